/** Days since 1970, both ends included. */
export interface Span {
  readonly from: number
  readonly to: number
}

const mostSpans = 32

/** Spans in order, those no more than `slack` days apart made one; beyond 32 the rest is made one too. */
export function merged(spans: readonly Span[], slack: number): readonly Span[] {
  const found: Span[] = []
  for (const { from, to } of [...spans].sort((x, y) => x.from - y.from || x.to - y.to)) {
    const before = found.at(-1)
    if (before !== undefined && (from - before.to <= slack || found.length >= mostSpans))
      found[found.length - 1] = { from: before.from, to: Math.max(before.to, to) }
    else found.push({ from, to })
  }
  return found
}

/** The latest time at which both hold, or nearly: where they miss by at most `slack` days, the days between. */
export function together(a: readonly Span[], b: readonly Span[], slack: number): Span | null {
  let [i, j] = [a.length - 1, b.length - 1]
  while (i >= 0 && j >= 0) {
    const [x, y] = [a[i]!, b[j]!]
    const [from, to] = [Math.max(x.from, y.from), Math.min(x.to, y.to)]
    if (from - to <= slack) return from <= to ? { from, to } : { from: to, to: from }
    if (x.from > y.from) i--
    else j--
  }
  return null
}
