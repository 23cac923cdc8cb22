import type { Page } from 'playwright-core'

/** A person at a browser who is counted: each click, each field filled in. */
export class Counted {
  clicks = 0
  fields = 0
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async click(selector: string): Promise<void> {
    this.clicks++
    await this.page.click(selector)
    await this.page.waitForLoadState()
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      this.fields++
      const field = this.page.locator(`[name="${name}"]`).first()
      const select = (await field.evaluate((element) => element.tagName)) === 'SELECT'
      await (select ? field.selectOption(value) : field.fill(value))
    }
  }
}
