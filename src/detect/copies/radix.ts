const digits = 11
const radix = 1 << digits

/** Positions of keys in ascending order, equal keys in the order they came: three passes of counting sort. */
export function sortedByKey(keys: Uint32Array): Int32Array {
  let order = new Int32Array(keys.length)
  for (let at = 0; at < order.length; at++) order[at] = at
  let spare = new Int32Array(keys.length)
  for (let shift = 0; shift < 32; shift += digits) {
    const start = new Int32Array(radix + 1)
    for (const key of keys) start[((key >>> shift) & (radix - 1)) + 1]!++
    for (let value = 0; value < radix; value++) start[value + 1]! += start[value]!
    for (const at of order) spare[start[(keys[at]! >>> shift) & (radix - 1)]!++] = at
    ;[order, spare] = [spare, order]
  }
  return order
}
