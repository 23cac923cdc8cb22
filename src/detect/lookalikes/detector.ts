import type { Detector } from '../detector.ts'
import type { LookalikesParameters, LookalikesResult } from './result.ts'

export const lookalikes: Detector<LookalikesParameters, LookalikesResult> = {
  name: 'lookalikes',
  version: '1',
  label: { en: 'Lookalikes', fr: 'Sosies' },
  path: '/lookalikes',
  headline({ body: { parameters, result } }) {
    const { close, namesake, names, unreadable } = result.counts
    const protectedNames = parameters.names.length
    return {
      count: close,
      found: {
        en: `${close} of ${names} names are close to one of ${protectedNames} protected names; ${namesake} more are namesakes`,
        fr: `${close} noms sur ${names} sont proches de l’un des ${protectedNames} noms protégés ; ${namesake} autres sont des homonymes`,
      },
      unseen: [
        ...(unreadable === 0
          ? []
          : [
              {
                en: `${unreadable} entries are no names under an ending`,
                fr: `${unreadable} entrées ne sont pas des noms sous une extension`,
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
}
