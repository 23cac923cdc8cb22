import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { Counted } from './counted.ts'
import { ben, coalitionOf, countries, type Five, minuteAfter, startFive, wall } from './five.ts'
import { personOf, until } from './instance.ts'
import { answerTogether, lateness } from './together.ts'

const root = new URL('../../', import.meta.url)
const { ensureBuilt } = (await import(new URL('scripts/lib/bootstrap.mjs', root).href)) as {
  ensureBuilt(): Promise<boolean>
}
let five: Five

beforeAll(async () => {
  // As the gate does, so that there it is done already.
  expect(await ensureBuilt()).toBe(true)
  five = await startFive(fileURLToPath(new URL('dist/', root)))
}, 120_000)
afterAll(() => five?.close())

test('five servers, from a violation to the joint release: one killed, one offline and back; nothing lost, nothing twice', async () => {
  const answered = await answerTogether(five, 'Open group')
  const after = lateness(answered)
  expect([...after.keys()]).toEqual(['QN', 'XV', 'XW', 'XY'])
  for (const country of countries) {
    const { members } = answered.told.get(country)!
    // Every instance tells the same, to the millisecond, and nobody spoke before T0.
    expect(members).toEqual(answered.told.get('XV')!.members)
    expect([country, answered.written.get(country)]).toEqual([country, 4])
  }
  for (const ms of after.values()) expect(ms).toBeGreaterThanOrEqual(0)
  const inTime = ['XV', 'XW', 'XY'].map((country) => after.get(country)!)
  const spread = Math.max(...inTime) - Math.min(...inTime)
  const simulated = Math.round((answered.release - answered.begun) / 1000)
  console.log(`five servers: ${simulated} s of simulated work to the release, statements within ${spread} ms`)
  expect(spread).toBeLessThan(2000)
  expect(simulated).toBeLessThan(600)
}, 150_000)

async function picture(page: Page, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${path}-${colorScheme}.png`, fullPage: true })
  }
}

describe.skipIf(!browserThere())('in Chromium, the diplomat of XV', () => {
  test('pledge, red line locked, violation, confirmations, T0, released: clicks counted, pages clean', async () => {
    const { clock, desk, instance, putForward } = five
    const browser = await launch()
    const shots = process.env.TOCSIN_SHOTS
    const at = (path: string) => new URL(path, instance('XV').url).href
    const signedIn = async (name: string, width: number) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } })
      const page = await context.newPage()
      await page.goto(await personOf(instance('XV'), name, 'coalition-delegate'))
      await page.click('button.main')
      return page
    }
    /** Each page in one width, or in both with a picture of each where a folder for them is named. */
    const clean = async (page: Page, name: string, width: number) => {
      for (const one of shots === undefined ? [width] : [360, 1280]) {
        await page.setViewportSize({ width: one, height: 800 })
        if (shots === undefined) await cleanInBoth(page)
        else await picture(page, `${shots}/${name}-${one}`)
      }
    }
    try {
      const begun = clock.now()
      const { coalition, election } = await coalitionOf(five, 'Group of the north', ['XW', 'XY', 'QM', 'QN'])
      const cara = new Counted(await signedIn('cara', 1280))
      const { page } = cara
      const shows = (text: string | RegExp) =>
        page.locator('main', { hasText: text }).waitFor({ timeout: 30_000 })
      await page.goto(at('/coalition'))
      await cara.click(`form[action="/coalition/${coalition}/join"] button`)
      expect(await page.textContent('main')).toContain('member')

      const lock = minuteAfter(clock.now(), 70)
      await page.goto(at(`/records/red-line/new?coalition=${coalition}&election=${election}`))
      await cara.fill({
        ...{ title: 'Red line of the north', norm: 'Norm 1', locks: wall(lock) },
        ...{
          'matrix.0.limb': 'any',
          'matrix.0.severity': '3',
          'matrix.0.class': 'expulsion',
          'matrix.0.days': '14',
        },
      })
      await cara.click('main form button.main')
      const redLine = page.url().split('/').at(-1)!
      putForward(lock + 1000)
      await page.reload()
      expect(await page.textContent('main')).toContain('locked since')

      const release = minuteAfter(clock.now(), 300)
      await page.goto(at(`/records/violation/new?redLine=${redLine}`))
      await cara.fill({
        ...{
          title: 'Cloned newspaper before the vote',
          limb: 'B1',
          severity: '4',
          found: wall(clock.now()).slice(0, 10),
        },
        ...{ chosen: 'isolation', channel: 'Embassy in the capital', release: wall(release) },
        deescalation: 'The clone goes offline and the operators are named; then contacts resume.',
        ...{
          textEn: 'We answer the cloned newspaper together.',
          textFr: 'Nous répondons ensemble au faux journal.',
        },
      })
      await cara.click('main form button.main')
      expect(await page.textContent('main')).toContain('less was chosen than the red line asks')
      await cara.fill({ lessBecause: 'A first case; expulsion follows if it is repeated.' })
      await cara.click('main form button.main')
      await cara.click('text=Answer it together')
      await clean(page, 'violation', 1280)
      await cara.click('button:has-text("Ask the 5 members")')
      const action = new URL(page.url()).pathname
      expect(await page.textContent('main')).toContain('You proposed it: somebody else decides')
      if (shots !== undefined) await clean(page, 'asked', 360)

      const dan = new Counted(await signedIn('dan', 360))
      await dan.page.goto(at('/coalition'))
      await dan.click('main table a[href^="/coalition/actions/"]:has-text("Cloned")')
      await clean(dan.page, 'decide', 360)
      await dan.click('button:has-text("Confirm for")')
      const id = action.split('/').at(-1)!
      for (const country of ['XW', 'XY', 'QM'] as const) {
        const { joint } = desk(country)
        await until(
          `${country} is asked`,
          async () => (await joint.states()).some((one) => one.id === id),
          Boolean,
        )
        const waives = { decision: 'waives', reason: 'A caretaker government is in office' } as const
        await joint.decide(id, country === 'QM' ? waives : { decision: 'confirms' }, ben.name)
      }
      await instance('QN').kill()
      await shows('3 of 3 needed')
      if (shots !== undefined) await clean(page, 'confirmed', 1280)
      expect(clock.now()).toBeLessThan(release)

      putForward(release - 3000)
      await shows(/in 0:0\d/)
      await shows('3 of 5')
      expect(await page.textContent('#times ~ figure')).toContain('seconds after T0')
      await clean(page, 'released', 1280)
      const told = (await instance('XV').status()).find((one) => one.id === id)
      expect(told?.spreadMs).toBeLessThan(2000)

      const anyone = await (await browser.newContext()).newPage()
      await anyone.goto(at(`${action}?lang=fr`))
      expect(await anyone.textContent('main')).toContain('Nous répondons ensemble au faux journal.')
      expect(await anyone.textContent('main')).not.toContain('cara')
      await clean(anyone, 'public', 360)
      const clicks = cara.clicks + dan.clicks
      const simulated = Math.round((release - begun) / 1000)
      console.log(
        `diplomat: ${clicks} clicks and ${cara.fields} fields from the pledge to the release, ${simulated} s of simulated work, statements within ${told?.spreadMs} ms`,
      )
      expect(simulated).toBeLessThan(600)
      expect(clicks).toBeLessThan(12)
    } finally {
      await browser.close()
    }
  }, 240_000)
})
