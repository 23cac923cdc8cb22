/**
 * Fingerprints of parts of a name without making the parts: sum of c_i B^i modulo 2^32. Taking a letter out, a beginning
 * and an end of a name each cost one multiplication, so that all single deletions of a name are looked up in linear time.
 */
const base = 0x9e3779b1
const most = 128
const powers = new Int32Array(most + 1)
const inverses = new Int32Array(most + 1)
powers[0] = 1
inverses[0] = 1
const inverse = inverseOf(base)
for (let i = 1; i <= most; i++) {
  powers[i] = Math.imul(powers[i - 1]!, base)
  inverses[i] = Math.imul(inverses[i - 1]!, inverse)
}

/** Newton's iteration: each step doubles the bits of the inverse that are right. */
function inverseOf(odd: number): number {
  let guess = odd
  for (let i = 0; i < 5; i++) guess = Math.imul(guess, 2 - Math.imul(odd, guess))
  return guess | 0
}

/** Fingerprints of the beginnings of one name. */
export class Fingerprints {
  private readonly sums = new Int32Array(most + 1)
  private length = 0

  of(codes: Uint8Array, length: number): this {
    this.length = length
    let sum = 0
    for (let i = 0; i < length; i++) {
      sum = (sum + Math.imul(codes[i]!, powers[i]!)) | 0
      this.sums[i + 1] = sum
    }
    return this
  }

  whole(): number {
    return this.sums[this.length]!
  }

  /** From `start` up to before `end`. */
  part(start: number, end: number): number {
    return Math.imul(this.sums[end]! - this.sums[start]!, inverses[start]!)
  }

  /** Without the letter at `at`. */
  without(at: number): number {
    const after = Math.imul(this.sums[this.length]! - this.sums[at + 1]!, inverse)
    return (this.sums[at]! + after) | 0
  }
}

const none: readonly number[] = []

/** Numbers by fingerprint. Most lookups miss, and a bit says so before the map is asked. */
export class FingerprintMap {
  private readonly bits: Uint32Array
  private readonly mask: number
  private readonly entries = new Map<number, number[]>()

  /** @param expected how many entries are to come */
  constructor(expected: number) {
    const size = 2 ** Math.max(10, Math.ceil(Math.log2(expected * 64 + 1)))
    this.bits = new Uint32Array(size / 32)
    this.mask = size - 1
  }

  add(fingerprint: number, value: number): void {
    const place = this.place(fingerprint)
    this.bits[place >>> 5]! |= 1 << (place & 31)
    const held = this.entries.get(fingerprint)
    if (held === undefined) this.entries.set(fingerprint, [value])
    else if (!held.includes(value)) held.push(value)
  }

  get(fingerprint: number): readonly number[] {
    const place = this.place(fingerprint)
    if ((this.bits[place >>> 5]! & (1 << (place & 31))) === 0) return none
    return this.entries.get(fingerprint) ?? none
  }

  private place(fingerprint: number): number {
    return (Math.imul(fingerprint ^ (fingerprint >>> 15), 0x2c1b3c6d) >>> 7) & this.mask
  }
}
