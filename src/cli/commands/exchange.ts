import { createReadStream } from 'node:fs'
import { type Context, needStore, openRecords, writeDurably } from '../../app/frame.ts'
import { httpGet, openExchange } from '../../app/serving.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { isoTime } from '../../kernel/time.ts'
import type { Exchange, SyncResult, Taken } from '../../share/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command, type GlobalOptions, type Options } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  country: { value: 'XX', says: 'add: the country for which the member speaks' },
  output: { value: 'FILE', short: 'o', says: 'export: write to a file instead of the terminal' },
  since: { value: 'SIZE', says: 'export: only what is new since this ledger had SIZE events' },
  by: {
    value: 'WHO',
    says: 'add, remove, country: who decided it, as it stands in the ledger (standard: operator)',
  },
} as const

type Given = Options<typeof options> & GlobalOptions
type Action = (exchange: Exchange, context: Context, given: Given, args: readonly string[]) => Promise<number>

const actions: ReadonlyMap<string, { readonly takes: readonly [number, number]; readonly run: Action }> =
  new Map<string, { readonly takes: readonly [number, number]; readonly run: Action }>([
    ['key', { takes: [0, 0], run: showKey }],
    ['country', { takes: [1, 1], run: speakFor }],
    ['add', { takes: [2, 3], run: add }],
    ['remove', { takes: [1, 1], run: remove }],
    ['list', { takes: [0, 0], run: list }],
    ['export', { takes: [0, 0], run: exportFile }],
    ['import', { takes: [1, 1], run: importFile }],
    ['sync', { takes: [0, 1], run: sync }],
  ])

/** What a new instance may do first. */
const mayBegin: ReadonlySet<string> = new Set(['key', 'country', 'add', 'import'])

export const exchange = command({
  name: 'exchange',
  summary: 'let shared records travel between instances, signed, by file or over HTTP',
  usage: 'key | country XX | add NAME [URL] KEY | remove NAME | list | export | import FILE | sync [NAME]',
  examples: [
    'tocsin exchange key',
    'tocsin exchange country XV',
    'tocsin exchange add fr https://tocsin.example.org/ "$KEY" --country FR',
    'tocsin exchange sync',
    'tocsin exchange export -o for-the-members.jsonl',
    'tocsin exchange import from-fr.jsonl',
  ],
  options,
  async run(context, given, [name, ...args]) {
    const action = actions.get(name ?? '')
    const hint = 'tocsin exchange --help lists what it can do'
    if (action === undefined) {
      const message =
        name === undefined ? 'exchange needs to know what to do' : `exchange cannot '${printable(name)}'`
      throw new UsageError(message, { hint })
    }
    const [least, most] = action.takes
    if (args.length < least || args.length > most) {
      throw new UsageError(
        inTerminal`exchange ${String(name)} was given ${args.length} {argument|arguments}`,
        {
          hint,
        },
      )
    }
    if (!mayBegin.has(name ?? '')) await needStore(context.config)
    const records = await openRecords(context.config, context.effects)
    try {
      return await action.run(openExchange(records, context.effects).exchange, context, given, args)
    } finally {
      await records.close()
    }
  },
})

async function showKey(exchange: Exchange, { effects }: Context, given: Given): Promise<number> {
  const { vkey, id } = exchange.key()
  effects.terminal.out(given.json === true ? `${JSON.stringify({ key: vkey, id })}\n` : `${vkey}\n`)
  return ExitCode.ok
}

async function speakFor(
  exchange: Exchange,
  { effects }: Context,
  given: Given,
  [country = '']: readonly string[],
): Promise<number> {
  await exchange.speakFor(country, given.by ?? 'operator')
  effects.terminal.err(`this instance speaks for ${country}\n`)
  return ExitCode.ok
}

async function add(
  exchange: Exchange,
  { effects }: Context,
  given: Given,
  [name = '', ...rest]: readonly string[],
): Promise<number> {
  const url = rest.find((one) => one.includes('://')) ?? null
  const key = rest.find((one) => one !== url) ?? ''
  const member = await exchange.add(
    { name, url, key, country: given.country ?? null },
    given.by ?? 'operator',
  )
  effects.terminal.out(
    given.json === true
      ? `${JSON.stringify({ name, url: member.url, country: member.country, key: member.key.vkey })}\n`
      : `${voice(member)}: ${member.key.name}, ${member.url ?? 'by file'}\n`,
  )
  return ExitCode.ok
}

