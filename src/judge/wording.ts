import { confidences, likelihood } from '../vocab/confidence.ts'
import { findings } from '../vocab/criteria.ts'
import { type Grade, gradeText } from '../vocab/grades.ts'
import { inEnglish, inFrench, type Label } from '../vocab/label.ts'
import type { ElementFinding } from './assess.ts'
import type { Criterion } from './table.ts'

/** `according to press reports (B3)`: the source's own caution and the grade, in one piece so that neither gets lost. */
export function cautiously(assertion: Grade & { readonly hedge?: string }): string {
  const grade = `(${gradeText(assertion)})`
  return assertion.hedge === undefined ? grade : `${assertion.hedge} ${grade}`
}

const pieces = {
  en: (n: number) => inEnglish`${n} {piece|pieces} of evidence`,
  fr: (n: number) => inFrench`${n} {pièce|pièces}`,
}

/** `State responsibility: met; likely (55 to 80 %), moderate confidence, B2, 1 piece of evidence; we judge it likely` */
export function sayElement({ label }: Pick<Criterion, 'label'>, found: ElementFinding): Label {
  return { en: say('en', ': ', 'to'), fr: say('fr', ' : ', 'à') }

  function say(language: keyof Label, colon: string, to: string): string {
    const term = found.likelihood === null ? undefined : likelihood(found.likelihood)
    const sure = confidences.find(({ level }) => level === found.confidence)
    const count = found.evidence.length
    const rests = [
      term && `${term.label[language]} (${term.low} ${to} ${term.high} %)`,
      sure?.label[language],
      found.grade,
      count > 0 && pieces[language](count),
    ].filter((part) => typeof part === 'string')
    return [
      `${label[language]}${colon}${findings[found.finding][language]}`,
      ...(rests.length > 0 ? [rests.join(', ')] : []),
      ...found.hedges,
    ].join(language === 'en' ? '; ' : ' ; ')
  }
}
