import type { Label } from './label.ts'

/**
 * What lets a matter be opened as an incident: signs of deception or coordination, never what somebody thinks. A
 * false belief that is held sincerely is not among them.
 */
export const indicators = {
  'fabricated-claim': {
    sort: 'deception',
    label: { en: 'an event or quotation that was made up', fr: 'un fait ou une citation inventés' },
  },
  'identity-theft': {
    sort: 'deception',
    label: { en: 'somebody else’s name, mark or site', fr: 'le nom, la marque ou le site d’autrui' },
  },
  manufacturing: {
    sort: 'deception',
    label: {
      en: 'an invented sender, or a forged, staged or synthetic item',
      fr: 'un expéditeur inventé, ou une pièce falsifiée, mise en scène ou de synthèse',
    },
  },
  covertness: {
    sort: 'deception',
    label: { en: 'a sender who hides for whom he acts', fr: 'un expéditeur qui cache pour qui il agit' },
  },
  'stolen-material': {
    sort: 'deception',
    label: { en: 'material taken by intrusion', fr: 'des documents pris par intrusion' },
  },
  'hidden-coordination': {
    sort: 'coordination',
    label: {
      en: 'accounts that act together beyond chance without saying so',
      fr: 'des comptes qui agissent ensemble au-delà du hasard sans le dire',
    },
  },
  automation: {
    sort: 'coordination',
    label: { en: 'automated spreading', fr: 'une diffusion automatisée' },
  },
  'bought-reach': {
    sort: 'coordination',
    label: { en: 'reach bought without saying so', fr: 'une audience achetée sans le dire' },
  },
} as const satisfies Readonly<
  Record<string, { readonly sort: 'deception' | 'coordination'; readonly label: Label }>
>

export type Indicator = keyof typeof indicators

export function isIndicator(name: string): name is Indicator {
  return Object.hasOwn(indicators, name)
}
