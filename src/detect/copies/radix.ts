const digits = 11
const radix = 1 << digits

/** Positions of keys in ascending order, equal keys in the order they came: three passes of counting sort. */
export function sortedByKey(keys: Uint32Array): Int32Array {
  const size = keys.length
  let order = new Int32Array(size)
  let spare = new Int32Array(size)
  for (let at = 0; at < size; at++) order[at] = at
  const start = new Int32Array(radix)
  for (let shift = 0; shift < 32; shift += digits) {
    start.fill(0)
    for (let at = 0; at < size; at++) start[(keys[at]! >>> shift) & (radix - 1)]!++
    let sum = 0
    for (let value = 0; value < radix; value++) {
      const count = start[value]!
      start[value] = sum
      sum += count
    }
    for (let at = 0; at < size; at++) {
      const own = order[at]!
      spare[start[(keys[own]! >>> shift) & (radix - 1)]!++] = own
    }
    ;[order, spare] = [spare, order]
  }
  return order
}
