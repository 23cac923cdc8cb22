import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { copiesFinding } from '../copies/finding.ts'
import { lookalikesFinding } from '../lookalikes/finding.ts'
import { webOf } from '../web/support.ts'
import { has, infrastructureFinding, looked } from './support.ts'

const finding = infrastructureFinding()
const web = webOf([finding])
const own = `/infrastructure/${finding.id}`
const text = async (path: string) => (await web.request(path)).text()

describe.each(['/infrastructure', own])('%s', (path) => {
  test('says who shares what and how sure that is, in both languages, in few bytes', async () => {
    const html = await text(path)
    expect(html).toContain('voice-a.example')
    expect(html).toContain('moderate confidence')
    expect(html).toContain('No verdict on whoever runs a site')
    expect(html).not.toMatch(/undefined|NaN|\[object|<b>odd|<img>|\u202e| style=/)
    expect(await text(`${path}?lang=fr`)).toContain('confiance moyenne')
    expect(brotliCompressSync(html).length).toBeLessThan(20_480)
  })

  test('can be narrowed to a site and to leads', async () => {
    expect(await text(`${path}?site=voice-d.example&show=link`)).not.toMatch(
      /voice-a[^<]*<\/bdi><\/a><br\/?><a[^>]*><bdi[^>]*>voice-b/,
    )
    const leads = (await text(`${path}?show=lead`)).split('id="pairs"')[1]!
    expect(leads).toContain('other-odd.example')
    expect(leads).not.toContain('>linked</span>')
    expect(await text(`${path}?site=absent.example`)).toContain('Nothing of that kind')
  })
})

test('the picture has a square for each site and value of the group, with what it is', async () => {
  const html = await text(own)
  const svg = /<svg class="matrix"[\s\S]*?<\/svg>/.exec(html)![0]
  const { clusters, cells } = finding.body.result
  const inGroup = cells.filter(({ site }) => clusters[0]!.sites.includes(site))
  expect(svg.match(/<title>/g)!.length).toBe(inGroup.length)
  expect(svg).toContain('analytics id ua-7777-1')
})

test('the same as data', async () => {
  const { pairs } = (await (await web.request('/infrastructure.json')).json()) as { pairs: object[] }
  expect(pairs.length).toBe(finding.body.result.pairs.length)
  expect((await text(`${own}.csv`)).split('\n')[0]).toBe(
    'finding,site_a,site_b,level,confidence,weight_bits,by_chance,family,kind,value,bits,both_from,both_to',
  )
  expect((await text(`${own}.csv?show=link`)).trim().split('\n').length).toBe(16)
  expect(((await (await web.request(`${own}.json`)).json()) as { hash: string }).hash).toBe(finding.hash)
})

test('the list of findings leads to it, and without one the page says how to make one', async () => {
  expect((await web.request(`/findings/${finding.id}`)).headers.get('location')).toBe(own)
  expect(await (await webOf([]).request('/infrastructure')).text()).toContain(
    'npx tocsin infrastructure sites.csv',
  )
})

describe('a site that other pages name', () => {
  const shared = (...sites: readonly string[]) => {
    const result = looked(sites.flatMap((site) => [has(site, 'ads', 'pub-1'), has(site, 'certificate', 'c')]))
    return { ...finding, id: 'F-SHARED0000', body: { ...finding.body, result } }
  }

  test('a lookalike leads to what it shares with others, the others do not', async () => {
    const web = webOf([lookalikesFinding(), shared('vorsteger.live', 'unknown.example')])
    const html = await (await web.request('/lookalikes')).text()
    expect(html.match(/href="\/infrastructure\?site=[^"]*"/g)).toEqual([
      'href="/infrastructure?site=vorsteger.live"',
    ])
  })

  test('a declared outlet that carries another’s texts does too', async () => {
    const copies = await copiesFinding()
    const { origins, copiedShares, accounts } = copies.body.result
    const origin = origins.find(({ account }) =>
      copiedShares.some(({ sources }) => sources.some((source) => source.account === account)),
    )!
    const carrier = copiedShares.find(({ sources }) =>
      sources.some(({ account }) => account === origin.account),
    )!
    const outlets = [
      ...copies.body.parameters.outlets.filter(({ account }) => account !== accounts[carrier.account]),
      { account: accounts[carrier.account]!, name: 'mirror.example', exposure: 'unclassified' as const },
    ]
    const named = { ...copies, body: { ...copies.body, parameters: { ...copies.body.parameters, outlets } } }
    const web = webOf([named, shared('mirror.example', 'unknown.example')])
    const html = await (await web.request(`/copies/${copies.id}/origins/${origin.id}`)).text()
    expect(html).toContain('href="/infrastructure?site=mirror.example"')
  })
})
