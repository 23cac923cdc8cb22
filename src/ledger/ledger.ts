import type { Clock, RandomBytes } from '../kernel/effects.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { CommitQueue } from './commit-queue.ts'
import { LedgerError } from './errors.ts'
import {
  actBytes,
  bodyContent,
  checkAct,
  contentHash,
  type Draft,
  entryJson,
  type LedgerEvent,
  ledgerRecord,
  noHash,
  readEvent,
  receiveAct,
  reserved,
  type SignedAct,
  type StoredEvent,
  saltBytes,
} from './event.ts'
import { format, type KeyRole, Keyring, ledgerKinds } from './keyring.ts'
import type { SigningKey, VerifierKey } from './keys.ts'
import {
  consistencyRanges,
  foldPeaks,
  type Hash,
  inclusionRanges,
  type LeafRange,
  rangeNodes,
} from './merkle.ts'
import { chunkSize, hex, type LedgerStore } from './store.ts'

export interface LedgerOptions {
  readonly store: LedgerStore
  /** The instance's key; without it, or with one that is not enrolled, the ledger can only be read. */
  readonly key?: SigningKey
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** An event with what it takes to check it against a checkpoint without the ledger. */
export interface InclusionProof {
  readonly sequence: number
  /** Canonical JSON: its RFC 9162 leaf hash is the leaf. */
  readonly entry: string
  readonly size: number
  readonly root: Hash
  readonly hashes: readonly Hash[]
}

/** The bytes that `vouch` signs. */
export function vouchedBytes(purpose: string, text: string): Uint8Array {
  return Buffer.from(`tocsin ${purpose} v1\n${text}`)
}

/** The append-only record. Every change is an event; nothing is ever edited. */
export class Ledger {
  readonly store: LedgerStore
  readonly #clock: Clock
  readonly #randomBytes: RandomBytes
  readonly #key: SigningKey | undefined
  readonly #keyring: Keyring
  readonly #queue: CommitQueue

  private constructor(options: LedgerOptions, keyring: Keyring) {
    this.store = options.store
    this.#clock = options.clock
    this.#randomBytes = options.randomBytes
    this.#key = options.key
    this.#keyring = keyring
    this.#queue = new CommitQueue(options.store, options.clock, keyring, options.key)
  }

