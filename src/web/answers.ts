import type { Context } from 'hono'
import { bundledLibrary } from '../app/serving.ts'
import type { Person, RecordBook, RecordKind, RecordView } from '../records/index.ts'
import {
  type ChecklistInput,
  type Deed,
  dayOfDeed,
  deedOfMeasure,
  deedsOfLibrary,
  type Entry,
  electionsOf,
  isPlanned,
  libraryInstruments,
  libraryTerms,
  type Narrowing,
  registerOf,
  type Said,
  saidOfPosition,
  type Term,
} from '../respond/index.ts'
import { foreignAnswers, withoutAlike } from './foreign-answers.ts'
import { currentLibrary } from './library.ts'
import { personIn, type RecordDesk, stranger } from './people.ts'
import type { WebContext } from './web-context.ts'

/** An election for which governments have a checklist. */
export interface VoteOf {
  /** Id of its record, or of the library: `US-2018-11-06`. */
  readonly id: string
  readonly country: string
  readonly name: string
  /** Day on which the polls open. */
  readonly vote: string
  /** Address of where its day comes from, without a leading slash. */
  readonly at: string
}

/** `midterm 2018`, `General election 2027`. */
export function nameWithYear({ name, vote }: Pick<VoteOf, 'name' | 'vote'>): string {
  const year = vote.slice(0, 4)
  return name.includes(year) ? name : `${name} ${year}`
}

