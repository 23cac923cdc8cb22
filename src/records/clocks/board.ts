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
import { dueAt, type Escalation, escalationOf, type Vote } from './stages.ts'

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
  readonly id: string
  readonly due: number
}

interface Standing {
  readonly kept: Kept
  readonly escalation: Escalation
}

interface Wanted {
  readonly action?: Action
  readonly level?: Escalation
  /** Only those that the reader is told of. */
  readonly told?: true
  /** From 1. */
  readonly page?: number
  readonly size?: number
}

export interface BoardPage {
  readonly clocks: readonly BoardClock[]
  readonly total: number
  readonly page: number
  readonly pages: number
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
    { action = 'read', level, told, page = 1, size }: Wanted = {},
  ): Promise<BoardPage> {
    const standing = (await this.#seen(reader, action, told === true)).filter(
      ({ escalation }) => level === undefined || escalation === level,
    )
    const total = standing.length
    const pages = size === undefined ? 1 : Math.max(1, Math.ceil(total / size))
    const at = Math.min(Math.max(1, page), pages)
    const shown = size === undefined ? standing : standing.slice((at - 1) * size, at * size)
    const clocks = await this.#clocks(shown, reader)
    const ids = [...new Set(clocks.map(({ record }) => record))]
    const views = await this.#reading.views(reader, ids, { action })
    const titles = new Map(
      views.map(({ id, kind, fields }) => [id, String(fields[this.#kinds.get(kind)?.title ?? ''] ?? id)]),
    )
    const titled = clocks.map((clock) => ({ ...clock, title: titles.get(clock.record) ?? clock.record }))
    return { clocks: titled, total, page: at, pages }
  }

  /** The clocks that a reader is told of at the level each has reached, without what they are about. */
  async toldTo(reader: Person): Promise<readonly Pick<BoardClock, 'id' | 'escalation'>[]> {
    const standing = await this.#seen(reader, 'read', true)
    return standing.map(({ kept: { id }, escalation }) => ({ id, escalation }))
  }

  /** Every clock that has reached a level, for whoever sends reminders; titles are whole. */
  async escalated(): Promise<readonly BoardClock[]> {
    const standing = await this.#standing(() => true)
    return this.#clocks(
      standing.filter(({ escalation }) => escalation > 0),
      null,
    )
  }

  async #seen(reader: Person, action: Action, told: boolean): Promise<readonly Standing[]> {
    // Many records share a kind and a marking, and nothing else decides.
    const decided = new Map<string, boolean>()
    return this.#standing(({ kind, listing }, escalation) => {
      const { tlp, sphere, shared } = listing.stub
      const key = [kind.name, tlp, sphere, shared, told ? escalation : ''].join('/')
      let may = decided.get(key)
      if (may === undefined) {
        may =
          allows(reader, action, kind, listing.stub) && (!told || isTold(reader, escalation, kind, listing))
        decided.set(key, may)
      }
      return may
    })
  }

  /** Running clocks, the highest level first, within it the earliest deadline. */
  async #standing(wanted: (kept: Kept, escalation: Escalation) => boolean): Promise<readonly Standing[]> {
    const now = this.#clock()
    const byLevel: readonly Standing[][] = [[], [], [], []]
    for (const kept of await this.#all()) {
      if (kept.facts.begun > now) continue
      const escalation = escalationOf(kept.facts.begun, kept.due, now)
      if (wanted(kept, escalation)) byLevel[escalation]!.push({ kept, escalation })
    }
    return byLevel.toReversed().flat()
  }

  async #clocks(standing: readonly Standing[], reader: Person | null): Promise<readonly BoardClock[]> {
    const now = this.#clock()
    const directory = await this.#reading.directory()
    return standing.map(({ kept: { listing, kind, facts, vote, id }, escalation }): BoardClock => {
      const { id: record, title, tlp } = listing
      return {
        ...runningClock(facts, vote, now),
        ...{ id, record, title, tlp, kind: kind.name },
        number: directory.number(record),
        told: insiders.filter((role) => isTold({ name: '', role }, escalation, kind, listing)),
        tellsReader: reader !== null && isTold(reader, escalation, kind, listing),
      }
    })
  }

  /** Computed again only when a record has changed. */
  async #all(): Promise<readonly Kept[]> {
    const directory = await this.#reading.directory()
    if (this.#kept?.version === directory.version) return this.#kept.clocks
    const { version } = directory
    const found: { listing: Listing; kind: RecordKind; facts: readonly ClockFacts[] }[] = []
    for (const kind of this.#kinds.values()) {
      if (kind.clocks === undefined) continue
      const byLinks = kind.clocksByLinks === true
      const listings = directory
        .list(kind)
        .filter(({ clocks, retracted }) => !retracted && (byLinks || clocks.length > 0))
      const read = byLinks || (kind.heeds ?? []).length > 0
      const around = read
        ? await this.#reading.clocksAround(
            kind,
            listings.map(({ id }) => id),
          )
        : undefined
      for (const listing of listings) {
        found.push({
          listing,
          kind,
          facts: around === undefined ? listing.clocks : (around.get(listing.id) ?? []),
        })
      }
    }
    const elections = found.flatMap(({ facts }) => facts.flatMap(({ election }) => election ?? []))
    const states = await this.#reading.all(elections)
    const votes = new Map([...states].map(([id, { fields }]) => [id, voteOf(fields)]))
    const clocks = found
      .flatMap(({ listing, kind, facts }) =>
        facts.map((one): Kept => {
          const vote = votes.get(one.election ?? '') ?? null
          const due = 'due' in one.until ? one.until.due : dueAt(one.until.stage, one.begun, vote).due
          return { listing, kind, facts: one, vote, due, id: [listing.id, one.key, one.begun, due].join('/') }
        }),
      )
      .sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
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
