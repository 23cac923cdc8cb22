/** How far a piece of work is. */
export interface Step {
  /** Named when a new step begins. */
  readonly step?: string
  readonly count: number
  readonly total: number
  /** A part that is complete: whoever keeps it can hand it in next time instead of having it done again. */
  readonly part?: { readonly name: string; readonly value: unknown }
}

/**
 * Long work as a generator: it stays a pure function of its input, and whoever drives it can show how
 * far it is, let others run in between, and stop it.
 */
export type Steps<Result> = Generator<Step, Result, void>

/** Accounts between two steps. */
export const stride = 1024

/** Drives work to its end at once. */
export function finish<Result>(work: Steps<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

/** The same work; what it says of how far it is, in another unit of which there are `total`. */
export function* outOf<Result>(total: number, work: Steps<Result>): Steps<Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    yield { count: Math.floor((total * value.count) / value.total), total }
  }
}
