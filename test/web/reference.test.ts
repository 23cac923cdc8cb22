import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceDesk } from '../../src/app/index.ts'
import { amplificationFinding } from '../amplification/support.ts'
import { copiesFinding } from '../copies/finding.ts'
import { infrastructureFinding } from '../infrastructure/support.ts'
import { lookalikesFinding } from '../lookalikes/finding.ts'
import { narrativesFinding } from '../narratives/finding.ts'
import { preparationFinding } from '../preparation/support.ts'
import { newBook, webAs } from '../records/support.ts'
import { finding, webOf } from './support.ts'

const page = readFileSync(new URL('../../docs/reference/routes.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| `(GET|POST) ([^`]+)` \| ([^|]*) \|/gm)].map(
  ([, method, path, formats]) => ({
    method: method!,
    path: path!,
    formats: formats!.split(',').map((format) => format.trim()),
  }),
)

test('routes.md names every route that the server has and no other', () => {
  const served = webOf([finding])
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const documented = rows.flatMap(({ method, path, formats }) => {
    const each = formats.map((format) => `${method} ${path}${format === 'page' ? '' : `.${format}`}`)
    // Where the last part is a parameter, one route answers in every format.
    return served.includes(each.at(-1)!) ? each : [`${method} ${path}`]
  })
  expect(documented.sort()).toEqual([...new Set(served)].sort())
})

const amplification = amplificationFinding()
const lookalikes = lookalikesFinding()
const infrastructure = infrastructureFinding()
const preparation = preparationFinding()
const narratives = narrativesFinding()
const copies = await copiesFinding()
let made: Awaited<ReturnType<typeof newBook>>
beforeAll(async () => {
  made = await newBook()
})
afterAll(() => made.close())

test('every format that routes.md promises is answered', async () => {
  const others: Readonly<Record<string, { readonly id: string }>> = {
    amplification,
    copies,
    infrastructure,
    lookalikes,
    narratives,
    preparation,
  }
  const web = webOf([
    finding,
    ...[amplification, copies, infrastructure, lookalikes, narratives, preparation],
  ])
  const { book, ledger, effects, folder } = made
  const open = () => Promise.resolve(evidenceDesk(folder, ledger, effects))
  const records = webAs(book, effects, undefined, { evidence: { open, folder, limit: 1000 } })
  for (const { method, path, formats } of rows) {
    // A page about a finding is asked for by its parameter, and by somebody in a role.
    if (path === '/cases/from') continue
    if (method !== 'GET' || /{(id|file)}/.test(path) || formats.includes('redirect')) continue
    // What travels between instances needs others: test/share asks.
    if (path.startsWith('/exchange')) continue
    // Pages about people need people: test/people asks them.
    if (/^\/(people|account|sign-in|welcome)\b/.test(path)) continue
    const real = path
      .replace('{finding}', (others[path.split('/')[1]!] ?? finding).id)
      .replace('{community}', 'C1')
      .replace('{family}', 'T1')
      .replace('{origin}', 'O1')
      .replace('{passage}', 'P1')
      .replace('{theme}', 'N1')
      .replace('{incident}', 'US-2016')
      .replace('{government}', 'US')
      .replace('{election}', 'US-2018-11-06')
    for (const format of formats) {
      const url = format === 'page' || real.endsWith(`.${format}`) ? real : `${real}.${format}`
      const own = url.replace('{kind}', 'election')
      const answer =
        await (/^\/(calibration|evidence|records|api|drafts|clocks|reminders|cases|watch)\b/.test(own)
          ? records.ask('analyst', own)
          : web.request(own))
      const type = answer.headers.get('content-type') ?? ''
      expect([url, type]).toEqual([
        url,
        expect.stringContaining(format === 'page' ? 'html' : format.replace('stix.', 'stix+')),
      ])
    }
  }
})
