import type { CriterionFinding } from '../vocab/criteria.ts'

/** A rule over elements, as data: the whole language. */
export type Expression =
  | { readonly element: string }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }

/** From what accuses least to what accuses most. */
const ladder: readonly CriterionFinding[] = ['not-shown', 'unknown', 'met']
const least = (values: readonly CriterionFinding[]) => ladder.find((value) => values.includes(value)) ?? 'met'
const most = (values: readonly CriterionFinding[]) =>
  ladder.findLast((value) => values.includes(value)) ?? 'not-shown'
const opposite = { met: 'not-shown', 'not-shown': 'met', unknown: 'unknown' } as const

/**
 * Strong three-valued logic (Stephen Kleene, Introduction to Metamathematics, 1952, section 64): all is the least, any
 * the most, and the opposite of unknown is unknown.
 * @param finding what was found of an element
 */
export function evaluate(rule: Expression, finding: (element: string) => CriterionFinding): CriterionFinding {
  if ('element' in rule) return finding(rule.element)
  if ('not' in rule) return opposite[evaluate(rule.not, finding)]
  if ('all' in rule) return least(rule.all.map((part) => evaluate(part, finding)))
  return most(rule.any.map((part) => evaluate(part, finding)))
}

/** The elements that a rule names, each once, in the order in which it names them. */
export function elementsOf(rule: Expression): readonly string[] {
  if ('element' in rule) return [rule.element]
  const parts = 'not' in rule ? [rule.not] : 'all' in rule ? rule.all : rule.any
  return [...new Set(parts.flatMap(elementsOf))]
}

/** Whether a rule is free of `not`, so that taking support away can never make it stronger. */
export function isPositive(rule: Expression): boolean {
  if ('element' in rule) return true
  if ('not' in rule) return false
  return ('all' in rule ? rule.all : rule.any).every(isPositive)
}
