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
        en: inEnglish`${close} of ${names} {name|names} {0:is|are} close to one of ${protectedNames} protected {name|names}; ${namesake} more {is a namesake|are namesakes}`,
        fr: inFrench`${close} {nom|noms} sur ${names} {0:est proche|sont proches} de l’un des ${protectedNames} {nom protégé|noms protégés} ; ${namesake} {autre est un homonyme|autres sont des homonymes}`,
      },
      unseen: [
        ...(unreadable === 0
          ? []
          : [
              {
                en: inEnglish`${unreadable} {entry is no name|entries are no names} under an ending`,
                fr: inFrench`${unreadable} {entrée n’est pas un nom|entrées ne sont pas des noms} sous une extension`,
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
