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
