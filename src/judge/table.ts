import type { CriterionFinding } from '../vocab/criteria.ts'
import type { Label } from '../vocab/label.ts'
import type { Assertion } from './assertion.ts'
import { assess, type ElementFinding, type Threshold } from './assess.ts'
import { type Expression, evaluate } from './expression.ts'

/** How far what a table says of its source was checked. */
export type Mark = 'read' | 'verified_search' | 'partly_verified'

/** One line of a table of criteria. */
export interface Criterion {
  /** Shared by tables that ask the same, so that one assertion serves them all. */
  readonly id: string
  readonly label: Label
  /** What has to be shown. */
  readonly means: Label
}

export interface Rule {
  readonly id: string
  readonly label: Label
  /** Null where people judge and no rule may. */
  readonly rule: Expression | null
}

/** A norm, a law or an agency's criteria, as data. */
export interface CriteriaTable {
  readonly id: string
  readonly version: string
  readonly title: Label
  /** Where the criteria come from; shown, never read by a rule. */
  readonly source: { readonly title: string; readonly address?: string; readonly mark: Mark }
  readonly note?: Label
  readonly enough: Threshold
  readonly criteria: readonly Criterion[]
  readonly rules: readonly Rule[]
}

export interface RuleFinding {
  readonly rule: string
  /** Null where people judge. */
  readonly finding: CriterionFinding | null
}

export interface TableFinding {
  readonly table: string
  readonly version: string
  readonly criteria: readonly ElementFinding[]
  readonly rules: readonly RuleFinding[]
}

/** Every criterion and every rule of a table, in its order. */
export function judgeTable(table: CriteriaTable, assertions: readonly Assertion[]): TableFinding {
  const criteria = table.criteria.map(({ id }) => assess(id, assertions, table.enough))
  const finding = findingIn(criteria)
  return {
    table: table.id,
    version: table.version,
    criteria,
    rules: table.rules.map(({ id, rule }) => ({
      rule: id,
      finding: rule === null ? null : evaluate(rule, finding),
    })),
  }
}

/** What is found of an element; one that was not assessed is unknown. */
export function findingIn(criteria: readonly ElementFinding[]): (element: string) => CriterionFinding {
  const found = new Map(criteria.map(({ element, finding }) => [element, finding]))
  return (element) => found.get(element) ?? 'unknown'
}
