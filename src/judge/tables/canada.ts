import type { CriteriaTable } from '../table.ts'
import { usual } from './shared.ts'

/** What the Canadian panel weighs; no rule combines the three, five people do. */
export const canadaTable: CriteriaTable = {
  id: 'canada-threshold',
  version: '2021',
  title: { en: 'Canadian threshold', fr: 'Seuil canadien' },
  source: {
    title: 'Canada, key considerations for panel decisions, Critical Election Incident Public Protocol',
    address:
      'https://canada.ca/en/democratic-institutions/services/protecting-democracy/critical-election-incident-public-protocol/key-considerations-panel-decisions.html',
    mark: 'verified_search',
  },
  note: {
    en: 'Five senior public servants decide by consensus; many small incidents may reach it together.',
    fr: 'Cinq hauts fonctionnaires décident par consensus ; plusieurs petits incidents peuvent l’atteindre ensemble.',
  },
  enough: usual,
  criteria: [
    {
      id: 'free-and-fair',
      label: {
        en: 'Free and fair election undermined',
        fr: 'Élection libre et équitable compromise',
      },
      means: {
        en: 'how far it keeps people from having a free and fair election',
        fr: 'dans quelle mesure cela empêche une élection libre et équitable',
      },
    },
    {
      id: 'credibility-of-election',
      label: {
        en: 'Credibility of the election at risk',
        fr: 'Crédibilité de l’élection menacée',
      },
      means: {
        en: 'how far it could make people doubt the election',
        fr: 'dans quelle mesure cela peut faire douter de l’élection',
      },
    },
    {
      id: 'sure-of-information',
      label: { en: 'Confidence in the information', fr: 'Confiance dans l’information' },
      means: {
        en: 'how much confidence officials have in what they know',
        fr: 'quelle confiance les autorités ont dans ce qu’elles savent',
      },
    },
  ],
  rules: [
    {
      id: 'threshold',
      label: { en: 'Threshold for a public announcement', fr: 'Seuil de l’annonce publique' },
      rule: null,
    },
  ],
}