  /** Opens the ledger of a store; an empty store becomes a new ledger named after the key. */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const ledger = new Ledger(options, new Keyring())
    const { size } = await options.store.head()
    if (size === 0 && options.key !== undefined) {
      await ledger.#begin(options.key).catch((error: unknown) => {
        // Another process may have opened it in the same moment.
        if (!(error instanceof LedgerError && error.code === 'conflict')) throw error
      })
    }
    await ledger.#queue.refreshKeys()
    return ledger
  }

  async #begin(key: SigningKey): Promise<void> {
    const body = { format, key: key.public.vkey, origin: key.public.name }
    const draft = { author: key.public.name, kind: ledgerKinds.opened, record: ledgerRecord, expected: null }
    await this.#queue.add([this.#sign({ ...draft, body }, key, key.public.name)])
  }

  /** The ledger's name; null while it is empty. */
  get origin(): string | null {
    return this.#keyring.origin
  }

  /** The key with which this instance signs; null where the ledger can only be read. */
  get key(): VerifierKey | null {
    return this.#key?.public ?? null
  }

  /**
   * Signs a text that is not an act: `tocsin`, what it is for, and its version stand in front of it.
   * @param purpose lower-case words joined by hyphens
   */
  vouch(purpose: string, text: string): Uint8Array {
    if (purpose === 'act') throw new TypeError('acts are signed by prepare')
    return this.#needKey().sign(vouchedBytes(purpose, text))
  }

  keys(): ReturnType<Keyring['all']> {
    return this.#keyring.all()
  }

  /**
   * Puts an act on record. Resolves once it is on disk.
   * @param by the author's own key; without it the instance signs for them
   * @throws LedgerError `invalid-event`, `conflict`, `refused`, `no-key`, `unsealed`, `disk-full`, `busy`
   */
  async append(draft: Draft, by?: SigningKey): Promise<LedgerEvent> {
    return (await this.appendAll([draft], by))[0]!
  }

  /** All of them, next to each other, or none. */
  async appendAll(drafts: readonly Draft[], by?: SigningKey): Promise<LedgerEvent[]> {
    return this.#queue.add(drafts.map((draft) => this.prepare(draft, by)))
  }

  /** Signs an act without appending it, as an author's own device does. */
  prepare(draft: Draft, by?: SigningKey): SignedAct {
    if (draft.kind.startsWith(reserved)) {
      throw new LedgerError('refused', `events of kind ${reserved}* are written by the ledger itself`)
    }
    return this.#signOwn(draft, by)
  }

  /**
   * Appends acts that were signed elsewhere, all or none.
   * @throws LedgerError also `integrity` for a wrong signature and `duplicate` for an act already on record
   */
  async submit(acts: readonly SignedAct[]): Promise<LedgerEvent[]> {
    const checked = acts.map(receiveAct)
    for (const { act, signature } of checked) {
      if (act.kind.startsWith(reserved)) {
        throw new LedgerError('refused', `events of kind ${reserved}* are written by the ledger itself`)
      }
      if (!this.#keyring.permit(act).verify(actBytes(act), signature)) {
        throw new LedgerError('integrity', `the signature of ${act.author} is wrong`)
      }
    }
    return this.#queue.add(checked)
  }

  /** Lets another key sign from now on. */
  async enrol(key: VerifierKey, role: KeyRole): Promise<LedgerEvent> {
    return this.#own(ledgerKinds.keyEnrolled, { key: key.vkey, role })
  }

  /** Ends a key's right to sign. What it signed before stays valid. */
  async revoke(id: string, reason: string): Promise<LedgerEvent> {
    if (id === this.#key?.public.id) {
      throw new LedgerError('refused', 'this key cannot revoke itself', {
        hint: 'enrol a second instance key and revoke with that one',
      })
    }
    if (this.#keyring.active(id) === undefined) throw new LedgerError('not-found', `no key ${id} is in force`)
    return this.#own(ledgerKinds.keyRevoked, { key: id, reason })
  }

  /**
   * Deletion by law: the content of an event goes for good, a tombstone with the reason takes its place on
   * record, and every proof still holds.
   * @param reason must not repeat what is deleted
   */
  async erase(sequence: number, reason: string, author: string): Promise<LedgerEvent> {
    const event = await this.#stored(sequence)
    if (event.act.kind.startsWith(reserved)) {
      throw new LedgerError('refused', `event ${sequence} is one of the ledger's own and stays`)
    }
    if (event.content === null) throw new LedgerError('not-found', `event ${sequence} is deleted already`)
    if (reason.trim() === '') throw new LedgerError('invalid-event', 'a deletion needs its reason')
    const { record } = event.act
    const tombstone = { author, kind: ledgerKinds.erased, record, body: { reason, sequence } }
    return (await this.#queue.add([this.#signOwn(tombstone)], [sequence]))[0]!
  }

  async event(sequence: number): Promise<LedgerEvent> {
    return readEvent(await this.#stored(sequence))
  }

  async #stored(sequence: number): Promise<StoredEvent> {
    const event = Number.isSafeInteger(sequence) ? await this.store.event(sequence) : null
    if (event === null) throw new LedgerError('not-found', `there is no event ${sequence}`)
    return event
  }

  /** Events in order, all or of one record, read in chunks. */
  async *events(options: { from?: number; record?: string } = {}): AsyncGenerator<LedgerEvent> {
    for (let from = options.from ?? 0; ; ) {
      const chunk = await (options.record === undefined
        ? this.store.range(from, chunkSize)
        : this.store.ofRecord(options.record, from, chunkSize))
      for (const event of chunk) yield readEvent(event)
      if (chunk.length < chunkSize) return
      from = chunk[chunk.length - 1]!.sequence + 1
    }
  }

  /** The signed tree head of all that is on record. */
  async checkpoint(): Promise<Checkpoint> {
    const { note } = await this.store.head()
    if (note === null) throw new LedgerError('unsealed', 'the ledger is empty or an import was interrupted')
    await this.#queue.refreshKeys()
    return openCheckpoint(note, this.#keyring.sealing())
  }

  /** Root of the tree of the first `size` events. */
  async root(size: number): Promise<Hash> {
    await this.#checkSize(size)
    return (await this.#hashes([{ from: 0, to: size }]))[0]!
  }

  /** Proof that an event is in the tree of `size` events (RFC 9162, 2.1.3); by default in the newest. */
  async inclusion(sequence: number, size?: number): Promise<InclusionProof> {
    const of = size ?? (await this.store.head()).size
    await this.#checkSize(of)
    if (sequence >= of) throw new LedgerError('not-found', `event ${sequence} is not among the first ${of}`)
    const event = await this.#stored(sequence)
    const previous =
      sequence === 0 ? noHash : (await this.store.nodes([{ level: 0, index: sequence - 1 }]))[0]!
    const [root, ...hashes] = await this.#hashes([{ from: 0, to: of }, ...inclusionRanges(sequence, of)])
    return { sequence, entry: entryJson(event, previous!), size: of, root: root!, hashes }
  }

  /** Proof that the tree of `old` events is the beginning of the tree of `size` (RFC 9162, 2.1.4). */
  async consistency(old: number, size: number): Promise<readonly Hash[]> {
    await this.#checkSize(size)
    if (!Number.isSafeInteger(old) || old < 0 || old > size) {
      throw new LedgerError('not-found', `a proof from size ${old} to ${size} does not exist`)
    }
    return old === 0 ? [] : this.#hashes(consistencyRanges(old, size))
  }

  async #checkSize(size: number): Promise<void> {
    const head = await this.store.head()
    if (!Number.isSafeInteger(size) || size < 1 || size > head.size) {
      throw new LedgerError('not-found', `the ledger has ${head.size} events, so no tree of ${size}`)
    }
  }

  async #hashes(ranges: readonly LeafRange[]): Promise<Hash[]> {
    const ids = ranges.map(rangeNodes)
    const found = await this.store.nodes(ids.flat())
    let next = 0
    return ids.map((own) =>
      foldPeaks(
        own.map(({ level, index }) => {
          const hash = found[next++]
          if (hash) return hash
          throw new LedgerError('integrity', `tree node ${level}/${index} is missing`, {
            hint: 'tocsin ledger verify says more; tocsin ledger rebuild computes the tree anew',
          })
        }),
      ),
    )
  }

  async #own(kind: string, body: Draft['body']): Promise<LedgerEvent> {
    const key = this.#needKey()
    const draft = { author: key.public.name, kind, record: ledgerRecord, body }
    const [event] = await this.#queue.add([this.#signOwn(draft)])
    await this.#queue.refreshKeys()
    return event!
  }

  #needKey(): SigningKey {
    if (this.#key === undefined || this.#keyring.active(this.#key.public.id)?.role !== 'instance') {
      throw new LedgerError(
        'no-key',
        'this ledger can only be read here: its signing key is not in the store',
        {
          hint: 'append on the instance that holds the key',
        },
      )
    }
    return this.#key
  }

  #signOwn(draft: Draft, by?: SigningKey): SignedAct {
    const instance = this.#needKey()
    return this.#sign(draft, by ?? instance, this.#keyring.origin!)
  }

  #sign(draft: Draft, key: SigningKey, ledger: string): SignedAct {
    const content = bodyContent(draft.body)
    const salt = this.#randomBytes(saltBytes)
    const act = {
      author: draft.author,
      body: hex(contentHash(salt, content)),
      kind: draft.kind,
      ledger,
      record: draft.record,
      signer: key.public.id,
      time: draft.time ?? this.#clock(),
    }
    checkAct(act)
    const expected = draft.expected === undefined ? {} : { expected: draft.expected }
    return { act, signature: key.sign(actBytes(act)), salt, content, ...expected }
  }

  async close(): Promise<void> {
    await this.#queue.idle()
    await this.store.close()
  }
}
