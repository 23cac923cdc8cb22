import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeJobs, type ReceivedFiles } from '../../src/app/index.ts'
import { type Listening, listen } from '../../src/web/index.ts'
import { browserThere, cleanInBoth, launch, violations, within } from '../support/browser.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'
import { finding, folderUrl, pagesOf, webOf } from './support.ts'

const large = coordinationFinding('large', { communities: 120, accounts: 5000, edges: 20_000 })
const small = coordinationFinding('small', { communities: 3, accounts: 40, edges: 90 })
const pages = [...pagesOf(finding.id), `/networks/${small.id}/report.html`]

let folder: string
let browser: Browser
let server: Listening
const jobs = makeJobs({ clock: Date.now, randomBytes: (size) => randomBytes(size) })
let finish: () => void = () => {}
let uploaded: ReceivedFiles['posts'] = []

describe.skipIf(!browserThere())('in Chromium', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tocsin-web-'))
    await build({ logLevel: 'error', build: { outDir: join(folder, 'islands') } })
    const app = webOf([finding, small, large], {
      scripts: folderUrl(join(folder, 'islands')),
      jobs,
      importing: {
        folder: join(folder, 'uploads'),
        limit: 1_000_000,
        look: () => {
          throw new Error('not here')
        },
        start(files) {
          uploaded = files.posts
          return jobs.start('import', uploaded[0]!.name, async (progress) => {
            progress.start('import', 1000, 'rows')
            progress.at(250)
            await new Promise<void>((done) => {
              finish = done
            })
            const reasons = [{ reason: 'no time', rows: 2, firstLine: 3 }]
            return {
              finding: finding.id,
              rows: 1000,
              added: 998,
              duplicates: 0,
              rejected: 2,
              reasons,
              beside: [],
            }
          })
        },
      },
    })
    server = await listen(app, '127.0.0.1', 0)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await browser.newPage(options)
    await page.goto(new URL(path, server.url).href)
    return page
  }

  test('scripts stay within 10 KB by default and 60 KB on the explorer page', () => {
    const size = (file: string) => brotliCompressSync(readFileSync(join(folder, 'islands', file))).length
    console.log(`scripts, brotli: default ${size('tocsin.js')} bytes, explorer ${size('explorer.js')} bytes`)
    expect(size('tocsin.js')).toBeLessThanOrEqual(10_240)
    expect(size('explorer.js') + size('tocsin.js')).toBeLessThanOrEqual(61_440)
  })

  describe.each([360, 1280])('%i px wide', (width) => {
    test.each(pages)(
      '%s: no axe violation in light and dark, nothing collides or sticks out',
      async (path) => {
        const page = await open(path, { viewport: { width, height: 800 } })
        if (path.endsWith('explorer')) await page.waitForSelector('tocsin-explorer[data-ready]')
        await cleanInBoth(page)
        await page.close()
      },
    )
  })

  test('without script every page can be read and asks no other host', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const path of pages) {
      await page.goto(new URL(path, server.url).href)
      expect([path, (await page.textContent('main'))!.length > 300]).toEqual([path, true])
    }
    expect(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([])
    await context.close()
  })

  test('with script, no page asks another host or breaks its policy', async () => {
    const page = await browser.newPage()
    const wrong: string[] = []
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url))
        wrong.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    page.on('pageerror', (error) => wrong.push(error.message))
    for (const path of pages) {
      await page.goto(new URL(path, server.url).href, { waitUntil: 'networkidle' })
    }
    expect(wrong).toEqual([])
    await page.close()
  })

  test('on paper the navigation and the forms are left away and nothing is cut', async () => {
    const page = await open(`/networks/${small.id}/report.html`, { viewport: { width: 720, height: 1000 } })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await within<string[]>(page, 'stickingOut()')).toEqual([])
    expect(await within(page, 'getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    )
    await page.close()
  })

  test('right-to-left text keeps its direction and does not turn the chart', async () => {
    const page = await open(`/networks/${finding.id}/C1`)
    const turned = await within(
      page,
      "[...document.querySelectorAll('svg')].filter((svg) => getComputedStyle(svg).direction !== 'ltr').length",
    )
    expect(turned).toBe(0)
    await page.close()
  })

  test('the explorer moves 5,000 accounts and 20,000 edges without a GPU, by keyboard too', async () => {
    const page = await open(`/networks/${large.id}/explorer`, { viewport: { width: 1280, height: 900 } })
    await page.waitForSelector('tocsin-explorer[data-ready]')
    const box = (await page.locator('[data-stage]').boundingBox())!
    const frames = within<{ median: number; worst: number; count: number }>(page, 'frameTimes()')
    await page.mouse.move(box.x + 300, box.y + 200)
    await page.mouse.down()
    for (let i = 0; i < 60; i++) await page.mouse.move(box.x + 300 + i * 4, box.y + 200 + i * 2)
    await page.mouse.up()
    const { median, worst, count } = await frames
    console.log(`explorer while moving: median ${median} ms a frame, worst ${worst} ms, ${count} frames`)
    expect(median).toBeLessThan(250)

    await page.focus('[data-stage]')
    const before = await page.locator('[data-stage] canvas').first().screenshot()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('+')
    await page.waitForTimeout(400)
    expect((await page.locator('[data-stage] canvas').first().screenshot()).equals(before)).toBe(false)

    const account = large.body.result.accounts[large.body.result.communities[3]!.members[0]!.account]!
    await page.fill('input[name=q]', account.slice(0, 10))
    await expect.poll(() => page.textContent('tocsin-explorer [data-said]')).toContain(`${account} · C4`)
    await page.close()
  })

  test('a file chosen in the form becomes a job that shows how far it is and leads to the finding', async () => {
    const page = await open('/')
    await page.setInputFiles('input[name=file]', {
      name: 'posts.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id,account\n1,a\n'),
    })
    await page.click('button[type=submit]')
    await page.waitForURL(/\/jobs\/J-/)
    expect(await page.textContent('main')).toContain('250 of 1,000 rows')
    expect(await violations(page)).toEqual([])
    expect(readFileSync(uploaded[0]!.path, 'utf8')).toBe('id,account\n1,a\n')
    finish()
    await page.waitForSelector('text=Open the finding')
    expect(await page.textContent('main')).toContain('no time (line 3)')
    await page.click('text=Open the finding')
    expect(page.url()).toContain(`/networks/${finding.id}`)
    await page.close()
  })

  test('the same form without script, cancelled', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(server.url)
    await page.setInputFiles('input[name=file]', {
      name: 'x.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a'),
    })
    await page.click('button[type=submit]')
    await page.waitForURL(/\/jobs\/J-/)
    await page.click('text=Cancel')
    finish()
    await page.waitForURL(/\/jobs\/J-/)
    await context.close()
  })
})
