import type { Detector } from '../detector.ts'
import type { CopiesParameters, CopiesResult } from './result.ts'

export const copies: Detector<CopiesParameters, CopiesResult> = {
  name: 'copies',
  version: '1',
  label: { en: 'Copied texts', fr: 'Textes copiés' },
  path: '/copies',
  headline({ body: { parameters, result } }) {
    const { familyCount, looked } = result
    const unseen = [
      {
        en: 'copies in another language: no sentence model is set',
        fr: 'les copies dans une autre langue : aucun modèle de phrases n’est fourni',
      },
    ]
    if (parameters.outlets.length === 0) {
      unseen.push({
        en: 'the path from overt outlets: none was declared',
        fr: 'le parcours depuis des médias connus : aucun n’a été déclaré',
      })
    }
    if (looked.left > 0) {
      unseen.push({
        en: `${looked.left} pairs in crowded groups were not compared`,
        fr: `${looked.left} paires de groupes trop fournis n’ont pas été comparées`,
      })
    }
    return {
      count: familyCount,
      found: {
        en: `${familyCount} texts were carried by several accounts, verbatim or changed`,
        fr: `${familyCount} textes ont été repris par plusieurs comptes, tels quels ou modifiés`,
      },
      unseen,
    }
  },
}
