/** Longest search for a free place before the table gives up on the data. */
const patience = 256

/** Numbers of a place in the table: what is there plus one, its hash, where its bytes begin, how many there are. */
const stride = 4

/**
 * Numbers byte strings from 0 in order of first appearance, without making a string of any of them.
 * Open addressing at half load; all that a look-up needs of a place lies side by side, because memory is what it
 * waits for. Whoever floods it with equal hashes only makes it give up.
 */
export class Interner {
  #places = new Int32Array(stride << 12)
  #starts = new Uint32Array(1 << 11)
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
    let place = (spread(hash) * stride) & mask
    for (let tries = 0; tries < patience; tries++) {
      const known = places[place]!
      if (known === 0) return this.#add(bytes, from, length, hash, place)
      if (places[place + 1] === hash && places[place + 3] === length) {
        if (this.#equal(places[place + 2]!, bytes, from, length)) return known - 1
      }
      place = (place + stride) & mask
    }
    return -1
  }

  /** The text of a number, as UTF-8. */
  text(number: number): string {
    const end = number + 1 < this.#count ? this.#starts[number + 1]! : this.#used
    return this.#arena.toString('utf8', this.#starts[number]!, end)
  }

  #equal(start: number, bytes: Buffer, from: number, length: number): boolean {
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
    if (number === this.#starts.length) this.#starts = grown(this.#starts, (size) => new Uint32Array(size))
    this.#starts[number] = this.#used
    const places = this.#places
    places[place] = number + 1
    places[place + 1] = hash
    places[place + 2] = used
    places[place + 3] = length
    this.#used += length
    if (this.#count * 2 * stride > this.#places.length) this.#widen()
    return number
  }

  #widen(): void {
    const old = this.#places
    const places = new Int32Array(old.length * 2)
    const mask = places.length - 1
    for (let from = 0; from < old.length; from += stride) {
      if (old[from] === 0) continue
      let place = (spread(old[from + 1]!) * stride) & mask
      while (places[place] !== 0) place = (place + stride) & mask
      for (let i = 0; i < stride; i++) places[place + i] = old[from + i]!
    }
    this.#places = places
  }
}

/** The low bits of the caller's hash depend on few of the bytes; these depend on all. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 4
}

/** Twice the room, with what was in it. */
function grown<A extends Uint32Array | Uint8Array>(old: A, make: (size: number) => A): A {
  const wider = make(old.length * 2)
  wider.set(old)
  return wider
}
