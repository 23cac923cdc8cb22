import type { Label } from './label.ts'

/** When something was first seen, measured from the vote. */
export const phases = {
  early: { en: 'more than 90 days before the vote', fr: 'plus de 90 jours avant le vote' },
  campaign: { en: '90 to 3 days before the vote', fr: 'de 90 à 3 jours avant le vote' },
  'last-days': {
    en: 'the last two days and the day of the vote',
    fr: 'les deux derniers jours et le jour du vote',
  },
  after: { en: 'after the vote', fr: 'après le vote' },
} as const satisfies Readonly<Record<string, Label>>

export type Phase = keyof typeof phases
