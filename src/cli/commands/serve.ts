import { join } from 'node:path'
import {
  appVersion,
  type Config,
  type Effects,
  findingStore,
  mailConfig,
  makeJobs,
  openRecords,
  startImport,
  startLook,
  systemEvery,
} from '../../app/frame.ts'
import { httpGet, openExchange, startExchanging, startReminding, startWatching } from '../../app/serving.ts'
import { ExitCode } from '../../kernel/errors.ts'
import type { People } from '../../people/index.ts'
import { Drafts } from '../../records/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { createWeb, fromStore, type Listening, listen, publicRegister, Sessions } from '../../web/index.ts'
import { command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

const standardPort = 7007
/** Ports tried after the standard one when none was asked for. */
const tries = 20
/** Seconds between two times that members are asked for what is new. */
const exchangePause = 15
const uploadLimit = 16 * 1024 ** 3

export const serve = command({
  name: 'serve',
  summary: 'show the store in the browser',
  examples: ['tocsin serve', 'tocsin serve --port 8080', 'tocsin serve --host desk.lan'],
  options: {
    port: {
      value: 'N',
      says: `port to listen on; 0 takes any free one (standard: ${standardPort} or the next free)`,
    },
    sync: {
      value: 'SECONDS',
      says: `how often members are asked for what is new (standard: ${exchangePause})`,
    },
    host: { value: 'H', says: 'address to listen on and name to answer to (standard: this machine only)' },
  },
  async run({ config, effects }, options) {
    const { terminal, signal } = effects
    const jobs = makeJobs(effects)
    const mail = mailConfig(process.env)
    const records = await openRecords(config, effects, mail)
    const failed = (error: unknown) =>
      terminal.err(`${error instanceof Error ? error.message : String(error)}\n`)
    const reminding = await startReminding(records, { ...effects, every: systemEvery }, mail, failed)
    const { exchange, joint } = openExchange(records, effects)
    const exchanging = startExchanging(
      { exchange, joint },
      { every: systemEvery, get: httpGet, pause: pauseOf(options.sync) * 1000 },
      failed,
    )
    const register = publicRegister({ ...records, exchange, clock: effects.clock })
    const watching = startWatching(records, { ...effects, every: systemEvery }, register, mail, failed)
    const practice = records.practice && options.host === undefined
    const app = createWeb({
      findings: fromStore(findingStore(config.store)),
      jobs,
      importing: {
        folder: join(config.store, 'uploads'),
        limit: uploadLimit,
        start: (files) => startImport(jobs, config, files),
        look: (request) => startLook(jobs, config, request),
      },
      desk: {
        book: records.book,
        drafts: new Drafts({ ...records, ...effects }),
        people: records.people,
        reminders: reminding.reminders,
        watching,
        practice,
        sessions: new Sessions(effects),
        clock: effects.clock,
        version: appVersion(),
      },
      evidence: {
        folder: join(config.store, 'uploads'),
        limit: uploadLimit,
        async open() {
          const { evidenceDesk } = await import('../../app/index.ts')
          return evidenceDesk(config.store, records.ledger, effects)
        },
      },
      vault: {
        // Opened for each look: the engine takes longer to load than other pages take.
        async handlesOf(accounts) {
          const { openLake } = await import('../../lake/index.ts')
          return (await openLake(config)).handlesOf(accounts)
        },
      },
      exchange,
      joint,
      hosts: options.host === undefined ? [] : [options.host],
      onUnexpected: failed,
    })
    const server = await open(app, options.host ?? '127.0.0.1', options.port)
    const forgetting = forgetDaily(config, effects)
    const welcome = practice ? null : await firstLink(records.people, server.port)
    terminal.out(
      options.json === true
        ? `${JSON.stringify({ url: server.url, ...(welcome === null ? {} : { welcome }) })}\n`
        : `${server.url}\n`,
    )
    if (welcome !== null) {
      terminal.err(
        `nobody can sign in yet; this link makes its first reader the admin, within a day:\n${welcome}\n`,
      )
    }
    await new Promise<void>((stop) => {
      if (signal.aborted) stop()
      else signal.addEventListener('abort', () => stop(), { once: true })
    })
    clearInterval(forgetting)
    await jobs.close()
    await server.close()
    await exchanging.close()
    await reminding.close()
    await watching.close()
    await records.close()
    return ExitCode.ok
  },
})

function pauseOf(asked: string | undefined): number {
  if (/^[1-9]\d{0,4}$/.test(asked ?? `${exchangePause}`)) return Number(asked ?? exchangePause)
  throw new UsageError(`--sync is '${asked}', not a number of seconds`, { hint: 'give 1 to 99999' })
}

const day = 86_400_000

/** Deletes raw content of which the time has come, now and once a day. */
function forgetDaily(config: Config, effects: Effects): NodeJS.Timeout | undefined {
  const { retentionDays } = config
  if (retentionDays === undefined) return undefined
  const { terminal } = effects
  const run = async () => {
    const { forget } = await import('../../app/index.ts')
    const { posts, uploads } = await forget(retentionDays, { config, effects })
    terminal.err(
      inTerminal`older than ${retentionDays} {day|days}: ${posts} {post|posts} and ${uploads} {upload|uploads} deleted\n`,
    )
  }
  const runOrSay = () =>
    void run().catch((error: unknown) => terminal.err(`nothing was deleted: ${String(error)}\n`))
  runOrSay()
  return setInterval(runOrSay, day)
}

/** Where nobody is yet, a one-time link to become admin. */
async function firstLink(people: People, port: number): Promise<string | null> {
  if (await people.anybody()) return null
  const origin = people.origin ?? `http://localhost:${port}`
  return `${origin}/welcome?link=${await people.links.first()}`
}

async function open(
  app: Parameters<typeof listen>[0],
  host: string,
  asked: string | undefined,
): Promise<Listening> {
  const port = Number(asked ?? standardPort)
  if (!/^\d{1,5}$/.test(asked ?? '0') || port > 65_535) {
    throw new UsageError(`--port is '${asked}', not a port`, { hint: 'give a number from 0 to 65535' })
  }
  for (let next = port; ; next++) {
    try {
      return await listen(app, host, next)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && asked === undefined && next < port + tries) continue
      throw new UsageError(`cannot listen on ${host} port ${next} (${code ?? String(error)})`, {
        hint: 'try another --port or --host',
      })
    }
  }
}
