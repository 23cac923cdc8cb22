import type { Label } from '../../vocab/label.ts'
import { type Expression, elementsOf } from '../expression.ts'
import { type CriteriaTable, sameJson } from '../table.ts'
import type { Norm } from './norm.ts'

/** What differs between two versions of a norm. */
export interface NormDifference {
  readonly part: 'effective' | 'threshold' | 'clause' | 'element' | 'limb'
  /** Which clause, element or limb; empty for what there is once. */
  readonly id: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly before: Label | null
  readonly after: Label | null
}

/** In the order of the later version, what was removed last; empty for the same rules and words. */
export function normDifferences(before: Norm, after: Norm): readonly NormDifference[] {
  return [
    ...once('effective', day(before), day(after)),
    ...once('threshold', grade(before), grade(after)),
    ...listed('clause', before.clauses.map(clause), after.clauses.map(clause)),
    ...listed('element', before.criteria.map(element), after.criteria.map(element)),
    ...listed('limb', limbsOf(before), limbsOf(after)),
  ]
}

/** A rule in words, for people: `state responsibility and (identity theft or manufacturing)`. */
export function ruleInWords({ criteria }: Pick<CriteriaTable, 'criteria'>, rule: Expression): Label {
  const label = (id: string) => criteria.find((one) => one.id === id)?.label ?? { en: id, fr: id }
  return { en: words(rule, 'en'), fr: words(rule, 'fr') }

  function words(part: Expression, language: keyof Label): string {
    const [and, or, not] = language === 'en' ? ['and', 'or', 'not'] : ['et', 'ou', 'non']
    if ('element' in part) return small(label(part.element)[language])
    if ('not' in part) return `${not} (${words(part.not, language)})`
    const [parts, join] = 'all' in part ? [part.all, and] : [part.any, or]
    return parts
      .map((one) =>
        'element' in one || elementsOf(one).length === 1 ? words(one, language) : `(${words(one, language)})`,
      )
      .join(` ${join} `)
  }
}

function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

interface Entry {
  readonly id: string
  readonly text: Label
}

const both = (text: string): Label => ({ en: text, fr: text })
const day = ({ effective }: Norm): Label =>
  effective === null ? { en: 'draft', fr: 'projet' } : both(effective)
const grade = ({ enough }: Norm): Label =>
  both(`${enough.reliability}${enough.credibility}, ${enough.likelihood}`)
const clause = ({ id, text }: Norm['clauses'][number]): Entry => ({ id, text })
const element = ({ id, label, means }: Norm['criteria'][number]): Entry => ({
  id,
  text: { en: `${label.en}: ${means.en}`, fr: `${label.fr} : ${means.fr}` },
})

function limbsOf(norm: Norm): readonly Entry[] {
  return norm.rules.map(({ id, rule }) => ({ id, text: ruleInWords(norm, rule) }))
}

function once(part: NormDifference['part'], before: Label, after: Label): readonly NormDifference[] {
  return sameJson(before, after) ? [] : [{ part, id: '', change: 'changed', before, after }]
}

function listed(
  part: NormDifference['part'],
  before: readonly Entry[],
  after: readonly Entry[],
): readonly NormDifference[] {
  const was = new Map(before.map(({ id, text }) => [id, text]))
  const is = new Map(after.map(({ id, text }) => [id, text]))
  const now = after.flatMap(({ id, text }): NormDifference[] => {
    const old = was.get(id)
    if (old === undefined) return [{ part, id, change: 'added', before: null, after: text }]
    return sameJson(old, text) ? [] : [{ part, id, change: 'changed', before: old, after: text }]
  })
  const gone = before.flatMap(({ id, text }): NormDifference[] =>
    is.has(id) ? [] : [{ part, id, change: 'removed', before: text, after: null }],
  )
  return [...now, ...gone]
}
