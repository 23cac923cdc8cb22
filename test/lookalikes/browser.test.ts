import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { createWeb, type Listening, listen } from '../../src/web/index.ts'
import { amplificationFinding } from '../amplification/support.ts'
import { infrastructureFinding } from '../infrastructure/support.ts'
import { narrativesFinding } from '../narratives/finding.ts'
import { preparationFinding } from '../preparation/support.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { lookalikesFinding } from './finding.ts'

const narratives = narrativesFinding()
const all = [
  lookalikesFinding(),
  amplificationFinding(),
  preparationFinding(),
  infrastructureFinding(),
  narratives,
] as const
const pages = [
  ...all.flatMap(({ id, body }) => [`/${body.detector.name}`, `/${body.detector.name}/${id}`]),
  `/narratives/${narratives.id}/N1`,
]

const notSent = (): never => {
  throw new Error('nothing is sent in this test')
}

describe.skipIf(!browserThere())('in Chromium', () => {
  let server: Listening
  let browser: Browser
  beforeAll(async () => {
    const app = createWeb({
      findings: {
        list: () => Promise.resolve(all.map(({ id, computedAt }) => ({ id, computedAt }))),
        get: (id) => Promise.resolve(all.find((one) => one.id === id)),
      },
      importing: { folder: '', limit: 0, start: notSent, look: notSent },
    })
    server = await listen(app, '127.0.0.1', 0)
    browser = await launch()
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
        // The forms are closed until somebody opens them.
        for (const closed of await page.locator('main details > summary').all()) await closed.click()
        await cleanInBoth(page)
        await page.close()
      },
    )
  })
})
