import type { Json } from '../kernel/canonical-json.ts'

/** One slip of paper. */
export interface Slip {
  readonly key: string
  readonly value: Json
  /** 1 when it is new, one more with every change. */
  readonly version: number
}

/**
 * What lies beside the ledger and may be changed and thrown away: drafts, what was read, what was sent. Nothing on
 * the shelf counts as a decision. Several processes may use one shelf.
 * Every method throws LedgerError `disk-full`, `busy`, `unavailable` or `integrity`.
 */
export interface Shelf {
  get(space: string, key: string): Promise<Slip | null>
  /** At most `limit` slips whose key begins so, in the order of their keys. */
  list(space: string, prefix: string, limit: number): Promise<readonly Slip[]>
  /**
   * @param expected version that the writer saw: 0 when there was none, null to write whatever is there
   * @returns false when somebody was faster; nothing is written then
   */
  put(space: string, key: string, value: Json, expected: number | null): Promise<boolean>
  remove(space: string, key: string): Promise<void>
  close(): Promise<void>
}
