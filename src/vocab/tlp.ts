import type { Label } from './label.ts'

/**
 * The Traffic Light Protocol, version 2.0 (FIRST, August 2022), least restricted first. The French wording is
 * ours.
 */
export const tlpLevels = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const

export type Tlp = (typeof tlpLevels)[number]

export const tlpMeans: Readonly<Record<Tlp, Label>> = {
  'TLP:CLEAR': { en: 'may be told to anyone', fr: 'peut être dit à tous' },
  'TLP:GREEN': { en: 'within the community', fr: 'au sein de la communauté' },
  'TLP:AMBER': {
    en: 'the organisation and its clients, need to know',
    fr: 'l’organisation et ses clients, besoin d’en connaître',
  },
  'TLP:AMBER+STRICT': { en: 'the organisation only, need to know', fr: 'l’organisation seule' },
  'TLP:RED': {
    en: 'named recipients only, never passed on',
    fr: 'destinataires nommés seuls, jamais transmis',
  },
}

/** Whether `level` restricts at least as much as `other`. */
export function asStrict(level: Tlp, other: Tlp): boolean {
  return tlpLevels.indexOf(level) >= tlpLevels.indexOf(other)
}
