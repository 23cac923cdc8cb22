import type { Exposure } from './outlets.ts'

/** What an aggregate of accounts is out of: without these it says nothing and can mislead. */
export interface Frame {
  /** Milliseconds since 1970, both ends included. */
  readonly window: { readonly from: number; readonly to: number }
  /** Of how many posts and accounts. */
  readonly denominator: { readonly posts: number; readonly accounts: number }
}

export type ByClass = Readonly<Record<Exposure, number>>

export interface Row {
  readonly key: string
  readonly posts: number
  readonly accounts: number
  /** Posts by the class of the outlet that they carry; a post that carries two classes counts in both. */
  readonly byClass: ByClass
}

declare const built: unique symbol

/**
 * A table about accounts together with its window, denominator and breakdown by class. The mark in its type is not
 * exported: only `aggregate` makes one, so that no page can show such a table without them.
 */
export interface Aggregate<R extends Row = Row> {
  readonly [built]: true
  readonly frame: Frame
  readonly byClass: ByClass
  readonly rows: readonly R[]
  /** Rows beyond the bound, counted and not kept. */
  readonly leftOut: number
}

export const noneByClass: ByClass = { official: 0, controlled: 0, linked: 0, aligned: 0 }

/**
 * @throws TypeError where the window is none, the denominator is smaller than a row, or a row's classes do not cover it:
 * a caller's bug
 */
export function aggregate<R extends Row>(
  frame: Frame,
  byClass: ByClass,
  rows: readonly R[],
  most = 25,
): Aggregate<R> {
  const { window, denominator } = frame
  if (!(window.from <= window.to)) throw new TypeError('an aggregate of accounts needs its window')
  for (const { key, posts, accounts, byClass: own } of rows) {
    if (posts > denominator.posts || accounts > denominator.accounts) {
      throw new TypeError(`the row '${key}' is larger than what it is out of`)
    }
    if (Object.values(own).reduce((a, b) => a + b, 0) < posts) {
      throw new TypeError(`the row '${key}' does not say which classes its posts carry`)
    }
  }
  const kept = rows.slice(0, most)
  return Object.freeze({
    frame,
    byClass,
    rows: kept,
    leftOut: rows.length - kept.length,
  }) as unknown as Aggregate<R>
}
