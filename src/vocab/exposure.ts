import type { Label } from './label.ts'

/**
 * How openly an outlet stands with a state. Source of the four classes: European External Action Service, third
 * report on foreign information manipulation and interference threats (March 2025), FIMI exposure matrix. The
 * French wording is ours.
 */
export const exposureClasses = {
  unclassified: { en: 'not classified', fr: 'non classé' },
  official: { en: 'official channel', fr: 'canal officiel' },
  controlled: { en: 'state-controlled', fr: 'contrôlé par l’État' },
  linked: { en: 'state-linked', fr: 'lié à l’État' },
  aligned: { en: 'state-aligned', fr: 'aligné sur l’État' },
} as const satisfies Readonly<Record<string, Label>>

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
