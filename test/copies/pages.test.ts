import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/web/index.ts'
import { webOf } from '../web/support.ts'
import { copiesFinding } from './finding.ts'

const finding = await copiesFinding()
const hostile = await copiesFinding('<script>alert(1)</script>\u202e=cmd() https://evil.example/x')
const pages = [
  '/copies',
  `/copies/${finding.id}`,
  `/copies/${finding.id}/T1`,
  `/copies/${finding.id}/T1?wording=2&lang=fr`,
]

test('every page names its claim, how sure it is, and that copying is ordinary', async () => {
  const web = webOf([finding])
  const text = await (await web.request(pages[2]!)).text()
  expect(text).toContain('accounts carried this text')
  expect(text).toContain('80 to 95')
  expect(text).toContain('Copying is ordinary')
  expect(text).toContain('<mark>')
})

test('a text of a stranger is shown and never run, and a spreadsheet runs no cell of it', async () => {
  const web = webOf([hostile])
  const html = await (await web.request(`/copies/${hostile.id}/T1`)).text()
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('\u202e')
  const csv = await (await web.request(`/copies/${hostile.id}/T1.csv`)).text()
  expect(csv).not.toMatch(/(^|,)=/m)
})

test('nonsense in the address is the page without it, or nothing here', async () => {
  const web = webOf([finding])
  expect((await web.request(`/copies/${finding.id}/T1?wording=99999&page=x`)).status).toBe(200)
  expect((await web.request(`/copies/${finding.id}/T999`)).status).toBe(404)
  expect((await web.request('/copies/F-0000000000')).status).toBe(404)
})

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there) console.log(`browser tests are left out: there is no ${executablePath}; set CHROMIUM_PATH`)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = readFileSync(new URL('../web/in-page.js', import.meta.url), 'utf8')

describe.skipIf(!there)('in Chromium', () => {
  let browser: Browser
  let server: Listening
  beforeAll(async () => {
    server = await listen(webOf([finding]), '127.0.0.1', 0)
    browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test.each(pages)('%s: no axe violation in light and dark, nothing collides or sticks out', async (path) => {
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      await page.goto(new URL(path, server.url).href)
      await page.evaluate(axe)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(
          await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))'),
        ).toEqual([])
      }
      expect(
        await page.evaluate(`(() => { ${inPage}; return [...stickingOut(), ...collidingLabels()] })()`),
      ).toEqual([])
      await page.close()
    }
  })
})
