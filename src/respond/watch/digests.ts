import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import type { Clock, RandomBytes } from '../../kernel/effects.ts'
import { sha256 } from '../../kernel/hashing.ts'
import { base32OfHash } from '../../kernel/ids.ts'
import type { Shelf } from '../../ledger/index.ts'
import { Outbox } from '../../records/index.ts'
import {
  type Changes,
  changesSince,
  type Entry,
  isQuiet,
  type Narrowing,
  type Seen,
  seenNow,
} from './register.ts'
import type { Watch, Watches } from './watches.ts'

/** One mail to one person about everything they watch. */
export interface Digest {
  readonly messageId: string
  readonly to: string
  /** Ends these mails for whoever has it. */
  readonly stop: { readonly who: string; readonly token: string }
  readonly parts: readonly { readonly narrowing: Narrowing; readonly changes: Changes }[]
}

/** That somebody wants mail, and what the last one told. */
interface Wish {
  readonly token: string
  /** When the last one went out; 0 before. */
  readonly sent: number
  /** By watch. */
  readonly told: Readonly<Record<string, Seen>>
}

interface DigestsOptions {
  readonly shelf: Shelf
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly watches: Watches
  /** A part of the register as everybody may see it: nothing else goes into a mail. */
  readonly register: (narrowing: Narrowing) => Promise<readonly Entry[]>
  /** Where a person is written to; null where nobody knows. */
  readonly addressOf: (name: string) => Promise<string | null>
  /** Null where no mail is sent. */
  readonly post: ((digest: Digest) => Promise<void>) | null
}

const wishes = 'watch-mail'
const mostWishes = 5000
const pause = 86_400_000

/** Mails of what changed in the parts that people watch: one a day at the most, each at least once. */
export class Digests {
  readonly #options: DigestsOptions
  readonly #outbox: Outbox
  #turn: Promise<number> | undefined

  constructor(options: DigestsOptions) {
    this.#options = options
    this.#outbox = new Outbox({ ...options, space: 'watch-digest' })
  }

  /** Whether this person can be written to. */
  async reaches(name: string): Promise<boolean> {
    return this.#options.post !== null && (await this.#options.addressOf(name)) !== null
  }

  async wanted(name: string): Promise<boolean> {
    return (await this.#options.shelf.get(wishes, name)) !== null
  }

  /** From now on, and about what comes from now on. */
  async begin(name: string): Promise<void> {
    const token = base32OfHash(sha256(this.#options.randomBytes(16)), 24)
    const told = await this.#told(await this.#options.watches.list(name), {})
    await this.#put(name, { token, sent: 0, told }, 0)
  }

  async end(name: string): Promise<void> {
    await this.#options.shelf.remove(wishes, name)
  }

  /** @returns whether the link was one of this person's mails and the mails are ended */
  async stop(name: string, token: string): Promise<boolean> {
    const slip = await this.#options.shelf.get(wishes, name.slice(0, 200))
    if (slip === null || sha256((slip.value as unknown as Wish).token) !== sha256(token)) return false
    await this.end(name)
    return true
  }

  /** Sends what is due. Rounds never overlap. @returns how many mails went out */
  round(): Promise<number> {
    this.#turn ??= this.#round().finally(() => {
      this.#turn = undefined
    })
    return this.#turn
  }

  async #round(): Promise<number> {
    const { post, shelf, clock } = this.#options
    if (post === null) return 0
    let sent = 0
    for (const { key: name, value, version } of await shelf.list(wishes, '', mostWishes)) {
      const wish = value as unknown as Wish
      if (clock() - wish.sent < pause) continue
      if (await this.#one(name, wish, version, post)) sent++
    }
    return sent
  }

  async #one(name: string, wish: Wish, version: number, post: NonNullable<DigestsOptions['post']>) {
    const to = await this.#options.addressOf(name)
    if (to === null) return false
    const watched = await this.#options.watches.list(name)
    const told = await this.#told(watched, wish.told)
    const now = await this.#told(watched, {})
    const parts = await Promise.all(
      watched.map(async ({ id, narrowing }) => ({
        narrowing,
        changes: changesSince(told[id] ?? {}, await this.#options.register(narrowing)),
      })),
    )
    const telling = parts.filter(({ changes }) => !isQuiet(changes))
    if (telling.length === 0) {
      // A part that is watched since the last mail begins as it stands.
      if (canonicalJson(told) !== canonicalJson(wish.told)) await this.#put(name, { ...wish, told }, version)
      return false
    }
    // The same changes are the same mail, whoever finds them, also after a crash.
    const id = `${name}\n${sha256(canonicalJson({ told, now }))}`
    const stop = { who: name, token: wish.token }
    const ended = await this.#outbox.send(id, (messageId) => post({ messageId, to, stop, parts: telling }))
    const state = await this.#outbox.state(id)
    if (state?.state === 'sent') await this.#put(name, { ...wish, sent: state.at, told: now }, version)
    return ended === 'sent'
  }

  /** For each watch what was told of it; for a new one what it holds now. */
  async #told(watched: readonly Watch[], before: Wish['told']): Promise<Wish['told']> {
    const all = await Promise.all(
      watched.map(
        async ({ id, narrowing }) =>
          [id, before[id] ?? seenNow(await this.#options.register(narrowing))] as const,
      ),
    )
    return Object.fromEntries(all)
  }

  #put(name: string, wish: Wish, expected: number): Promise<boolean> {
    return this.#options.shelf.put(wishes, name, wish as unknown as Json, expected)
  }
}
