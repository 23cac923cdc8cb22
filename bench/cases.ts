/**
 * Measures the case pages and the public pages over a ledger of cases: `node scripts/run.mjs bench/cases.ts
 * [--cases N] [-o FILE]`, after `npm run build`. Prints a table in Markdown.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import type { Content, RecordView } from '../src/records/index.ts'
import { printFigures } from './figures.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '60' },
    output: { type: 'string', short: 'o' },
  },
})
const total = Number(values.cases)
const rounds = Number(values.rounds)
const built = <Module>(path: string): Promise<Module> =>
  import(new URL(`../dist/${path}`, import.meta.url).href) as Promise<Module>
const { openLedger, openShelf } = await built<typeof import('../src/ledger/index.ts')>('ledger/index.js')
const { Drafts, RecordBook, Reminders } =
  await built<typeof import('../src/records/index.ts')>('records/index.js')
const { fillWithExercise, kinds } = await built<typeof import('../src/app/index.ts')>('app/index.js')
const { createWeb, Sessions } = await built<typeof import('../src/web/index.ts')>('web/index.js')
const { techniques } = await built<typeof import('../src/vocab/techniques.ts')>('vocab/techniques.js')

const rows: [what: string, measured: string][] = []
const say = (what: string, measured: string) => {
  rows.push([what, measured])
  process.stderr.write(`${what}: ${measured}\n`)
}
const count = (n: number) => n.toLocaleString('en')

const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-cases-'))
const effects = { clock: Date.now, randomBytes: (size: number) => randomBytes(size) }
const ledger = await openLedger({ folder }, effects)
const shelf = await openShelf({ folder })
try {
  const book = new RecordBook({ ledger, kinds, ...effects })
  await fillWithExercise(book, Date.now())
  await fill(book)
  await pages(book)
} finally {
  await shelf.close()
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
}

type Book = InstanceType<typeof RecordBook>

/** The exercise's case, finding, assessment and publication over and over, each with other words and techniques. */
async function fill(book: Book): Promise<void> {
  const auditor = { name: 'exercise/auditor', role: 'auditor' } as const
  const first = async (kind: string): Promise<RecordView> => {
    const { records } = await book.list(auditor, book.kind(kind), {}, { page: 1, size: 9 })
    const found = records.find(({ fields }) => JSON.stringify(fields).includes('rchbishop')) ?? records[0]
    return found!
  }
  const [model, finding, assessment, publication] = await Promise.all(
    ['case', 'norm-finding', 'assessment', 'publication'].map(first),
  )
  const known = [...techniques.keys()]
  const statuses = ['open', 'intake', 'closed']
  const assets = ['vote', 'count', 'candidate', 'voter-information', 'trust']
  const begun = performance.now()
  const draft = (kind: string, record: string, tlp: string, fields: Content, change = 'created') => ({
    author: change === 'approved' ? 'exercise/reviewer' : 'exercise/analyst',
    kind: `${kind}.${change}`,
    record,
    body: {
      ...(change === 'created' ? { fields } : {}),
      role: change === 'approved' ? 'reviewer' : 'analyst',
      shared: true,
      tlp,
    },
    expected: null as number | null,
  })
  for (let from = 0; from < total; from += 200) {
    const created = Array.from({ length: Math.min(200, total - from) }, (_, i) => {
      const n = from + i
      const id = idOf('CA', n)
      const fields = {
        ...model!.fields,
        claim: `Case ${n}: a made-up story is spread by accounts that act together`,
        status: statuses[n % 3]!,
        asset: assets[n % 5]!,
        techniques: Array.from({ length: 5 }, (_x, k) => ({
          technique: known[(n * 7 + k * 13) % known.length]!,
        })),
        targets: [{ name: `Candidate ${n}`, sort: 'candidate' }],
        // Nobody is named, so that a publication needs no reply.
        outlets: [],
        actor: undefined,
      }
      const told = { ...publication!.fields, case: id, title: `Notice ${n} on a made-up story` }
      return [
        draft('case', id, 'TLP:AMBER', fields as Content),
        draft('norm-finding', idOf('NF', n), 'TLP:AMBER', { ...finding!.fields, case: id }),
        draft('assessment', idOf('AM', n), 'TLP:AMBER', { ...assessment!.fields, case: id }),
        draft('publication', idOf('PU', n), 'TLP:CLEAR', told as Content),
      ]
    })
    const written = await ledger.appendAll(created.flat())
    const approvals = written.flatMap((event) =>
      event.kind === 'publication.created'
        ? [{ ...draft('publication', event.record, 'TLP:CLEAR', {}, 'approved'), expected: event.sequence }]
        : [],
    )
    await ledger.appendAll(approvals)
  }
  say(
    `${count(total)} cases with finding, assessment and publication written`,
    `${((performance.now() - begun) / 1000).toFixed(1)} s`,
  )
}

