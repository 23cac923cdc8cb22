/** Longest search for a free place before the table gives up on the data. */
const patience = 256

/**
 * Numbers byte strings from 0 in order of first appearance, without making a string of any of them.
 * Open addressing at half load; whoever floods it with equal hashes only makes it give up.
 */
export class Interner {
  #slots = new Int32Array(1 << 12).fill(-1)
  #hashes = new Int32Array(1 << 11)
  #starts = new Float64Array(1 << 11)
  #arena = Buffer.allocUnsafe(1 << 16)
  #used = 0
  #count = 0

  get count(): number {
    return this.#count
  }

  /**
   * @param hash of the bytes, computed by the caller while it looked for their end
   * @returns the number of `bytes[from..to)`, or -1 where hashes collide beyond reason
   */
  number(bytes: Buffer, from: number, to: number, hash: number): number {
    const slots = this.#slots
    const hashes = this.#hashes
    const mask = slots.length - 1
    const length = to - from
    let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
    for (let tries = 0; tries < patience; tries++) {
      const known = slots[slot]!
      if (known === -1) return this.#add(bytes, from, length, hash, slot)
      if (hashes[known] === hash && this.#equal(known, bytes, from, length)) return known
      slot = (slot + 1) & mask
    }
    return -1
  }

  /** The text of a number, as UTF-8. */
  text(number: number): string {
    const start = this.#starts[number]!
    return this.#arena.toString('utf8', start, this.#end(number))
  }

  #end(number: number): number {
    return number + 1 < this.#count ? this.#starts[number + 1]! : this.#used
  }

  #equal(known: number, bytes: Buffer, from: number, length: number): boolean {
    const start = this.#starts[known]!
    if (this.#end(known) - start !== length) return false
    const arena = this.#arena
    for (let i = 0; i < length; i++) if (arena[start + i] !== bytes[from + i]) return false
    return true
  }

  #add(bytes: Buffer, from: number, length: number, hash: number, slot: number): number {
    const number = this.#count++
    while (this.#used + length > this.#arena.length) this.#arena = grown(this.#arena, Buffer.allocUnsafe)
    for (let i = 0; i < length; i++) this.#arena[this.#used + i] = bytes[from + i]!
    if (number >= this.#starts.length) {
      this.#starts = grown(this.#starts, (size) => new Float64Array(size))
      this.#hashes = grown(this.#hashes, (size) => new Int32Array(size))
    }
    this.#starts[number] = this.#used
    this.#hashes[number] = hash
    this.#used += length
    this.#slots[slot] = number
    if (this.#count * 2 > this.#slots.length) this.#rehash()
    return number
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number]!
      let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask
      while (slots[slot] !== -1) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.#slots = slots
  }
}

/** Twice the room, with what was in it. */
export function grown<A extends Int32Array | Uint32Array | Float64Array | Uint8Array>(
  old: A,
  make: (size: number) => A,
): A {
  const wider = make(old.length * 2)
  wider.set(old)
  return wider
}
