import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../../src/web/index.ts'
import { amplificationFinding } from '../amplification/support.ts'
import { exerciseBook } from '../cases/support.ts'
import { preparationFinding } from '../preparation/support.ts'
import { now, webAs } from '../records/support.ts'
import { tocsin, workFolder, works, world } from '../scan/support.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'
import { findingsOf } from '../web/support.ts'

interface Row {
  readonly technique: string
  readonly source: string
  readonly now: number
  readonly before: number
  readonly looked_now: number | null
  readonly change: string
  readonly in_all: number
}
interface Trend {
  readonly to: string
  readonly current: boolean
  readonly later: number
  readonly techniques: readonly Row[]
}
interface Seen {
  readonly observations: readonly { readonly window: string; readonly url: string; readonly source: string }[]
}

const coordination = coordinationFinding(7)
const window = '?to=2027-05-06&days=7'
let made: Awaited<ReturnType<typeof exerciseBook>>
let asked: ReturnType<typeof webAs>
const json = async <T>(path: string): Promise<T> =>
  (await asked.ask('duty-officer', path)).json() as Promise<T>

beforeAll(async () => {
  made = await exerciseBook({ clock: () => now })
  const all = [coordination, preparationFinding(), amplificationFinding()]
  asked = webAs(made.book, made.effects, undefined, { findings: findingsOf(...all) })
})
afterAll(() => made.close())

describe('the page', () => {
  test('counts cases and signs apart, each beside how much was looked at', async () => {
    const { techniques, to } = await json<Trend>('/trend.json')
    expect(to).toBe('2027-05-06')
    const of = (source: string) => techniques.filter((row) => row.source === source)
    expect(of('case').map(({ technique }) => technique)).toContain('T0084.001')
    const undeclared = coordination.body.result.communities.filter(
      ({ affiliation }) => affiliation === 'undeclared',
    )
    expect(of('coordination').length).toBeGreaterThan(0)
    for (const { in_all: count, looked_now: looked } of of('coordination')) {
      expect(count).toBeLessThanOrEqual(undeclared.length)
      expect(looked).toBeGreaterThan(1000)
    }
  })

  test('every number leads to what it was counted from, and each of that to its page', async () => {
    const { techniques } = await json<Trend>(`/trend.json${window}`)
    for (const row of techniques) {
      const query = `${window}&technique=${row.technique}&source=${row.source}`
      const { observations } = await json<Seen>(`/trend/observations.json${query}`)
      const counted = (when: string) => observations.filter((one) => one.window === when).length
      expect([counted('now'), counted('before')]).toEqual([row.now, row.before])
      const first = observations[0]!
      expect((await asked.ask('duty-officer', first.url)).status).toBe(200)
    }
    const html = await (await asked.ask('duty-officer', `/trend${window}`)).text()
    expect(html).toContain('/trend/observations?to=2027-05-06&amp;days=7&amp;technique=')
  })

  test('cases are shown to whoever may see them, findings to everybody here', async () => {
    const anyone = (await (await asked.app.request('http://localhost/trend.json')).json()) as Trend
    expect(anyone.techniques.map(({ source }) => source)).not.toContain('case')
    expect(anyone.techniques.length).toBeGreaterThan(0)
  })

  test('old data are stale, later ones are told and led to', async () => {
    const stale = await (await asked.ask('duty-officer', '/trend?to=2027-09-01')).text()
    expect(stale).toContain('class="tag stale"')
    expect((await json<Trend>('/trend.json?to=2027-09-01')).current).toBe(false)
    const early = await (await asked.ask('duty-officer', '/trend?to=2026-11-22')).text()
    expect(early).toMatch(/observations lie after the last day that counts/)
    expect(early).toContain('to=2027-')
  })

  test.each(['/trend', '/trend/observations', `/trend${window}&lang=fr`, '/trend?to=nonsense&days=-4'])(
    '%s',
    async (path) => {
      const answer = await asked.ask('duty-officer', path)
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toMatch(/undefined|NaN|Infinity|\[object/)
    },
  )

  test('as a table', async () => {
    const csv = await (await asked.ask('duty-officer', '/trend.csv')).text()
    expect(csv.split('\r\n')[0] ?? csv).toMatch(/^technique,name,tactic,source,now,before,unit,looked_now/)
    const seen = await (await asked.ask('duty-officer', '/trend/observations.csv')).text()
    expect(seen).toMatch(/^technique,source,seen,last_seen,window,where,url/)
  })
})

describe.skipIf(!browserThere())('in Chromium', () => {
  test.each([360, 1280])(
    '%i px wide: no axe violation in light and dark, nothing sticks out',
    async (width) => {
      const server = await listen(asked.app, '127.0.0.1', 0)
      const browser = await launch()
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      for (const path of [`/trend${window}`, '/trend?to=2027-09-01', '/trend/observations?technique=T0118']) {
        await page.goto(new URL(path, server.url).href)
        await cleanInBoth(page)
      }
      await browser.close()
      await server.close()
    },
  )
})

describe('the command', () => {
  const folder = workFolder()
  test('prints the table, says how fresh the data are, refuses a wrong day', async () => {
    const store = `${folder}/store`
    await works(['copies', await world(folder, 3000, 3), '--store', store, '-q'])
    const ahead = await works(['trend', '--store', store], { clock: () => Date.UTC(2020, 0, 1) })
    expect(ahead.err).toMatch(/^30 days to 2027-0\d-\d\d /)
    expect(ahead.out).toContain('copies')
    const later = await works(['trend', '--to', '2020-01-01', '--store', store])
    expect(later.err).toMatch(/nothing has been looked at up to that day\n\d+ observations are later/)
    const day = /--to (\d{4}-\d{2}-\d{2})/.exec(later.err)![1]!
    const { out, err } = await works(['trend', '--to', day, '--days', '7', '--store', store])
    expect(out).toMatch(/^technique +source/)
    expect(err).toContain('newest data of')
    const { out: data } = await works(['trend', '--to', day, '--json', '-q', '--store', store])
    expect((JSON.parse(data) as Trend).techniques.length).toBeGreaterThan(0)
    const { exit, err: refused } = await tocsin(['trend', '--to', 'tomorrow', '--store', store])
    expect([exit, refused]).toEqual([2, expect.stringContaining('--to wants a day')])
  })
})
