/** Whose jobs a crew does. */
export type Trade = 'coordination' | 'copies'

/** What a thread of a crew is asked to do. */
export interface Order {
  readonly job: string
  readonly state: unknown
  readonly first: number
  readonly end: number
  /** Shared: how many parts were taken, and how many of them other threads have done. */
  readonly control: Int32Array
}

/** What it answers for each part. */
export type Answer = { readonly part: number } & ({ readonly result: unknown } | { readonly error: unknown })

/** Takes the next part that nobody has taken; undefined when there is none. */
export function nextPart({ control, first, end }: Order): number | undefined {
  const part = first + Atomics.add(control, 0, 1)
  return part < end ? part : undefined
}

export function reportDone({ control }: Order): void {
  Atomics.add(control, 1, 1)
  Atomics.notify(control, 1)
}

/** Parts that other threads have done, when one more is or after some milliseconds. */
export function doneByOthers({ control }: Order, after: number, patience: number): number {
  Atomics.wait(control, 1, after, patience)
  return Atomics.load(control, 1)
}
