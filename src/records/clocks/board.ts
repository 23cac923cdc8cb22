import type { Clock } from '../../kernel/effects.ts'
import type { Tlp } from '../../vocab/tlp.ts'
import type { Action, Role } from '../authorisation.ts'
import type { Listing } from '../directory.ts'
import type { RecordKind } from '../kind.ts'
import { voteOf } from '../kinds/election.ts'
import { allows } from '../person.ts'
import type { Reading } from '../reading.ts'
import type { Person } from '../view.ts'
import { type ClockFacts, type RunningClock, runningClock } from './running.ts'
import type { Vote } from './stages.ts'

/** A running clock and the record it belongs to. */
export interface BoardClock extends RunningClock {
  /** Names this clock with this deadline, whoever looks and whenever. */
  readonly id: string
  readonly record: string
  /** `TC-2027-0012` for a kind that is numbered. */
  readonly number: string | null
  readonly kind: string
  readonly title: string
  readonly tlp: Tlp
  /** Roles that are told of it on the web at the level it has reached, each in its own sphere. */
  readonly told: readonly Role[]
  /** Whether the reader is one of those. */
  readonly tellsReader: boolean
}

interface Kept {
  readonly listing: Listing
  readonly kind: RecordKind
  readonly facts: ClockFacts
  readonly vote: Vote | null
}

interface BoardOptions {
  readonly reading: Reading
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly clock: Clock
}

/** All running clocks of all kinds that declare any. A record's deadline is the same for every reader. */
export class ClockBoard {
  readonly #reading: Reading
  readonly #kinds: ReadonlyMap<string, RecordKind>
  readonly #clock: Clock
  #kept: { readonly version: number; readonly clocks: readonly Kept[] } | undefined

  constructor({ reading, kinds, clock }: BoardOptions) {
    this.#reading = reading
    this.#kinds = kinds
    this.#clock = clock
  }

  /** Clocks that a reader may see, the most urgent first; titles as the reader may see them. */
  async of(
    reader: Person,
    { action = 'read', most = Number.POSITIVE_INFINITY }: { action?: Action; most?: number } = {},
  ): Promise<{ readonly clocks: readonly BoardClock[]; readonly total: number }> {
    const clocks = await this.#seen(reader, action)
    const shown = clocks.slice(0, most)
    const views = await this.#reading.views(reader, [...new Set(shown.map(({ record }) => record))], {
      action,
    })
    const titles = new Map(
      views.map(({ id, kind, fields }) => [id, String(fields[this.#kinds.get(kind)?.title ?? ''] ?? id)]),
    )
    return {
      clocks: shown.map((clock) => ({ ...clock, title: titles.get(clock.record) ?? clock.record })),
      total: clocks.length,
    }
  }

  /** The clocks that a reader is told of at the level each has reached, without what they are about. */
  async toldTo(reader: Person): Promise<readonly Pick<BoardClock, 'id' | 'escalation'>[]> {
    const clocks = await this.#seen(reader, 'read')
    return clocks.filter(({ tellsReader }) => tellsReader)
  }

  async #seen(reader: Person, action: Action): Promise<readonly BoardClock[]> {
    const kept = await this.#all()
    const seen = kept.filter(({ kind, listing }) => allows(reader, action, kind, listing.stub))
    return this.#running(seen, reader)
  }

  /** Every clock, for whoever sends reminders; titles are whole. */
  async everything(): Promise<readonly BoardClock[]> {
    return this.#running(await this.#all(), null)
  }

  async #running(kept: readonly Kept[], reader: Person | null): Promise<readonly BoardClock[]> {
    const now = this.#clock()
    const directory = await this.#reading.directory()
    return kept
      .filter(({ facts }) => facts.begun <= now)
      .map(({ listing, kind, facts, vote }): BoardClock => {
        const clock = runningClock(facts, vote, now)
        const { id: record, title, tlp } = listing
        return {
          ...clock,
          id: [record, clock.key, clock.begun, clock.due].join('/'),
          ...{ record, title, tlp, kind: kind.name },
          number: directory.number(record),
          told: insiders.filter((role) => isTold({ name: '', role }, clock.escalation, kind, listing)),
          tellsReader: reader !== null && isTold(reader, clock.escalation, kind, listing),
        }
      })
      .sort((a, b) => b.escalation - a.escalation || a.due - b.due || (a.id < b.id ? -1 : 1))
  }

  /** Computed again only when a record has changed. */
  async #all(): Promise<readonly Kept[]> {
    const directory = await this.#reading.directory()
    if (this.#kept?.version === directory.version) return this.#kept.clocks
    const { version } = directory
    const found: { listing: Listing; kind: RecordKind; facts: readonly ClockFacts[] }[] = []
    for (const kind of this.#kinds.values()) {
      if (kind.clocks === undefined) continue
      const listings = directory.list(kind).filter(({ clocks, retracted }) => !retracted && clocks.length > 0)
      const heeding = (kind.heeds ?? []).length > 0
      const stopped = heeding
        ? await this.#reading.clocksAround(
            kind,
            listings.map(({ id }) => id),
          )
        : undefined
      for (const listing of listings) {
        found.push({
          listing,
          kind,
          facts: stopped === undefined ? listing.clocks : (stopped.get(listing.id) ?? []),
        })
      }
    }
    const elections = found.flatMap(({ facts }) => facts.flatMap(({ election }) => election ?? []))
    const states = await this.#reading.all(elections)
    const votes = new Map([...states].map(([id, { fields }]) => [id, voteOf(fields)]))
    const clocks = found.flatMap(({ listing, kind, facts }) =>
      facts.map((one) => ({ listing, kind, facts: one, vote: votes.get(one.election ?? '') ?? null })),
    )
    this.#kept = { version, clocks }
    return clocks
  }
}

const deputies: readonly Role[] = ['duty-officer', 'reviewer']
const insiders: readonly Role[] = [
  'analyst',
  'reviewer',
  'duty-officer',
  'coalition-delegate',
  'auditor',
  'admin',
]

/** Three quarters: whoever may change the record; overdue: duty officer and reviewer too; twice as late: everyone inside. */
function isTold(
  person: Person,
  level: RunningClock['escalation'],
  kind: RecordKind,
  { stub }: Listing,
): boolean {
  if (level === 0 || !insiders.includes(person.role) || !allows(person, 'read', kind, stub)) return false
  return (
    level === 3 || allows(person, 'revise', kind, stub) || (level === 2 && deputies.includes(person.role))
  )
}
