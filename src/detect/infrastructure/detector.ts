import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import type { InfrastructureParameters, InfrastructureResult } from './result.ts'

export const infrastructure: Detector<InfrastructureParameters, InfrastructureResult> = {
  name: 'infrastructure',
  version: '1',
  label: { en: 'Shared infrastructure', fr: 'Infrastructure partagée' },
  path: '/infrastructure',
  wants: {
    en: 'posts do not say what sites have: tocsin infrastructure SITES',
    fr: 'des messages ne disent pas ce que des sites ont : tocsin infrastructure SITES',
  },
  headline({ body: { result } }) {
    const { links, leads, sites } = result.counts
    return {
      count: links,
      found: {
        en: inEnglish`${links} {pair|pairs} of ${sites} {site|sites} {0:shares|share} rare things of at least two sorts; ${leads} more {is a lead|are leads} of low confidence`,
        fr: inFrench`${links} {paire|paires} parmi ${sites} {site|sites} {0:partage|partagent} des choses rares d’au moins deux sortes ; ${leads} {autre est une piste|autres sont des pistes} de confiance faible`,
      },
      unseen: unseen(result),
    }
  },
}

function unseen({ counts, kinds }: InfrastructureResult): readonly Label[] {
  const alone = kinds.filter(({ background }) => background === 0).length
  return [
    ...(alone === 0
      ? []
      : [
          {
            en: inEnglish`for ${alone} of ${kinds.length} {kind|kinds} of data no background says how rare a value is: the imported sites alone do`,
            fr: inFrench`pour ${alone} {sorte|sortes} de données sur ${kinds.length}, aucun fond ne dit si une valeur est rare : seuls les sites importés le disent`,
          },
        ]),
    ...(counts.undated === 0
      ? []
      : [
          {
            en: inEnglish`${counts.undated} {value has|values have} no day, so that nobody can say whether sites had them at the same time`,
            fr: inFrench`${counts.undated} {valeur n’a pas de date : impossible de dire si des sites l’avaient|valeurs n’ont pas de date : impossible de dire si des sites les avaient} en même temps`,
          },
        ]),
    ...(counts.notCompared === 0
      ? []
      : [
          {
            en: inEnglish`${counts.notCompared} {value|values} that many sites carry {was|were} not compared`,
            fr: inFrench`${counts.notCompared} {valeur|valeurs} que beaucoup de sites portent {n’a pas été comparée|n’ont pas été comparées}`,
          },
        ]),
  ]
}
