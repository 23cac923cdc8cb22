import type { Clock, RandomBytes } from '../kernel/effects.ts'
import type { Ledger } from '../ledger/index.ts'
import type { RecordKind } from './kind.ts'

export interface BookOptions {
  /** Which of some words are handles of accounts that this instance knows: texts for the public never hold one. */
  readonly handlesAmong?: (words: readonly string[]) => Promise<readonly string[]>
  readonly ledger: Ledger
  readonly kinds: readonly RecordKind[]
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}
