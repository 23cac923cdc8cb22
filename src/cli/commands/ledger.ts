import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import type { Context } from '../../app/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import {
  exportLines,
  importLedger,
  Ledger,
  LedgerError,
  type LedgerStore,
  openCheckpoint,
  openLedgerStore,
  parseVerifierKey,
  readPublication,
  rebuild,
  recordIndex,
  type Verdict,
  verifyExport,
  verifyStore,
  witness,
  writePublication,
} from '../../ledger/index.ts'
import { recordStates } from '../../records/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command, type GlobalOptions, type Options } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  checkpoint: { value: 'FILE', says: 'verify: a checkpoint kept elsewhere that the ledger must lead to' },
  key: { value: 'KEY', says: 'verify, import, witness: the public key of the ledger, name+hash+base64' },
  output: { value: 'FILE', short: 'o', says: 'export, checkpoint: write to a file instead of the terminal' },
  since: { value: 'SIZE', says: 'checkpoint: with the proof that it continues the one of SIZE events' },
  seen: { value: 'FILE', says: 'witness: where the checkpoint last seen is remembered' },
} as const

type Given = Options<typeof options> & GlobalOptions
type Action = (context: Context, given: Given, file: string | undefined) => Promise<number>

const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['verify', verify],
  ['export', exportLedger],
  ['import', importFile],
  ['checkpoint', checkpoint],
  ['witness', witnessFile],
  ['rebuild', rebuildAll],
])

export const ledger = command({
  name: 'ledger',
  summary: 'verify, export, import and witness the append-only record',
  usage: 'verify [FILE] | export | import FILE | checkpoint | witness FILE | rebuild',
  examples: [
    'tocsin ledger verify',
    'tocsin ledger export -o ledger.jsonl',
    'tocsin ledger verify ledger.jsonl --key "$KEY"',
    'tocsin ledger checkpoint --since 1200 -o checkpoint.txt',
    'tocsin ledger witness checkpoint.txt --key "$KEY" --seen seen.txt',
  ],
  options,
  async run(context, given, [name, file, ...rest]) {
    const action = actions.get(name ?? '')
    const hint = 'tocsin ledger --help lists what it can do'
    if (action === undefined) {
      const message =
        name === undefined ? 'ledger needs to know what to do' : `ledger cannot '${printable(name)}'`
      throw new UsageError(message, { hint })
    }
    if (rest.length > 0) throw new UsageError(`ledger ${name} takes one file at the most`, { hint })
    return action(context, given, file)
  },
})

async function verify(context: Context, given: Given, file: string | undefined): Promise<number> {
  const verifying = {
    progress: context.effects.progress,
    ...(given.key === undefined ? {} : { trusted: parseVerifierKey(given.key) }),
    ...(given.checkpoint === undefined ? {} : { checkpoint: await readFile(given.checkpoint, 'utf8') }),
  }
  const verdict =
    file === undefined
      ? await withStore(context, (store) => verifyStore(store, verifying))
      : await verifyExport(input(context, file), verifying)
  context.effects.terminal.out(given.json === true ? `${JSON.stringify(verdict)}\n` : describe(verdict))
  return verdict.problems.length === 0 ? ExitCode.ok : ExitCode.integrity
}

function describe({ origin, size, root, problems }: Verdict): string {
  const name = inTerminal`ledger ${printable(origin ?? '(none)')}: ${size} {event|events}, root ${root}\n`
  if (problems.length === 0) return `${name}everything holds\n`
  return `${name}${problems.map((problem) => `${problem.code}: ${printable(problem.message)}\n`).join('')}`
}

async function exportLedger(context: Context, given: Given): Promise<number> {
  await withStore(context, (store) =>
    write(context, given.output, exportLines(store, context.effects.progress)),
  )
  return ExitCode.ok
}

async function importFile(context: Context, given: Given, file: string | undefined): Promise<number> {
  if (file === undefined) throw new UsageError('ledger import needs a file, or - for the standard input')
  const trusted = given.key === undefined ? {} : { trusted: parseVerifierKey(given.key) }
  const { added, verdict } = await withStore(
    context,
    (store) => importLedger(store, input(context, file), { ...trusted, progress: context.effects.progress }),
    true,
  )
  const result = { added, origin: verdict.origin, size: verdict.size, root: verdict.root }
  context.effects.terminal.out(
    given.json === true
      ? `${JSON.stringify(result)}\n`
      : inTerminal`${added} {event|events} added, now ${verdict.size}\n`,
  )
  return ExitCode.ok
}

async function checkpoint(context: Context, given: Given): Promise<number> {
  const text = await withStore(context, async (store) => {
    const reader = await Ledger.open({ store, ...context.effects })
    const { note, size } = await reader.checkpoint()
    if (given.since === undefined) return note
    const old = Number(given.since)
    return writePublication({ old, proof: await reader.consistency(old, size), note })
  })
  await write(context, given.output, [text])
  return ExitCode.ok
}

async function witnessFile(context: Context, given: Given, file: string | undefined): Promise<number> {
  if (file === undefined || given.key === undefined || given.seen === undefined) {
    throw new UsageError('ledger witness needs a checkpoint file, --key and --seen')
  }
  const key = parseVerifierKey(given.key)
  const published = readPublication(await readNote(input(context, file)))
  const lastSeen = await readFile(given.seen, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const accepted = witness(published, lastSeen, [key])
  await write(context, given.seen, [accepted.note])
  const before = lastSeen === null ? null : openCheckpoint(lastSeen, [key]).size
  context.effects.terminal.out(
    given.json === true
      ? `${JSON.stringify({ origin: accepted.origin, before, size: accepted.size })}\n`
      : `ledger ${printable(accepted.origin)}: ${accepted.size} events, ${
          before === null ? 'seen for the first time' : `continues the ${before} seen before`
        }\n`,
  )
  return ExitCode.ok
}

/** A publication takes a few kilobytes; what goes on beyond this is none. */
const longestNote = 1_000_000

async function readNote(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > longestNote) throw new LedgerError('invalid-note', `a note has at most ${longestNote} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function rebuildAll(context: Context, given: Given): Promise<number> {
  const { progress, terminal } = context.effects
  const events = await withStore(context, async (store) => {
    await store.rebuildTree()
    for (const projection of [recordIndex, recordStates]) await rebuild(store, projection, progress)
    return (await store.head()).size
  })
  terminal.out(
    given.json === true
      ? `${JSON.stringify({ events })}\n`
      : inTerminal`rebuilt from ${events} {event|events}\n`,
  )
  return ExitCode.ok
}

async function withStore<Result>(
  context: Context,
  work: (store: LedgerStore) => Promise<Result>,
  create = false,
): Promise<Result> {
  const { store: folder, databaseUrl } = context.config
  const store = await openLedgerStore({ folder, databaseUrl }, { create })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function input(context: Context, file: string): AsyncIterable<Uint8Array> {
  return (file === '-' ? context.effects.terminal.stdin : createReadStream(file)) as AsyncIterable<Uint8Array>
}

/** Into a file it goes under a temporary name first, so that a crash leaves the old file or the new one. */
async function write(
  context: Context,
  file: string | undefined,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  if (file === undefined) {
    for await (const piece of pieces) context.effects.terminal.out(piece)
    return
  }
  const draft = `${file}.${Buffer.from(context.effects.randomBytes(6)).toString('hex')}.part`
  const handle = await open(draft, 'wx')
  try {
    for await (const piece of pieces) await handle.writeFile(piece)
    await handle.sync()
    await handle.close()
    await rename(draft, file)
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}
