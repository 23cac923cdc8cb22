import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/web/index.ts'
import { webOf } from '../web/support.ts'
import { publicPages } from './support.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there) console.log(`browser tests are left out: there is no ${executablePath}; set CHROMIUM_PATH`)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = readFileSync(new URL('../web/in-page.js', import.meta.url), 'utf8')

let server: Listening
let browser: Browser

describe.skipIf(!there)('in Chromium', () => {
  beforeAll(async () => {
    server = await listen(webOf([]), '127.0.0.1', 0)
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync']
    browser = await chromium.launch({ executablePath, args })
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
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await violations(page)).toEqual([])
      }
      expect(await page.evaluate(`(() => { ${inPage}; return stickingOut() })()`)).toEqual([])
    })
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

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    interface AxeResults {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
    }
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await run({ runOnly: tags })
    return violations.map(
      ({ id, nodes }) => `${id} ${nodes.length}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`,
    )
  })
}
