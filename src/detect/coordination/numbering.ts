/** A column of numbers that grows. */
export class Column {
  #values = new Float64Array(1 << 12)
  #size = 0

  get size(): number {
    return this.#size
  }

  push(value: number): void {
    if (this.#size === this.#values.length) {
      const wider = new Float64Array(this.#size * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#size++] = value
  }

  values(): Float64Array {
    return this.#values.subarray(0, this.#size)
  }
}

/** Numbers values from 0 in ascending order: whatever order they come in, equal values get equal numbers. */
export function ranked(values: Float64Array): { ranks: Int32Array; distinct: Float64Array } {
  const ascending = values.slice().sort()
  let count = 0
  for (let i = 0; i < ascending.length; i++) {
    if (i === 0 || ascending[i] !== ascending[i - 1]) ascending[count++] = ascending[i]!
  }
  const ranks = Int32Array.from(values, (value) => {
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (ascending[middle]! < value) low = middle + 1
      else high = middle
    }
    return low
  })
  return { ranks, distinct: ascending.slice(0, count) }
}