function idOf(prefix: string, n: number): string {
  return `${prefix}-${String(n).padStart(8, '0')}`
}

async function pages(book: Book): Promise<void> {
  const sessions = new Sessions(effects)
  const drafts = new Drafts({ shelf, book, ...effects })
  const reminders = new Reminders({ book, shelf, clock: effects.clock, post: null })
  const findings = { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) }
  const app = createWeb({
    findings,
    desk: { book, drafts, reminders, practice: true, sessions, clock: effects.clock, version: 'bench' },
  })
  const cookie = `tocsin-role=${sessions.begin('duty-officer')}`
  const ask = async (path: string, role = true) => {
    const answer = await app.request(`http://localhost${path}`, role ? { headers: { cookie } } : {})
    const body = await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${body.slice(0, 300)}`)
    return body
  }
  const start = performance.now()
  await ask('/cases')
  say('first page after the start', `${((performance.now() - start) / 1000).toFixed(1)} s`)
  const any = () => Math.floor(Math.random() * total)
  const measured: readonly (readonly [string, () => string, boolean])[] = [
    ['board of cases, by live risk', () => '/cases', true],
    ['board, filtered and searched', () => `/cases?status=open&q=Case ${any()}`, true],
    ['case', () => `/cases/${idOf('CA', any())}`, true],
    ['case as JSON', () => `/cases/${idOf('CA', any())}.json`, true],
    ['public list', () => `/public?page=${1 + Math.floor(Math.random() * (total / 25))}`, false],
    ['public page', () => `/public/${idOf('PU', any())}`, false],
    ['contest form', () => `/public/${idOf('PU', any())}/contest`, false],
  ]
  for (const [what, path, role] of measured) {
    const times: number[] = []
    for (let i = 0; i < rounds; i++) {
      const began = performance.now()
      await ask(path(), role)
      times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    const place = (share: number) =>
      times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0)
    say(`page: ${what}`, `median ${place(0.5)} ms, p99 ${place(0.99)} ms`)
  }
  say('case page, brotli', `${count(brotliCompressSync(await ask(`/cases/${idOf('CA', 1)}`)).length)} bytes`)
  say(
    'public page, brotli',
    `${count(brotliCompressSync(await ask(`/public/${idOf('PU', 1)}`, false)).length)} bytes`,
  )
  await approval(book, ask)
  say('peak memory of the process', `${count(Math.round(process.resourceUsage().maxRSS / 1_024))} MB`)
}

/** From the click on "approve" until a stranger's browser has the new text. */
async function approval(book: Book, ask: (path: string, role?: boolean) => Promise<string>): Promise<void> {
  const analyst = { name: 'exercise/analyst', role: 'analyst' } as const
  const officer = { name: 'exercise/duty-officer', role: 'duty-officer' } as const
  const kind = book.kind('publication')
  const { records } = await book.list(analyst, kind, {}, { page: 1, size: 400 })
  const own = records.find(({ number }) => number === 'TP-2026-0001') ?? records.at(-1)!
  const entry = { fields: { ...own.fields, title: 'Changed a moment ago' }, tlp: own.tlp, shared: true }
  await book.revise(analyst, kind, own.id, { ...entry, revision: own.revision })
  const { revision } = await book.get(officer, kind, own.id)
  const began = performance.now()
  await book.approve(officer, kind, own.id, revision)
  const page = await ask(`/public/${own.id}`, false)
  if (!page.includes('Changed a moment ago')) throw new Error('the approval is not public')
  say('from an approval to the public page', `${(performance.now() - began).toFixed(0)} ms`)
}

printFigures(rows, values.output)
