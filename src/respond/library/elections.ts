import { techniquesOfMeans } from '../../vocab/means.ts'
import { waits } from '../figures/days.ts'
import { type Incident, type Interval, intervals } from './incident.ts'

/** The incidents of one vote. */
export interface ElectionCase {
  readonly id: string
  readonly country: string
  readonly office: string
  readonly vote: string
  readonly incidents: readonly Incident[]
}

/** Votes in the order of their days. */
export function electionsOf(incidents: readonly Incident[]): readonly ElectionCase[] {
  const byVote = Map.groupBy(incidents, ({ electionId }) => electionId)
  return [...byVote]
    .map(([id, own]) => {
      const { country, office, vote } = own[0]!
      return { id, country, office, vote, incidents: own }
    })
    .sort((a, b) => a.vote.localeCompare(b.vote) || a.id.localeCompare(b.id))
}

/** What a row of the comparison is about. */
export const aspects = ['means', 'techniques', 'sorts', 'platforms', 'statements', 'responses'] as const
export type Aspect = (typeof aspects)[number]

/** One thing, and the incidents of each election in which it was seen. */
export interface ComparedThing {
  readonly aspect: Aspect
  readonly thing: string
  /** Ids of incidents, one list an election. */
  readonly seen: readonly (readonly string[])[]
}

export interface ComparedWait {
  readonly interval: Interval
  /** One list an election, one entry an incident. */
  readonly waits: readonly (readonly { readonly incident: string; readonly days: number | null }[])[]
}

export interface ElectionComparison {
  readonly elections: readonly ElectionCase[]
  readonly things: readonly ComparedThing[]
  readonly waits: readonly ComparedWait[]
}

const thingsOf: Readonly<Record<Aspect, (incident: Incident) => readonly string[]>> = {
  means: ({ means }) => means,
  techniques: ({ means }) => means.flatMap((one) => techniquesOfMeans(one)),
  sorts: ({ sorts }) => sorts,
  platforms: ({ platforms }) => platforms,
  statements: ({ statements }) => statements.map(({ speaker }) => speaker),
  responses: ({ responses }) => responses.map(({ type }) => type),
}

/** Elections side by side. In each aspect what they share comes first, then the rest by name. */
export function compareElections(elections: readonly ElectionCase[]): ElectionComparison {
  const things = aspects.flatMap((aspect) => {
    const found = elections.map(({ incidents }) => {
      const seen = new Map<string, Set<string>>()
      for (const incident of incidents) {
        for (const thing of thingsOf[aspect](incident)) {
          const ids = seen.get(thing) ?? new Set()
          seen.set(thing, ids.add(incident.id))
        }
      }
      return seen
    })
    const all = [...new Set(found.flatMap((seen) => [...seen.keys()]))]
    return all
      .map((thing) => ({ aspect, thing, seen: found.map((seen) => [...(seen.get(thing) ?? [])]) }))
      .sort((a, b) => shared(b) - shared(a) || a.thing.localeCompare(b.thing))
  })
  return {
    elections,
    things,
    waits: intervals.map((interval) => ({
      interval,
      waits: elections.map(({ incidents }) =>
        incidents.map((incident) => ({ incident: incident.id, days: waits(incident)[interval].days })),
      ),
    })),
  }
}

function shared({ seen }: ComparedThing): number {
  return seen.filter((ids) => ids.length > 0).length
}
