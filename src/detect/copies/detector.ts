import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import type { CopiesParameters, CopiesResult } from './result.ts'

/** How likely one source of the texts has to be for a family to be a sign. */
const oneSource: ReadonlySet<LikelihoodTerm> = new Set(['likely', 'very likely', 'almost certain'])

export const copies: Detector<CopiesParameters, CopiesResult> = {
  name: 'copies',
  version: '2',
  label: { en: 'Copied texts', fr: 'Textes copiés' },
  path: '/copies',
  headline({ body: { parameters, result } }) {
    const { familyCount, looked } = result
    const unseen: Label[] = []
    if (parameters.vectors === undefined) {
      unseen.push({
        en: 'copies in another language: no sentence model is set',
        fr: 'les copies dans une autre langue : aucun modèle de phrases n’est fourni',
      })
    }
    if (parameters.outlets.length === 0) {
      unseen.push({
        en: 'the path from overt outlets: none was declared',
        fr: 'le parcours depuis des médias connus : aucun n’a été déclaré',
      })
    }
    if (looked.left > 0) {
      unseen.push({
        en: inEnglish`${looked.left} {pair|pairs} in crowded groups {was|were} not compared`,
        fr: inFrench`${looked.left} {paire|paires} de groupes trop fournis {n’a pas été comparée|n’ont pas été comparées}`,
      })
    }
    return {
      count: familyCount,
      found: {
        en: inEnglish`${familyCount} {text was|texts were} carried by several accounts, verbatim or changed`,
        fr: inFrench`${familyCount} {texte a été repris par plusieurs comptes, tel quel ou modifié|textes ont été repris par plusieurs comptes, tels quels ou modifiés}`,
      },
      unseen,
    }
  },
  dated({ body: { result } }) {
    const { families, coverage } = result
    return {
      signs: families
        .filter(({ likelihood }) => oneSource.has(likelihood))
        .map(({ id, first, last, kinds }) => ({
          technique: kinds.reworded > kinds.verbatim + kinds.edited ? 'T0084' : 'T0084.001',
          first,
          last,
          part: id,
        })),
      unit: 'posts',
      looked: coverage.perDay.map(({ day, posts }) => ({ day, amount: posts })),
    }
  },
}
