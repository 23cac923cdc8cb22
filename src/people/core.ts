import type { Body } from '../ledger/index.ts'
import { Attempts } from './attempts.ts'
import { anybodyThere } from './database.ts'
import type { Engine } from './engine.ts'
import type { RowStore } from './row-store.ts'
import { peopleKey } from './secrets.ts'
import type { PeopleEffects, PeopleOptions, PeopleSettings } from './settings.ts'

/** What every part of the room needs; opens the engine when one is first asked for. */
export class Core {
  readonly settings: PeopleSettings
  readonly effects: PeopleEffects
  readonly attempts: Attempts
  readonly send: PeopleOptions['send']
  readonly #ledger: PeopleOptions['ledger']
  #engine: Promise<Engine> | undefined

  constructor({ ledger, effects, send, ...settings }: PeopleOptions) {
    this.send = send
    this.settings = settings
    this.effects = effects
    this.attempts = new Attempts(effects.clock)
    this.#ledger = ledger
  }

  get now(): number {
    return this.effects.clock()
  }

  engine(): Promise<Engine> {
    this.#engine ??= this.#open().catch((error: unknown) => {
      this.#engine = undefined
      throw error
    })
    return this.#engine
  }

  async #open(): Promise<Engine> {
    const { Engine } = await import('./engine.ts')
    return Engine.open(this.settings, await peopleKey(this.settings.folder, this.effects.randomBytes))
  }

  async rows(): Promise<RowStore> {
    return (await this.engine()).rows
  }

  anybody(): Promise<boolean> {
    return anybodyThere(this.settings)
  }

  /** Puts on record who did what. Never a secret, never an address. */
  async note(author: string, kind: string, record: string, body: Body): Promise<void> {
    await this.#ledger.append({ author, kind, record, body })
  }

  /** The events of a person, token or organisation, newest first. */
  async events(record: string) {
    const events = []
    for await (const event of this.#ledger.events({ record })) events.push(event)
    return events.reverse()
  }

  async close(): Promise<void> {
    const engine = await this.#engine?.catch(() => undefined)
    await engine?.close()
  }
}
