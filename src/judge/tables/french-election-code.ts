import type { CriteriaTable } from '../table.ts'
import { common, element, manifest } from './shared.ts'

const criteria = [
  common['manifest-falsity'],
  {
    id: 'alters-vote',
    label: {
      en: 'Apt to alter the sincerity of the vote',
      fr: 'De nature à altérer la sincérité du scrutin',
    },
    means: {
      en: 'it can manifestly change what the vote says',
      fr: 'elle peut manifestement changer ce que dit le scrutin',
    },
  },
  common['deliberate-diffusion'],
  common['artificial-diffusion'],
  common['massive-diffusion'],
]

/** What a judge in France examines within 48 hours before a national vote. */
export const frenchElectionCodeTable: CriteriaTable = {
  id: 'l163-2',
  version: '2018',
  title: { en: 'French election code, L163-2', fr: 'Code électoral, L163-2' },
  source: { title: 'France, code électoral, article L163-2', mark: 'verified_search' },
  note: {
    en: 'Applies in the three months before the month of a national vote; the judge has 48 hours, an appeal 48 more.',
    fr: 'S’applique dans les trois mois précédant le mois d’un scrutin national ; le juge a 48 heures, l’appel 48 autres.',
  },
  enough: manifest,
  criteria,
  rules: [
    {
      id: 'order',
      label: { en: 'All tests for an order', fr: 'Conditions réunies' },
      rule: { all: criteria.map(({ id }) => element(id)) },
    },
  ],
}
