import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/web/index.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { webOf } from '../web/support.ts'
import { publicPages } from './support.ts'

let server: Listening
let browser: Browser

describe.skipIf(!browserThere())('in Chromium', () => {
  beforeAll(async () => {
    server = await listen(webOf([]), '127.0.0.1', 0)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const url = (path: string) => new URL(path, server.url).href

  describe.each([360, 1280])('%i px wide', (width) => {
    let context: BrowserContext
    let page: Page
    beforeAll(async () => {
      context = await browser.newContext({ viewport: { width, height: 800 } })
      page = await context.newPage()
    })
    afterAll(() => context?.close())

    test.each(publicPages)('%s: no axe violation in light and dark, nothing sticks out', async (path) => {
      await page.goto(url(path))
      await cleanInBoth(page)
    })
  })

  test('tables of the library fit a desk', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    for (const path of ['/', '/library', '/library?lang=fr', '/library/figures', '/governments/US']) {
      await page.goto(url(path))
      const cut = await page.$$eval('.scroll', (all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.ariaLabel),
      )
      expect([path, cut]).toEqual([path, []])
    }
    await context.close()
  })

  test('a citizen, without script: from the first page to what was done, its source, and how to contest', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(url('/'))
    expect(await page.textContent('main')).toContain('Two elections, two answers')
    await page.click('text=Compare them point by point')
    expect(await page.textContent('h1')).toBe('Two elections side by side')
    await page.selectOption('select[name=b]', { label: 'Moldova 2024, presidential + referendum' })
    await page.click('button:has-text("Compare")')
    expect(page.url()).toContain('b=MD-2024-10-20')
    await page.click('th a:has-text("MD-2024")')
    expect(await page.textContent('.claim')).toContain('named by a government')
    expect(await page.textContent('main')).toContain('Something is wrong here')
    await page.goto(url('/library'))
    await page.selectOption('select[name=means]', 'hack_and_leak')
    await page.click('button:has-text("Find")')
    expect(await page.textContent('#incidents ~ p')).toContain('4 incidents')
    await context.close()
  })
})
