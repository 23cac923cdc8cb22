import type { Label } from './label.ts'

/** The two limbs of the norm, and the two parts of the second. */
export const limbs = {
  A: { en: 'A: false information', fr: 'A : fausse information' },
  B: {
    en: 'B: information under a false or hidden sender',
    fr: 'B : information sous un expéditeur faux ou caché',
  },
  B1: { en: 'B1: identity theft', fr: 'B1 : usurpation d’identité' },
  B2: { en: 'B2: manufacturing', fr: 'B2 : fabrication' },
} as const satisfies Readonly<Record<string, Label>>

export type Limb = keyof typeof limbs

/** What an act is under the norm. */
export const verdicts = {
  violation: { en: 'violation', fr: 'violation' },
  'would-violate': {
    en: 'would violate; before the effective date: not counted',
    fr: 'violerait la norme ; avant sa date d’effet : non compté',
  },
  unknown: { en: 'unknown', fr: 'inconnu' },
  'no-violation': { en: 'no violation', fr: 'pas de violation' },
  'no-incident': { en: 'no incident', fr: 'pas d’incident' },
} as const satisfies Readonly<Record<string, Label>>

export type NormVerdict = keyof typeof verdicts
