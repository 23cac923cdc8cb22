import { allowsAtDesk, type Content, type Person, type RecordState } from '../records/index.ts'
import { type Deed, deedOfMeasure, isPlanned, type Said, saidOfPosition } from '../respond/index.ts'
import type { Exchange, ForeignRecord } from '../share/index.ts'
import { stranger } from './people.ts'

/** What members opened to this instance of what governments said and did. */
export interface ForeignAnswers {
  readonly deeds: readonly Deed[]
  readonly said: readonly Said[]
  /** When cases of members were first seen, by their place: `ledger/TC-…`. */
  readonly seen: readonly (readonly [string, string])[]
  /** Entries whose government is on no record that came with them: nobody can say whose they are. */
  readonly ownerless: number
}

interface Placed {
  readonly record: ForeignRecord
  readonly fields: Content
  readonly approved: boolean
}

/** Elections here and there are the same where country and day are. */
interface OwnVote {
  readonly id: string
  readonly country: string
  readonly vote: string
}

const none: ForeignAnswers = { deeds: [], said: [], seen: [], ownerless: 0 }

const placeOf = ({ origin, id }: { readonly origin: string; readonly id: string }) => `${origin}/${id}`

/**
 * Insiders see what their role may. Everybody else sees what is public where it was written: clear, approved and of a day
 * that has come.
 */
export async function foreignAnswers(
  exchange: Exchange | undefined,
  person: Person | undefined,
  votes: readonly OwnVote[],
  today: string,
): Promise<ForeignAnswers> {
  if (exchange === undefined) return none
  const insider = person !== undefined && allowsAtDesk(person, 'audit', 'answers')
  const records = await exchange.records(insider ? person : stranger)
  if (records.length === 0) return none
  const byPlace = new Map(records.map((record) => [placeOf(record), record]))
  /** What a record of the same ledger says, if it came too. */
  const linked = ({ origin }: ForeignRecord, id: unknown) =>
    typeof id === 'string' ? byPlace.get(placeOf({ origin, id }))?.state?.fields : undefined
  const vote = (record: ForeignRecord, id: unknown) => {
    const there = linked(record, id)
    const day = String(there?.voteOpens).slice(0, 10)
    const own = votes.find((one) => one.country === there?.country && one.vote === day)
    return own?.id ?? id
  }
  const of = (kind: string) =>
    records.flatMap((record): Placed[] => {
      const { state } = record
      if (state === null || state.kind !== kind || state.retracted !== null) return []
      const shown = insider ? state : publicPart(state)
      if (shown === null) return []
      return [{ record, fields: shown.fields, approved: state.approved !== null || state.standing !== null }]
    })
  const placed = ({ record, fields, approved }: Placed) => {
    const { id, origin, events } = record
    const election = vote(record, fields.election)
    const own = fields.case === undefined ? {} : { case: placeOf({ origin, id: String(fields.case) }) }
    return {
      ...{ id, approved, changed: Math.max(...events.map(({ received }) => received)) },
      fields: { ...fields, ...own, ...(election === undefined ? {} : { election }) } as Content,
      from: { member: events[0]!.member, ledger: origin },
    }
  }
  const owner = ({ record, fields }: Placed) => linked(record, fields.government)?.country
  const ready = (one: Placed, day: string) => insider || String(one.fields[day]) <= today
  const measures = of('measure').filter((one) => !isPlanned(one.fields) && ready(one, 'announced'))
  const positions = of('position').filter((one) => ready(one, 'said'))
  const owned = <T>(all: readonly Placed[], read: (entry: ReturnType<typeof placed>, code: string) => T) =>
    all.flatMap((one) => {
      const code = owner(one)
      return typeof code === 'string' ? [read(placed(one), code)] : []
    })
  return {
    deeds: owned(measures, deedOfMeasure),
    said: owned(positions, saidOfPosition),
    seen: of('case').flatMap(({ record, fields }) =>
      typeof fields.firstSeen === 'string' ? [[placeOf(record), fields.firstSeen.slice(0, 10)] as const] : [],
    ),
    ownerless: [...measures, ...positions].filter((one) => typeof owner(one) !== 'string').length,
  }
}

/** A record as it was approved last, for whoever reads without an account. */
function publicPart({ approved, standing, fields, tlp }: RecordState): { readonly fields: Content } | null {
  const shown = approved === null ? standing : { fields, tlp }
  return shown?.tlp === 'TLP:CLEAR' ? shown : null
}

/** Entries of members without those that say what is on record here: same government, class and day. */
export function withoutAlike(own: readonly Deed[], foreign: readonly Deed[]): readonly Deed[] {
  const key = (deed: Deed) => [deed.government, deed.class, deed.announced].join()
  const known = new Set(own.map(key))
  return foreign.filter((deed) => !known.has(key(deed)))
}
