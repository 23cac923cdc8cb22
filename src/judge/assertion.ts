import type { LikelihoodTerm } from '../vocab/confidence.ts'
import type { Stance } from '../vocab/criteria.ts'
import type { Grade } from '../vocab/grades.ts'

/** A graded claim about one element. Nothing in it says whom it is about. */
export interface Assertion extends Grade {
  readonly id: string
  /** The element it speaks to, e.g. `state-responsibility`. */
  readonly element: string
  readonly stance: Stance
  /** Ids of the pieces it rests on. A claim without any does not count; a doubt counts without. */
  readonly evidence: readonly string[]
  /** An id of who asserts it; two assertions with the same one are not independent. */
  readonly source: string
  /** The source's own words of caution, kept as they are: `according to press reports`. */
  readonly hedge?: string
  /** Where the source used a term of likelihood. */
  readonly likelihood?: LikelihoodTerm
}
