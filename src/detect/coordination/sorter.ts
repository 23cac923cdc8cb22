/** Columns side by side: a row is what stands at one place in each. */
interface Columns {
  readonly time: Float64Array
  readonly account: Int32Array
  readonly source: Int32Array
}

/** Rows up to which insertion beats merging. */
const few = 16

/**
 * Sorts rows `from` up to `to` in place by time, then account, then source: O(m log m), O(m) where they are sorted
 * already. A typed array's own `sort` moves one column only, and copies and calls back where it is told how to compare.
 */
export function sorter({ time, account, source }: Columns): (from: number, to: number) => void {
  let spare: Columns = columns(1 << 8)

  const insert = (from: number, to: number) => {
    for (let p = from + 1; p < to; p++) {
      const [t, a, s] = [time[p]!, account[p]!, source[p]!]
      let q = p
      for (; q > from && before(t, a, s, time[q - 1]!, account[q - 1]!, source[q - 1]!); q--) {
        time[q] = time[q - 1]!
        account[q] = account[q - 1]!
        source[q] = source[q - 1]!
      }
      if (q === p) continue
      time[q] = t
      account[q] = a
      source[q] = s
    }
  }

  /** Two sorted halves: the lower one is moved aside and both are filled in from below. */
  const merge = (from: number, middle: number, to: number) => {
    const size = middle - from
    if (size > spare.time.length) spare = columns(2 * size)
    for (let k = 0; k < size; k++) {
      spare.time[k] = time[from + k]!
      spare.account[k] = account[from + k]!
      spare.source[k] = source[from + k]!
    }
    let upper = middle
    for (let at = from, k = 0; k < size; at++) {
      const [t, a, s] = [spare.time[k]!, spare.account[k]!, spare.source[k]!]
      const isUpper = upper < to && before(time[upper]!, account[upper]!, source[upper]!, t, a, s)
      time[at] = isUpper ? time[upper]! : t
      account[at] = isUpper ? account[upper]! : a
      source[at] = isUpper ? source[upper]! : s
      if (isUpper) upper++
      else k++
    }
  }

  const sort = (from: number, to: number) => {
    if (to - from <= few) {
      insert(from, to)
      return
    }
    const middle = (from + to) >> 1
    sort(from, middle)
    sort(middle, to)
    const last = middle - 1
    if (
      before(time[middle]!, account[middle]!, source[middle]!, time[last]!, account[last]!, source[last]!)
    ) {
      merge(from, middle, to)
    }
  }
  return sort
}

const columns = (size: number): Columns => ({
  time: new Float64Array(size),
  account: new Int32Array(size),
  source: new Int32Array(size),
})

function before(t: number, a: number, s: number, time: number, account: number, source: number): boolean {
  return t === time ? (a === account ? s < source : a < account) : t < time
}
