import { z } from 'zod'
import { type Progress, silentProgress } from '../kernel/effects.ts'
import { ChainCheck } from './chain-check.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import type { StoredEvent } from './event.ts'
import { badLine, type ParsedEvent, parseCanonical, parseEventLine, readLines } from './event-line.ts'
import { format } from './keyring.ts'
import { parseVerifierKey, type VerifierKey } from './keys.ts'
import type { TreeNode } from './merkle.ts'
import { sameHash } from './merkle.ts'
import type { Commit, LedgerStore } from './store.ts'
import { tryCheckpoint, type Verdict, type VerifyOptions, verdict } from './verify.ts'

const headerLine = z.strictObject({ format: z.literal(format), key: z.string(), origin: z.string() })
const checkpointLine = z.strictObject({ checkpoint: z.string() })

type Parsed =
  | { readonly is: 'header'; readonly key: VerifierKey; readonly origin: string }
  | ({ readonly is: 'event' } & ParsedEvent)
  | { readonly is: 'checkpoint'; readonly note: string }

/** Checks an exported ledger without a store. Problems are returned; a line that cannot be read is thrown. */
export async function verifyExport(
  input: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const reader = new ExportReader(input, options)
  for await (const _ of reader.events()) {
    // Everything is checked on the way.
  }
  return reader.verdict()
}

/**
 * Takes an exported ledger into a store, event for event with its place and signature. What the store has
 * already must be the beginning of the file, so an interrupted import is finished by running it again.
 * @returns how many events were added
 * @throws LedgerError `integrity` for the first problem; `conflict` when the store holds another ledger
 */
export async function importLedger(
  store: LedgerStore,
  input: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<{ readonly added: number; readonly verdict: Verdict }> {
  const reader = new ExportReader(input, options)
  const start = await store.head()
  let batch: StoredEvent[] = []
  let nodes: TreeNode[] = []
  const write = async (note: string | null) => {
    const { last, recorded, peaks } = reader.check
    const commit: Commit = {
      head: { size: reader.check.size, last, recorded, peaks: [...peaks], note },
      events: batch,
      nodes,
      erase: [],
    }
    await store.commit({ records: [], bodies: [] }, ({ head }) => {
      if (head.size + batch.length !== reader.check.size) {
        throw new LedgerError('conflict', 'the ledger was written to during the import')
      }
      return commit
    })
    batch = []
    nodes = []
  }
  for await (const { event, nodes: completed } of reader.events()) {
    const problem = reader.check.problems[0]
    if (problem !== undefined) throw new LedgerError('integrity', problem.message)
    if (event.sequence < start.size) {
      const [own] = await store.nodes([{ level: 0, index: event.sequence }])
      if (!own || !sameHash(own, event.hash)) {
        throw new LedgerError('conflict', `the store holds another ledger: event ${event.sequence} differs`)
      }
      continue
    }
    batch.push(event)
    nodes.push(...completed)
    if (batch.length === 1_000) await write(null)
  }
  const found = reader.verdict()
  const problem = found.problems[0]
  if (problem !== undefined) throw new LedgerError('integrity', problem.message)
  if (found.size < start.size) {
    throw new LedgerError('conflict', `the store has ${start.size} events already, the file ${found.size}`)
  }
  if (found.size > start.size || start.note === null) await write(reader.note)
  return { added: found.size - start.size, verdict: found }
}

/** Reads and checks an exported ledger line by line. */
class ExportReader {
  readonly check: ChainCheck
  readonly #options: VerifyOptions
  readonly #lines: AsyncGenerator<string>
  #note: string | null = null
  #header: { readonly key: VerifierKey; readonly origin: string } | null = null

  constructor(input: AsyncIterable<Uint8Array>, options: VerifyOptions) {
    this.#options = options
    this.#lines = readLines(input)
    const { trusted, checkpoint } = options
    // The checkpoint is opened by the trusted key here; the file's own comes last and is compared at the end.
    const remembered: Checkpoint[] =
      checkpoint !== undefined && trusted !== undefined ? [openCheckpoint(checkpoint, [trusted])] : []
    if (checkpoint !== undefined && trusted === undefined) {
      throw new LedgerError('invalid-note', 'a checkpoint to compare with needs the key that signed it', {
        hint: 'give it with --key',
      })
    }
    this.check = new ChainCheck({ ...(trusted === undefined ? {} : { trusted }), checkpoints: remembered })
  }

  get note(): string | null {
    return this.#note
  }

  async *events(): AsyncGenerator<{ event: StoredEvent; nodes: TreeNode[] }> {
    const progress: Progress = this.#options.progress ?? silentProgress
    progress.start('reading the ledger', undefined, 'events')
    let number = 0
    for await (const text of this.#lines) {
      number++
      const parsed = parseLine(text, number)
      if (this.#note !== null) throw badLine(number, 'comes after the checkpoint, which must be the last')
      if (number === 1 ? parsed.is !== 'header' : parsed.is === 'header') {
        throw badLine(number, number === 1 ? 'is not the header of an exported ledger' : 'is a second header')
      }
      if (parsed.is === 'header') this.#header = parsed
      else if (parsed.is === 'checkpoint') this.#note = parsed.note
      else {
        yield { event: parsed.event, nodes: this.check.add(parsed.event, parsed.previous) }
        progress.at(this.check.size)
      }
    }
    progress.done()
    if (number === 0) throw badLine(1, 'is missing: the file is empty')
  }

  verdict(): Verdict {
    const early: Verdict['problems'][number][] = []
    const { keyring } = this.check
    if (keyring.sealing()[0]?.id !== this.#header?.key.id || keyring.origin !== this.#header?.origin) {
      const message = 'event 0: the ledger was not opened with the key and the name in the first line'
      early.push({ code: 'wrong-key', sequence: 0, message })
    }
    const known = keyring.sealingNow()
    const own = this.#note === null ? null : tryCheckpoint(this.#note, known, early)
    if (own === null) {
      const message = 'the file does not end with its checkpoint'
      if (this.#note === null) early.push({ code: 'truncated', sequence: this.check.size, message })
      return verdict(this.check, early, true)
    }
    if (own.size > this.check.size) {
      const message = `the checkpoint counts ${own.size} events, here are ${this.check.size}`
      early.push({ code: 'truncated', sequence: this.check.size, message })
    } else if (own.size < this.check.size || !sameHash(own.root, this.check.root())) {
      const message = 'the events are not those of the checkpoint at the end'
      early.push({ code: 'fork', sequence: Math.min(own.size, this.check.size), message })
    }
    return verdict(this.check, early, true)
  }
}

/** @throws LedgerError `invalid-line` that names the line */
function parseLine(text: string, number: number): Parsed {
  const value = parseCanonical(text, number)
  if (number === 1) {
    const header = headerLine.safeParse(value)
    if (!header.success) throw badLine(number, `is not the header of a ${format} file`)
    return { is: 'header', key: parseVerifierKey(header.data.key), origin: header.data.origin }
  }
  const checkpoint = checkpointLine.safeParse(value)
  if (checkpoint.success) return { is: 'checkpoint', note: checkpoint.data.checkpoint }
  return { is: 'event', ...parseEventLine(value, number) }
}
