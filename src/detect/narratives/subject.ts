import type { Label } from '../../vocab/label.ts'

export const subjectKinds = {
  candidate: { en: 'candidate', fr: 'candidat' },
  party: { en: 'party', fr: 'parti' },
  institution: { en: 'institution', fr: 'institution' },
  other: { en: 'other', fr: 'autre' },
} as const satisfies Readonly<Record<string, Label>>
export type SubjectKind = keyof typeof subjectKinds

/** Whom or what texts of an election speak about: public roles only, as the election's list names them. */
export interface Subject {
  readonly name: string
  readonly kind: SubjectKind
  /** Names, spellings in any language, hashtags and accounts that speak of it without judging. */
  readonly aliases: readonly string[]
  /** Nicknames and slogans that are only used against it. */
  readonly hostile: readonly string[]
  /** Slogans that are only used for it. */
  readonly friendly: readonly string[]
  /** Longer names that contain one of its own and mean somebody else. */
  readonly not: readonly string[]
  /** Those of one contest gain where another of it loses; empty for none. */
  readonly contest: string
}
