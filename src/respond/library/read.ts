import { z } from 'zod'
import { incidentSorts, type Mark, marks, means } from '../../vocab/means.ts'
import { namings, responses, type Speaker, speakers } from '../../vocab/responses.ts'
import { RespondError } from '../errors.ts'
import { governmentsOf } from './governments.ts'
import type { Incident, Standing, Statement } from './incident.ts'

const names = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(table) as Name[])
const text = z.string().max(4000)
const links = z.array(z.string().max(2000)).max(100)
const day = z.iso.date().nullable()

const entry = {
  by: text,
  date: day,
  verified: z.string(),
  source_urls: links.default([]),
}

const incident = z.object({
  id: z.string().regex(/^[A-Z0-9-]{3,40}$/),
  country: text,
  election: text,
  vote: z.iso.date(),
  actor: text.nullable(),
  entity: text,
  means: z.array(names(means)),
  platforms: z.array(text),
  norm: z.array(names(incidentSorts)),
  first_obs: day,
  attributions: z.array(
    z.object({ ...entry, by_kind: names(speakers), level: names(namings), words: text.default('') }),
  ),
  responses: z.array(z.object({ ...entry, type: names(responses), detail: text.default('') })),
  verified: z.string(),
  caveat: text,
  sources: z.array(text),
  source_urls: links,
  coincide: z.boolean().default(false),
  exclude: z.boolean().default(false),
  metric_sanction: z.iso.date().optional(),
  metric_note: text.optional(),
  standing: z.enum(['attributed', 'alleged', 'contested', 'unattributed']),
  omitted: z.int().min(0).default(0),
})
type Raw = z.output<typeof incident>

const library = z.object({ incidents: z.array(z.unknown()).max(10_000) })

/**
 * Reads the library of incidents. What its compilers only remembered is left out, should it be there.
 * @param data the parsed JSON of `fixtures/library/incidents.json`
 * @throws RespondError `library-invalid` that names the incident and the field
 */
export function readLibrary(data: unknown): readonly Incident[] {
  const parsed = library.safeParse(data)
  if (!parsed.success) throw new RespondError('library-invalid', 'the library has no list of incidents')
  return parsed.data.incidents.map((raw, i) => {
    const one = incident.safeParse(raw)
    if (one.success) return incidentOf(one.data)
    const { path, message } = one.error.issues[0]!
    const where = path.map(String).join('.')
    throw new RespondError('library-invalid', `incident ${i + 1} of the library, ${where}: ${message}`)
  })
}

function incidentOf(raw: Raw): Incident {
  const country = raw.country.slice(0, 2)
  const statements = raw.attributions.flatMap((one): Statement[] => {
    const mark = markOf(one.verified)
    if (mark === null) return []
    const governments = governmentsOf(one.by, one.by_kind, country)
    const { date, by, words, source_urls } = one
    return [
      {
        day: date,
        by,
        governments,
        mark,
        links: source_urls,
        speaker: one.by_kind,
        naming: one.level,
        words,
      },
    ]
  })
  const done = raw.responses.flatMap(({ date, by, type, detail, verified, source_urls }) => {
    const mark = markOf(verified)
    const governments = governmentsOf(by, null, country)
    return mark === null ? [] : [{ day: date, by, governments, mark, links: source_urls, type, detail }]
  })
  return {
    id: raw.id,
    country,
    electionId: `${country}-${raw.vote}`,
    office: raw.election,
    vote: raw.vote,
    actor: /^[A-Z]{2}/.exec(raw.actor ?? '')?.[0] ?? null,
    entity: raw.entity,
    standing: standingOf(raw.standing, statements),
    means: raw.means,
    sorts: raw.norm,
    platforms: raw.platforms,
    seen: raw.first_obs,
    statements: byDay(statements),
    responses: byDay(done),
    mark: markOf(raw.verified) ?? 'partly_verified',
    caveat: raw.caveat,
    sources: raw.sources,
    links: raw.source_urls,
    selfRevealed: raw.coincide,
    excluded: raw.exclude,
    ruling: rulingOf(raw),
    omitted: raw.omitted,
    edited: null,
  }
}

function markOf(verified: string): Mark | null {
  return Object.keys(marks).find((mark): mark is Mark => mark === verified) ?? null
}

const byGovernment: ReadonlySet<Speaker> = new Set(['gov_target', 'gov_ally', 'inquiry'])

/** An attribution by others than a government or an official inquiry is one too, but of another weight. */
export function standingOf(standing: Raw['standing'], statements: readonly Statement[]): Standing {
  if (standing !== 'attributed') return standing
  const named = statements.some(
    ({ speaker, naming }) =>
      byGovernment.has(speaker) && naming !== 'foreign_unspecified' && naming !== 'non_state',
  )
  return named ? 'named' : 'named-privately'
}

function rulingOf({ metric_sanction, metric_note, caveat }: Raw): Incident['ruling'] {
  if (metric_sanction !== undefined) return { measure: metric_sanction, why: metric_note ?? caveat }
  return metric_note === undefined ? null : { measure: null, why: metric_note }
}

/** Those without a day last. */
export function byDay<T extends { readonly day: string | null }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'))
}
