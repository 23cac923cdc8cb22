import { readFile, writeFile } from 'node:fs/promises'
import type { Context } from '../../app/frame.ts'
import { JointExchange, serveJoint } from '../../app/serving.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { openLedger, parseVerifierKey, readKey } from '../../ledger/index.ts'
import {
  type JointAction,
  type JointState,
  messageLines,
  parseLines,
  RespondError,
  signPledge,
} from '../../respond/index.ts'
import { command, type GlobalOptions, type Options } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  coalition: { value: 'NAME', says: 'pledge: the name of the coalition, as it stands in its record' },
  country: { value: 'XX', says: 'pledge: the code of the member' },
  day: { value: 'DAY', says: 'pledge: the day on which it joins, such as 2027-05-01' },
  reason: { value: 'TEXT', says: 'waive: the public reason' },
  output: { value: 'FILE', short: 'o', says: 'export: write to a file instead of the terminal' },
  peer: { value: 'URL', many: true, says: 'send, run: the instance of another member, on loopback' },
  port: { value: 'N', says: 'run: port to listen on (standard: any free one)' },
  until: { value: 'SECONDS', says: 'run: stop after so long (standard: until Ctrl-C)' },
} as const

type Given = Options<typeof options> & GlobalOptions

interface Work {
  readonly context: Context
  readonly given: Given
  readonly arg: string | undefined
  readonly exchange: JointExchange
}

const actions: ReadonlyMap<string, (work: Work) => Promise<number>> = new Map([
  ['members', members],
  ['propose', propose],
  ['confirm', ({ arg, ...rest }: Work) => decide(rest.exchange, needed(arg, 'confirm ID'), 'confirms')],
  [
    'waive',
    ({ arg, ...rest }: Work) => decide(rest.exchange, needed(arg, 'waive ID'), 'waives', rest.given.reason),
  ],
  ['status', status],
  ['export', exportMessages],
  ['import', importMessages],
  ['send', send],
  ['run', run],
])

export const coalition = command({
  name: 'coalition',
  summary: 'act jointly with other members: confirm, exchange signed messages, release at one moment',
  usage:
    'key | pledge | members FILE | propose FILE | confirm ID | waive ID | status | export | import FILE | send | run',
  examples: [
    'tocsin coalition key',
    'tocsin coalition pledge --coalition "Open group" --country XV --day 2027-05-01',
    'tocsin coalition members members.csv',
    'tocsin coalition propose action.json',
    'tocsin coalition confirm JA-7K3Q9D4M2X7K3Q9D',
    'tocsin coalition export -o messages.jsonl',
    'tocsin coalition run --peer http://127.0.0.1:7107 --peer http://127.0.0.1:7207',
  ],
  options,
  async run(context, given, [name, arg, ...rest]) {
    const action = actions.get(name ?? '')
    if ((action === undefined && name !== 'key' && name !== 'pledge') || rest.length > 0) {
      throw new UsageError('say what to do with the coalition', { hint: 'tocsin coalition --help lists it' })
    }
    const { config, effects } = context
    const ledger = await openLedger({ folder: config.store }, effects)
    try {
      const key = await readKey(config.store)
      if (key === null) throw new RespondError('not-a-member', 'this store has no key, so it signs nothing')
      if (name === 'key') {
        effects.terminal.out(`${key.public.vkey}\n`)
        return ExitCode.ok
      }
      if (name === 'pledge') {
        const [of, country, day] = [given.coalition, given.country, given.day]
        if (of === undefined || country === undefined || day === undefined) {
          throw new UsageError('a pledge needs --coalition, --country and --day')
        }
        effects.terminal.out(`${signPledge(key, of, country, day)}\n`)
        return ExitCode.ok
      }
      const exchange = new JointExchange({ ledger, key, clock: effects.clock })
      return await action!({ context, given, arg, exchange })
    } finally {
      await ledger.close()
    }
  },
})

function needed(arg: string | undefined, usage: string): string {
  if (arg === undefined) throw new UsageError(`usage: tocsin coalition ${usage}`)
  return arg
}

/** `country,key` a line. */
async function members({ exchange, arg, context }: Work): Promise<number> {
  const lines = (await readFile(needed(arg, 'members FILE'), 'utf8'))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const entries = lines
    .filter((line) => line !== 'country,key')
    .map((line, i) => {
      const [country = '', key = ''] = line.split(',')
      if (!/^[A-Z]{2}$/.test(country)) throw new UsageError(`${arg}, line ${i + 1}: expected country,key`)
      return [country, parseVerifierKey(key).vkey] as const
    })
  const own = await exchange.setMembers(new Map(entries))
  context.effects.terminal.err(`${entries.length} members on record, this instance is ${own}\n`)
  return ExitCode.ok
}

async function propose({ exchange, arg, context }: Work): Promise<number> {
  const file = needed(arg, 'propose FILE')
  const body = parseLines((await readFile(file, 'utf8')).replaceAll('\n', ' '))[0] as JointAction
  context.effects.terminal.out(`${await exchange.propose(body)}\n`)
  return ExitCode.ok
}

