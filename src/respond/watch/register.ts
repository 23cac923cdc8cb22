import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sha256 } from '../../kernel/hashing.ts'
import { type Deed, dayOfDeed, type Said } from '../checklist/deed.ts'
import { statusOfDeed, withinTerm } from '../figures/administrations.ts'
import type { Term } from '../library/terms.ts'

/** A line of the register of what governments said and did. */
export type Entry =
  | { readonly sort: 'deed'; readonly day: string; readonly of: Deed }
  | { readonly sort: 'said'; readonly day: string; readonly of: Said }

/** What can be watched. */
export const watchable = ['government', 'step', 'class', 'case', 'office'] as const
/** What the register can be narrowed to. */
export const narrowings = [...watchable, 'status', 'words', 'administration'] as const

/** What a part of the register is narrowed to, as in its address. */
export type Narrowing = Readonly<Partial<Record<(typeof narrowings)[number], string>>>

/** What governments said and did, and who was in office. */
export interface Register {
  readonly deeds: readonly Deed[]
  readonly said: readonly Said[]
  readonly terms: readonly Term[]
}

/** The part of the register that is asked for, the newest first. An administration is named by the day it began. */
export function registerOf({ deeds, said, terms }: Register, asked: Narrowing): readonly Entry[] {
  const { government, step, class: name, status, office, words, administration } = asked
  const term = terms.find(({ country, began }) => country === government && began === administration)
  const entries: Entry[] = [
    ...deeds.map((of): Entry => ({ sort: 'deed', day: dayOfDeed(of), of })),
    ...said.map((of): Entry => ({ sort: 'said', day: of.day, of })),
  ]
  return entries
    .filter(({ of }) => !government || of.government === government)
    .filter(({ of }) => !step || of.step === step)
    .filter(({ of }) => !asked.case || of.answers === asked.case)
    .filter((one) => !name || (one.sort === 'deed' && one.of.class === name))
    .filter((one) => !status || (one.sort === 'deed' && hasStatus(one.of, status)))
    .filter((one) => !office || (one.sort === 'said' && one.of.office === office))
    .filter((one) => !words || (one.sort === 'said' && isSaid(one.of, words)))
    .filter(
      (one) => !administration || (term !== undefined && one.sort === 'deed' && withinTerm(one.of, term)),
    )
    .sort((a, b) => b.day.localeCompare(a.day) || a.of.key.localeCompare(b.of.key))
}

const hasStatus = (deed: Deed, status: string) =>
  status === 'carried-out' ? deed.implemented !== null : statusOfDeed(deed) === status

/** `statements` are all that an office said of its own accord or when asked; any other word is the sort itself. */
const isSaid = ({ sort }: Said, words: string) =>
  words === 'statements' ? sort === 'statement' || sort === 'joint' || sort === 'question' : sort === words

/** Another for every content, so that a change of status is told. */
export const versionOf = (of: Deed | Said): string =>
  sha256(JSON.stringify({ ...of, changed: null })).slice(0, 12)

/** By key the version of each entry that somebody has seen. */
export type Seen = Readonly<Record<string, string>>

/** Entries of one part that are remembered; of a longer part the newest. */
const mostSeen = 2000

export function seenNow(entries: readonly Entry[]): Seen {
  return Object.fromEntries(entries.slice(0, mostSeen).map(({ of }) => [of.key, versionOf(of)]))
}

/** Another for every state of a part: what somebody saw must be what they say they saw. */
export const stateOf = (entries: readonly Entry[]): string =>
  sha256(canonicalJson({ ...seenNow(entries) })).slice(0, 16)

export interface Changes {
  readonly fresh: readonly Entry[]
  readonly changed: readonly Entry[]
  /** How many are not there any more. */
  readonly gone: number
}

/** What became of a part of the register since somebody saw it. */
export function changesSince(seen: Seen, entries: readonly Entry[]): Changes {
  const shown = entries.slice(0, mostSeen)
  const keys = new Set(shown.map(({ of }) => of.key))
  const known = (key: string) => (Object.hasOwn(seen, key) ? seen[key] : undefined)
  return {
    fresh: shown.filter(({ of }) => known(of.key) === undefined),
    changed: shown.filter(({ of }) => ![undefined, versionOf(of)].includes(known(of.key))),
    gone: Object.keys(seen).filter((key) => !keys.has(key)).length,
  }
}

export const isQuiet = ({ fresh, changed, gone }: Changes): boolean =>
  fresh.length + changed.length + gone === 0
