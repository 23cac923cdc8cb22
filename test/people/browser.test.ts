import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/web/index.ts'
import { postgresMissing, startPostgres } from '../ledger/support.ts'
import { browserThere, cleanInBoth, launch, virtualAuthenticator } from '../support/browser.ts'
import { folderUrl } from '../web/support.ts'
import { newPeople, somebody, webOver } from './support.ts'

let made: Awaited<ReturnType<typeof newPeople>>
let folder: string
let server: Listening
let browser: Browser

const there = browserThere()
const missing = postgresMissing()
if (missing !== null) console.log(`people on PostgreSQL are left out: ${missing}`)

describe.skipIf(!there || missing !== null)('in Chromium, on PostgreSQL', () => {
  test('a passkey is made, and signs in', async () => {
    const engine = await startPostgres()
    const scripts = mkdtempSync(join(tmpdir(), 'tocsin-passkey-'))
    await build({ logLevel: 'error', build: { outDir: scripts } })
    const own = await newPeople({ engine })
    const listening = await listen(webOver(own, { scripts: folderUrl(scripts) }).app, '127.0.0.1', 0)
    const chromium = await launch()
    try {
      await walkWithPasskey(chromium, own, (path) => `http://localhost:${listening.port}${path}`)
    } finally {
      await chromium.close()
      await listening.close()
      await own.close()
      await engine.stop()
      rmSync(scripts, { recursive: true, force: true })
    }
  })
})

describe.skipIf(!there)('in Chromium', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tocsin-passkey-'))
    await build({ logLevel: 'error', build: { outDir: join(folder, 'islands') } })
    made = await newPeople({ send: async () => {} })
    const { app } = webOver(made, { scripts: folderUrl(join(folder, 'islands')) })
    server = await listen(app, '127.0.0.1', 0)
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await made?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const url = (path: string) => `http://localhost:${server.port}${path}`

  const signedIn = async (context: BrowserContext, cookies: readonly string[]) => {
    for (const line of cookies) {
      const [name, value] = line.split(';')[0]!.split('=', 2) as [string, string]
      await context.addCookies([{ name, value, url: url('/') }])
    }
  }

  test('the first link, a passkey, sign-out, and back in with the passkey alone', () =>
    walkWithPasskey(browser, made, (path) => url(path)))

  test('without script: an admin adds a person, who comes by the link, and comes back with a code', async () => {
    await somebody(made, 'boss', ['admin@Instance/instance'])
    const boss = await made.people.registry.find('boss')
    const link = await made.people.links.issue('terminal', boss, 'recovery')
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(url(`/welcome?link=${link}`))
    await page.click('button.main')
    await page.click('text=People')
    await page.click('summary:has-text("Add an organisation")')
    await page.fill('#organisation', 'Desk of the north')
    await page.selectOption('#sphere', 'civil-society')
    await page.click('button:has-text("Add an organisation")')
    await page.click('summary:has-text("Add a person")')
    await page.fill('#name', 'ada')
    await page.selectOption('#role', { label: 'analyst, Desk of the north' })
    await page.click('text=Add and make a link')
    const welcome = (await page.textContent('code'))!
    expect(welcome).toMatch(/^http:\/\/localhost:\d+\/welcome\?link=[\w-]{43}$/)

    const other = await browser.newContext({ javaScriptEnabled: false })
    const ada = await other.newPage()
    await ada.goto(welcome)
    expect(await ada.textContent('main')).toContain('This link is for ada')
    await ada.click('button.main')
    expect(await ada.textContent('main')).toContain('analyst, Desk of the north')
    await ada.click('text=Make ten new codes')
    const code = (await ada.textContent('ol.secrets code'))!
    await ada.click('text=Sign out')
    await ada.goto(welcome)
    expect(await ada.textContent('main')).toContain('This link does not work')
    await ada.goto(url('/sign-in'))
    await ada.fill('#code', ` ${code.toLowerCase()} `)
    await ada.click('text=Sign in with a code')
    expect(await ada.textContent('main')).toContain('9 left')
    await ada.goto(url('/people'))
    expect(await ada.textContent('main')).toContain('This page is for another role')
    await ada.goto(url('/records/task/new'))
    expect(await ada.textContent('h1')).toContain('New record')
    await other.close()
    await context.close()
  })

  describe.each([360, 1280])('%i px wide', (width) => {
    let context: BrowserContext
    let page: Page
    let id: string
    beforeAll(async () => {
      const name = `wide${width}`
      const {
        cookies,
        member,
        signedIn: own,
      } = await somebody(made, name, [
        'admin@Instance/instance',
        'analyst@A desk with a rather long name/civil-society',
      ])
      id = member.id
      await made.people.tokens.make(name, member, {
        label: 'nightly export',
        scopes: ['read', 'write:task'],
        days: 30,
        membershipId: member.memberships[1]!.id,
      })
      const codes = await made.people.codes.make(own)
      await made.people.codes.use(
        codes[0]!,
        new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) another' }),
      )
      context = await browser.newContext({ viewport: { width, height: 800 } })
      page = await context.newPage()
      await signedIn(context, cookies)
    })
    afterAll(() => context.close())

    test.each(['/account', '/account?lang=fr', '/people', '/people/{id}', '/people/{id}?lang=fr'])(
      '%s: no axe violation in light and dark, nothing sticks out',
      async (path) => {
        await page.goto(url(path.replace('{id}', id)))
        for (const summary of await page.locator('summary').all()) {
          if (await summary.isVisible()) await summary.click()
        }
        await cleanInBoth(page)
      },
    )

    test.each(['/sign-in', '/sign-in?lang=fr', '/welcome?link={link}', '/records', '/welcome?link=no'])(
      '%s, signed out: no axe violation in light and dark, nothing sticks out',
      async (path) => {
        const out = await browser.newContext({ viewport: { width, height: 800 } })
        const stranger = await out.newPage()
        const member = await made.people.registry.find(id)
        const link = path.includes('{link}') ? await made.people.links.issue('root', member, 'recovery') : ''
        await stranger.goto(url(path.replace('{link}', link)))
        await cleanInBoth(stranger)
        await out.close()
      },
    )

    test('pages with secrets, shown once, and kept by nobody', async () => {
      await page.goto(url('/account'))
      const answers: (string | undefined)[] = []
      page.on('response', (answer) => {
        if (answer.request().method() === 'POST') answers.push(answer.headers()['cache-control'])
      })
      await page.click('summary:has-text("Make a token")')
      await page.fill('#token-label', 'tests')
      await page.check('input[value="read"]')
      await page.click('button:has-text("Make a token")')
      expect(await page.textContent('code')).toMatch(/^tocsin_/)
      await cleanInBoth(page)
      await page.goto(url('/account'))
      await page.click('text=Make ten new codes')
      await cleanInBoth(page)
      expect(answers).toEqual(['no-store', 'no-store'])
    })
  })
})

