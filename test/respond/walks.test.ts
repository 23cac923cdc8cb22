import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openExchange } from '../../src/app/serving.ts'
import { type Listening, listen } from '../../src/web/index.ts'
import { exerciseBook } from '../cases/support.ts'
import { webAs } from '../records/support.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'

let server: Listening
let browser: Browser
let made: Awaited<ReturnType<typeof exerciseBook>>
let context: BrowserContext | undefined

/** The first five minutes of three people, over the exercise, as they would click. */
describe.skipIf(!browserThere())('walked in Chromium', () => {
  beforeAll(async () => {
    made = await exerciseBook()
    server = await listen(
      webAs(made.book, made.effects, undefined, openExchange(made, made.effects)).app,
      '127.0.0.1',
      0,
    )
    browser = await launch()
  })
  afterEach(() => context?.close())
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await made?.close()
  })

  async function begin(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
    context = await browser.newContext(options)
    const page = await context.newPage()
    await page.goto(server.url)
    return page
  }
  /** As it is seen: with a space between what stands apart. */
  const seen = async (page: Page, selector: string) =>
    (await page.locator(selector).first().allInnerTexts()).join(' ').replace(/\s+/g, ' ')
  const main = (page: Page) => seen(page, 'main')

  test('a citizen on a phone, without script: what happened, was my vote safe, did my government act, contest', async () => {
    const page = await begin({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } })
    // The first thing on the first page is the comparison.
    expect(await seen(page, 'main h2')).toBe('Two elections, two answers')
    expect(await main(page)).toMatch(/first sanctions, expulsion or closure 198 none found/)
    expect(await seen(page, 'header .clocks')).toBe(
      'General election 2027 59 months in office; 3 days to the vote',
    )
    await page.click('header nav >> text=Public')
    await page.click('main >> text=A made-up endorsement')
    const entry = await main(page)
    for (const said of [
      'likely 55 to 80 %',
      'Casting of votes: not affected',
      'We have no interest in the elections of others',
      'Contest this entry',
    ]) {
      expect(entry).toContain(said)
    }
    await page.click('text=Contest this entry')
    expect(await page.locator('form textarea').count()).toBeGreaterThan(0)
    await page.goBack()
    await page.click('header .clocks a')
    const checklist = await main(page)
    expect(checklist).toContain('At home 1 of 7: not ready')
    expect(checklist).toContain('Towards other states 0 of 9: not ready')
    expect(checklist).not.toMatch(/\b1 of 16\b/)
    await page.click('text=The account after the election')
    await page.waitForURL(/\/report$/)
    expect(await seen(page, 'h1')).toBe('Velmara, General election 2027: account after the election')
  })

  test('a journalist: two answers point by point, one step of one government, its feed and its files', async () => {
    const page = await begin({ viewport: { width: 1280, height: 800 } })
    await page.click('text=Compare them point by point')
    expect(await main(page)).toMatch(/the government of the country names it 115 2,916/)
    await page.click('header nav >> text=Respond')
    await page.goto(new URL('/governments/US/US-2018-11-06?on=2018-09-13', server.url).href)
    expect(await main(page)).toContain('19 months in office · 54 days to the vote')
    await page.click('#closures >> text=Watch')
    expect(page.url()).toMatch(/\/answers\?government=US&step=closures$/)
    // Without an account there is the feed and no list of one's own.
    expect(await page.locator('form[action="/watch"]').count()).toBe(0)
    const feed = await page.getAttribute('text=Watch this as a feed', 'href')
    expect(await (await page.request.get(new URL(feed!, server.url).href)).text()).toContain('<feed')
    await page.goto(new URL('/library/FR-2017', server.url).href)
    expect(await page.locator('main a[rel~=noopener]').count()).toBeGreaterThan(10)
    for (const format of ['JSON', 'CSV']) {
      const link = await page.getAttribute(`footer >> text=${format}`, 'href')
      expect((await page.request.get(new URL(link!, server.url).href)).status()).toBe(200)
    }
    await page.goto(new URL('/method/deterrence', server.url).href)
    await page.click('text=Try it with the values of the mission')
    expect(page.url()).toContain('delay=198')
    expect(await page.inputValue('#delay')).toBe('198')
  })

  test('a diplomat: the case board, who is ready, what was agreed, who confirmed, and what to watch', async () => {
    const page = await begin({ viewport: { width: 1280, height: 800 } })
    await page.click('aside button:has-text("coalition delegate")')
    await page.click('header nav >> text=Decide')
    await page.click('main >> text=archbishop')
    const board = await main(page)
    expect(board).toMatch(/violation: A: false information/)
    expect(board).toContain('Broskaya denies any part in it')
    await page.click('text=What governments did about it: watch it')
    await page.click('button:has-text("Watch")')
    expect(await main(page)).toContain('nothing changed')
    await cleanInBoth(page)
    await page.click('nav.section >> text=Coalition')
    const coalition = await main(page)
    for (const said of [
      '3 of 5 members are ready to act',
      'open for 185 days',
      'sanctions (14 d)',
      '2: XV, XW',
      '1 of 5 members denounced it',
    ]) {
      expect(coalition).toContain(said)
    }
    await page.click('main h3 >> text=Made-up endorsement before the vote')
    const violation = await main(page)
    for (const said of [
      'The red line asks for at least this within 14 days',
      'sanctionsagreedchosen',
      'Hotline between the ministries',
      'Release (T0) not set',
    ]) {
      expect(violation).toContain(said)
    }
    await page.click('main >> text=Fill it in')
    await page.fill('#f-release', '2027-05-06T18:00')
    await page.click('button:has-text("Save")')
    // One moment needs one text, in each language.
    expect(await main(page)).toContain('a release needs the answer chosen and the joint text')
    await page.fill('#f-textEn', 'We name it together.')
    await page.fill('#f-textFr', 'Nous le nommons ensemble.')
    await page.click('button:has-text("Save")')
    expect(await main(page)).toContain('Release (T0), UTC 6 May 2027, 18:00')
  })

  test('an analyst corrects a case of the library; the public sees it once a second person has looked', async () => {
    const page = await begin({ viewport: { width: 1280, height: 800 } })
    const act = async (role: string) => page.click(`aside button:has-text("${role}")`)
    await act('analyst')
    await page.goto(new URL('/library/DK-2025', server.url).href)
    await page.click('text=Change with a source')
    await page.fill('#f-caveat', 'The ministry named the group again in May.')
    await page.fill('#f-why', 'A later statement was read.')
    // The form itself asks for the source before anything is sent.
    expect(await page.locator('#f-basis:invalid').count()).toBe(1)
    await page.fill('#f-basis', 'https://ministry.example/2026/may')
    await page.click('button:has-text("Save")')
    expect(await seen(page, 'main')).toContain('not approved yet')
    await act('reviewer')
    await page.click('button:has-text("Approve")')
    await page.click('text=In the library')
    expect(await seen(page, 'h1')).toContain('Denmark')
    await cleanInBoth(page)
    const visitor = await begin({ viewport: { width: 360, height: 780 } })
    await visitor.goto(new URL('/library/DK-2025', server.url).href)
    const section = await main(visitor)
    expect(section).toContain('What was changed here')
    expect(section).toContain('Now The ministry named the group again in May.')
    await cleanInBoth(visitor)
  })
})
