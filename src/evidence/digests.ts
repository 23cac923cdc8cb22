import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Two digests of different construction (FIPS 180-4, FIPS 202): evidence outlives a break of either. Lower-case hexadecimal. */
export interface Digests {
  readonly sha256: string
  readonly sha3_512: string
  readonly bytes: number
}

export const sha256Form = /^[0-9a-f]{64}$/

/** Digests of what passes through. */
export class Digesting {
  readonly #sha256 = createHash('sha256')
  readonly #sha3 = createHash('sha3-512')
  #bytes = 0

  update(chunk: Uint8Array): void {
    this.#sha256.update(chunk)
    this.#sha3.update(chunk)
    this.#bytes += chunk.length
  }

  done(): Digests {
    return { sha256: this.#sha256.digest('hex'), sha3_512: this.#sha3.digest('hex'), bytes: this.#bytes }
  }
}

export async function digestsOf(path: string): Promise<Digests> {
  const digesting = new Digesting()
  for await (const chunk of createReadStream(path)) digesting.update(chunk as Uint8Array)
  return digesting.done()
}
