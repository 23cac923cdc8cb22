import type { Json } from '../../kernel/canonical-json.ts'
import type { CheckedEvent, LedgerEvent, Reducer } from '../../ledger/index.ts'
import { nextState, type RecordState } from '../../records/index.ts'
import { Members } from './members.ts'

export const receivedKind = 'exchange.received'

/** One act of another instance makes one record here, so that no act is taken in twice. @param hash its leaf hash */
export const actRecord = (hash: string) => `exchange/act/${hash}`

/** What is put on record of an act that was taken in: all that is needed to check it again. */
export interface Receipt {
  /** As the member was called when it came. */
  readonly member: string
  /** The signed note that the proof leads to. */
  readonly checkpoint: string
  /** Entry, body, salt and proof as they came. */
  readonly line: Json
}

/** A record of another instance, readable and never editable here. */
export interface ForeignRecord {
  /** Of the ledger where it was written. */
  readonly origin: string
  readonly id: string
  /** Folded from the events that came, by their place in that ledger; null where none says what it is. */
  readonly state: RecordState | null
  readonly events: readonly ForeignEvent[]
}

export interface ForeignEvent extends CheckedEvent {
  readonly member: string
  readonly checkpoint: string
  /** When it was taken in here, milliseconds since 1970. */
  readonly received: number
  /** Of the event of this ledger that holds it. */
  readonly receipt: number
}

/** An event outside records: whose it is follows from the ledger in which it stands. */
export interface ExchangedMessage {
  /** Of the member for which that ledger speaks; null where it speaks for none. */
  readonly country: string | null
  readonly event: LedgerEvent
}

/** Members, and what came from each. Grows in place. */
export class Received {
  readonly members = new Members()
  readonly messageKinds: ReadonlySet<string>
  readonly #byOrigin = new Map<string, Map<string, ForeignEvent[]>>()
  readonly #hashes = new Map<string, string>()
  readonly #messages: (LedgerEvent | ForeignEvent)[] = []

  /** @param messageKinds kinds of event that are no part of a record */
  constructor(messageKinds: ReadonlySet<string>) {
    this.messageKinds = messageKinds
  }

  add(event: LedgerEvent): void {
    if (this.messageKinds.has(event.kind) && event.body !== null) this.#messages.push(event)
    if (!event.kind.startsWith('exchange.')) return
    this.members.add(event)
    if (event.kind !== receivedKind || event.body === null) return
    const { member, checkpoint, line } = event.body as unknown as Receipt
    const { entry, body } = line as unknown as Line
    const { act, sequence, recorded } = entry
    const { author, kind, ledger, record, signer, time } = act
    const hash = event.record.slice(actRecord('').length)
    const foreign: ForeignEvent = {
      ...{ ledger, sequence, recorded, author, kind, record, signer, time, body, hash },
      ...{ member, checkpoint, received: event.recorded, receipt: event.sequence },
    }
    this.#hashes.set(place(ledger, sequence), hash)
    if (this.messageKinds.has(kind) && body !== null) this.#messages.push(foreign)
    let records = this.#byOrigin.get(ledger)
    if (records === undefined) {
      records = new Map()
      this.#byOrigin.set(ledger, records)
    }
    const events = records.get(record)
    if (events === undefined) records.set(record, [foreign])
    else events.push(foreign)
  }

  /** The leaf hash of the act of that place, if one came. */
  at(origin: string, sequence: number): string | undefined {
    return this.#hashes.get(place(origin, sequence))
  }

  /** Of this instance and of others, in the order in which they were written or came. */
  messages(): readonly ExchangedMessage[] {
    return this.#messages.map((event) => ({
      country: 'ledger' in event ? this.members.countryOf(event.ledger) : this.members.own,
      event,
    }))
  }

  /** By origin and id; the order in which acts came plays no part. */
  records(): readonly ForeignRecord[] {
    return [...this.#byOrigin]
      .flatMap(([origin, records]) => [...records].map(([id, events]) => folded(origin, id, events)))
      .sort((a, b) => (a.origin === b.origin ? compare(a.id, b.id) : compare(a.origin, b.origin)))
  }

  record(origin: string, id: string): ForeignRecord | undefined {
    const events = this.#byOrigin.get(origin)?.get(id)
    return events === undefined ? undefined : folded(origin, id, events)
  }
}

interface Line {
  readonly entry: {
    readonly act: Omit<LedgerEvent, 'body' | 'hash' | 'sequence' | 'recorded'> & { readonly ledger: string }
    readonly sequence: number
    readonly recorded: number
  }
  readonly body: LedgerEvent['body']
}

const place = (origin: string, sequence: number) => `${sequence}\n${origin}`

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function folded(origin: string, id: string, events: readonly ForeignEvent[]): ForeignRecord {
  const ordered = [...events].sort((a, b) => a.sequence - b.sequence)
  return { origin, id, events: ordered, state: ordered.reduce<RecordState | null>(nextState, null) }
}

export function receivedReducer(messageKinds: ReadonlySet<string>): Reducer<Received> {
  return {
    initial: () => new Received(messageKinds),
    reduce(received, event) {
      received.add(event)
      return received
    },
  }
}