async function remove(
  exchange: Exchange,
  _context: Context,
  given: Given,
  [name = '']: readonly string[],
): Promise<number> {
  await exchange.remove(name, given.by ?? 'operator')
  return ExitCode.ok
}

async function list(exchange: Exchange, { effects }: Context, given: Given): Promise<number> {
  const members = (await exchange.members()).map(({ name, url, country, key, status }) => ({
    name,
    country,
    url,
    key: key.vkey,
    contact: status?.contact == null ? null : isoTime(status.contact),
    events: status?.seen?.size ?? 0,
    refused: status?.refused ?? 0,
    problem: status?.problem ?? null,
  }))
  const text = members
    .map(({ name, country, url, contact, events, refused, problem }) =>
      [
        `${voice({ name, country })}: ${url ?? 'by file'}, `,
        contact === null ? 'never heard of' : inTerminal`last heard of ${contact}, ${events} {event|events}`,
        refused === 0 ? '' : inTerminal`, ${refused} {act|acts} refused`,
        problem === null ? '' : `, ${printable(problem)}`,
      ].join(''),
    )
    .map((line) => `${line}\n`)
    .join('')
  effects.terminal.out(given.json === true ? `${JSON.stringify(members)}\n` : text)
  if (members.length === 0)
    effects.terminal.err('no member is enrolled\nhint: tocsin exchange add enrols one\n')
  return ExitCode.ok
}

const voice = ({ name, country }: { readonly name: string; readonly country: string | null }) =>
  country === null ? name : `${name} (${country})`

async function exportFile(exchange: Exchange, { effects }: Context, given: Given): Promise<number> {
  const from = Number(given.since ?? 0)
  if (!/^\d{1,15}$/.test(given.since ?? '0')) {
    throw new UsageError(`--since is '${printable(given.since ?? '')}', not a number of events`)
  }
  let text = ''
  for await (const line of exchange.lines(from)) {
    if (given.output === undefined) effects.terminal.out(line)
    else text += line
  }
  if (given.output !== undefined) await writeDurably(given.output, text)
  return ExitCode.ok
}

async function importFile(
  exchange: Exchange,
  { effects }: Context,
  given: Given,
  [file = '']: readonly string[],
): Promise<number> {
  const input = file === '-' ? effects.terminal.stdin : createReadStream(file)
  const taken = await exchange.take(input as AsyncIterable<Uint8Array>)
  return tell(effects.terminal, given, [taken])
}

async function sync(
  exchange: Exchange,
  { effects }: Context,
  given: Given,
  [name]: readonly string[],
): Promise<number> {
  const { terminal } = effects
  if (name === undefined) return tell(terminal, given, await exchange.round(httpGet, { all: true }))
  const member = (await exchange.members()).find((one) => one.name === name)
  if (member === undefined) {
    throw new UsageError(`there is no member '${printable(name)}'`, {
      hint: 'tocsin exchange list shows them',
    })
  }
  return tell(terminal, given, [await exchange.sync(member, httpGet)])
}

function tell(
  terminal: Context['effects']['terminal'],
  given: Given,
  results: readonly SyncResult[],
): number {
  const text = results.map(describe).join('')
  terminal.out(given.json === true ? `${JSON.stringify(results)}\n` : text)
  if (results.some((one) => 'refused' in one && one.refused > 0)) return ExitCode.integrity
  const whole = results.every((one) => 'complete' in one && one.complete)
  return whole ? ExitCode.ok : ExitCode.partial
}

function describe(result: SyncResult): string {
  if ('failed' in result) return `${result.member}: ${printable(result.failed)}\n`
  return `${result.member}: ${counts(result)}\n${result.refusals
    .map(({ why, says }) => `  ${why}: ${printable(says)}\n`)
    .join('')}`
}

function counts({ taken, known, refused, size, complete }: Taken): string {
  const bad = refused === 0 ? '' : `, ${refused} refused`
  return inTerminal`${taken} {act|acts} taken in, ${known} known${bad}; its ledger has ${size} {event|events}${complete ? '' : ', the file is cut off or was changed'}`
}
