import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { needStore } from '../../app/frame.ts'
import { attestationWords, type Context, type EvidenceDesk, evidenceDesk } from '../../app/index.ts'
import { EvidenceError } from '../../evidence/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { isoTime } from '../../kernel/time.ts'
import { openLedger } from '../../ledger/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command, type GlobalOptions, type Options } from '../command.ts'
import { printable } from '../printable.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  by: { value: 'NAME', says: 'who acts, for the chain of custody (standard: operator)' },
  from: { value: 'TEXT', says: 'take: where the file came from' },
  output: { value: 'FILE', short: 'o', says: 'copy, request, export: the file to write' },
  response: { value: 'FILE', says: 'stamp: the response of the time-stamp authority (.tsr)' },
  trust: { value: 'FILE', says: 'stamp: certificates of authorities that are trusted, PEM' },
  proof: { value: 'FILE', says: 'prove: an OpenTimestamps proof (.ots)' },
  to: { value: 'TEXT', says: 'hand-over: to whom' },
} as const

type Given = Options<typeof options> & GlobalOptions

interface Call {
  readonly desk: EvidenceDesk
  readonly given: Given
  readonly by: string
  readonly names: readonly string[]
  /** Prints a value as JSON, or as the words for it. */
  say(value: unknown, words: string): void
}

const actions: ReadonlyMap<string, (call: Call) => Promise<number>> = new Map([
  ['take', take],
  ['list', list],
  ['show', show],
  ['check', check],
  ['copy', copy],
  ['request', request],
  ['stamp', stamp],
  ['prove', prove],
  ['hand-over', handOver],
  ['export', exportArchive],
])

const hint = 'tocsin evidence --help lists what it can do'

export const evidence = command({
  name: 'evidence',
  summary: 'keep files as evidence: digests, time stamps, chain of custody, web archives',
  usage:
    'take FILE... | list | show ID | check [ID...] | copy ID | request ID | stamp ID | prove ID | hand-over ID | export ID...',
  examples: [
    "tocsin evidence take page.wacz leaflet.jpg --from 'reader, by hand' --by anna",
    'tocsin evidence check',
    'tocsin evidence copy 5891b5b522d5 -o working.jpg',
    'tocsin evidence request 5891b5b522d5 -o request.tsq',
    'tocsin evidence stamp 5891b5b522d5 --response answer.tsr --trust authority.pem',
    'tocsin evidence prove 5891b5b522d5 --proof page.wacz.ots',
    'tocsin evidence export 5891b5b522d5 8c1f23aa90de -o case.wacz',
  ],
  options,
  async run(context, given, [name, ...names]) {
    const action = actions.get(name ?? '')
    if (action === undefined) {
      const message =
        name === undefined ? 'evidence needs to know what to do' : `evidence cannot '${printable(name)}'`
      throw new UsageError(message, { hint })
    }
    if (action !== take) await needStore(context.config)
    return withDesk(context, (desk) =>
      action({ desk, given, by: given.by ?? 'operator', names, say: sayer(context, given) }),
    )
  },
})

async function withDesk(context: Context, run: (desk: EvidenceDesk) => Promise<number>): Promise<number> {
  const { config, effects } = context
  const ledger = await openLedger({ folder: config.store, databaseUrl: config.databaseUrl }, effects)
  try {
    return await run(evidenceDesk(config.store, ledger, effects))
  } finally {
    await ledger.close()
  }
}

function sayer({ effects: { terminal } }: Context, given: Given): Call['say'] {
  return (value, words) => terminal.out(given.json === true ? `${JSON.stringify(value)}\n` : `${words}\n`)
}

async function take({ desk, given, by, names, say }: Call): Promise<number> {
  if (names.length === 0) throw new UsageError('evidence take needs a FILE', { hint })
  for (const path of names) {
    for await (const { receipt, added } of desk.take(path, by, given.from ?? '')) {
      const words = added ? 'kept' : 'known already'
      say(
        { ...receipt, added },
        inTerminal`${words}: ${receipt.sha256} ${printable(receipt.name)} (${receipt.bytes} {byte|bytes})`,
      )
    }
  }
  return ExitCode.ok
}

async function list({ desk, say }: Call): Promise<number> {
  const receipts = await desk.list()
  const rows = receipts.map((one) => [one.sha256.slice(0, 12), one.bytes, one.takenAt, printable(one.name)])
  say(receipts, tabulate(['sha-256', 'bytes', 'taken', 'name'], rows).trimEnd())
  return ExitCode.ok
}

