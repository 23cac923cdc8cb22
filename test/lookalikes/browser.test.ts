import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWeb, type Listening, listen } from '../../src/web/index.ts'
import { amplificationFinding } from '../amplification/support.ts'
import { preparationFinding } from '../preparation/support.ts'
import { lookalikesFinding } from './finding.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there) console.log(`browser tests are left out: there is no ${executablePath}; set CHROMIUM_PATH`)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = readFileSync(new URL('../web/in-page.js', import.meta.url), 'utf8')
const all = [lookalikesFinding(), amplificationFinding(), preparationFinding()] as const
const pages = all.flatMap(({ id, body }) => [`/${body.detector.name}`, `/${body.detector.name}/${id}`])

describe.skipIf(!there)('in Chromium', () => {
  let server: Listening
  let browser: Browser
  beforeAll(async () => {
    const app = createWeb({
      findings: {
        list: () => Promise.resolve(all.map(({ id, computedAt }) => ({ id, computedAt }))),
        get: (id) => Promise.resolve(all.find((one) => one.id === id)),
      },
    })
    server = await listen(app, '127.0.0.1', 0)
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync']
    browser = await chromium.launch({ executablePath, args })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  describe.each([360, 1280])('%i px wide', (width) => {
    test.each(pages)(
      '%s: no axe violation in light and dark, nothing collides or sticks out',
      async (path) => {
        const page = await browser.newPage({ viewport: { width, height: 800 } })
        await page.goto(new URL(path, server.url).href)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await violations(page)).toEqual([])
        }
        expect(await page.evaluate(`(() => { ${inPage}; return stickingOut() })()`)).toEqual([])
        expect(await page.evaluate(`(() => { ${inPage}; return collidingLabels() })()`)).toEqual([])
        await page.close()
      },
    )
  })
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    interface AxeResults {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
    }
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations: found } = await run({ runOnly })
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`)
  })
}