async function decide(exchange: JointExchange, id: string, decision: 'confirms' | 'waives', reason?: string) {
  await exchange.decide(id, decision, reason)
  return ExitCode.ok
}

function summary(state: JointState) {
  return {
    id: state.id,
    title: state.action.title,
    release: state.action.release,
    quorum: state.action.quorum,
    confirmed: state.confirmed,
    quorate: state.quorate,
    decisions: Object.fromEntries([...state.confirmations].map(([by, { decision }]) => [by, decision])),
    contradictory: state.contradictory,
    statements: Object.fromEntries([...state.statements].map(([by, { at }]) => [by, at])),
    spreadMs: state.spread,
  }
}

async function status({ exchange, given, context }: Work): Promise<number> {
  const states = (await exchange.states()).map(summary)
  const { out } = context.effects.terminal
  if (given.json === true) out(`${JSON.stringify({ own: await exchange.own(), actions: states })}\n`)
  else {
    for (const one of states) {
      const spread = one.spreadMs === null ? '' : `, spread ${one.spreadMs} ms`
      out(
        `${one.id}  ${one.release}  ${one.confirmed} of ${one.quorum} confirmed, ${Object.keys(one.statements).length} statements out${spread}  ${printable(one.title)}\n`,
      )
    }
  }
  return ExitCode.ok
}

async function exportMessages({ exchange, given, context }: Work): Promise<number> {
  const text = messageLines(await exchange.messages())
  if (given.output === undefined) context.effects.terminal.out(text)
  else await writeFile(given.output, text)
  return ExitCode.ok
}

async function importMessages({ exchange, arg, context }: Work): Promise<number> {
  const taken = await exchange.receive(parseLines(await readFile(needed(arg, 'import FILE'), 'utf8')))
  const { err } = context.effects.terminal
  err(`${taken.fresh} new, ${taken.known} known, ${taken.refused.length} refused\n`)
  for (const reason of taken.refused.slice(0, 10)) err(`refused: ${printable(reason)}\n`)
  return taken.refused.length === 0 ? ExitCode.ok : ExitCode.partial
}

const loopback = /^http:\/\/(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?\/?$/

/** Only instances on this machine, or what a tunnel of the operator brings to it: the program opens no connection outward. */
function peersOf(given: Given): readonly URL[] {
  return (given.peer ?? []).map((text) => {
    if (!loopback.test(text)) {
      throw new UsageError(`--peer ${text} is not on loopback`, {
        hint: 'bring another host here with a tunnel, or exchange files with export and import',
      })
    }
    return new URL('/joint.jsonl', text)
  })
}

/** Hands every message over and takes theirs; a peer that is away is left for the next time. */
async function exchangeWith(exchange: JointExchange, peer: URL, signal: AbortSignal): Promise<boolean> {
  try {
    const own = messageLines(await exchange.messages())
    const limit = AbortSignal.any([signal, AbortSignal.timeout(2000)])
    const headers = { 'content-type': 'application/jsonl' }
    await (await fetch(peer, { method: 'POST', body: own, headers, signal: limit })).arrayBuffer()
    const theirs = await fetch(peer, { signal: limit })
    await exchange.receive(parseLines(await theirs.text()))
    return true
  } catch (error) {
    if (error instanceof RespondError || error instanceof TypeError || error instanceof DOMException)
      return false
    throw error
  }
}

async function send({ exchange, given, context }: Work): Promise<number> {
  const peers = peersOf(given)
  let reached = 0
  for (const peer of peers) if (await exchangeWith(exchange, peer, context.effects.signal)) reached++
  context.effects.terminal.err(`${reached} of ${peers.length} members reached\n`)
  return reached === peers.length ? ExitCode.ok : ExitCode.upstream
}

const every = 300

/** Listens, exchanges with the peers, and lets this member's statement go out at the agreed moment. */
async function run({ exchange, given, context }: Work): Promise<number> {
  const { terminal, signal, clock } = context.effects
  const peers = peersOf(given)
  const server = await serveJoint(exchange, portOf(given.port))
  terminal.out(`${JSON.stringify({ url: server.url })}\n`)
  const end = given.until === undefined ? Number.POSITIVE_INFINITY : clock() + Number(given.until) * 1000
  const open = () => !signal.aborted && clock() < end
  // Apart, so that a peer that hangs does not hold up our own statement.
  const releasing = async () => {
    while (open()) {
      for (const id of await exchange.release()) terminal.err(`${id}: our statement is out\n`)
      const next = await exchange.nextRelease()
      await pause(Math.max(1, Math.min(every, (next ?? Number.POSITIVE_INFINITY) - clock())), signal)
    }
  }
  const exchanging = async () => {
    while (open()) {
      await Promise.all(peers.map((peer) => exchangeWith(exchange, peer, signal)))
      await pause(every, signal)
    }
  }
  await Promise.all([releasing(), exchanging()])
  await server.close()
  return ExitCode.ok
}

function portOf(asked: string | undefined): number {
  const port = Number(asked ?? 0)
  if (!/^\d{1,5}$/.test(asked ?? '0') || port > 65_535)
    throw new UsageError(`--port is '${asked}', not a port`)
  return port
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        done()
      },
      { once: true },
    )
  })
}
