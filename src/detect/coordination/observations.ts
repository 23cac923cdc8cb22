import type { Actions } from './actions.ts'
import type { ContentActions } from './compatible.ts'
import type { Names } from './describe.ts'
import type { Coverage, ObjectKind } from './result.ts'

/** Observations in the two forms that detection needs: numbers to compute with, and the names behind them. */
export interface Observations {
  /** Kinds that the data has any object for. */
  readonly kinds: ReadonlyMap<ObjectKind, Actions>
  readonly names: Names
  readonly coverage: Coverage
  /** Numbers of the accounts with these names: handles as in the data, or pseudonyms. */
  accountNumbers(names: ReadonlySet<string>): ReadonlyMap<string, number>
  /** As CooRTweet would take them: the given object where there is one, else the link. */
  contentActions(): ContentActions
}
