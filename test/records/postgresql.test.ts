import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRecords } from '../../src/app/frame.ts'
import { Drafts, Reminders } from '../../src/records/index.ts'
import { createWeb, Sessions } from '../../src/web/index.ts'
import { postgresMissing, startPostgres } from '../ledger/support.ts'
import { analyst, countedBytes, now, pureStatement, useEngine } from './support.ts'

const missing = postgresMissing()
if (missing !== null) console.log(`PostgreSQL tests are skipped: ${missing}`)

/** The tests of the embedded store once more, on a real server. */
describe.skipIf(missing !== null)('on postgresql', async () => {
  let engine: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    engine = await startPostgres()
    useEngine(engine)
  })
  afterAll(() => engine.stop())
  await import('./book.test.ts')
  await import('./pages.test.ts')
  await import('./drafts.test.ts')
  await import('./reminders.test.ts')

  test('the web app serves the record of the team, and lets nobody practise on it', async () => {
    const { databaseUrl, remove } = await engine.fresh()
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-team-'))
    const effects = { clock: () => now, randomBytes: countedBytes() }
    const opened = await openRecords({ store: folder, databaseUrl }, effects)
    expect(opened.practice).toBe(false)
    const kind = opened.book.kind('statement')
    const entry = { fields: pureStatement, tlp: 'TLP:CLEAR', shared: true } as const
    const id = await opened.book.create(analyst, kind, entry)
    const findings = { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) }
    const { book, practice } = opened
    const drafts = new Drafts({ ...opened, ...effects })
    const reminders = new Reminders({ ...opened, ...effects, post: null })
    const desk = {
      book,
      drafts,
      reminders,
      practice,
      sessions: new Sessions(effects),
      clock: effects.clock,
      version: '0',
    }
    const web = createWeb({ findings, desk })
    expect(await (await web.request('http://localhost/')).text()).not.toContain('Act as')
    expect((await web.request('http://localhost/records')).status).toBe(403)
    await opened.close()
    const again = await openRecords({ store: folder, databaseUrl }, effects)
    expect((await again.book.get(analyst, again.book.kind('statement'), id)).fields).toEqual(pureStatement)
    await again.close()
    await remove()
    rmSync(folder, { recursive: true, force: true })
  })
})
