import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type NormFinding, reEvaluate, traceHolds } from '../../src/judge/index.ts'
import { type Listening, listen } from '../../src/web/index.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { webOf } from '../web/support.ts'

const pages = [
  '/norm',
  '/norm?version=0.9&lang=fr',
  '/norm/criteria',
  '/norm/coverage',
  '/norm/coverage?why=state-open',
  '/norm/coverage/RO-2024',
  '/norm/coverage/US-2016?lang=fr',
]

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

    test.each(pages)('%s: no axe violation in light and dark, nothing sticks out', async (path) => {
      await page.goto(url(path))
      await cleanInBoth(page)
      expect(await page.evaluate(textsOutsideTheirPicture)).toEqual([])
    })
  })

  test('anybody, without script: from the norm to a case, what would change it, and its trace computed again', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(url('/norm'))
    expect(await page.textContent('ol.clauses')).toContain(
      'Open, attributed and truthful support is no violation',
    )
    await page.click('text=Version 0.9')
    await expect.poll(() => page.textContent('main')).not.toContain('Hidden sender')
    await page.click('text=Version 1.0')
    await page.click('text=Case by case')
    await page.click('dt:has-text("Open: state") + dd a, div:has(> dt:has-text("Open: state")) dd a')
    await expect.poll(() => page.locator('#cases ~ * tbody tr').count()).toBeGreaterThan(5)
    await page.click('th a:has-text("Slovakia")')
    await expect.poll(() => page.textContent('.verdict')).toBe('unknown')
    expect(await page.textContent('main')).toContain('State responsibility becomes met')
    await page.goto(url('/norm/coverage/ME-2016'))
    expect(await page.textContent('.verdict')).toBe('outside the norm')
    await page.goBack()
    const href = await page.getAttribute('footer a:has-text("JSON")', 'href')
    const finding = (await (await fetch(url(href!))).json()) as NormFinding
    expect(traceHolds(finding.trace)).toBe(true)
    expect(reEvaluate(finding.trace)).toBe('unknown')
    await context.close()
  })
})

/** Runs in the page: words of a chart that its frame cuts off or that run over the next box. */
function textsOutsideTheirPicture(): string[] {
  interface Drawn {
    textContent: string
    getBoundingClientRect(): { left: number; right: number; width: number }
  }
  const { document } = globalThis as unknown as {
    document: {
      querySelectorAll(css: string): Iterable<Drawn & { querySelectorAll(css: string): Iterable<Drawn> }>
    }
  }
  return [...document.querySelectorAll('svg.norm-tree')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect()
    if (frame.width === 0) return []
    return [...svg.querySelectorAll('text')]
      .filter((text) => text.getBoundingClientRect().right > frame.right + 0.5)
      .map((text) => text.textContent)
  })
}
