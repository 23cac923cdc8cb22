import type { CopyKind, ExposureClass, Family, Passage } from '../detect/copies/index.ts'
import { csvLine } from '../kernel/csv.ts'
import { isoTime } from '../kernel/time.ts'
import type { CopiesFinding } from './copies-rows.ts'

/** How a text came to a site: as a whole, in one of the ways of copying, or as a passage of another text. */
export type CarriedAs = CopyKind | 'passage'

/** One post of a site that carries a text or a passage of another. */
export interface CarriedPost {
  /** Index into the accounts of the finding. */
  readonly account: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Seconds since what it carries was first published. */
  readonly after: number
  readonly as: CarriedAs
  /** `T1` or `P1`. */
  readonly text: string
  /** Where both wordings stand beside each other. */
  readonly href: string
}

/** A row of the picture: a declared outlet, a site, or all other accounts together. */
export interface Lane {
  /** Index into the accounts of the finding; null for the other accounts, who may be people. */
  readonly account: number | null
  readonly marks: readonly CarriedPost[]
}

/** One text of an outlet and what became of it. */
export interface CarriedText {
  readonly text: string
  readonly href: string
  readonly opening: string
  readonly first: number
  readonly copies: number
  readonly sites: number
  /** Seconds from the first post to the last copy. */
  readonly within: number
  /** Copies that are reworded, translated or a passage. */
  readonly paraphrased: number
}

export interface OriginRows {
  readonly texts: readonly CarriedText[]
  /** The outlet's own posts first, then whoever carried them, the earliest first. */
  readonly posts: readonly CarriedPost[]
}

/** Name and class that an account was declared to have. */
export function outletsOf({ body: { parameters, result } }: CopiesFinding) {
  const declared = new Map(parameters.outlets.map((outlet) => [outlet.account, outlet]))
  return {
    nameOf: (account: number) => declared.get(result.accounts[account]!)?.name,
    exposureOf: (account: number): ExposureClass =>
      declared.get(result.accounts[account]!)?.exposure ?? 'unclassified',
  }
}

/** The posts of a family as marks. */
export function postsOfFamily({ id }: CopiesFinding, family: Family): CarriedPost[] {
  return family.members.map(({ account, time, variant }) => ({
    account,
    at: time,
    after: (time - family.first) / 1000,
    as: family.variants[variant]?.kind ?? 'reworded',
    text: family.id,
    href: `/copies/${id}/${family.id}?wording=${Math.max(0, variant)}#compare`,
  }))
}

/** One row for each declared outlet and site in the order in which they carried it; everybody else in the last. */
export function lanesOf(
  { body: { result, parameters } }: CopiesFinding,
  posts: readonly CarriedPost[],
): Lane[] {
  const declared = new Set(parameters.outlets.map(({ account }) => account))
  const sites = new Set([...result.copiedShares, ...result.origins].map(({ account }) => account))
  const lanes = new Map<number | null, CarriedPost[]>()
  for (const post of [...posts].sort((x, y) => x.at - y.at)) {
    const own = declared.has(result.accounts[post.account]!) || sites.has(post.account) ? post.account : null
    const marks = lanes.get(own) ?? []
    lanes.set(own, marks)
    marks.push(post)
  }
  const others = lanes.get(null)
  lanes.delete(null)
  const rows: Lane[] = [...lanes].map(([account, marks]) => ({ account, marks }))
  return others === undefined ? rows : [...rows, { account: null, marks: others }]
}

/** What others carried of an outlet, among the texts and passages that the finding lists. */
export function originRows(finding: CopiesFinding, account: number): OriginRows {
  const { families, passages } = finding.body.result
  const opened = families.filter(({ members }) => members[0]?.account === account)
  const quoted = passages.filter(({ earlier }) => earlier.account === account)
  const ofFamilies = opened.map((family) => ({ family, posts: postsOfFamily(finding, family) }))
  const texts = ofFamilies.map(({ family, posts }) => {
    const copies = posts.filter((post) => post.account !== account)
    return rowOf(
      family.id,
      `/copies/${finding.id}/${family.id}`,
      family.variants[0]!.text,
      family.first,
      copies,
    )
  })
  const parts = quoted.map((passage) => {
    const carried = postOfPassage(finding, passage)
    return {
      carried,
      row: rowOf(passage.id, carried.href, passage.earlier.excerpt, passage.earlier.time, [carried]),
    }
  })
  return {
    texts: [...texts, ...parts.map(({ row }) => row)].sort(
      (x, y) => y.sites - x.sites || y.copies - x.copies,
    ),
    posts: [...ofFamilies.flatMap(({ posts }) => posts), ...parts.map(({ carried }) => carried)],
  }
}

function postOfPassage({ id }: CopiesFinding, { id: text, earlier, later }: Passage): CarriedPost {
  const href = `/copies/${id}/passages/${text}`
  const after = (later.time - earlier.time) / 1000
  return { account: later.account, at: later.time, after, as: 'passage', text, href }
}

function rowOf(
  text: string,
  href: string,
  opening: string,
  first: number,
  copies: readonly CarriedPost[],
): CarriedText {
  return {
    text,
    href,
    opening,
    first,
    copies: copies.length,
    sites: new Set(copies.map(({ account }) => account)).size,
    within: Math.max(0, ...copies.map(({ after }) => after)),
    paraphrased: copies.filter(({ as }) => as !== 'verbatim' && as !== 'edited').length,
  }
}

/** A line for each post that carries something of the outlet. */
export function originCsv(finding: CopiesFinding, account: number): string {
  const { accounts } = finding.body.result
  const { nameOf, exposureOf } = outletsOf(finding)
  const head = [
    'finding',
    'origin',
    'text',
    'account',
    'name',
    'class',
    'time',
    'seconds_after',
    'carried_as',
    'page',
  ]
  const rows = originRows(finding, account).posts.map((post) => [
    finding.id,
    accounts[account]!,
    post.text,
    accounts[post.account]!,
    nameOf(post.account) ?? '',
    exposureOf(post.account),
    isoTime(post.at),
    Math.round(post.after),
    post.account === account ? 'origin' : post.as,
    post.href,
  ])
  return [head, ...rows].map(csvLine).join('')
}

/** A line for each passage with both ends. */
export function passagesCsv({ id, body: { result } }: CopiesFinding): string {
  const end = ['post', 'account', 'time', 'words', 'share', 'excerpt']
  const head = [
    'finding',
    'passage',
    'words',
    ...end.map((name) => `earlier_${name}`),
    ...end.map((name) => `later_${name}`),
  ]
  const rows = result.passages.map((passage) => [
    id,
    passage.id,
    passage.words,
    ...[passage.earlier, passage.later].flatMap((one) => [
      one.post,
      result.accounts[one.account]!,
      isoTime(one.time),
      one.words,
      one.share,
      one.excerpt,
    ]),
  ])
  return [head, ...rows].map(csvLine).join('')
}
