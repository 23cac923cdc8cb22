import { inEnglish, inFrench } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import type { NarrativesParameters, NarrativesResult } from './result.ts'

export const narratives: Detector<NarrativesParameters, NarrativesResult> = {
  name: 'narratives',
  version: '2',
  label: { en: 'Themes', fr: 'Thèmes' },
  path: '/narratives',
  headline({ body: { parameters, result } }) {
    const { themeCount, themes } = result
    const rising = themes.filter(({ status }) => status === 'new' || status === 'escalating').length
    return {
      count: themeCount,
      found: {
        en: inEnglish`${themeCount} {thing is|things are} said by several accounts; ${rising} of them {is|are} new or on the rise`,
        fr: inFrench`${themeCount} {chose est dite|choses sont dites} par plusieurs comptes ; ${rising} {est nouvelle|sont nouvelles} ou en hausse`,
      },
      unseen:
        parameters.subjects.length > 0
          ? []
          : [
              {
                en: 'whom the texts speak about: no list of the election was given',
                fr: 'de qui parlent les textes : aucune liste de l’élection n’a été donnée',
              },
            ],
    }
  },
}
