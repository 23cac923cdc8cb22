import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
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
  readonly trace: TableTrace
}

/** Everything that a table's findings were computed from, and every step: enough to compute them again. */
export interface TableTrace {
  readonly table: string
  readonly version: string
  readonly enough: Threshold
  readonly elements: readonly {
    readonly element: string
    /** By id, so that the order in which they came leaves no mark. */
    readonly assertions: readonly Assertion[]
    readonly finding: CriterionFinding
  }[]
  readonly rules: readonly {
    readonly rule: string
    readonly expression: Expression | null
    readonly finding: CriterionFinding | null
  }[]
}

/** Every criterion and every rule of a table, in its order. */
export function judgeTable(table: CriteriaTable, assertions: readonly Assertion[]): TableFinding {
  const criteria = table.criteria.map(({ id }) => assess(id, assertions, table.enough))
  const finding = findingIn(criteria)
  const rules = table.rules.map(({ id, rule }) => ({
    rule: id,
    expression: rule,
    finding: rule === null ? null : evaluate(rule, finding),
  }))
  const elements = criteria.map(({ element, finding: found }) => ({
    element,
    assertions: inOrder(assertions.filter((assertion) => assertion.element === element)),
    finding: found,
  }))
  const { id, version, enough } = table
  return {
    table: id,
    version,
    criteria,
    rules: rules.map(({ rule, finding: found }) => ({ rule, finding: found })),
    trace: { table: id, version, enough, elements, rules },
  }
}

/** Computes a trace again from its inputs alone: assertions, expressions and threshold. Its findings are not read. */
export function retraceTable<Trace extends TableTrace>(trace: Trace): Trace {
  const found = trace.elements.map(({ element, assertions }) => assess(element, assertions, trace.enough))
  const finding = findingIn(found)
  return {
    ...trace,
    elements: trace.elements.map((element, at) => ({ ...element, finding: found[at]!.finding })),
    rules: trace.rules.map((rule) => ({
      ...rule,
      finding: rule.expression === null ? null : evaluate(rule.expression, finding),
    })),
  }
}

/** Whether every step of a table's trace follows from its inputs. */
export function tableTraceHolds(trace: TableTrace): boolean {
  return sameJson(retraceTable(trace), trace)
}

export function sameJson(a: object, b: object): boolean {
  return canonicalJson(a as Json) === canonicalJson(b as Json)
}

export function inOrder(assertions: readonly Assertion[]): readonly Assertion[] {
  return [...assertions].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** What is found of an element; one that was not assessed is unknown. */
export function findingIn(
  criteria: readonly { readonly element: string; readonly finding: CriterionFinding }[],
): (element: string) => CriterionFinding {
  const found = new Map(criteria.map(({ element, finding }) => [element, finding]))
  return (element) => found.get(element) ?? 'unknown'
}
