/**
 * Measures the record pages over a large ledger: `node scripts/run.mjs bench/records.ts [--records N] [-o FILE]`,
 * after `npm run build`, since the web app runs from `dist/`. Prints a table in Markdown.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { printFigures } from './figures.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '100' },
    output: { type: 'string', short: 'o' },
  },
})
const total = Number(values.records)
const rounds = Number(values.rounds)
const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../dist/${path}`, import.meta.url).href) as Promise<Module>
const { catchUp, openLedger, openShelf, rebuild } =
  await built<typeof import('../src/ledger/index.ts')>('ledger/index.js')
const { Drafts, kinds, Reminders, RecordBook, recordStates } =
  await built<typeof import('../src/records/index.ts')>('records/index.js')
const { createWeb, Sessions } = await built<typeof import('../src/web/index.ts')>('web/index.js')

const rows: [what: string, measured: string][] = []
const say = (what: string, measured: string) => {
  rows.push([what, measured])
  process.stderr.write(`${what}: ${measured}\n`)
}
const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`
const count = (n: number) => n.toLocaleString('en')

const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-records-'))
const effects = { clock: Date.now, randomBytes: (size: number) => randomBytes(size) }
const ledger = await openLedger({ folder }, effects)
const shelf = await openShelf({ folder })
try {
  await fill()
  let start = performance.now()
  await catchUp(ledger.store, recordStates)
  say(`projection of ${count(total)} records, from an empty table`, seconds(start))
  start = performance.now()
  await rebuild(ledger.store, recordStates)
  say('the same rebuilt from zero', seconds(start))
  await pages()
  say('peak memory of the process', `${count(Math.round(process.resourceUsage().maxRSS / 1_024))} MB`)
} finally {
  await shelf.close()
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
}

function idOf(prefix: string, n: number): string {
  return `${prefix}-${n.toString(10).padStart(8, '0')}`
}

/** Four in five are statements, the rest tasks of one of ten elections; one in ten is stricter than TLP:AMBER. */
async function fill(): Promise<void> {
  const start = performance.now()
  const author = 'exercise/analyst'
  const draft = (kind: string, record: string, tlp: string, fields: Record<string, string>) => ({
    author,
    kind: `${kind}.created`,
    record,
    body: { fields, role: 'analyst', shared: true, tlp },
    expected: null,
  })
  const elections = Array.from({ length: 10 }, (_, n) => {
    const fields = {
      name: `Election ${n}`,
      country: 'XV',
      office: 'Parliament',
      zone: 'Europe/Paris',
      voteOpens: `20${27 + n}-05-09T08:00`,
      voteCloses: `20${27 + n}-05-09T20:00`,
      source: 'bench',
    }
    return draft('election', idOf('EL', n), 'TLP:CLEAR', fields)
  })
  await ledger.appendAll(elections)
  for (let from = 10; from < total; from += 1_000) {
    const drafts = Array.from({ length: Math.min(1_000, total - from) }, (_, i) => {
      const n = from + i
      const tlp = n % 10 === 0 ? 'TLP:RED' : n % 3 === 0 ? 'TLP:AMBER' : 'TLP:GREEN'
      const election = idOf('EL', n % 10)
      if (n % 5 === 0) {
        const fields = {
          title: `Task ${n}: look at the pages named in the report`,
          stage: 'notice',
          begun: '2027-05-01T08:00',
          owner: `desk ${n % 40}`,
          status: n % 15 === 0 ? 'done' : 'open',
          outcome: 'x',
        }
        return draft('task', idOf('TA', n), tlp, { ...fields, election })
      }
      const fields = {
        title: `Statement ${n} of an institution on the vote`,
        speaker: `Institution ${n % 500}`,
        said: `2027-0${1 + (n % 9)}-1${n % 10}`,
        sort: ['fact', 'assessment', 'opinion'][n % 3]!,
        likelihood: 'likely',
        text: 'What was said, in a few sentences. '.repeat(10),
        source: `source.example/${n}`,
        reliability: 'B',
        credibility: '2',
      }
      return draft('statement', idOf('ST', n), tlp, { ...fields, election })
    })
    await ledger.appendAll(drafts)
  }
  say(`${count(total)} records written`, seconds(start))
}

async function pages(): Promise<void> {
  const book = new RecordBook({ ledger, kinds, ...effects })
  const sessions = new Sessions(effects)
  const findings = { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) }
  const drafts = new Drafts({ shelf, book, ...effects })
  const reminders = new Reminders({ book, shelf, clock: effects.clock, post: null })
  const desk = { book, drafts, reminders, practice: true, sessions, clock: effects.clock, version: 'bench' }
  const app = createWeb({ findings, desk })
  const cookie = `tocsin-role=${sessions.begin('duty-officer')}`
  const ask = async (path: string) => {
    const answer = await app.request(`http://localhost${path}`, { headers: { cookie } })
    const body = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${body.slice(0, 300)}`)
    return body
  }
  const start = performance.now()
  await ask('/records')
  say('first page after the start, with the directory folded from the ledger', seconds(start))
  const any = () => 10 + Math.floor(Math.random() * (total - 10))
  const one = (prefix: string, five: boolean) => {
    const n = any()
    return idOf(prefix, five ? n - (n % 5) : n % 5 === 0 ? n + 1 : n)
  }
  const measured: readonly (readonly [string, () => string])[] = [
    ['/records', () => '/records'],
    ['list, first page', () => '/records/statement'],
    ['list, any page', () => `/records/statement?page=${1 + Math.floor(Math.random() * 1000)}`],
    ['list, filtered', () => '/records/task?status=done&stage=notice'],
    ['list, searched', () => `/records/statement?q=${any()}`],
    ['list as JSON', () => `/records/task.json?page=${1 + Math.floor(Math.random() * 100)}`],
    ['record', () => `/records/statement/${one('ST', false)}`],
    ['task with its clocks', () => `/records/task/${one('TA', true)}`],
    ['form', () => `/records/statement/${one('ST', false)}/edit`],
    ['history with its proof', () => `/records/statement/${one('ST', false)}/history`],
  ]
  const all: number[] = []
  const place = (times: readonly number[], share: number) =>
    `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0)} ms`
  for (const [what, path] of measured) {
    const times: number[] = []
    for (let i = 0; i < rounds; i++) {
      const url = path()
      const began = performance.now()
      await ask(url)
      times.push(performance.now() - began)
    }
    all.push(...times)
    times.sort((a, b) => a - b)
    say(`page: ${what}`, `median ${place(times, 0.5)}, p99 ${place(times, 0.99)}`)
  }
  all.sort((a, b) => a - b)
  say('all pages together', `median ${place(all, 0.5)}, p99 ${place(all, 0.99)}`)
  const list = brotliCompressSync(await ask('/records/statement')).length
  say('list of 50 records, brotli', `${count(list)} bytes`)
  const whole = performance.now()
  const csv = await ask('/records/statement.csv')
  say(`CSV of ${count(csv.split('\n').length - 2)} statements`, seconds(whole))
}

printFigures(rows, values.output)
