import { type Progress, silentProgress } from '../kernel/effects.ts'
import { ChainCheck, type Problem } from './chain-check.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import { ledgerRecord, noHash, readEvent } from './event.ts'
import { Keyring } from './keyring.ts'
import type { VerifierKey } from './keys.ts'
import { sameHash } from './merkle.ts'
import { chunkSize, type LedgerStore } from './store.ts'

/** What a check of a whole ledger found. */
export interface Verdict {
  readonly origin: string | null
  readonly size: number
  /** Base64, as in a checkpoint. */
  readonly root: string
  /** Sorted by sequence; empty when everything holds. */
  readonly problems: readonly Problem[]
}

export interface VerifyOptions {
  /** The key that must have opened the ledger. */
  readonly trusted?: VerifierKey
  /** A checkpoint that was published or remembered elsewhere: the ledger must lead to it. */
  readonly checkpoint?: string
  readonly progress?: Progress
}

/** Reads a whole store and checks all of it. Problems are returned, not thrown. */
export async function verifyStore(store: LedgerStore, options: VerifyOptions = {}): Promise<Verdict> {
  const head = await store.head()
  const early: Problem[] = []
  const damage = await damaged(() => store.damage(), 0, early)
  if (typeof damage === 'string') early.push({ code: 'damaged', sequence: 0, message: `file: ${damage}` })
  const checkpoints = await openCheckpoints(store, head.note, options, early)
  const check = new ChainCheck({
    ...(options.trusted === undefined ? {} : { trusted: options.trusted }),
    checkpoints,
  })
  await checkEvents(store, check, head.size, early, options.progress ?? silentProgress)
  const peaks = Buffer.concat(head.peaks)
  if (check.size === head.size && Buffer.compare(peaks, Buffer.concat(check.peaks)) !== 0) {
    early.push(cacheProblem(0))
  }
  const sealed = head.size === 0 || checkpoints.some((checkpoint) => checkpoint.size >= check.size)
  return verdict(check, early, sealed)
}

async function openCheckpoints(
  store: LedgerStore,
  own: string | null,
  options: VerifyOptions,
  problems: Problem[],
): Promise<Checkpoint[]> {
  const keyring = (await damaged(() => readKeyring(store), 0, problems)) ?? new Keyring()
  const trusted = options.trusted === undefined ? [] : [options.trusted]
  const notes = [
    { note: own, known: keyring.sealingNow() },
    { note: options.checkpoint, known: [...keyring.sealing(), ...trusted] },
  ]
  return notes.flatMap(({ note, known }) =>
    typeof note === 'string' ? (tryCheckpoint(note, known, problems) ?? []) : [],
  )
}

async function checkEvents(
  store: LedgerStore,
  check: ChainCheck,
  size: number,
  problems: Problem[],
  progress: Progress,
): Promise<void> {
  progress.start('checking the ledger', size, 'events')
  for (let from = 0; ; ) {
    const events = await damaged(() => store.range(from, chunkSize), from, problems)
    const last = events?.[events.length - 1]
    if (events === null || last === undefined) break
    const nodes = events.flatMap((event) => check.add(event))
    const cached = (await damaged(() => store.nodes(nodes), from, problems)) ?? []
    const stale = nodes.find((node, i) => !sameHash(cached[i] ?? noHash, node.hash))
    if (stale !== undefined && !problems.some((problem) => problem.code === 'cache')) {
      problems.push(cacheProblem(stale.index * 2 ** stale.level))
    }
    from = last.sequence + 1
    progress.at(check.size)
  }
  progress.done()
}

/** A file that its engine cannot read is a finding here, not a failure. */
async function damaged<Result>(
  read: () => Promise<Result>,
  sequence: number,
  problems: Problem[],
): Promise<Result | null> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof LedgerError && error.code === 'integrity')) throw error
    problems.push({ code: 'damaged', sequence, message: `from event ${sequence} on: ${error.message}` })
    return null
  }
}

export function verdict(check: ChainCheck, early: readonly Problem[], sealed: boolean): Verdict {
  const own = check.finish(sealed)
  // A tree cached over events that are wrong themselves cannot fit, and says nothing more.
  const other = early.filter((problem) => problem.code !== 'cache' || own.length === 0)
  const problems = [...own, ...other].sort((a, b) => a.sequence - b.sequence)
  const root = Buffer.from(check.root()).toString('base64')
  return { origin: check.keyring.origin, size: check.size, root, problems }
}

export function tryCheckpoint(
  note: string,
  sealing: readonly VerifierKey[],
  problems: Problem[],
): Checkpoint | null {
  try {
    return openCheckpoint(note, sealing)
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    problems.push({ code: 'wrong-key', sequence: 0, message: `checkpoint: ${error.message}` })
    return null
  }
}

const cacheProblem = (sequence: number): Problem => ({
  code: 'cache',
  sequence,
  message: `event ${sequence}: the cached tree is wrong from here; the events may be sound, tocsin ledger rebuild computes it anew`,
})

/** The keys whose checkpoints count. What is wrong with them shows when the events are checked. */
async function readKeyring(store: LedgerStore): Promise<Keyring> {
  const keyring = new Keyring()
  try {
    for (let from = 0; ; ) {
      const events = await store.ofRecord(ledgerRecord, from, chunkSize)
      for (const event of events) keyring.read(event.sequence, event.act, readEvent(event).body)
      if (events.length < chunkSize) break
      from = events[events.length - 1]!.sequence + 1
    }
  } catch (error) {
    if (!(error instanceof LedgerError || error instanceof SyntaxError)) throw error
  }
  return keyring
}
