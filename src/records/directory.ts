import type { LedgerEvent, Reducer } from '../ledger/index.ts'
import type { Tlp } from '../vocab/tlp.ts'
import type { ClockFacts } from './clocks/running.ts'
import { isRows } from './field.ts'
import type { RecordKind, Surroundings } from './kind.ts'
import { targetsOf } from './links.ts'
import { nextState, type RecordState } from './state.ts'

/** What lists and counts need of a record. Text is cut, so that memory stays bounded by the number of records. */
export interface Listing {
  readonly id: string
  readonly kind: string
  readonly tlp: Tlp
  readonly retracted: boolean
  readonly approved: boolean
  readonly title: string
  /** Value of the field by which the kind is ordered. */
  readonly order: string
  readonly filters: Readonly<Record<string, string>>
  /** Title and columns in lower case. */
  readonly searched: string
  /** What it points to: ids of records and of findings, entries of lists. */
  readonly targets: readonly string[]
  /** Its clocks as far as the record itself says; what points to it may have stopped them. */
  readonly clocks: readonly ClockFacts[]
  /** The rest of the state without the content. */
  readonly stub: RecordState
}

const longestSearched = 400

/** Listings by kind, the last changed last. Grows in place: a copy for each of a million events would take hours. */
export class Directory {
  readonly byKind = new Map<string, Map<string, Listing>>()
  readonly #kindOf = new Map<string, string>()
  readonly #ordered = new Map<string, readonly Listing[]>()
  readonly #pointing = new Map<string, Set<string>>()
  readonly #numbers = new Map<string, string>()
  readonly #numbered = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  /** One more with every change of any record. */
  version = 0

  /** Ids of the records that point to a record or a finding. */
  pointing(target: string): readonly string[] {
    return [...(this.#pointing.get(target) ?? [])]
  }

  /** `TC-2027-0012`, or null for a kind without numbers. */
  number(id: string): string | null {
    return this.#numbers.get(id) ?? null
  }

  /** The id of the record of that number. */
  numbered(number: string): string | undefined {
    return this.#numbered.get(number)
  }

  /** The next number of its year; a record whose content was deleted keeps its own. @param recorded milliseconds since 1970 */
  count(id: string, capitals: string, recorded: number): void {
    if (this.#numbers.has(id)) return
    const year = `${capitals}-${new Date(recorded).getUTCFullYear()}`
    const next = (this.#counts.get(year) ?? 0) + 1
    this.#counts.set(year, next)
    const number = `${year}-${String(next).padStart(4, '0')}`
    this.#numbers.set(id, number)
    this.#numbered.set(number, id)
  }

  get(id: string): Listing | undefined {
    return this.byKind.get(this.#kindOf.get(id) ?? '')?.get(id)
  }

  set(listing: Listing): void {
    const { id, kind, targets } = listing
    this.version++
    const before = this.get(id)
    if (before?.targets !== targets) {
      for (const target of before?.targets ?? []) this.#pointing.get(target)?.delete(id)
      for (const target of targets) {
        const known = this.#pointing.get(target)
        if (known === undefined) this.#pointing.set(target, new Set([id]))
        else known.add(id)
      }
    }
    this.#kindOf.set(id, kind)
    let own = this.byKind.get(kind)
    if (own === undefined) {
      own = new Map()
      this.byKind.set(kind, own)
    }
    own.delete(id)
    own.set(id, listing)
    this.#ordered.delete(kind)
  }

  /** In the kind's order, else the last changed first. */
  list(kind: RecordKind): readonly Listing[] {
    const known = this.#ordered.get(kind.name)
    if (known !== undefined) return known
    const made = [...(this.byKind.get(kind.name)?.values() ?? [])].reverse()
    if (kind.order !== undefined) made.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    this.#ordered.set(kind.name, made)
    return made
  }
}

/** A reducer for a `Fold` of the ledger. */
export function directoryReducer(kinds: ReadonlyMap<string, RecordKind>): Reducer<Directory> {
  return {
    initial: () => new Directory(),
    reduce(directory: Directory, event: LedgerEvent): Directory {
      const begun = kinds.get(/^(.*)\.created$/.exec(event.kind)?.[1] ?? '')
      if (begun?.numbered !== undefined) directory.count(event.record, begun.numbered, event.recorded)
      const before = directory.get(event.record)
      const state = nextState(before?.stub ?? null, event)
      const kind = state === null ? undefined : kinds.get(state.kind)
      if (state === null || kind === undefined) return directory
      const changed = state.versions !== before?.stub.versions
      directory.set(
        changed || before === undefined
          ? listingOf(event.record, kind, state, directory.number(event.record))
          : {
              ...before,
              retracted: state.retracted !== null,
              approved: state.approved !== null,
              stub: stubOf(state),
            },
      )
      return directory
    },
  }
}

/** Around a record that nothing links to and nothing points to. */
const alone: Surroundings = { now: 0, linked: new Map(), pointing: [] }

function listingOf(id: string, kind: RecordKind, state: RecordState, number: string | null): Listing {
  const shown = (name: string) => {
    const field = kind.fields[name]
    const value = state.fields[name]
    if (field === undefined || isRows(field) || value === undefined || value === null) return ''
    return String(value)
  }
  const title = shown(kind.title).slice(0, longestSearched)
  return {
    id,
    kind: kind.name,
    tlp: state.tlp,
    retracted: state.retracted !== null,
    approved: state.approved !== null,
    title,
    order: kind.order === undefined ? '' : shown(kind.order).slice(0, 64),
    filters: Object.fromEntries(kind.filters.map((name) => [name, shown(name)])),
    searched: [id, number ?? '', title, ...kind.columns.map(shown)]
      .join('\n')
      .toLowerCase()
      .slice(0, longestSearched),
    targets: targetsOf(kind, state.fields),
    clocks: kind.clocks?.(state.fields as never, alone) ?? [],
    stub: stubOf(state),
  }
}

function stubOf(state: RecordState): RecordState {
  return { ...state, fields: {}, standing: state.standing && { ...state.standing, fields: {} } }
}
