import { inEnglish, inFrench } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import { kindLabels } from './kind-labels.ts'
import type { CoordinationParameters, CoordinationResult, ObjectKind } from './result.ts'

/** Of which technique acting together on such objects may be a sign. */
const techniques: Readonly<Record<ObjectKind, string>> = {
  link: 'T0118',
  reshare: 'T0118',
  media: 'T0118',
  object: 'T0118',
  text: 'T0084.001',
  hashtags: 'T0049.002',
  reply: 'T0049',
}

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
        en: inEnglish`${undeclared} {group acts|groups act} together beyond chance; ${open} more {is|are} openly affiliated`,
        fr: inFrench`${undeclared} {groupe agit|groupes agissent} ensemble au-delà du hasard ; ${open} {autre est ouvertement affilié|autres sont ouvertement affiliés}`,
      },
      unseen: result.coverage.unseen.map((kind) => ({
        en: inEnglish`no post has ${kindLabels[kind].en}`,
        fr: inFrench`aucun message n’a de ${kindLabels[kind].fr}`,
      })),
    }
  },
  dated({ body: { result } }) {
    const { communities, coverage } = result
    return {
      signs: communities
        .filter(({ affiliation }) => affiliation === 'undeclared')
        .flatMap(({ id, kinds, firstSeen, lastSeen }) =>
          [...new Set(kinds.map((kind) => techniques[kind]))].map((technique) => ({
            technique,
            first: firstSeen,
            last: lastSeen,
            part: id,
          })),
        ),
      unit: 'posts',
      looked: coverage.perDay.map(({ day, posts }) => ({ day, amount: posts })),
    }
  },
}
