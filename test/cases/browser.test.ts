import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/web/index.ts'
import { now, webAs } from '../records/support.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { finding, findingsOf } from '../web/support.ts'
import { exerciseBook } from './support.ts'

let made: Awaited<ReturnType<typeof exerciseBook>>
let server: Listening
let browser: Browser
let clock = now

describe.skipIf(!browserThere())('casework in Chromium', () => {
  beforeAll(async () => {
    made = await exerciseBook({ clock: () => clock })
    server = await listen(
      webAs(made.book, made.effects, undefined, { findings: findingsOf(finding) }).app,
      '127.0.0.1',
      0,
    )
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await made?.close()
  })

  const url = (path: string) => new URL(path, server.url).href
  const newPage = async (width = 1280, script = false): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height: 800 } })
    return context.newPage()
  }
  const actAs = async (page: Page, role: string) => {
    await page.click(`button[value=${role}]`)
  }

  describe.each([360, 1280])('%i px wide', (width) => {
    let page: Page
    beforeAll(async () => {
      page = await newPage(width, true)
      await page.goto(url('/public'))
      await actAs(page, 'duty-officer')
    })
    afterAll(() => page.context().close())

    test.each([
      '/cases',
      '/cases?lang=fr',
      '/cases/TC-2027-0001',
      '/cases/TC-2027-0002?lang=fr',
      '/cases/TC-2027-0001/track',
      '/cases/TC-2027-0001/track?lang=fr',
      '/coalition',
      '/governments/XV?lang=fr',
      `/cases/from?finding=${finding.id}/C1`,
      '/records/case/new',
      '/records/publication/new?case=TC-2027-0001',
      '/public',
      '/public/TP-2027-0001',
      '/public/TP-2027-0001/contest',
      '/public/decisions?lang=fr',
    ])('%s: no axe violation in light and dark, nothing sticks out', async (path) => {
      const answer = await page.goto(url(path))
      expect([path, answer?.status()]).toEqual([path, 200])
      await cleanInBoth(page)
    })
  })

  test('the duty officer opens a case from a finding, joins another finding to it, and sets a third aside', async () => {
    const page = await newPage()
    await page.goto(url(`/networks/${finding.id}/C1`))
    expect(await page.locator('text=Open a case, join one, or set aside').count()).toBe(0)
    await actAs(page, 'duty-officer')
    await page.click('text=Open a case, join one, or set aside')
    expect(await page.textContent('#used + p')).toContain('Nothing is on record')
    await page.click('main >> a:has-text("Open a case with it")')
    expect(await page.inputValue('[name="findings.0.finding"]')).toBe(`${finding.id}/C1`)
    expect(await page.inputValue('[name="signs.0.sign"]')).toBe('hidden-coordination')
    const lists = await page.$$eval('details.list[open] > summary', (all) =>
      all.map((one) => one.textContent),
    )
    expect(lists).toEqual(['Signs of deception or coordination', 'Findings of detectors'])
    await page.fill('[name=claim]', 'Accounts that act together push one page')
    await page.fill('[name="signs.0.shows"]', 'Far beyond chance')
    for (const name of ['asset', 'objective', 'responsibility']) {
      await page.selectOption(`[name=${name}]`, name === 'asset' ? 'trust' : 'unknown')
    }
    await page.click('button:has-text("Save")')
    expect(await page.textContent('h1')).toContain('push one page')
    await page.goto(url(`/cases/from?finding=${finding.id}/C2`))
    await page.selectOption('#case', { label: 'TC-2027-0003: Accounts that act together push one page' })
    await page.click('text=Add it to the case')
    expect(page.url()).toContain('/cases/TC-2027-0003')
    expect(await page.locator('#findings + ul li').allTextContents()).toHaveLength(2)
    const parts = await page.$$eval('main > nav a', (all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(parts).toHaveLength(6)
    for (const part of parts) expect([part, await page.locator(`h2${part}`).count()]).toEqual([part, 1])
    await page.goto(url(`/cases/from?finding=${finding.id}/C3`))
    await page.click('text=Set it aside with a reason')
    await page.selectOption('[name=because]', 'weak')
    await page.fill('[name=says]', 'Three posts only')
    await page.fill('[name=reopen]', '2027-05-12')
    await page.click('button:has-text("Save")')
    await page.goto(url(`/cases/from?finding=${finding.id}/C3`))
    expect(await page.textContent('main')).toContain('Dismissal of a finding')
    await page.goto(url('/cases'))
    expect(await page.locator('tbody th small.code').allTextContents()).toEqual([
      'TC-2027-0001',
      'TC-2027-0003',
      'TC-2027-0002',
    ])
    await page.context().close()
  })

  test('the analyst judges and drafts, the reviewer approves, the public reads at once, the named one contests and is answered', async () => {
    const page = await newPage()
    await page.goto(url('/cases/TC-2027-0001'))
    await actAs(page, 'analyst')
    await page.click('text=Judge under the norm')
    expect(await page.inputValue('[name="assertions.0.says"]')).not.toBe('')
    await page.click('button:has-text("Save")')
    expect(await page.textContent('main')).toContain('violation')
    await page.goto(url('/cases/TC-2027-0001'))
    await page.click('text=Draft a publication')
    expect(await page.inputValue('[name="replies.0.answer"]')).not.toBe('')
    await page.fill('[name=title]', 'A second notice on the endorsement')
    await page.fill('[name=unit]', 'Election desk')
    await page.fill('[name=happened]', 'The story goes on under another name. Valley Mirror carries it.')
    await page.fill('[name=necessary]', 'It is read by many')
    await page.fill('[name=proportionate]', 'It names no reader')
    await page.fill('[name=lawful]', 'Electoral code, article 51')
    await page.selectOption('[name=domestic]', 'no')
    await page.click('button:has-text("Save")')
    expect(await page.textContent('h1')).toBe('A second notice on the endorsement')
    expect(await page.locator('text=Approve this version').count()).toBe(0)
    const reader = await newPage(360)
    await reader.goto(url('/public'))
    expect(await reader.textContent('main')).not.toContain('second notice')
    await actAs(page, 'reviewer')
    await page.click('text=Approve this version')
    await reader.reload()
    await reader.click('text=A second notice on the endorsement')
    const entry = await reader.textContent('main')
    for (const said of [
      'likely 55 to 80',
      'moderate confidence',
      'Casting of votes: not affected. Count: not affected.',
      'We took the story from a message',
      'according to press reports',
      'Under the norm: violation',
    ]) {
      expect([said, entry?.replaceAll('\u00a0', ' ').includes(said)]).toEqual([said, true])
    }
    await reader.click('a.button:has-text("Contest this entry")')
    await reader.selectOption('#capacity', 'named')
    await reader.fill('#says', 'We did not carry it under another name.')
    await reader.click('button:has-text("Send the objection")')
    expect(await reader.textContent('main')).toContain('Your objection is CT-2027-0002')
    await reader.click('main section a')
    expect(await reader.textContent('.contest-mark')).toContain('contested')

    await page.goto(url('/records/contest'))
    await page.click('text=We did not carry it')
    await page.click('main >> a.button:has-text("Change")')
    await page.fill('[name=first]', '2027-05-06T11:00')
    await page.fill('[name=answer]', 'You are right, we take it back.')
    await page.selectOption('[name=outcome]', 'upheld')
    await page.click('button:has-text("Save")')
    await reader.reload()
    expect(await reader.locator('.contest-mark').count()).toBe(0)
    expect(await reader.textContent('main')).toContain('You are right, we take it back.')
    await reader.context().close()
    await page.context().close()
  })

  test('a reader without script or account finds the decision not to alert once the polls have closed', async () => {
    const page = await newPage(360)
    await page.goto(url('/public/decisions'))
    expect(await page.textContent('main')).toContain('1 more wait')
    clock = Date.UTC(2027, 4, 9, 18, 1)
    await page.reload()
    expect(await page.textContent('main')).toContain('an alert would have told it to millions')
    clock = now
    await page.context().close()
  })
})
