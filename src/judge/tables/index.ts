import type { CriteriaTable } from '../table.ts'
import { canadaTable } from './canada.ts'
import { euSanctionsTable } from './eu-sanctions.ts'
import { frenchElectionCodeTable } from './french-election-code.ts'
import { tocsinTable } from './tocsin.ts'
import { viginumTable } from './viginum.ts'

/** The tables of criteria that a case can be held against, our own first. */
export const criteriaTables: readonly CriteriaTable[] = [
  tocsinTable,
  viginumTable,
  frenchElectionCodeTable,
  canadaTable,
  euSanctionsTable,
]
