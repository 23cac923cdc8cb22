import type { Label } from './label.ts'

/** How far a source can be relied on: the Admiralty scale, NATO AJP-2.1. */
export const reliability = {
  A: { en: 'A completely reliable', fr: 'A totalement fiable' },
  B: { en: 'B usually reliable', fr: 'B habituellement fiable' },
  C: { en: 'C fairly reliable', fr: 'C assez fiable' },
  D: { en: 'D not usually reliable', fr: 'D rarement fiable' },
  E: { en: 'E unreliable', fr: 'E non fiable' },
  F: { en: 'F cannot be judged', fr: 'F ne peut être jugée' },
} as const satisfies Readonly<Record<string, Label>>

/** How credible a piece of information is: the second half of the same grade. */
export const credibility = {
  '1': { en: '1 confirmed', fr: '1 confirmée' },
  '2': { en: '2 probably true', fr: '2 probablement vraie' },
  '3': { en: '3 possibly true', fr: '3 peut-être vraie' },
  '4': { en: '4 doubtful', fr: '4 douteuse' },
  '5': { en: '5 improbable', fr: '5 improbable' },
  '6': { en: '6 cannot be judged', fr: '6 ne peut être jugée' },
} as const satisfies Readonly<Record<string, Label>>

export type Reliability = keyof typeof reliability
export type Credibility = keyof typeof credibility

/** A grade of the Admiralty scale, such as B3. */
export interface Grade {
  readonly reliability: Reliability
  readonly credibility: Credibility
}

/** `B3` */
export function gradeText({ reliability, credibility }: Grade): string {
  return reliability + credibility
}

/**
 * Whether a grade is as good as another in both halves. What cannot be judged (F, 6) stands below what was judged, so
 * that nothing rests on it. Grades such as A3 and C2 are neither as good as the other.
 */
export function asGood(grade: Grade, other: Grade): boolean {
  return grade.reliability <= other.reliability && grade.credibility <= other.credibility
}

export function better(grade: Grade, other: Grade): boolean {
  return asGood(grade, other) && !asGood(other, grade)
}

/** From the best to the worst, for lists: by the source first, then by the information. */
export function byGrade(a: Grade, b: Grade): number {
  return gradeText(a) < gradeText(b) ? -1 : gradeText(a) > gradeText(b) ? 1 : 0
}
