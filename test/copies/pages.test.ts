import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/web/index.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { webOf } from '../web/support.ts'
import { copiesFinding } from './finding.ts'

const finding = await copiesFinding()
const hostile = await copiesFinding('<script>alert(1)</script>\u202e=cmd() https://evil.example/x')
const pages = [
  '/copies',
  `/copies/${finding.id}`,
  `/copies/${finding.id}/T1`,
  `/copies/${finding.id}/T1?wording=2&lang=fr`,
  `/copies/${finding.id}/origins/O1`,
  `/copies/${finding.id}/passages/P1`,
]

test('every page names its claim, how sure it is, and that copying is ordinary', async () => {
  const web = webOf([finding])
  const text = await (await web.request(pages[2]!)).text()
  expect(text).toContain('accounts carried this text')
  expect(text).toContain('80 to 95')
  expect(text).toContain('Copying is ordinary')
  expect(text).toContain('<mark>')
})

test('an outlet’s page says who carried it when and how, each mark leads to both wordings, and the files have the same', async () => {
  const web = webOf([finding])
  const base = `/copies/${finding.id}/origins/O1`
  const html = await (await web.request(base)).text()
  expect(html).toContain('What others carried of State Voice')
  expect(html).toMatch(/14 copies on 9 sites within/)
  expect(html).toMatch(/aria-label="T1: [^"]*, reworded"/)
  const told = (await (await web.request(`${base}.json`)).json()) as {
    carried: { href: string; as: string }[]
  }
  expect(told.carried.map(({ as }) => as)).toContain('passage')
  for (const href of new Set(told.carried.map((post) => post.href)))
    expect((await web.request(href)).status).toBe(200)
  const whole = told.carried.length
  const site = finding.body.result.copiedShares[0]!.account
  const only = await (await web.request(`${base}?carrier=${site}`)).text()
  expect(only).toContain('Only what')
  expect(only.match(/<tr>/g)!.length).toBeLessThan(html.match(/<tr>/g)!.length)
  expect((await web.request(`${base}?carrier=99999`)).status).toBe(200)
  const lines = (await (await web.request(`${base}.csv`)).text()).trim().split('\n')
  expect(lines).toHaveLength(whole + 1)
})

test('a passage inside another text stands beside it, marked, with its share of both', async () => {
  const web = webOf([finding])
  const html = await (await web.request(`/copies/${finding.id}/passages/P1`)).text()
  expect(html).toContain('<mark>')
  expect(html).toContain('% of the text')
  expect(html).toContain('Quoting is ordinary')
  expect(await (await web.request(`/copies/${finding.id}/passages.csv`)).text()).toContain('magazine.example')
  expect((await web.request(`/copies/${finding.id}/passages/P99`)).status).toBe(404)
})

test('a text of a stranger is shown and never run, and a spreadsheet runs no cell of it', async () => {
  const web = webOf([hostile])
  const html = await (await web.request(`/copies/${hostile.id}/T1`)).text()
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('\u202e')
  expect(await (await web.request(`/copies/${hostile.id}/passages/P1`)).text()).not.toContain('<script>alert')
  for (const file of ['T1.csv', 'passages.csv', 'origins/O1.csv']) {
    const csv = await (await web.request(`/copies/${hostile.id}/${file}`)).text()
    expect(csv).not.toMatch(/(^|,)=/m)
  }
})

test('nonsense in the address is the page without it, or nothing here', async () => {
  const web = webOf([finding])
  expect((await web.request(`/copies/${finding.id}/T1?wording=99999&page=x`)).status).toBe(200)
  expect((await web.request(`/copies/${finding.id}/T999`)).status).toBe(404)
  expect((await web.request('/copies/F-0000000000')).status).toBe(404)
})

describe.skipIf(!browserThere())('in Chromium', () => {
  let browser: Browser
  let server: Listening
  beforeAll(async () => {
    server = await listen(webOf([finding]), '127.0.0.1', 0)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  test.each(pages)('%s: no axe violation in light and dark, nothing collides or sticks out', async (path) => {
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      await page.goto(new URL(path, server.url).href)
      await cleanInBoth(page)
      await page.close()
    }
  })
})
