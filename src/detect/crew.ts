import type { Steps } from './coordination/work.ts'

/**
 * A piece of work that is divided into parts by number, whoever does them: no part sees what another did, so that the
 * results are the same on one thread and on many.
 */
export interface Job<State, Result> {
  readonly name: string
  /**
   * What a thread makes ready once, and then does each of its parts with.
   * @param state what can be handed to a thread; numbers that parts write lie in shared memory
   */
  perform(state: State): (part: number) => Steps<Result>
}

/** Whoever does the parts of a job: this thread, with others if there are any. */
export interface Crew {
  /** Does the parts `first` up to `end` of a job. @returns what came of each, in their order */
  run<State, Result>(job: Job<State, Result>, state: State, first: number, end: number): Steps<Result[]>
}

/** This thread by itself. */
export const alone: Crew = {
  *run<State, Result>(job: Job<State, Result>, state: State, first: number, end: number): Steps<Result[]> {
    const perform = job.perform(state)
    const results: Result[] = []
    for (let part = first; part < end; part++) results.push(yield* onePart(perform, part, end))
    return results
  },
}

/** Does one part; says of the job how many parts came before it. */
export function* onePart<Result>(
  perform: (part: number) => Steps<Result>,
  part: number,
  total: number,
): Steps<Result> {
  const work = perform(part)
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    yield { count: part, total }
  }
}
