import type { Detector } from '../detector.ts'
import { kindLabels } from './kind-labels.ts'
import type { CoordinationParameters, CoordinationResult } from './result.ts'

export const coordination: Detector<CoordinationParameters, CoordinationResult> = {
  name: 'coordination',
  version: '1',
  label: { en: 'Acting together', fr: 'Action concertée' },
  path: '/networks',
  headline({ body: { result } }) {
    const undeclared = result.communities.filter(({ affiliation }) => affiliation === 'undeclared').length
    const open = result.communities.length - undeclared
    return {
      count: undeclared,
      found: {
        en: `${undeclared} groups act together beyond chance; ${open} more are openly affiliated`,
        fr: `${undeclared} groupes agissent ensemble au-delà du hasard ; ${open} autres sont ouvertement affiliés`,
      },
      unseen: result.coverage.unseen.map((kind) => ({
        en: `no post has ${kindLabels[kind].en}`,
        fr: `aucun message n’a de ${kindLabels[kind].fr}`,
      })),
    }
  },
}
