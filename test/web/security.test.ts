import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderReport } from '../../src/web/index.ts'
import { clip, defang, visible } from '../../src/web/ui/shown-text.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'
import { finding, pagesOf, webOf } from './support.ts'

const hostile = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `'><svg/onload=alert(1)>`,
  `\u202Egnp.exe\u2066`,
  `=HYPERLINK("https://evil.example","x")`,
  `${'w'.repeat(5000)}`,
  `]]></data><node id="x"/>&amp;\u0000\u0001`,
  `javascript:alert(1)`,
  `</style><script>alert(1)</script>`,
  '\ud800',
]

describe('text of strangers', () => {
  test.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    '%s stays text on every page, in the report and in every file',
    async (_, text) => {
      const bad = coordinationFinding(5, {
        communities: 4,
        accounts: 40,
        edges: 80,
        hostile: text.toWellFormed(),
      })
      const app = webOf([bad])
      const pages = await Promise.all(pagesOf(bad.id).map(async (path) => (await app.request(path)).text()))
      for (const html of [...pages, renderReport(bad)]) {
        expect(html).not.toMatch(/<script>|<img|<svg\/|<node|onerror=alert\(1\)>/)
        expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Cc}(?<![\n\t])/u)
        expect(html).not.toContain('href="javascript:')
      }
      for (const path of [
        '/networks.csv',
        `/networks/${bad.id}/edges.csv`,
        `/networks/${bad.id}/C1/objects.csv`,
      ]) {
        const csv = await (await app.request(path)).text()
        expect(csv).not.toMatch(/(^|[,\n])"?=/)
      }
      const graphml = await (await app.request(`/networks/${bad.id}.graphml`)).text()
      expect(graphml.match(/<node /g)?.length).toBe(bad.body.result.accounts.length)
      expect(graphml).not.toMatch(/\p{Cc}(?<![\n\t])/u)
    },
  )

  test('visible text has no unseen character left, keeps its letters, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visible(text)
        expect(shown).not.toMatch(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u)
        expect(visible(shown)).toBe(shown)
      }),
    )
    expect(visible('Zoë – 日本語 🗳️ می‌خواهم')).toBe('Zoë – 日本語 🗳️ می‌خواهم')
  })

  test('clipped text is never wider than asked, and linear in what is kept', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 1, max: 60 }),
        (text, units) => {
          expect(Array.from(clip(text, units)).length).toBeLessThanOrEqual(units + 1)
        },
      ),
    )
    const start = performance.now()
    clip('\u0301'.repeat(5_000_000), 30)
    expect(performance.now() - start).toBeLessThan(200)
  })

  test('defanged links do not open and can be read back', () => {
    expect(defang('https://a.b.example/x.y?z=1')).toBe('hxxps://a[.]b[.]example/x.y?z=1')
    expect(defang('HTTP://A.example')).toBe('hxxp://A[.]example')
    expect(defang('no link. at all')).toBe('no link. at all')
  })
})

describe('who may ask', () => {
  const web = webOf([finding])

  test.each([
    'http://localhost/',
    'http://127.0.0.1:7007/',
    'http://[::1]:7007/',
    'http://tocsin.localhost/',
  ])('%s is answered', async (url) => {
    expect((await web.request(url)).status).toBe(200)
  })

  test.each(['http://evil.example/', 'http://127.0.0.1.evil.example/', 'http://192.168.1.5/'])(
    '%s is refused: another name may be pointed at this host',
    async (url) => {
      const answer = await web.request(url)
      expect(answer.status).toBe(421)
      expect(await answer.text()).not.toContain(finding.id)
    },
  )

  test('bound to every address, literal addresses are answered and names are not', async () => {
    const open = webOf([finding], { hosts: ['0.0.0.0'] })
    expect((await open.request('http://192.168.1.5:7007/')).status).toBe(200)
    expect((await open.request('http://[fe80::1]:7007/')).status).toBe(200)
    expect((await open.request('http://evil.example/')).status).toBe(421)
  })

  test('a host that the operator named is answered', async () => {
    expect((await webOf([finding], { hosts: ['desk.lan'] }).request('http://desk.lan:7007/')).status).toBe(
      200,
    )
  })

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a hidden origin', { origin: 'null' }],
    ['no origin', {}],
    ['the same host on another port', { origin: 'http://localhost:81', 'sec-fetch-site': 'same-site' }],
  ])('a form from %s changes nothing', async (_, headers) => {
    const answer = await web.request('http://localhost/import', { method: 'POST', headers: headers as never })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('This form was sent from another site')
  })
})

describe('files that pages load', () => {
  test('the stylesheet has a strong mark and answers 304 to it', async () => {
    const web = webOf([finding])
    const first = await web.request('/assets/tocsin.css')
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[0-9a-f]{20}"$/)
    const again = await web.request('/assets/tocsin.css', { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await (await web.request('/')).text()).toContain(`/assets/tocsin.css?v=${etag.slice(1, 9)}`)
  })
})
