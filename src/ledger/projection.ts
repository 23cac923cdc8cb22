import type { Json } from '../kernel/canonical-json.ts'
import { type Progress, silentProgress } from '../kernel/effects.ts'
import { LedgerError } from './errors.ts'
import { type LedgerEvent, ledgerRecord, readEvent } from './event.ts'
import { ledgerKinds } from './keyring.ts'
import { chunkSize, type LedgerStore, type Position, type StateRow } from './store.ts'

/**
 * A table that follows the ledger: one state a record, folded over the record's events in their order.
 * `reduce` is pure. Raise `version` with every change to it: the table is then computed anew.
 */
export interface Projection {
  readonly name: string
  readonly version: number
  /** @param state null before the first event; return null for no row */
  reduce(state: Json | null, event: LedgerEvent): Json | null
}

/** One line a record: what kind of event began it, how many there are, the first, the last and who wrote it. */
export const recordIndex: Projection = {
  name: 'records',
  version: 1,
  reduce(state, event) {
    if (event.record === ledgerRecord) return null
    const row = state as { [key: string]: Json } | null
    return {
      author: event.author,
      began: row?.began ?? event.kind,
      events: Number(row?.events ?? 0) + 1,
      first: row?.first ?? event.sequence,
      last: event.sequence,
      recorded: event.recorded,
    }
  },
}

/**
 * Brings a projection up to date with the ledger; call it before reading. Several processes may do so at once.
 * @returns how many events were read
 */
export async function catchUp(
  store: LedgerStore,
  projection: Projection,
  progress: Progress = silentProgress,
): Promise<number> {
  const { name, version } = projection
  const { size } = await store.head()
  let position = await store.position(name)
  let read = 0
  if (position?.version === version && position.next >= size) return 0
  progress.start(`projecting ${name}`, size, 'events')
  for (;;) {
    const reset = position?.version !== version
    const next = reset ? 0 : position!.next
    const events = (await store.range(next, chunkSize * 4)).map(readEvent)
    if (events.length === 0 && !reset) break
    const to: Position = { version, next: next + events.length }
    const rows = await reduceChunk(store, projection, events, reset)
    if (await store.project({ name, from: position, to, rows, reset })) {
      position = to
      read += events.length
    } else {
      position = await store.position(name)
    }
    progress.at(position?.next ?? 0)
  }
  progress.done()
  return read
}

async function reduceChunk(
  store: LedgerStore,
  projection: Projection,
  events: readonly LedgerEvent[],
  reset: boolean,
): Promise<Map<string, Json | null>> {
  const records = [...new Set(events.map((event) => event.record))]
  const rows = new Map<string, Json | null>(reset ? [] : await store.states(projection.name, records))
  const rewritten = new Set<string>()
  for (const event of events) {
    if (event.kind === ledgerKinds.erased) rewritten.add(event.record)
    rows.set(event.record, projection.reduce(rows.get(event.record) ?? null, event))
  }
  // What a deleted content has left in a state must go too, so the record is folded anew without it.
  const end = events[events.length - 1]?.sequence ?? -1
  for (const record of rewritten) rows.set(record, await refold(store, projection, record, end))
  return rows
}

async function refold(
  store: LedgerStore,
  projection: Projection,
  record: string,
  end: number,
): Promise<Json | null> {
  let state: Json | null = null
  for (let from = 0; ; ) {
    const events = await store.ofRecord(record, from, chunkSize)
    for (const event of events) {
      if (event.sequence <= end) state = projection.reduce(state, readEvent(event))
    }
    const last = events[events.length - 1]
    if (last === undefined || last.sequence >= end) return state
    from = last.sequence + 1
  }
}

/** Computes a projection anew from the first event. */
export async function rebuild(
  store: LedgerStore,
  projection: Projection,
  progress: Progress = silentProgress,
): Promise<number> {
  const from = await store.position(projection.name)
  const to = { version: projection.version, next: 0 }
  const rows = new Map<string, Json | null>()
  if (!(await store.project({ name: projection.name, from, to, rows, reset: true }))) {
    throw new LedgerError('busy', `another process is projecting ${projection.name}`, { hint: 'try again' })
  }
  return catchUp(store, projection, progress)
}

/** The rows of a projection in order of record. */
export async function* stateRows(store: LedgerStore, projection: Projection): AsyncGenerator<StateRow> {
  for (let after = ''; ; ) {
    const rows = await store.rows(projection.name, after, chunkSize)
    yield* rows
    if (rows.length < chunkSize) return
    after = rows[rows.length - 1]!.record
  }
}

/** Any other view: a pure reducer over all events, kept in memory. */
export interface Reducer<State> {
  initial(): State
  reduce(state: State, event: LedgerEvent): State
}

/** A reducer that follows the ledger. A deletion by law makes it start again, so that nothing of it stays. */
export class Fold<State> {
  readonly #store: LedgerStore
  readonly #reducer: Reducer<State>
  #state: State
  #next = 0
  /** Size of the ledger when reading began: deletions up to here were done before. */
  #clean = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: LedgerStore, reducer: Reducer<State>) {
    this.#store = store
    this.#reducer = reducer
    this.#state = reducer.initial()
  }

  /** The state after the newest event. Those who ask at the same time take turns, so that no event counts twice. */
  current(): Promise<State> {
    const turn = this.#turn.then(() => this.#read())
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #read(): Promise<State> {
    for (;;) {
      if (this.#next === 0) this.#clean = (await this.#store.head()).size
      const events = (await this.#store.range(this.#next, chunkSize)).map(readEvent)
      for (const event of events) {
        if (event.kind === ledgerKinds.erased && event.sequence >= this.#clean) {
          this.#state = this.#reducer.initial()
          this.#next = 0
          break
        }
        this.#state = this.#reducer.reduce(this.#state, event)
        this.#next = event.sequence + 1
      }
      if (events.length === 0) return this.#state
    }
  }
}