/** Becomes the first admin, adds a passkey, comes back with it alone, and not once it is removed. */
async function walkWithPasskey(
  browser: Browser,
  made: Awaited<ReturnType<typeof newPeople>>,
  url: (path: string) => string,
): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const device = await virtualAuthenticator(context, page)
  await page.goto(url(`/welcome?link=${await made.people.links.first()}`))
  expect(await page.textContent('h1')).toBe('Become the first admin')
  await page.fill('#name', 'root')
  await page.click('button.main')
  expect(page.url()).toBe(url('/account'))
  expect(await page.textContent('[role=alert]')).toContain('Set up a passkey')
  await page.fill('#passkey-label', 'laptop')
  await page.click('text=Add a passkey')
  await page.waitForSelector('th:has-text("laptop")')
  expect(await page.locator('[role=alert]').count()).toBe(0)
  const [credential] = await device.credentials()
  expect(credential).toMatchObject({ isResidentCredential: true, rpId: 'localhost' })

  await page.click('text=Sign out >> visible=true')
  await page.goto(url('/records'))
  expect(await page.textContent('main')).toContain('Sign in first')
  await page.goto(url('/sign-in?back=/records'))
  await page.click('text=Sign in with a passkey')
  await page.waitForURL(url('/records'))
  expect(await page.textContent('aside')).toContain('root')
  const events = await made.people.registry.events(await made.people.registry.find('root'))
  expect(events.map(({ kind, body }) => [kind, body?.method]).slice(0, 2)).toEqual([
    ['person.signed-in', 'passkey'],
    ['person.passkey-added', undefined],
  ])

  await page.click('text=Sign out')
  await device.verified(false)
  await page.goto(url('/sign-in'))
  await page.click('text=Sign in with a passkey')
  await page.waitForSelector('[role=status]:has-text("did not work")')
  await device.verified(true)
  await page.goto(url('/sign-in?back=https://evil.example/'))
  await page.click('text=Sign in with a passkey')
  await page.waitForURL(url('/'))

  await page.goto(url('/account'))
  await page.click('button:has-text("Remove")')
  await page.click('text=Sign out')
  await page.goto(url('/sign-in'))
  await page.click('text=Sign in with a passkey')
  await page.waitForSelector('[role=status]:has-text("did not work")')
  await context.close()
}
