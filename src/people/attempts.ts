import type { Clock } from '../kernel/effects.ts'
import { PeopleError } from './errors.ts'

const span = 60_000
const mostKeys = 10_000

/**
 * Failed attempts within a minute, by address and in all. What is guessed has at least 80 random bits; this keeps
 * guessing from costing the server much.
 */
export class Attempts {
  readonly #clock: Clock
  readonly #each: number
  readonly #all: number
  #began = 0
  #failed = 0
  readonly #byKey = new Map<string, number>()

  constructor(clock: Clock, { each = 10, all = 200 }: { each?: number; all?: number } = {}) {
    this.#clock = clock
    this.#each = each
    this.#all = all
  }

  /** @throws PeopleError `too-many-attempts` */
  #demand(key: string): void {
    this.#turn()
    if (this.#failed >= this.#all || (this.#byKey.get(key) ?? 0) >= this.#each) {
      throw new PeopleError('too-many-attempts', 'too many attempts failed', {
        hint: 'try again in a minute',
      })
    }
  }

  #noted(key: string): void {
    this.#turn()
    this.#failed++
    if (this.#byKey.size < mostKeys || this.#byKey.has(key)) {
      this.#byKey.set(key, (this.#byKey.get(key) ?? 0) + 1)
    }
  }

  /** Counts what costs something each time, whatever comes of it. */
  spend(key: string): void {
    this.#demand(`${key} spent`)
    this.#noted(`${key} spent`)
  }

  /** Runs what may be guessed: after too many failures not even what is right is tried. */
  async guard<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    this.#demand(key)
    return this.#counted(key, work)
  }

  /**
   * Runs what cannot be guessed, a signature or 256 random bits: what is right always passes, so that nobody can
   * shut others out by failing. After too many failures the next one is told to wait.
   */
  async count<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    return this.#counted(`${key} unguessable`, work, true)
  }

  async #counted<Result>(key: string, work: () => Promise<Result>, wait = false): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof PeopleError && error.status === 401) {
        if (wait) this.#demand(key)
        this.#noted(key)
      }
      throw error
    }
  }

  #turn(): void {
    const now = this.#clock()
    if (now - this.#began < span && now >= this.#began) return
    this.#began = now
    this.#failed = 0
    this.#byKey.clear()
  }
}
