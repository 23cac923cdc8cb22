/** How a piece of evidence stands to a hypothesis: very consistent to very inconsistent, or no bearing. */
export type Consistency = 'very-consistent' | 'consistent' | 'neutral' | 'inconsistent' | 'very-inconsistent'

/** Hypotheses side by side. Each row is one piece of evidence, with a cell for each hypothesis. */
export interface HypothesisMatrix {
  readonly hypotheses: readonly string[]
  readonly evidence: readonly {
    readonly id: string
    readonly cells: Readonly<Record<string, Consistency>>
  }[]
}

export interface HypothesisFinding {
  readonly hypothesis: string
  /** 1 for each inconsistent piece, 2 for each very inconsistent one: the fewer, the better it has stood up. */
  readonly inconsistency: number
  /** The same for what is consistent; shown, never decides. */
  readonly consistency: number
  /** How many pieces speak against it. */
  readonly against: number
}

export interface EvidenceFinding {
  readonly evidence: string
  /** 0: fits all alike and tells nothing. 1: fits one very well and another not at all. */
  readonly diagnosticity: number
  /** Whether another hypothesis would lead, or no single one, if this piece fell away. */
  readonly linchpin: boolean
}

export interface MatrixFinding {
  /** The least contradicted first; equals keep the order in which they were written. */
  readonly hypotheses: readonly HypothesisFinding[]
  readonly evidence: readonly EvidenceFinding[]
  /** All that share the lowest inconsistency; more than one means undecided. */
  readonly leading: readonly string[]
}

const scores: Readonly<Record<Consistency, number>> = {
  'very-consistent': 2,
  consistent: 1,
  neutral: 0,
  inconsistent: -1,
  'very-inconsistent': -2,
}

/**
 * Analysis of competing hypotheses. A hypothesis is judged by what contradicts it, not by what agrees with it, because
 * most evidence agrees with several.
 * Source: Richards J. Heuer, Psychology of Intelligence Analysis (CIA, Center for the Study of Intelligence, 1999),
 * chapter 8; the weights of two for strong cells are customary. A cell that is missing has no bearing.
 */
export function weighHypotheses({ hypotheses, evidence }: HypothesisMatrix): MatrixFinding {
  const leading = leaders(hypotheses, evidence)
  return {
    hypotheses: hypotheses
      .map((hypothesis) => summary(hypothesis, evidence))
      .sort((a, b) => a.inconsistency - b.inconsistency),
    evidence: evidence.map((piece) => ({
      evidence: piece.id,
      diagnosticity: spread(hypotheses.map((hypothesis) => score(piece, hypothesis))),
      linchpin: !sameSet(
        leading,
        leaders(
          hypotheses,
          evidence.filter((other) => other !== piece),
        ),
      ),
    })),
    leading,
  }
}

type Piece = HypothesisMatrix['evidence'][number]

function score(piece: Piece, hypothesis: string): number {
  return Object.hasOwn(piece.cells, hypothesis) ? scores[piece.cells[hypothesis]!] : 0
}

function summary(hypothesis: string, evidence: readonly Piece[]): HypothesisFinding {
  const values = evidence.map((piece) => score(piece, hypothesis))
  const total = (of: readonly number[]) => of.reduce((sum, value) => sum + Math.abs(value), 0)
  const below = values.filter((value) => value < 0)
  return {
    hypothesis,
    inconsistency: total(below),
    consistency: total(values.filter((value) => value > 0)),
    against: below.length,
  }
}

function leaders(hypotheses: readonly string[], evidence: readonly Piece[]): readonly string[] {
  const found = hypotheses.map((hypothesis) => summary(hypothesis, evidence))
  const least = Math.min(...found.map(({ inconsistency }) => inconsistency))
  return found.filter(({ inconsistency }) => inconsistency === least).map(({ hypothesis }) => hypothesis)
}

function spread(values: readonly number[]): number {
  return values.length < 2 ? 0 : (Math.max(...values) - Math.min(...values)) / 4
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}
