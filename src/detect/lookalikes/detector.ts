import { inEnglish, inFrench } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import type { LookalikesParameters, LookalikesResult } from './result.ts'

const techniques = { domain: 'T0149.003', account: 'T0146.005' } as const

export const lookalikes: Detector<LookalikesParameters, LookalikesResult> = {
  name: 'lookalikes',
  version: '2',
  label: { en: 'Lookalikes', fr: 'Sosies' },
  path: '/lookalikes',
  wants: {
    en: 'it needs names to protect: tocsin lookalikes --protect NAMES --links FILE',
    fr: 'il lui faut des noms à protéger : tocsin lookalikes --protect NAMES --links FILE',
  },
  headline({ body: { parameters, result } }) {
    const { close, namesake, names, unreadable } = result.counts
    const protectedNames = parameters.names.length
    return {
      count: close,
      found: {
        en: inEnglish`${close} of ${names} names are close to one of ${protectedNames} protected names; ${namesake} more are namesakes`,
        fr: inFrench`${close} noms sur ${names} sont proches de l’un des ${protectedNames} noms protégés ; ${namesake} autres sont des homonymes`,
      },
      unseen: [
        ...(unreadable === 0
          ? []
          : [
              {
                en: inEnglish`${unreadable} entries are no names under an ending`,
                fr: inFrench`${unreadable} entrées ne sont pas des noms sous une extension`,
              },
            ]),
        ...(result.days === null
          ? [
              {
                en: 'the input has no days of registration',
                fr: 'l’entrée ne donne pas de jour d’enregistrement',
              },
            ]
          : []),
      ],
    }
  },
  dated({ body: { result } }) {
    return {
      signs: result.hits.flatMap(({ what, closeness, first }) =>
        closeness !== 'close' || first === null
          ? []
          : [{ technique: techniques[what], first: Date.parse(first), last: Date.parse(first), part: null }],
      ),
      unit: 'days',
      looked: null,
    }
  },
}
