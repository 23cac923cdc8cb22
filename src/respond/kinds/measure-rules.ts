import type { Label } from '../../vocab/label.ts'
import { measureClasses } from '../../vocab/measures.ts'
import { classFields, type Measure, measureFields } from './measure-fields.ts'

/** What a class of measure needs before it can be recorded. */
function lacking(values: Measure): Label | undefined {
  const needs = classFields[values.class]?.needs ?? []
  const missing = needs.find((name) => values[name] === undefined)
  if (missing === undefined) return undefined
  const { label } = measureFields[missing]
  const { en, fr } = measureClasses[values.class].label
  return { en: `${en}: add '${label.en}'`, fr: `${fr} : ajoutez « ${label.fr} »` }
}

const rule = (refused: boolean, en: string, fr: string): Label | undefined =>
  refused ? { en, fr } : undefined

/** In the order in which a person would mend them. */
export function refusal(values: Measure): Label | undefined {
  const { status, implemented, evidence, announced, ended, endedWhy, renewals, expires } = values
  const carriedOut = status === 'implemented' || evidence.length > 0 || implemented !== undefined
  const over = status === 'reversed' || status === 'lifted'
  return (
    lacking(values) ??
    rule(
      status === 'planned' && (values.owner === undefined || values.due === undefined),
      'a planned step needs who carries it out and by when',
      'une étape prévue demande qui la met en œuvre et pour quand',
    ) ??
    rule(
      status !== 'planned' && (announced === undefined || values.source === undefined),
      'say on which day it was announced and where, or leave it planned',
      'dites quel jour et où elle fut annoncée, ou laissez-la prévue',
    ) ??
    rule(
      values.class === 'meeting' &&
        status === 'implemented' &&
        (values.engagement === undefined || values.firmness === undefined),
      'a meeting that took place keeps engagement and firmness apart: add both',
      'une rencontre qui a eu lieu distingue ouverture et fermeté : ajoutez les deux',
    ) ??
    rule(
      values.raised !== undefined && values.raised !== 'unknown' && values.raisedSource === undefined,
      'say who says whether interference was raised, or leave it not known',
      'dites qui indique si l’ingérence fut évoquée, ou laissez non connu',
    ) ??
    rule(
      status === 'implemented' && (implemented === undefined || evidence.length === 0),
      'add an implementation record or a document: the day it was implemented, and the evidence for it',
      'ajoutez une preuve d’application ou un document : le jour d’application et ce qui le montre',
    ) ??
    rule(
      implemented !== undefined && evidence.length === 0,
      'the day of implementation needs its document',
      'le jour d’application demande son document',
    ) ??
    rule(
      implemented !== undefined && announced !== undefined && implemented < announced,
      'let the implementation come on or after the announcement',
      'l’application ne peut précéder l’annonce',
    ) ??
    rule(
      over && (ended === undefined || endedWhy === undefined),
      'say on which day it was reversed or lifted, and why',
      'dites quel jour elle a été annulée ou levée, et pourquoi',
    ) ??
    rule(
      !over && ended !== undefined,
      'a measure that ended is reversed or lifted: choose the status',
      'une mesure terminée est annulée ou levée : choisissez l’état',
    ) ??
    rule(
      renewals.length > 0 && expires === undefined,
      'a renewed measure needs the day on which it now expires',
      'une mesure renouvelée demande le jour où elle expire',
    ) ??
    rule(
      values.decision === 'refused' && values.grounds === undefined,
      'a refusal needs its reason: say what the outlet did',
      'un refus demande son motif : dites ce que le média a fait',
    ) ??
    rule(
      values.executive === 'opposes' && values.executiveSource === undefined,
      'say where the executive said that it opposes the bill',
      'dites où l’exécutif a dit s’opposer au projet',
    ) ??
    rule(
      values.blockedBy !== undefined && values.executiveSource === undefined,
      'a blocked bill needs the source that says who blocks it',
      'un projet bloqué demande la source qui dit par qui',
    ) ??
    rule(
      values.reopened !== undefined && !carriedOut,
      'a facility reopens only after it was closed: add the evidence of the closure',
      'un site ne rouvre qu’après sa fermeture : ajoutez-en la preuve',
    )
  )
}

/** Something is mandatory only if it says when, by when, and who may waive it. */
export function bound(values: Measure): Measure['binding'] {
  const complete =
    values.trigger !== undefined && values.deadline !== undefined && values.waiver !== undefined
  return values.binding === 'mandatory' && !complete ? 'discretionary' : values.binding
}
