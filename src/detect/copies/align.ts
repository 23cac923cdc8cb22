/** Two words that belong together: positions in one text and in the other. */
export type Match = readonly [a: number, b: number]

/** Cells of the tables that one comparison may fill in all. */
const mostCells = 4_000_000

/**
 * Matches the words of two texts in order, as many as possible: the longest common subsequence where a table of it is small
 * enough, and else between anchors, words that stand once in each (patience difference, Bram Cohen). What lies
 * between two anchors and is too large for what is left of the table stays unmatched: time and memory are
 * bounded, whatever the texts.
 */
export function alignWords(a: readonly string[], b: readonly string[]): Match[] {
  const matches: Match[] = []
  let cells = mostCells
  const between = (aFrom: number, aTo: number, bFrom: number, bTo: number) => {
    let [x, y] = [aFrom, bFrom]
    while (x < aTo && y < bTo && a[x] === b[y]) matches.push([x++, y++])
    let [xEnd, yEnd] = [aTo, bTo]
    while (xEnd > x && yEnd > y && a[xEnd - 1] === b[yEnd - 1]) {
      xEnd--
      yEnd--
    }
    const needed = (xEnd - x + 1) * (yEnd - y + 1)
    if (needed <= cells) {
      cells -= needed
      for (const [p, q] of subsequence(a.slice(x, xEnd), b.slice(y, yEnd))) matches.push([x + p, y + q])
    }
    for (; xEnd < aTo; xEnd++, yEnd++) matches.push([xEnd, yEnd])
  }
  if ((a.length + 1) * (b.length + 1) <= mostCells) between(0, a.length, 0, b.length)
  else {
    let [x, y] = [0, 0]
    for (const [p, q] of [...anchors(a, b), [a.length, b.length] as const]) {
      between(x, p, y, q)
      if (p < a.length) matches.push([p, q])
      ;[x, y] = [p + 1, q + 1]
    }
  }
  return matches
}

/** The longest common subsequence, by the table of its lengths. */
function subsequence(a: readonly string[], b: readonly string[]): Match[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      longest[x * width + y] =
        a[x] === b[y]
          ? longest[(x + 1) * width + y + 1]! + 1
          : Math.max(longest[(x + 1) * width + y]!, longest[x * width + y + 1]!)
    }
  }
  const matches: Match[] = []
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    if (a[x] === b[y]) matches.push([x++, y++])
    else if (longest[(x + 1) * width + y]! >= longest[x * width + y + 1]!) x++
    else y++
  }
  return matches
}

/** Words that stand once in each text, as many as keep their order: the longest increasing run of their places. */
function anchors(a: readonly string[], b: readonly string[]): Match[] {
  const placesInB = singles(b)
  const common: Match[] = []
  for (const [word, at] of singles(a)) {
    const there = placesInB.get(word)
    if (there !== undefined) common.push([at, there])
  }
  const tails: number[] = []
  const before = new Int32Array(common.length).fill(-1)
  for (const [at, [, place]] of common.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (common[tails[middle]!]![1] < place) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? tails[low - 1]! : -1
    tails[low] = at
  }
  const kept: Match[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) kept.push(common[at]!)
  return kept.reverse()
}

/** Words that stand once, with their places, in order. */
function singles(words: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [at, word] of words.entries()) places.set(word, places.has(word) ? -1 : at)
  for (const [word, at] of places) if (at === -1) places.delete(word)
  return places
}
