import {
  type CopiesParameters,
  type CopiesResult,
  type CopyKind,
  copyKinds,
  type Family,
} from '../detect/copies/index.ts'
import { csvLine } from '../kernel/csv.ts'
import { isoTime } from '../kernel/time.ts'
import type { Shown } from './findings.ts'

export type CopiesFinding = Shown<CopiesParameters, CopiesResult>

/** A family as a line of a list. */
export interface FamilyRow {
  readonly finding: string
  readonly family: string
  readonly url: string
  readonly accounts: number
  readonly posts: number
  readonly wordings: number
  readonly kinds: Readonly<Record<CopyKind, number>>
  /** Milliseconds since 1970. */
  readonly first: number
  readonly last: number
  readonly likelihood: string
  readonly platforms: readonly string[]
  readonly languages: readonly string[]
  /** Posts in bars from the first to the last, classes together. */
  readonly spread: readonly number[]
  readonly text: string
}

export function familyRows({ id, body: { result } }: CopiesFinding): FamilyRow[] {
  return result.families.map((family) => familyRow(id, family))
}

function familyRow(finding: string, family: Family): FamilyRow {
  const { id, accounts, posts, wordings, kinds, first, last, likelihood, platforms, languages } = family
  const [one, ...more] = family.spread.bars.map((bar) => bar.posts)
  const spread = (one ?? []).map((count, at) => more.reduce((sum, bar) => sum + bar[at]!, count))
  const url = `/copies/${finding}/${id}`
  const text = family.variants[0]?.text ?? ''
  return {
    finding,
    family: id,
    url,
    accounts,
    posts,
    wordings,
    kinds,
    first,
    last,
    likelihood,
    platforms,
    languages,
    spread,
    text,
  }
}

export function familyRowsCsv(rows: readonly FamilyRow[]): string {
  const head = [
    'finding',
    'family',
    'accounts',
    'posts',
    'wordings',
    ...copyKinds,
    'first',
    'last',
    'one_source',
    'platforms',
    'languages',
    'text',
  ]
  return [
    head,
    ...rows.map((row) => [
      row.finding,
      row.family,
      row.accounts,
      row.posts,
      row.wordings,
      ...copyKinds.map((kind) => row.kinds[kind]),
      isoTime(row.first),
      isoTime(row.last),
      row.likelihood,
      row.platforms.join(' '),
      row.languages.join(' '),
      row.text,
    ]),
  ]
    .map(csvLine)
    .join('')
}

/** A line for each post of a family that is listed. */
export function membersCsv({ id, body: { result } }: CopiesFinding, families: readonly Family[]): string {
  const head = ['finding', 'family', 'post', 'account', 'time', 'kind', 'shared', 'meaning', 'text']
  const rows = families.flatMap((family) =>
    family.members.map(({ post, account, time, variant }) => {
      const wording = family.variants[variant]
      return [
        id,
        family.id,
        post,
        result.accounts[account]!,
        isoTime(time),
        wording?.kind,
        wording?.shared,
        wording?.meaning,
        wording?.text,
      ]
    }),
  )
  return [head, ...rows].map(csvLine).join('')
}