/** What governments said and did, as far as the reader may see it. */
export interface Answers {
  readonly deeds: readonly Deed[]
  readonly said: readonly Said[]
  readonly terms: readonly Term[]
  /** In the order of their days. */
  readonly votes: readonly VoteOf[]
  /** Incidents of the library by id, and cases by the id of their record: when each was first seen. */
  readonly seen: ReadonlyMap<string, string>
  /** Answers of records of cases, not of the library. */
  readonly cases: ReadonlySet<string>
  /** Entries of members that are not counted, since nobody can say whose they are. */
  readonly ownerless: number
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

/** What the register is read from. */
type Sources = Pick<WebContext, 'library' | 'exchange' | 'clock'> & {
  readonly desk?: Pick<RecordDesk, 'book'>
}

/** As far as whoever asks may see it. */
export const answersFor = (c: Context, web: WebContext): Promise<Answers> => answersOf(web, personIn(c))

/** Parts of the register as everybody may see them. */
export function publicRegister({
  book,
  ...from
}: Pick<WebContext, 'exchange' | 'clock'> & { readonly book: RecordBook }) {
  const library = () => currentLibrary(bundledLibrary(), book)
  return async (narrowing: Narrowing): Promise<readonly Entry[]> =>
    registerOf(await answersOf({ ...from, desk: { book }, library }, undefined), narrowing)
}

/** @param person undefined for whoever reads without an account */
export async function answersOf(web: Sources, person: Person | undefined): Promise<Answers> {
  const library = await web.library()
  const votes = electionsOf(library).map(
    ({ id, country, office, vote, incidents }): VoteOf => ({
      ...{ id, country, vote, name: office },
      at: `library/${incidents[0]!.id}`,
    }),
  )
  const known = new Set(library.map(({ id }) => id))
  const seen = library.flatMap((one) => (one.seen === null ? [] : [[one.id, one.seen] as const]))
  const recorded = web.desk === undefined ? nothingRecorded : await recordedAnswers(web.desk.book, person)
  const all = [...votes, ...recorded.votes].sort((a, b) => a.vote.localeCompare(b.vote))
  const foreign = await foreignAnswers(web.exchange, person, all, day(web.clock()))
  const own = [...deedsOfLibrary(library), ...libraryInstruments, ...recorded.deeds]
  const deeds = [...own, ...withoutAlike(own, foreign.deeds)]
  return {
    deeds,
    said: [...recorded.said, ...foreign.said],
    terms: [...libraryTerms, ...recorded.terms],
    votes: all,
    seen: new Map([...seen, ...recorded.seen, ...foreign.seen]),
    cases: new Set(deeds.flatMap(({ answers: of }) => (of === null || known.has(of) ? [] : [of]))),
    ownerless: foreign.ownerless,
  }
}

const nothingRecorded = { deeds: [], said: [], terms: [], votes: [], seen: [] }

/** The public sees what is clear and approved; who acts sees what their role may, and whether it is approved. */
async function recordedAnswers(book: RecordBook, person: Person | undefined) {
  const reader = person ?? stranger
  const all = async (name: string): Promise<readonly RecordView[]> => {
    const kind = book.kinds.get(name)
    if (kind === undefined) return []
    return person === undefined && kind.approval ? book.released(reader, kind) : listed(book, reader, kind)
  }
  const governments = await all('government')
  const codes = new Map(governments.map(({ id, fields }) => [id, String(fields.country)]))
  const owned = (record: RecordView) => {
    const code = codes.get(String(record.fields.government))
    return code === undefined || record.retracted !== null ? [] : [{ record, code }]
  }
  const entry = ({ id, fields, approved, standing, changed }: RecordView) => ({
    ...{ id, fields, changed },
    approved: approved !== null || standing !== null,
  })
  const [measures, positions, elections, cases] = await Promise.all(
    ['measure', 'position', 'election', 'case'].map((name) => all(name)),
  )
  return {
    deeds: measures!
      .filter(({ fields }) => !isPlanned(fields))
      .flatMap(owned)
      .map(({ record, code }) => deedOfMeasure(entry(record), code)),
    said: positions!.flatMap(owned).map(({ record, code }) => saidOfPosition(entry(record), code)),
    terms: governments.map(({ id, fields }): Term => {
      const text = (name: string) => String(fields[name])
      return {
        country: text('country'),
        name: text('name'),
        began: text('began'),
        ends: typeof fields.ends === 'string' ? fields.ends : null,
        zone: text('zone'),
        source: text('source'),
        at: `records/government/${id}`,
      }
    }),
    votes: elections!.map(({ id, fields }): VoteOf => {
      const vote = String(fields.voteOpens).slice(0, 10)
      return {
        id,
        country: String(fields.country),
        name: String(fields.name),
        vote,
        at: `records/election/${id}`,
      }
    }),
    seen: cases!.flatMap(({ id, fields }) =>
      typeof fields.firstSeen === 'string' ? [[id, fields.firstSeen.slice(0, 10)] as const] : [],
    ),
  }
}

/** Records of a kind as the reader may see them: the public sees what is approved. */
export async function seenOf(c: Context, web: WebContext, name: string): Promise<readonly RecordView[]> {
  const { desk } = web
  const kind = desk?.book.kinds.get(name)
  if (desk === undefined || kind === undefined) return []
  const person = personIn(c)
  const all =
    person === undefined && kind.approval
      ? await desk.book.released(stranger, kind)
      : await listed(desk.book, person ?? stranger, kind)
  return all.filter(({ retracted }) => retracted === null)
}

async function listed(book: RecordBook, reader: Person, kind: RecordKind): Promise<readonly RecordView[]> {
  const views: RecordView[] = []
  for await (const piece of book.export(reader, kind, {})) views.push(...piece)
  return views
}

/** Governments that were hit, said or did something, or have a term on record. */
export function governmentCodes({ deeds, said, terms, votes }: Answers): readonly string[] {
  return [
    ...new Set([
      ...votes.map(({ country }) => country),
      ...terms.map(({ country }) => country),
      ...deeds.map(({ government }) => government),
      ...said.map(({ government }) => government),
    ]),
  ]
}

/** Who was in office on a day. */
export function termAt({ terms }: Answers, country: string, on: string): Term | null {
  const own = terms.filter((term) => term.country === country && term.began <= on)
  const held = own.filter(({ ends }) => ends === null || on < ends)
  return held.sort((a, b) => b.began.localeCompare(a.began))[0] ?? null
}

const fourYears = 1461

/**
 * What counts for a government and an election: from the last vote of the country or, when it is later, from the
 * beginning of the term that holds on the day asked for; four years at the most.
 */
export function checklistInput(answers: Answers, code: string, vote: VoteOf, on: string): ChecklistInput {
  const before = answers.votes.filter((one) => one.country === code && one.vote < vote.vote).at(-1)
  const asked = on < vote.vote ? on : vote.vote
  const bounds = [
    day(Date.parse(vote.vote) - fourYears * 86_400_000),
    ...(before === undefined ? [] : [day(Date.parse(before.vote) + 86_400_000)]),
    termAt(answers, code, asked)?.began ?? '',
  ]
  const mine = (one: Deed | Said) =>
    one.government === code && (one.election === null || one.election === vote.id)
  return {
    deeds: answers.deeds.filter(mine),
    said: answers.said.filter(mine),
    vote: vote.vote,
    from: bounds.sort().at(-1)!,
    on,
  }
}

/**
 * The day as of which a page is asked: `?on=`, else today, or the day of the vote once it is past. In a fiction that
 * plays in the future it is the day of the newest entry.
 */
export function dayAsked(
  c: Context,
  web: WebContext,
  about?: { answers: Answers; code: string; vote?: VoteOf },
): string {
  const asked = c.req.query('on') ?? ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked) && Number.isFinite(Date.parse(asked))) return asked
  const today = day(web.clock())
  const vote = about?.vote?.vote
  if (vote !== undefined && vote < today) return vote
  const newest = [
    ...(about?.answers.deeds ?? []).filter(({ government }) => government === about?.code).map(dayOfDeed),
    ...(about?.answers.said ?? [])
      .filter(({ government }) => government === about?.code)
      .map((one) => one.day),
  ].filter((one) => vote === undefined || one <= vote)
  return [today, ...newest].sort().at(-1)!
}
