import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findingStore, startImport, startLook } from '../../src/app/frame.ts'
import type { ImportedAndScanned, LookedAt } from '../../src/app/index.ts'
import { makeJobs } from '../../src/app/jobs.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { exerciseWorld } from '../../src/exercise/index.ts'
import { fromStore } from '../../src/web/index.ts'
import { webOf } from './support.ts'

const random = (size: number) => randomBytes(size)

describe('a job', () => {
  test('tells count, rate and time left by the clock it is given', async () => {
    let now = 0
    const jobs = makeJobs({ clock: () => now, randomBytes: random })
    let end: (value: string) => void = () => {}
    const { id } = jobs.start('import', 'posts.csv', (progress) => {
      progress.start('import', 1000, 'rows')
      progress.at(0)
      return new Promise<string>((resolve) => {
        end = resolve
        now = 4000
        progress.at(200)
      })
    })
    await Promise.resolve()
    expect(jobs.get(id)).toMatchObject({
      state: 'running',
      step: 'import',
      count: 200,
      rate: 50,
      secondsLeft: 16,
    })
    end('kept')
    await jobs.settled(id)
    expect(jobs.get(id)).toMatchObject({ state: 'done', result: 'kept', secondsLeft: null, endedAt: 4000 })
  })

  test('that fails says why with its code and hint; one that is cancelled says so', async () => {
    const jobs = makeJobs({ clock: () => 0, randomBytes: random })
    const failed = jobs.start('a', 'x', () =>
      Promise.reject(new UsageError('no such file', { hint: 'look again' })),
    )
    const cancelled = jobs.start('b', 'y', (_, signal) => {
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    await Promise.resolve()
    expect(jobs.cancel(cancelled.id)).toBe(true)
    await Promise.all([jobs.settled(failed.id), jobs.settled(cancelled.id)])
    expect(jobs.get(failed.id)).toMatchObject({
      state: 'failed',
      error: { code: 'usage', message: 'no such file', hint: 'look again' },
    })
    expect(jobs.get(cancelled.id)).toMatchObject({ state: 'cancelled', error: null })
    expect(jobs.cancel(cancelled.id)).toBe(false)
    expect(jobs.list().map((job) => job.id)).toEqual([cancelled.id, failed.id])
  })

  test('ended long ago makes room, running ones stay', async () => {
    const jobs = makeJobs({ clock: () => 0, randomBytes: random }, 2)
    const running = jobs.start('a', 'first', (_, signal) => {
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    for (let i = 0; i < 5; i++) await jobs.settled(jobs.start('b', String(i), async () => i).id)
    expect(jobs.get(running.id)?.state).toBe('running')
    expect(jobs.list().length).toBeLessThanOrEqual(3)
    await jobs.close()
    expect(jobs.get(running.id)?.state).toBe('cancelled')
  })
})

describe('an import in its own process', () => {
  const store = mkdtempSync(join(tmpdir(), 'tocsin-job-'))
  afterAll(() => rmSync(store, { recursive: true, force: true }))

  test('ends in a finding that the pages show', async () => {
    const posts = join(store, 'posts.jsonl')
    const world = exerciseWorld({ posts: 5000, seed: 3 })
    writeFileSync(posts, `${[...world.posts()].map((row) => JSON.stringify(row)).join('\n')}\nnot json\n`)
    const jobs = makeJobs({ clock: Date.now, randomBytes: random })
    const config = { store, memoryLimit: 512, databaseUrl: null }
    const { id } = startImport(jobs, config, {
      posts: [{ path: posts, name: 'posts.jsonl' }],
      affiliations: null,
    })
    await jobs.settled(id)
    expect(jobs.get(id)).toMatchObject({ state: 'done', error: null })
    const result = jobs.get(id)!.result as ImportedAndScanned
    expect(result).toMatchObject({ added: 5000, duplicates: 0, rejected: 1 })
    expect(result.reasons[0]?.rows).toBe(1)
    const web = webOf([], { findings: fromStore(findingStore(store)), jobs })
    expect(await (await web.request(`/jobs/${id}`)).text()).toContain(`href="/networks/${result.finding}"`)
    const finding = await web.request(`/networks/${result.finding}.json`)
    expect(await finding.text()).not.toContain(store)
    const copies = result.beside.find(({ detector }) => detector === 'copies')!
    const told = await (await web.request(`/jobs/${id}`)).text()
    expect(told).toContain(`href="/findings/${copies.finding}"`)
    // Each line says who speaks, also where it could not look.
    const lines = [...told.matchAll(/<li><span class="soft">([^<]+):<\/span> /g)].map(([, name]) => name)
    expect(lines).toHaveLength(result.beside.length)
    expect(lines).toContain('Copied texts')
    expect(told).toMatch(/Lookalikes:<\/span> could not look: it needs names to protect/)
    expect(await (await web.request('/')).text()).toContain(`href="/copies/${copies.finding}"`)
  })

  test('of one detector on files of its own too', async () => {
    const send = (name: string, text: string) => {
      const path = join(store, name)
      writeFileSync(path, text)
      return { path, name }
    }
    const jobs = makeJobs({ clock: Date.now, randomBytes: random })
    const config = { store, memoryLimit: 512, databaseUrl: null }
    const row = (site: string, kind: string, value: string) =>
      `${site},${kind},${value},2027-01-01,2027-03-01\n`
    const sites = ['a.example', 'b.example'].flatMap((site) => [
      row(site, 'ads', 'pub-1'),
      row(site, 'mail', 'x@y.example'),
    ])
    const { id } = startLook(jobs, config, {
      detector: 'infrastructure',
      files: [
        {
          ...send('sites.csv', `site,kind,value,first_seen,last_seen\n${sites.join('')}nothing\n`),
          field: 'sites',
        },
        { ...send('other.csv', `site,kind,value\n${row('c.example', 'ads', 'pub-2')}`), field: 'background' },
      ],
    })
    await jobs.settled(id)
    expect(jobs.get(id)).toMatchObject({ state: 'done', error: null })
    const { finding, headline, reasons } = jobs.get(id)!.result as LookedAt
    expect([headline.count, reasons.map(({ rows, firstLine }) => [rows, firstLine])]).toEqual([1, [[1, 6]]])
    const web = webOf([], { findings: fromStore(findingStore(store)), jobs })
    const html = await (await web.request(`/jobs/${id}`)).text()
    expect(html).toContain(`href="/findings/${finding}"`)
    expect(html).toContain('no site in it')
    expect(await (await web.request(`/infrastructure/${finding}`)).text()).toContain('a.example')
  })

  test('that cannot be read says why', async () => {
    const jobs = makeJobs({ clock: Date.now, randomBytes: random })
    const gone = join(store, 'away', 'gone.csv')
    const { id } = startImport(
      jobs,
      { store, memoryLimit: 512, databaseUrl: null },
      {
        posts: [{ path: gone, name: 'gone.csv' }],
        affiliations: null,
      },
    )
    await jobs.settled(id)
    const job = jobs.get(id)!
    expect(job.state).toBe('failed')
    expect(job.error!.code).not.toBe('unexpected')
    expect(job.error!.message).toContain('gone.csv')
    expect(job.error!.message).not.toContain(store)
  })
})
