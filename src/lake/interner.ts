/** Longest search for a free place before the table gives up on the data. */
const patience = 256

/** Most that are numbered at once. */
export const batch = 512
const likely = new Int32Array(batch)
const begins = new Int32Array(batch)

/**
 * Numbers byte strings from 0 in order of first appearance, without making a string of any of them.
 * Open addressing at half load. What is looked up most appears first as a rule, so that what lies in the order of numbers is
 * mostly at hand, and the places are few bytes each. Whoever floods it with equal hashes only makes it give up.
 */
export class Interner {
  /** By place of the table: the number that is there plus one. */
  #places = new Int32Array(1 << 12)
  /** By number, side by side: the hash, and where the bytes begin. */
  #heads = new Int32Array(1 << 12)
  #arena = Buffer.allocUnsafe(1 << 16)
  #used = 0
  #count = 0

  get count(): number {
    return this.#count
  }

  /**
   * @param hash of the bytes, computed by the caller while it looked for their end
   * @returns the number of `bytes[from..to)`, or -1 where hashes collide beyond reason or 2 GiB are full
   */
  number(bytes: Buffer, from: number, to: number, hash: number): number {
    const places = this.#places
    const mask = places.length - 1
    const length = to - from
    let place = spread(hash) & mask
    for (let tries = 0; tries < patience; tries++) {
      const next = places[place]!
      if (next === 0) return this.#add(bytes, from, length, hash, place)
      if (this.#is(next, bytes, from, length, hash)) return next - 1
      place = (place + 1) & mask
    }
    return -1
  }

  /**
   * The same for many at once. A look-up waits for memory several times; here each time is waited for together.
   * @param cells three numbers each: from, to, hash
   * @param numbers where they go, from `at` on
   * @returns false where one has none
   */
  numberAll(bytes: Buffer, cells: Int32Array, count: number, numbers: Int32Array, at: number): boolean {
    const places = this.#places
    const heads = this.#heads
    const arena = this.#arena
    const mask = places.length - 1
    for (let i = 0; i < count; i++) likely[i] = places[spread(cells[3 * i + 2]!) & mask]!
    for (let i = 0; i < count; i++) begins[i] = likely[i] === 0 ? 0 : heads[2 * likely[i]! - 1]!
    for (let i = 0; i < count; i++) if (arena[begins[i]!] !== bytes[cells[3 * i]!]) likely[i] = 0
    for (let i = 0; i < count; i++) {
      const from = cells[3 * i]!
      const to = cells[3 * i + 1]!
      const hash = cells[3 * i + 2]!
      const number = this.#is(likely[i]!, bytes, from, to - from, hash)
        ? likely[i]! - 1
        : this.number(bytes, from, to, hash)
      if (number < 0) return false
      numbers[at + i] = number
    }
    return true
  }

  /** The text of a number, as UTF-8. */
  text(number: number): string {
    const end = number + 1 < this.#count ? this.#heads[2 * number + 3]! : this.#used
    return this.#arena.toString('utf8', this.#heads[2 * number + 1]!, end)
  }

  /** Whether these bytes are what has the number before `next`. */
  #is(next: number, bytes: Buffer, from: number, length: number, hash: number): boolean {
    const heads = this.#heads
    if (next === 0 || heads[2 * next - 2] !== hash) return false
    const start = heads[2 * next - 1]!
    const end = next < this.#count ? heads[2 * next + 1]! : this.#used
    if (end - start !== length) return false
    const arena = this.#arena
    for (let i = 0; i < length; i++) if (arena[start + i] !== bytes[from + i]) return false
    return true
  }

  #add(bytes: Buffer, from: number, length: number, hash: number, place: number): number {
    if (this.#used + length > 0x7fff_ffff) return -1
    const number = this.#count++
    while (this.#used + length > this.#arena.length) this.#arena = grown(this.#arena, Buffer.allocUnsafe)
    const arena = this.#arena
    const used = this.#used
    // Most are short, and for those a call to copy costs more than copying.
    for (let i = 0; i < length; i++) arena[used + i] = bytes[from + i]!
    if (2 * number === this.#heads.length) this.#heads = grown(this.#heads, (size) => new Int32Array(size))
    this.#heads[2 * number] = hash
    this.#heads[2 * number + 1] = used
    this.#places[place] = number + 1
    this.#used += length
    if (this.#count * 2 > this.#places.length) this.#widen()
    return number
  }

  #widen(): void {
    const places = new Int32Array(this.#places.length * 2)
    const mask = places.length - 1
    for (let number = 0; number < this.#count; number++) {
      let place = spread(this.#heads[2 * number]!) & mask
      while (places[place] !== 0) place = (place + 1) & mask
      places[place] = number + 1
    }
    this.#places = places
  }
}

/** The low bits of the caller's hash depend on few of the bytes; these depend on all. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 4
}

/** Twice the room, with what was in it. */
function grown<A extends Int32Array | Uint8Array>(old: A, make: (size: number) => A): A {
  const wider = make(old.length * 2)
  wider.set(old)
  return wider
}