async function show({ desk, names, say }: Call): Promise<number> {
  const file = await desk.look(only(names, 'show'))
  const { receipt, intact, custody, proofs } = file
  const chain = custody.map(({ at, by, step, detail }) => [
    isoTime(at),
    printable(by),
    step,
    printable(detail),
  ])
  const lines = [
    printable(receipt.name),
    `sha-256   ${receipt.sha256}`,
    `sha3-512  ${receipt.sha3_512}`,
    inTerminal`${receipt.bytes} {byte|bytes}, ${printable(receipt.mediaType)}, taken ${receipt.takenAt}`,
    intact ? 'intact: both digests hold' : 'NOT INTACT: the original no longer has its digests',
    ...proofs.map(attestationWords).map(printable),
    tabulate(['when', 'by', 'step', 'detail'], chain).trimEnd(),
  ]
  say(file, lines.join('\n'))
  return intact ? ExitCode.ok : ExitCode.integrity
}

/** Without names everything; one that is damaged is told and the rest goes on. */
async function check({ desk, by, names, say }: Call): Promise<number> {
  const ids = names.length > 0 ? names : (await desk.list()).map(({ sha256 }) => sha256)
  let damaged = 0
  for (const id of ids) {
    try {
      const { sha256, name } = await desk.check(id, by)
      say({ sha256, intact: true }, `intact: ${sha256.slice(0, 12)} ${printable(name)}`)
    } catch (error) {
      if (!(error instanceof EvidenceError && error.code === 'evidence-damaged')) throw error
      damaged++
      say({ sha256: id, intact: false }, `NOT INTACT: ${printable(error.message)}`)
    }
  }
  return damaged === 0 ? ExitCode.ok : ExitCode.integrity
}

async function copy({ desk, given, by, names, say }: Call): Promise<number> {
  const to = needed(given.output, 'copy', '-o FILE')
  const { sha256 } = await desk.copy(only(names, 'copy'), to, by)
  say({ sha256, file: to }, `working copy: ${to}`)
  return ExitCode.ok
}

async function request({ desk, given, names, say }: Call): Promise<number> {
  const to = needed(given.output, 'request', '-o FILE')
  await writeFile(to, await desk.request(only(names, 'request')))
  say(
    { file: to },
    `wrote ${to}; send it to a time-stamp authority, for example\n` +
      `  curl -H 'Content-Type: application/timestamp-query' --data-binary @${to} ADDRESS -o answer.tsr`,
  )
  return ExitCode.ok
}

async function stamp({ desk, given, by, names, say }: Call): Promise<number> {
  const response = await readFile(needed(given.response, 'stamp', '--response FILE'))
  const trusted = await readFile(needed(given.trust, 'stamp', '--trust FILE'), 'utf8')
  const found = await desk.stamp(only(names, 'stamp'), response, trusted, by)
  say(found, `stamped ${isoTime(found.at)} by ${printable(found.authority)}`)
  return ExitCode.ok
}

async function prove({ desk, given, by, names, say }: Call): Promise<number> {
  const proof = await readFile(needed(given.proof, 'prove', '--proof FILE'))
  const found = await desk.prove(only(names, 'prove'), proof, by)
  say(found, found.map(attestationWords).map(printable).join('\n'))
  return ExitCode.ok
}

async function handOver({ desk, given, by, names, say }: Call): Promise<number> {
  const to = needed(given.to, 'hand-over', '--to TEXT')
  await desk.note(only(names, 'hand-over'), 'handed-over', to, by)
  say({ to }, `on record: handed over to ${printable(to)}`)
  return ExitCode.ok
}

async function exportArchive({ desk, given, by, names, say }: Call): Promise<number> {
  if (names.length === 0) throw new UsageError('evidence export needs an ID', { hint })
  const to = needed(given.output, 'export', '-o FILE')
  const form = to.endsWith('.wacz') ? 'wacz' : to.endsWith('.warc.gz') ? 'warc' : undefined
  if (form === undefined) {
    throw new UsageError(`${printable(to)} names no web archive`, { hint: 'end it with .wacz or .warc.gz' })
  }
  const bytes = await desk.archive(names, form, by)
  await pipeline(Readable.from(bytes), createWriteStream(to, { flags: 'wx', mode: 0o600 }))
  say({ file: to, originals: names.length }, `wrote ${to}`)
  return ExitCode.ok
}

function only(names: readonly string[], action: string): string {
  const [id, ...rest] = names
  if (id === undefined || rest.length > 0) {
    throw new UsageError(`evidence ${action} needs the ID of one piece of evidence`, { hint })
  }
  return id
}

function needed(value: string | undefined, action: string, option: string): string {
  if (value === undefined) throw new UsageError(`evidence ${action} needs ${option}`, { hint })
  return value
}
