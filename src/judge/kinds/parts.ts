import type { Vocabulary } from '../../records/index.ts'
import {
  type ConfidenceLevel,
  confidences,
  type LikelihoodTerm,
  likelihoods,
} from '../../vocab/confidence.ts'
import type { Label } from '../../vocab/label.ts'
import { techniques } from '../../vocab/techniques.ts'

export const likely = Object.fromEntries(likelihoods.map(({ term, label }) => [term, label])) as Readonly<
  Record<LikelihoodTerm, Label>
>

export const sure = Object.fromEntries(confidences.map(({ level, label }) => [level, label])) as Readonly<
  Record<ConfidenceLevel, Label>
>

/** The techniques of DISARM; their names are English, as the framework gives them. */
export const disarm: Vocabulary = {
  name: 'disarm',
  entries: new Map(
    [...techniques].map(([id, { name, tactic }]) => {
      const text = `${name} (${tactic.name})`
      return [id, { en: text, fr: text }]
    }),
  ),
}

/** What was done to a part of the election, or whether anybody knows. */
export const effects = {
  affected: { en: 'affected', fr: 'touché' },
  'not-affected': { en: 'not affected', fr: 'non touché' },
  unknown: { en: 'unknown', fr: 'inconnu' },
} as const satisfies Readonly<Record<string, Label>>

/** `2027-05-06T08:00` in UTC as milliseconds since 1970. */
export const utc = (wall: string): number => Date.parse(wall.length === 10 ? wall : `${wall}Z`)

export const hours = (from: number, to: number): number => Math.floor((to - from) / 3_600_000)

const handle = /(^|[\s(,;:'"«“])@[\p{L}\p{N}_.]{2,}/u

const profiles =
  /\b(?:(?:x|twitter|facebook|instagram|tiktok|threads|vk|linkedin|bsky)\.(?:com|net|app|social)|t\.me|telegram\.me)\/[\w@.-]/iu

/** Whether a text names an account as platforms write them, or links to a profile. */
export function namesAccount(text: string): boolean {
  return handle.test(text) || profiles.test(text) || /https?:\/\/[^\s/]+\/@[\w.]/u.test(text)
}

/** The texts of a content, entries of rows included. */
export function textsIn(content: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.values(content).flatMap((value) => {
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? value.flatMap((entry) => textsIn(entry as Record<string, unknown>)) : []
  })
}

export const noAccounts: Label = {
  en: 'take out the handle or the link to a profile: private accounts are never named, only sets of accounts',
  fr: 'retirez le pseudo ou le lien vers un profil : aucun compte privé n’est nommé, seulement des ensembles',
}
