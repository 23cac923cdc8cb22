import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { listen } from '../../src/web/index.ts'
import { webAs } from '../records/support.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { bytesOf, enrol, fileOf, newInstance, note, start } from './support.ts'

describe.skipIf(!browserThere())('in Chromium', () => {
  test('members, what came from them, and who said it: clean in light and dark, narrow and wide', async () => {
    const a = await newInstance()
    const b = await newInstance()
    await enrol(b, 'fr', a, 'https://tocsin.example.org/')
    const id = await note(a, 'Pages copied within a minute by two outlets')
    await b.exchange.take(bytesOf(await fileOf(a)))
    const effects = { clock: () => start, randomBytes: (size: number) => randomBytes(size) }
    const { app, sessions } = webAs(b.book, effects, undefined, { exchange: b.exchange })
    const server = await listen(app, '127.0.0.1', 0)
    const browser = await launch()
    const cookie = { name: 'tocsin-role', value: sessions.begin('duty-officer'), url: server.url }
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } })
      await context.addCookies([cookie])
      const page = await context.newPage()
      const record = `/exchange/${id}?origin=${encodeURIComponent(a.exchange.key().name)}`
      for (const path of ['/exchange', record]) {
        await page.goto(new URL(path, server.url).href)
        expect(await page.textContent('main')).toContain('fr')
        await cleanInBoth(page)
      }
      await context.close()
    }
    await browser.close()
    await server.close()
    await a.close()
    await b.close()
  }, 60_000)
})
