import type { LedgerEvent, Reducer } from '../../ledger/index.ts'
import { type Desk, type RecordKind, readRecordEvent } from '../../records/index.ts'
import { asStrict, type Tlp } from '../../vocab/tlp.ts'

/** Who is who, and what strangers handed in, stays in the house. */
const staying: readonly Desk[] = ['people', 'inbox']

interface Travelling {
  /** Event since which the record is open to members without a break; null while it is not. */
  opened: number | null
  readonly events: number[]
}

/** Which events may leave, and since when. Grows in place. */
export class Outgoing {
  readonly #kinds: ReadonlyMap<string, RecordKind>
  readonly #messages: ReadonlySet<string>
  readonly #leaving: number[] = []
  readonly #records = new Map<string, Travelling>()

  /** @param messages kinds of event that are no part of a record and go to every member */
  constructor(kinds: ReadonlyMap<string, RecordKind>, messages: ReadonlySet<string>) {
    this.#kinds = kinds
    this.#messages = messages
  }

  add(event: LedgerEvent): void {
    const { record, sequence } = event
    const known = this.#records.get(record)
    if (this.#messages.has(event.kind) && event.body !== null) this.#leaving.push(sequence)
    // That a content was deleted by law is told to whoever may have it.
    if (event.kind === 'ledger.erased' && known?.opened != null) known.events.push(sequence)
    const read = readRecordEvent(event)
    if (read === null) return
    const kind = this.#kinds.get(read.kind)
    if (kind === undefined || staying.includes(kind.desk)) return
    const travelling = known ?? { opened: null, events: [] }
    if (known === undefined) this.#records.set(record, travelling)
    if (mayLeave(read.tlp)) travelling.events.push(sequence)
    const open = read.shared && mayLeave(read.tlp)
    travelling.opened = open ? (travelling.opened ?? sequence) : null
  }

  /**
   * Sequences that a member who knows the first `from` events of this ledger has not got, in order: what is new, and
   * the past of what was opened since.
   */
  since(from: number): number[] {
    return [...this.#records.values()]
      .flatMap(({ opened, events }) => {
        if (opened === null) return []
        return opened >= from ? events : events.filter((sequence) => sequence >= from)
      })
      .concat(this.#leaving.filter((sequence) => sequence >= from))
      .sort((a, b) => a - b)
  }
}

/** TLP 2.0: AMBER goes to those who need to know it, AMBER+STRICT stays in the organisation, RED with its readers. */
export function mayLeave(tlp: Tlp): boolean {
  return !asStrict(tlp, 'TLP:AMBER+STRICT')
}

export function outgoingReducer(
  kinds: ReadonlyMap<string, RecordKind>,
  messages: ReadonlySet<string>,
): Reducer<Outgoing> {
  return {
    initial: () => new Outgoing(kinds, messages),
    reduce(outgoing, event) {
      outgoing.add(event)
      return outgoing
    },
  }
}
