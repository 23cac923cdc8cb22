import type { Clock } from '../kernel/effects.ts'
import { signCheckpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import {
  entryHash,
  type LedgerEvent,
  ledgerRecord,
  readEvent,
  type SignedAct,
  type StoredEvent,
} from './event.ts'
import { type Keyring, ledgerKinds } from './keyring.ts'
import type { SigningKey } from './keys.ts'
import { Frontier, type TreeNode } from './merkle.ts'
import { type Commit, chunkSize, type LedgerStore, type Locked } from './store.ts'

/** Acts that go in together or not at all. */
interface Group {
  readonly acts: readonly SignedAct[]
  readonly erase: readonly number[]
  readonly resolve: (events: LedgerEvent[]) => void
  readonly reject: (reason: unknown) => void
}

/** At most so many groups share one transaction, so that one sync to disk stays short. */
const maxGroups = 1_000
const maxTries = 5

/** Group commit: appends that wait at the same time share one transaction and one sync to disk. */
export class CommitQueue {
  readonly #store: LedgerStore
  readonly #clock: Clock
  readonly #keyring: Keyring
  readonly #key: SigningKey | undefined
  #waiting: Group[] = []
  #running: Promise<void> | null = null

  constructor(store: LedgerStore, clock: Clock, keyring: Keyring, key: SigningKey | undefined) {
    this.#store = store
    this.#clock = clock
    this.#keyring = keyring
    this.#key = key
  }

  add(acts: readonly SignedAct[], erase: readonly number[] = []): Promise<LedgerEvent[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ acts, erase, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  async idle(): Promise<void> {
    await this.#running
  }

  /** Takes in keys that another process enrolled or revoked. */
  async refreshKeys(): Promise<void> {
    for (;;) {
      const events = await this.#store.ofRecord(ledgerRecord, this.#keyring.position + 1, chunkSize)
      for (const event of events) this.#keyring.read(event.sequence, event.act, readEvent(event).body)
      if (events.length < chunkSize) return
    }
  }

  async #run(): Promise<void> {
    // What is appended in the same turn of the event loop joins the first transaction.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const groups = this.#waiting.splice(0, maxGroups)
      await this.#commit(groups).catch((error: unknown) => {
        for (const group of groups) group.reject(error)
      })
    }
    this.#running = null
  }

  async #commit(groups: readonly Group[]): Promise<void> {
    const acts = groups.flatMap((group) => group.acts)
    const question = {
      records: [...new Set([ledgerRecord, ...acts.map(({ act }) => act.record)])],
      bodies: acts.map(({ act }) => Buffer.from(act.body, 'hex')),
    }
    for (let tries = 0; tries < maxTries; tries++) {
      let batch: Batch | 'keys have changed' | undefined
      await this.#store.commit(question, (locked) => {
        if ((locked.latest.get(ledgerRecord) ?? -1) !== this.#keyring.position) {
          batch = 'keys have changed'
          return null
        }
        batch = new Batch(locked, this.#clock(), this.#keyring)
        for (const group of groups) batch.take(group)
        return batch.commit(this.#key)
      })
      if (batch instanceof Batch) return batch.answer()
      await this.refreshKeys()
    }
    throw new LedgerError('busy', 'the keys of the ledger keep changing under this append')
  }
}

/** One transaction in the making. */
class Batch {
  readonly #locked: Locked
  readonly #keyring: Keyring
  readonly #frontier: Frontier
  readonly #latest: Map<string, number>
  readonly #known: Set<string>
  readonly #recorded: number
  readonly #events: StoredEvent[] = []
  readonly #nodes: TreeNode[] = []
  readonly #erase: number[] = []
  readonly #answers: (() => void)[] = []

  constructor(locked: Locked, now: number, keyring: Keyring) {
    this.#locked = locked
    this.#keyring = keyring
    this.#frontier = new Frontier(locked.head.size, locked.head.peaks)
    this.#latest = new Map(locked.latest)
    this.#known = new Set(locked.known)
    // A clock that was set back must not reorder the record.
    this.#recorded = Math.max(now, locked.head.recorded)
  }

  take(group: Group): void {
    try {
      for (const act of group.acts) this.#check(act)
      if (new Set(group.acts.map(({ act }) => act.body)).size < group.acts.length) {
        throw new LedgerError('duplicate', 'the same act is to be appended twice')
      }
    } catch (error) {
      this.#answers.push(() => group.reject(error))
      return
    }
    const events = group.acts.map((act) => this.#add(act))
    this.#erase.push(...group.erase)
    this.#answers.push(() => group.resolve(events.map(readEvent)))
  }

  #check({ act, expected }: SignedAct): void {
    if (this.#locked.head.note === null && this.#locked.head.size > 0) {
      throw new LedgerError('unsealed', 'an import was interrupted', {
        hint: 'run tocsin ledger import with the same file again',
      })
    }
    if (act.kind !== ledgerKinds.opened) this.#keyring.permit(act)
    const latest = this.#latest.get(act.record) ?? null
    if (expected !== undefined && expected !== latest) {
      const found = latest === null ? 'is new' : `stands at event ${latest}`
      throw new LedgerError(
        'conflict',
        `record ${act.record} ${found}, not at ${expected ?? 'its beginning'}`,
        {
          hint: 'read it again and merge',
        },
      )
    }
    if (this.#known.has(act.body)) {
      throw new LedgerError('duplicate', `this act of ${act.author} is on record already`)
    }
  }

  #add({ act, signature, salt, content }: SignedAct): StoredEvent {
    const previous = this.#events[this.#events.length - 1]?.hash ?? this.#locked.head.last
    const draft = { sequence: this.#frontier.size, act, recorded: this.#recorded, signature, salt, content }
    const event = { ...draft, hash: entryHash(draft, previous) }
    this.#nodes.push(...this.#frontier.add(event.hash))
    this.#events.push(event)
    this.#latest.set(act.record, event.sequence)
    this.#known.add(act.body)
    return event
  }

  commit(key: SigningKey | undefined): Commit | null {
    const last = this.#events[this.#events.length - 1]
    if (last === undefined) return null
    const { origin } = this.#keyring
    if (key === undefined || (origin !== null && this.#keyring.active(key.public.id)?.role !== 'instance')) {
      throw new LedgerError('no-key', 'the ledger cannot be sealed without its key')
    }
    const { size, peaks } = this.#frontier
    const note = signCheckpoint(origin ?? last.act.ledger, size, this.#frontier.root(), key)
    return {
      head: { size, last: last.hash, recorded: this.#recorded, peaks, note },
      events: this.#events,
      nodes: this.#nodes,
      erase: this.#erase,
    }
  }

  answer(): void {
    for (const answer of this.#answers) answer()
  }
}
