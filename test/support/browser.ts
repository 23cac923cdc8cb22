import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Whether a browser can be started; says so once where not. */
export function browserThere(): boolean {
  const there = existsSync(executablePath)
  if (!there) console.log(`browser tests are left out: there is no ${executablePath}; set CHROMIUM_PATH`)
  return there
}

/** A browser in which a click is over only when the page that it leads to is there to its end. */
export async function launch(): Promise<Browser> {
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const browser = await chromium.launch({ executablePath, args })
  const page = await browser.newPage()
  patiently(Object.getPrototypeOf(page) as Page)
  await page.close()
  return browser
}

let patient = false

function patiently(pages: Page): void {
  if (patient) return
  patient = true
  const { click } = pages
  pages.click = async function clickAndWait(this: Page, ...args: Parameters<typeof click>) {
    await Reflect.apply(click, this, args)
    await this.waitForLoadState()
  }
}

const axe = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = () => readFileSync(new URL('./in-page.js', import.meta.url), 'utf8')

/**
 * No axe violation in light and dark, nothing sticks out of the page, and no label of a drawing covers another or is cut.
 * Of axe's rules only those on colours can tell light from dark.
 */
export async function cleanInBoth(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, ofColours)).toEqual([])
  expect(await within(page, 'stickingOut()')).toEqual([])
  expect(await within(page, 'sidewaysBy()')).toBe(0)
  expect(await within(page, 'collidingLabels()')).toEqual([])
}

/** Evaluates an expression in the page with the functions of in-page.js at hand. */
export function within<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate(`(() => { ${inPage()}; return ${expression} })()`)
}

/** What axe finds wrong with the page as it stands. */
export async function violations(page: Page, rules = everyRule): Promise<string[]> {
  await page.evaluate(axe())
  return page.evaluate(async (runOnly) => {
    interface AxeResults {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
    }
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    const { violations } = await run({ runOnly })
    return violations.map(
      ({ id, nodes }) => `${id} ${nodes.length}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary}`,
    )
  }, rules)
}

const everyRule = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** A device that holds passkeys and whose user is always there (WebAuthn, virtual authenticators). */
export async function virtualAuthenticator(context: BrowserContext, page: Page) {
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const credentials = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  const verified = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
  return { credentials, verified }
}
