import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import type { Clock } from '../../kernel/effects.ts'
import { sha256 } from '../../kernel/hashing.ts'
import { base32OfHash } from '../../kernel/ids.ts'
import type { Shelf, Slip } from '../../ledger/index.ts'
import { RespondError } from '../errors.ts'
import { type Entry, type Narrowing, type Seen, seenNow, watchable } from './register.ts'

/** A part of the register that somebody watches. */
export interface Watch {
  readonly id: string
  readonly narrowing: Narrowing
  /** What they saw when they looked last, and when: milliseconds since 1970. */
  readonly seen: Seen
  readonly looked: number
}

const space = 'watch'
const mostWatches = 100

const keyOf = (name: string, id: string) => `${name}\n${id}`

function watchOf({ key, value }: Slip): Watch {
  return { id: key.slice(key.indexOf('\n') + 1), ...(value as unknown as Omit<Watch, 'id'>) }
}

/** What each person watches; nobody sees another's. */
export class Watches {
  readonly #shelf: Shelf
  readonly #clock: Clock

  constructor({ shelf, clock }: { readonly shelf: Shelf; readonly clock: Clock }) {
    this.#shelf = shelf
    this.#clock = clock
  }

  /** @param name of the person, as in the ledger */
  async list(name: string): Promise<readonly Watch[]> {
    return (await this.#shelf.list(space, keyOf(name, ''), mostWatches)).map(watchOf)
  }

  /**
   * Watches a part from now on; what is watched already stays as it was.
   * @param given values of the address; not trusted
   * @param entries what the part holds now
   * @throws RespondError `watch-refused`
   */
  async add(name: string, given: Narrowing, entries: readonly Entry[]): Promise<string> {
    const narrowing = Object.fromEntries(
      watchable.flatMap((one) => (given[one] ? [[one, given[one].slice(0, 120)] as const] : [])),
    )
    if (Object.keys(narrowing).length === 0) {
      throw new RespondError('watch-refused', 'choose a government, a step, a class or a case to watch')
    }
    const id = base32OfHash(sha256(canonicalJson(narrowing)), 10)
    const own = await this.list(name)
    if (own.length >= mostWatches && own.every((one) => one.id !== id)) {
      throw new RespondError('watch-refused', `nobody watches more than ${mostWatches} parts`, {
        hint: 'stop watching another one first',
      })
    }
    await this.#put(name, id, narrowing, entries, 0)
    return id
  }

  /** From now on only what comes after these entries is new. */
  async look(name: string, { id, narrowing }: Watch, entries: readonly Entry[]): Promise<void> {
    await this.#put(name, id, narrowing, entries, null)
  }

  #put(name: string, id: string, narrowing: Narrowing, entries: readonly Entry[], expected: 0 | null) {
    const value = { narrowing, seen: seenNow(entries), looked: this.#clock() }
    return this.#shelf.put(space, keyOf(name, id), value as unknown as Json, expected)
  }

  async remove(name: string, id: string): Promise<void> {
    await this.#shelf.remove(space, keyOf(name, id))
  }
}
