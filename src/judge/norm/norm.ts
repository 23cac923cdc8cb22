import type { ConfidenceLevel, LikelihoodTerm } from '../../vocab/confidence.ts'
import type { CriterionFinding } from '../../vocab/criteria.ts'
import type { Label } from '../../vocab/label.ts'
import type { Limb, NormVerdict } from '../../vocab/violations.ts'
import type { Assertion } from '../assertion.ts'
import type { ElementFinding } from '../assess.ts'
import type { Expression } from '../expression.ts'
import type { CriteriaTable, Rule, TableTrace } from '../table.ts'

/** The elements of the norm. */
export type NormElement =
  | 'state-responsibility'
  | 'attempt'
  | 'foreign-election'
  | 'falsity'
  | 'identity-theft'
  | 'manufacturing'
  | 'covertness'

export interface LimbRule extends Rule {
  readonly id: Limb
  readonly rule: Expression
}

/** One version of the norm: its text and its rules. */
export interface Norm extends CriteriaTable {
  /** First day on which acts count, `2027-01-01`; null while it is a draft. */
  readonly effective: string | null
  /** The text, clause by clause. */
  readonly clauses: readonly { readonly id: string; readonly text: Label }[]
  readonly rules: readonly LimbRule[]
}

/** What is judged. Whose act it is stands nowhere in it. */
export interface Act {
  readonly id: string
  /** The last day on which it went on, `2027-04-30`; null where that is not known. */
  readonly day: string | null
}

export interface LimbFinding {
  readonly limb: Limb
  readonly finding: CriterionFinding
  /** The weakest of what it needs; null where it is not met. */
  readonly confidence: ConfidenceLevel | null
  /** The least likely of what it needs; null where no source used a term. */
  readonly likelihood: LikelihoodTerm | null
}

/** Whether an act counts by its day. */
export type Counted = 'counted' | 'before-effective-date' | 'day-unknown'

export interface NormFinding {
  readonly verdict: NormVerdict
  readonly limbs: readonly LimbFinding[]
  readonly elements: readonly ElementFinding[]
  readonly counted: Counted
  /** The fewest changes of elements that give each other verdict. */
  readonly changes: readonly Change[]
  readonly trace: NormTrace
}

/** A smallest set of elements whose change gives another verdict. */
export interface Change {
  readonly to: NormVerdict
  readonly elements: readonly {
    readonly element: string
    readonly from: CriterionFinding
    readonly to: CriterionFinding
  }[]
}

/** A table's trace with what the norm adds: the act's day, the signs of deception, the verdict. */
export interface NormTrace extends TableTrace {
  readonly effective: string | null
  readonly act: Act
  /** Assertions that are signs of deception or coordination. */
  readonly signs: readonly Assertion[]
  readonly indicated: boolean
  readonly counted: Counted
  readonly verdict: NormVerdict
}
