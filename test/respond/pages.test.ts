import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { webOf } from '../web/support.ts'
import { publicPages } from './support.ts'

const web = webOf([])
const text = async (path: string) => (await web.request(path)).text()
const json = async <T>(path: string) => (await (await web.request(path)).json()) as T

describe('the pages that everybody may read', () => {
  test.each(publicPages)('%s: readable without script, small, in both languages', async (path) => {
    const answer = await web.request(path)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).not.toMatch(/undefined|NaN|\[object/)
    expect(html).not.toMatch(/ style=| on\w+=/)
    expect(brotliCompressSync(html).length).toBeLessThanOrEqual(20_480)
    expect(await text(`${path}${path.includes('?') ? '&' : '?'}lang=fr`)).toContain('<html lang="fr"')
  })

  test('are public: no role is asked for', async () => {
    for (const path of publicPages) expect([path, (await web.request(path)).status]).toEqual([path, 200])
  })

  test('the first page of an empty instance shows the comparison', async () => {
    const html = await text('/')
    expect(html).toContain('Two elections, two answers')
    expect(html).toContain('2,916')
  })

  test('a standing never leaves the accused: page, list, JSON and CSV of a contested case', async () => {
    expect(await text('/library/RO-2024')).toMatch(/Russia <span class="tag contested"/)
    expect(await text('/library/SK-2023')).toMatch(/no state named <span class="tag unattributed"/)
    expect(await text('/library?standing=contested')).not.toContain('US-2016</small>')
    const { incidents } = await json<{ incidents: { id: string; standing: string }[] }>(
      '/library.json?actor=none',
    )
    expect(incidents.map(({ id, standing }) => [id, standing])).toEqual([
      ['PL-2025', 'contested'],
      ['SK-2023', 'unattributed'],
    ])
    for (const path of ['/library.csv', '/library/RO-2024.csv', '/library/figures.csv']) {
      expect([path, await text(path)]).toEqual([path, expect.stringMatching(/RO-2024.*contested/)])
    }
    const compared = await text('/library/elections?a=RO-2024-11-24&b=SK-2023-09-30')
    expect(compared).toContain('tag contested')
    expect(compared).toContain('tag unattributed')
    expect(await text('/library/governments?a=RO&b=SK&class=any')).toContain('tag contested')
  })

  test('every entry leads to its sources', async () => {
    const html = await text('/library/FR-2017')
    expect(html).toContain('France, Foreign Ministry')
    expect(html.match(/rel="noopener noreferrer nofollow"/g)!.length).toBeGreaterThan(10)
    const csv = await text('/library/FR-2017.csv')
    expect(csv).toMatch(/^incident,standing,day,kind,by,governments,what,detail,mark,sources\n/)
    expect(csv).toMatch(
      /FR-2017,named,2025-04-29,statement,"France, Foreign Ministry",FR,service,.*verified_search,https/,
    )
  })

  test('two governments on the same class of incident', async () => {
    const { governments } = await json<{
      governments: { code: string; acting: { incident: string; toMeasure: number | null }[] }[]
    }>('/library/governments.json?a=US&b=FR&class=hack_and_leak')
    const of = (code: string, id: string) =>
      governments.find((one) => one.code === code)!.acting.find(({ incident }) => incident === id)!.toMeasure
    expect([of('US', 'US-2016'), of('FR', 'FR-2017')]).toEqual([198, null])
  })

  test('the page of figures says where they differ from the mission, and why', async () => {
    const html = await text('/library/figures')
    expect(html).toMatch(/MG-2018: the table counts entries that its compilers only remembered \(2\)/)
    expect(html).toContain('55.5 (n = 26)')
  })

  test.each(['/library/XX-1999', '/library/%2e%2e%2fetc', '/library/US-2016.exe'])(
    '%s is not there',
    async (path) => {
      expect((await web.request(path)).status).toBe(404)
    },
  )

  test('hostile parameters are ignored', async () => {
    const html = await text('/library/elections?a=<script>&b=%00')
    expect(html).not.toContain('<script>&')
    expect((await web.request(`/library?means=__proto__&country=${'x'.repeat(5000)}`)).status).toBe(200)
    expect((await web.request('/library/governments?class=constructor&a=__proto__')).status).toBe(200)
  })
})
