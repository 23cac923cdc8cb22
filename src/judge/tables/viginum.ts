import type { CriteriaTable } from '../table.ts'
import { common, element, usual } from './shared.ts'

const diffusion = {
  any: [
    {
      all: [element('artificial-diffusion'), element('massive-diffusion'), element('deliberate-diffusion')],
    },
    element('intended-diffusion'),
  ],
}

/** The four criteria of VIGINUM for foreign digital interference; all must be met. */
export const viginumTable: CriteriaTable = {
  id: 'viginum',
  version: '2021',
  title: { en: 'VIGINUM’s four criteria', fr: 'Les quatre critères de VIGINUM' },
  source: { title: 'France, decree 2021-922 of 13 July 2021', mark: 'verified_search' },
  enough: usual,
  criteria: [
    {
      id: 'fundamental-interests',
      label: { en: 'Fundamental interests of the nation', fr: 'Intérêts fondamentaux de la Nation' },
      means: {
        en: 'it touches interests such as the regular running of democratic institutions',
        fr: 'cela touche à des intérêts tels que le fonctionnement régulier des institutions',
      },
    },
    common['foreign-actor'],
    common['manifest-falsity'],
    common['artificial-diffusion'],
    common['massive-diffusion'],
    common['deliberate-diffusion'],
    {
      id: 'intended-diffusion',
      label: { en: 'Such spreading was intended', fr: 'Intention d’une telle diffusion' },
      means: {
        en: 'artificial, massive and deliberate spreading was planned, even if it did not come about',
        fr: 'une diffusion artificielle, massive et délibérée était voulue, même sans aboutir',
      },
    },
  ],
  rules: [
    {
      id: 'diffusion',
      label: { en: 'Fourth criterion: spreading', fr: 'Quatrième critère : la diffusion' },
      rule: diffusion,
    },
    {
      id: 'interference',
      label: { en: 'Foreign digital interference', fr: 'Ingérence numérique étrangère' },
      rule: {
        all: [
          element('fundamental-interests'),
          element('foreign-actor'),
          element('manifest-falsity'),
          diffusion,
        ],
      },
    },
  ],
}
