import type { NormVerdict } from '../../vocab/violations.ts'
import { judgeAct } from './judge-act.ts'
import type { Norm, NormFinding } from './norm.ts'
import { assertionsOfPastCase, type PastCase } from './past-case.ts'

export interface CoverageRow {
  readonly id: string
  readonly finding: NormFinding
  /** Whether the norm reaches the act, counted or before its effective date. */
  readonly covered: boolean
}

export interface Coverage {
  readonly norm: string
  readonly version: string
  readonly covered: number
  readonly of: number
  /** In the order of the library. */
  readonly rows: readonly CoverageRow[]
}

const reached: readonly NormVerdict[] = ['violation', 'would-violate']

/** A norm held against past cases. An act is taken to have gone on until the vote. */
export function coverage(norm: Norm, library: readonly PastCase[]): Coverage {
  const rows = library.map((past): CoverageRow => {
    const finding = judgeAct(norm, { id: past.id, day: past.vote }, assertionsOfPastCase(past))
    return { id: past.id, finding, covered: reached.includes(finding.verdict) }
  })
  return {
    norm: norm.id,
    version: norm.version,
    covered: rows.filter(({ covered }) => covered).length,
    of: rows.length,
    rows,
  }
}
