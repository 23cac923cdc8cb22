import { type ConfidenceLevel, type LikelihoodTerm, likelihoods } from '../vocab/confidence.ts'
import type { CriterionFinding } from '../vocab/criteria.ts'
import { asGood, better, byGrade, type Grade, gradeText } from '../vocab/grades.ts'
import type { Assertion } from './assertion.ts'

/** What was found of one element, and on what it rests. */
export interface ElementFinding {
  readonly element: string
  readonly finding: CriterionFinding
  readonly reason: Reason
  /** Ids of the assertions that decided, sorted. */
  readonly decisive: readonly string[]
  /** Ids of all other assertions on the element, sorted. */
  readonly beside: readonly string[]
  /** Of the decisive assertions, each once, sorted. */
  readonly evidence: readonly string[]
  /** The best grade among the decisive: `B2`; null where nothing decided. */
  readonly grade: string | null
  /** The most likely term of the decisive sources; null where none used one, or where the element is not met. */
  readonly likelihood: LikelihoodTerm | null
  /** Null where the element is not met. */
  readonly confidence: ConfidenceLevel | null
  /** The words of caution of the decisive sources, each once, in the order of their assertions' ids. */
  readonly hedges: readonly string[]
}

/** Why an element is found as it is. */
export type Reason =
  | 'shown'
  | 'better-evidence-against'
  | 'no-assertion'
  | 'no-evidence'
  | 'grade-too-low'
  | 'contested'
  | 'not-likely-enough'

/** What a table asks of evidence. */
export interface Threshold extends Grade {
  /** A source that uses a term of likelihood must use this one or a higher one. */
  readonly likelihood: LikelihoodTerm
}

const order = likelihoods.map(({ term }) => term)
const rank = (term: LikelihoodTerm) => order.indexOf(term)

/**
 * One element from what is asserted about it.
 * It is met where an assertion with evidence, of a grade good enough and likely enough, is better than every
 * assertion against it. It is not shown where an assertion against it, of a grade good enough, is better than every
 * assertion for it. Everything else is unknown. A doubt weighs without evidence; a claim does not.
 */
export function assess(element: string, assertions: readonly Assertion[], enough: Threshold): ElementFinding {
  const own = assertions.filter((assertion) => assertion.element === element)
  const supports = own.filter(({ stance, evidence }) => stance === 'supports' && evidence.length > 0)
  const doubts = own.filter(({ stance }) => stance === 'undercuts')
  const likely = ({ likelihood }: Assertion) =>
    likelihood === undefined || rank(likelihood) >= rank(enough.likelihood)
  const stands = (one: Assertion, others: readonly Grade[]) =>
    asGood(one, enough) && others.every((other) => better(one, other))
  const [supported, doubted] = [distinct(supports), distinct(doubts)]
  const shown = supports.filter((support) => likely(support) && stands(support, doubted))
  const refuting = doubts.filter((doubt) => stands(doubt, supported))
  if (shown.length > 0) return result('met', 'shown', shown)
  if (refuting.length > 0) return result('not-shown', 'better-evidence-against', refuting)
  return result('unknown', whyUnknown(), [])

  function whyUnknown(): Reason {
    if (own.length === 0) return 'no-assertion'
    const graded = supports.filter((support) => asGood(support, enough))
    if (graded.some(likely)) return 'contested'
    if (graded.length > 0) return 'not-likely-enough'
    if (supports.length > 0 || doubts.length > 0) return 'grade-too-low'
    return 'no-evidence'
  }

  function result(finding: CriterionFinding, reason: Reason, decisive: readonly Assertion[]): ElementFinding {
    const ids = sorted(decisive.map(({ id }) => id))
    const deciding = new Set(ids)
    const met = finding === 'met'
    return {
      element,
      finding,
      reason,
      decisive: ids,
      beside: sorted(own.map(({ id }) => id).filter((id) => !deciding.has(id))),
      evidence: sorted(decisive.flatMap(({ evidence }) => evidence)),
      grade: decisive.length === 0 ? null : gradeText([...decisive].sort(byGrade)[0]!),
      likelihood: met ? mostLikely(decisive) : null,
      confidence: met ? confidenceIn(decisive, doubts.length > 0) : null,
      hedges: hedgesOf(decisive),
    }
  }
}

/** There are 36 grades at the most, however many assertions. */
function distinct(assertions: readonly Assertion[]): readonly Grade[] {
  return [...new Map(assertions.map((one) => [gradeText(one), one])).values()]
}

/** Not by their words, so that whom they name changes no order. */
function hedgesOf(decisive: readonly Assertion[]): readonly string[] {
  const ordered = [...decisive].sort((a, b) => (a.id < b.id ? -1 : 1))
  return [...new Set(ordered.flatMap(({ hedge }) => (hedge === undefined ? [] : [hedge])))]
}

const sorted = (texts: readonly string[]) => [...new Set(texts)].sort()

function mostLikely(decisive: readonly Assertion[]): LikelihoodTerm | null {
  const terms = decisive.flatMap(({ likelihood }) => (likelihood === undefined ? [] : [likelihood]))
  return terms.sort((a, b) => rank(b) - rank(a))[0] ?? null
}

/**
 * High: two independent sources, one of them usually reliable and confirmed (B1), and nothing against it. Moderate:
 * one of B2 or better. Low: everything else.
 */
function confidenceIn(decisive: readonly Assertion[], doubted: boolean): ConfidenceLevel {
  const has = (grade: Grade) => decisive.some((assertion) => asGood(assertion, grade))
  const sources = new Set(decisive.map(({ source }) => source)).size
  if (sources >= 2 && !doubted && has({ reliability: 'B', credibility: '1' })) return 'high'
  return has({ reliability: 'B', credibility: '2' }) ? 'moderate' : 'low'
}
