import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise } from '../../src/app/index.ts'
import { type Listening, listen } from '../../src/web/index.ts'
import { browserThere, cleanInBoth, launch } from '../support/browser.ts'
import { newBook, now, officer, pureStatement, webAs } from './support.ts'

let made: Awaited<ReturnType<typeof newBook>>
let server: Listening
let scripts: string
let browser: Browser

const idOf = async (kind: string, n = 0) => {
  const { records } = await made.book.list(officer, made.book.kind(kind), {}, { page: 1, size: 9 })
  return records[n]!.id
}

describe.skipIf(!browserThere())('in Chromium', () => {
  beforeAll(async () => {
    made = await newBook()
    await fillWithExercise(made.book, now)
    scripts = mkdtempSync(join(tmpdir(), 'tocsin-scripts-'))
    await build({ logLevel: 'error', build: { outDir: scripts } })
    const { app } = webAs(made.book, made.effects, pathToFileURL(`${scripts}/`))
    server = await listen(app, '127.0.0.1', 0)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await made?.close()
    rmSync(scripts, { recursive: true, force: true })
  })

  const url = (path: string) => new URL(path, server.url).href

  /** A browser without script, acting in a role that was chosen in the banner. */
  const acting = async (role: string, options: { width?: number; script?: boolean } = {}) => {
    const context = await browser.newContext({
      javaScriptEnabled: options.script ?? false,
      viewport: { width: options.width ?? 1280, height: 800 },
    })
    const page = await context.newPage()
    await page.goto(url('/records'))
    expect(await page.textContent('main')).toContain('Choose a role first')
    await page.click(`button[value=${role}]`)
    expect(await page.textContent('aside')).toContain('You act as')
    expect(page.url()).toBe(url('/records'))
    return { context, page }
  }

  describe.each([360, 1280])('%i px wide', (width) => {
    let context: BrowserContext
    let page: Page
    beforeAll(async () => {
      ;({ context, page } = await acting('duty-officer', { width, script: true }))
    })
    afterAll(() => context.close())

    test.each([
      '/',
      '/records',
      '/records/task',
      '/records/statement?q=nothing-at-all',
      '/records/election/{election}',
      '/records/actor/{actor}',
      '/records/outlet/{outlet}',
      '/records/outlet/{outlet}/edit',
      '/records/outlet/{outlet}/history',
      '/records/account-set/new?lang=fr',
      '/records/election/new',
      '/records/task/{task}',
      '/clocks',
      '/reminders',
      '/clocks?lang=fr&level=2',
    ])('%s: no axe violation in light and dark, nothing sticks out', async (path) => {
      const kind = /\{([\w-]+)\}/.exec(path)?.[1]
      await page.goto(
        url(
          kind === undefined ? path : path.replace(/\{[\w-]+\}/, await idOf(kind, kind === 'outlet' ? 1 : 0)),
        ),
      )
      await cleanInBoth(page)
    })

    test('a refused form and a merge view too', async () => {
      const kind = made.book.kind('statement')
      const clear = { tlp: 'TLP:CLEAR', shared: true } as const
      const id = await made.book.create(officer, kind, { fields: pureStatement, ...clear })
      await page.goto(url(`/records/statement/${id}/edit`))
      await page.fill('input[name=speaker]', 'Mine')
      await page.selectOption('select[name=sort]', 'denial')
      await page.click('button.main')
      expect(await page.textContent('.faults')).toContain('which statement')
      await cleanInBoth(page)
      const { revision } = await made.book.get(officer, kind, id)
      const theirs = { ...pureStatement, speaker: 'Theirs' }
      await made.book.revise(officer, kind, id, { fields: theirs, ...clear, revision })
      await page.selectOption('select[name=sort]', 'fact')
      await page.click('button.main')
      expect(await page.textContent('h1')).toContain('Two changes of')
      await cleanInBoth(page)
      await page.click('button.main')
      expect(await page.textContent('h1')).toContain('Two changes of')
      await page.check('#take-speaker-mine')
      await page.click('button.main')
      expect(await page.textContent('main dl')).toContain('Mine')
    })
  })

  test('a table that is too wide for a phone is stacked there, each cell with its heading', async () => {
    const phone = await acting('duty-officer', { width: 360, script: true })
    await phone.page.goto(url('/clocks'))
    const cell = phone.page.locator('.stacked [data-heading="Who does it"]').first()
    expect(await cell.isVisible()).toBe(true)
    expect(await phone.page.$eval('.stacked', (frame) => frame.scrollWidth - frame.clientWidth)).toBe(0)
    await phone.page.setViewportSize({ width: 1280, height: 800 })
    await phone.page.waitForSelector('.stacked', { state: 'detached' })
    await phone.context.close()
  })

  test.each([true, false])(
    'what was typed is still there after the browser was closed, script: %s',
    async (script) => {
      const first = await acting('coalition-delegate', { script })
      await first.page.goto(url('/records/task/new'))
      await first.page.fill('[name=title]', 'Half a thought')
      if (script) {
        await first.page.waitForSelector('output:has-text("draft kept at")')
        await first.page.fill('[name=owner]', 'typed as the page was left')
        const sent = first.page.waitForResponse((response) => response.url().includes('/drafts/task'))
        await first.page.evaluate("dispatchEvent(new Event('pagehide'))")
        await sent
      } else await first.page.click('text=Keep as draft')
      await first.context.close()

      const { context, page } = await acting('coalition-delegate', { script })
      await page.goto(url('/records/task/new'))
      expect(await page.inputValue('[name=title]')).toBe('')
      if (script) await cleanInBoth(page)
      await page.click('text=Go on')
      expect(await page.inputValue('[name=title]')).toBe('Half a thought')
      if (script) expect(await page.inputValue('[name=owner]')).toBe('typed as the page was left')
      if (script) await cleanInBoth(page)
      await page.goto(url('/drafts'))
      if (script) await cleanInBoth(page)
      await page.click('text=Discard')
      expect(await page.textContent('main')).toContain('You have no draft')
      await context.close()
    },
  )

  test('without script a record is made, found, approved by another and its history read', async () => {
    const { context, page } = await acting('analyst')
    await page.click('text=Statements')
    await page.click('text=New record: statement')
    for (const name of ['title', 'speaker', 'said', 'text', 'source'] as const) {
      await page.fill(`[name=${name}]`, pureStatement[name])
    }
    for (const name of ['sort', 'reliability', 'credibility'] as const) {
      await page.selectOption(`[name=${name}]`, pureStatement[name])
    }
    await page.click('button:has-text("Save")')
    expect(await page.textContent('h1')).toBe(pureStatement.title)
    expect(await page.locator('text=Approve this version').count()).toBe(0)
    const address = page.url()
    await page.goto(url('/records/statement?q=count%20is%20not'))
    await page.click(`text=${pureStatement.title}`)
    await page.click('button[value=reviewer]')
    expect(page.url()).toBe(address)
    await page.click('text=Approve this version')
    expect(await page.textContent('main')).toContain('approved by exercise/reviewer')
    await page.click('main >> text=History')
    expect(await page.textContent('table')).toMatch(/approved.*created/s)
    expect(await page.textContent('table')).toContain('in the ledger')
    await context.close()
  })
})
