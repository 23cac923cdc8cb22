import type { Label } from './label.ts'

/** What is found of an element or a criterion. `not-shown` says that better evidence speaks against it. */
export const findings = {
  met: { en: 'met', fr: 'établi' },
  'not-shown': { en: 'not shown', fr: 'non établi' },
  unknown: { en: 'unknown', fr: 'inconnu' },
} as const satisfies Readonly<Record<string, Label>>

export type CriterionFinding = keyof typeof findings

/** Whether an assertion speaks for an element or against it. */
export const stances = {
  supports: { en: 'supports', fr: 'appuie' },
  undercuts: { en: 'undercuts', fr: 'affaiblit' },
} as const satisfies Readonly<Record<string, Label>>

export type Stance = keyof typeof stances
