import { expect, test } from 'vitest'
import { articleOf } from '../../src/lake/index.ts'

const paragraph = (n: number) =>
  `<p>Paragraph ${n}: observers were asked to leave the harbour hall shortly before midnight, and the district counted its ballots a second time without explanation.</p>`
const body = Array.from({ length: 6 }, (_, n) => paragraph(n)).join('')
const page = (inside: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Votes counted twice</title>${head}</head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
  <article>${inside}</article>
  <aside>Buy our newsletter today</aside><footer>All rights reserved, cookie settings</footer></body></html>`

test('the main text without menus, adverts and foot, its title and its date', async () => {
  const head = '<meta property="article:published_time" content="2027-05-01T08:00:00+02:00">'
  const article = (await articleOf(page(body, head)))!
  expect(article.title).toBe('Votes counted twice')
  expect(article.text.split('\n')).toHaveLength(6)
  expect(article.text).toContain('Paragraph 5')
  expect(article.text).not.toMatch(/Sport|newsletter|cookie/)
  expect(article.published).toBe('2027-05-01T06:00:00.000Z')
  expect(article.language).toBe('en')
})

test('nothing of a page is executed', async () => {
  const article = (await articleOf(
    page(
      `${body}<script>globalThis.ran = true; document.title = 'x'</script><img src=x onerror="globalThis.ran = true">`,
    ),
  ))!
  expect(article.text).not.toContain('ran')
  expect('ran' in globalThis).toBe(false)
})

test('a page without an article is none', async () => {
  expect(await articleOf('')).toBeUndefined()
  expect(await articleOf('<html></html>')).toBeUndefined()
  expect((await articleOf('just words'))?.text ?? '').not.toContain('<')
})

test('pages made to break a parser are refused before it sees them, or read', async () => {
  expect(await articleOf('<div>'.repeat(100_000))).toBeUndefined()
  expect(await articleOf(`${'<b>'.repeat(5000)}x${'</b>'.repeat(5000)}`)).toBeUndefined()
  expect(await articleOf('<p>'.repeat(200_000))).toBeUndefined()
  expect(await articleOf(`<html>${'a'.repeat(6_000_000)}</html>`)).toBeUndefined()
  await expect(articleOf(`${'<!--'.repeat(50_000)}${'<a href="'.repeat(2000)}`)).resolves.not.toThrow()
})
