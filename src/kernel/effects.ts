/** Everything that touches the world is handed in through these; `app/` makes the real ones, tests make fakes. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Clock = () => number

/** `size` bytes of cryptographic randomness. */
export type RandomBytes = (size: number) => Uint8Array

/** Does something again and again. @param ms milliseconds between two times @returns what ends it */
export type Every = (ms: number, work: () => void) => () => void

/** Where long work says how far it is. Counts are in the unit named by `start`. */
export interface Progress {
  /** Begins a step; `total` is absent when it cannot be known beforehand. */
  start(step: string, total?: number, unit?: string): void
  /** The count reached so far in the current step. */
  at(count: number): void
  done(): void
}

export const silentProgress: Progress = { start() {}, at() {}, done() {} }
