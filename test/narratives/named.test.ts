import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measuredStances } from '../../src/detect/narratives/index.ts'
import type { Content } from '../../src/records/index.ts'
import { exerciseBook, refusal } from '../cases/support.ts'
import { analyst, now, webAs } from '../records/support.ts'
import { findingsOf } from '../web/support.ts'
import { narrativesFinding } from './finding.ts'

const finding = narrativesFinding()
const reference = `${finding.id}/N1`
const content = (name: string, more: Content = {}): Content => ({
  name,
  story: 'The ballot papers were burned.',
  counter: 'The office counted them.',
  targets: [{ name: 'Ana Novak' }],
  beneficiaries: [{ name: 'Ben Hale' }],
  ...more,
})
const amber = { tlp: 'TLP:AMBER', shared: false } as const

let made: Awaited<ReturnType<typeof exerciseBook>>
let web: ReturnType<typeof webAs>
const create = async (name: string, more: Content = {}) => {
  const kind = made.book.kind('narrative')
  const id = await made.book.create(analyst, kind, { fields: content(name, more), ...amber })
  return made.book.get(analyst, kind, id)
}
const page = async (path: string) => (await web.ask('analyst', path)).text()
interface Told {
  readonly name: string
  readonly posts: number
  readonly status: string
  readonly printed: string
  readonly themes: readonly string[]
  readonly merged: readonly { readonly name: string }[]
  readonly posts_a_day: readonly number[]
}
const told = async (id: string) => (await (await web.ask('analyst', `/narratives/${id}.json`)).json()) as Told

beforeAll(async () => {
  made = await exerciseBook({ clock: () => now })
  web = webAs(made.book, made.effects, undefined, { findings: findingsOf(finding) })
})
afterAll(() => made.close())

describe('a narrative that an analyst named', () => {
  test('is begun on the page of a theme, joined by another, and shown over time', async () => {
    const theme = await page(`/narratives/${reference}`)
    expect(theme).toContain(`seen.0.finding=${encodeURIComponent(reference)}`)
    const { id } = await create('Burned ballots')
    const joined = await web.post('analyst', '/narratives/join', { finding: reference, narrative: id })
    expect([joined.status, joined.headers.get('location')]).toEqual([303, `/narratives/${id}`])
    const { posts, status, themes, printed, posts_a_day: days } = await told(id)
    const [own] = finding.body.result.themes
    expect([posts, themes]).toEqual([own!.posts, [reference]])
    expect(days.reduce((sum, n) => sum + n, 0)).toBe(own!.posts)
    expect(status).toBe(own!.status)
    expect(printed).toBe('targets: Ana Novak; would benefit: Ben Hale; no evidence that Ben Hale took part')
    const html = await page(`/narratives/${id}`)
    expect(html).toContain('no evidence that Ben Hale took part')
    expect(html).toMatch(/<svg class="bursts"/)
    expect(html).not.toMatch(/undefined|NaN|\[object/)
    expect(await page('/narratives')).toContain(`/narratives/${id}`)
    expect(await page(`/narratives/${reference}`)).toContain('Burned ballots')
    expect(await page(`/narratives/${id}?lang=fr`)).toContain('aucune preuve que Ben Hale y ait pris part')
  })

  test('takes in the themes of one that was merged into it; renaming and merging stand in its history', async () => {
    const into = await create('Stolen ballots')
    const from = await create('Ballots in a bin', { seen: [{ finding: reference }] })
    const kind = made.book.kind('narrative')
    const merged = content('Ballots in a bin', { seen: [{ finding: reference }], into: into.id })
    await made.book.revise(analyst, kind, from.id, { fields: merged, ...amber, revision: from.revision })
    const found = await told(into.id)
    expect([found.themes, found.merged.map(({ name }) => name)]).toEqual([[reference], ['Ballots in a bin']])
    expect((await told(from.id)).name).toBe('Stolen ballots')
    expect(await page(`/records/narrative/${from.id}/history`)).toContain('Merged into')
    expect(await refusal(create('A third', { into: from.id }))).toContain('was merged itself')
    const other = await create('A fourth')
    const again = { fields: content('Stolen ballots', { into: other.id }), ...amber, revision: into.revision }
    expect(await refusal(made.book.revise(analyst, kind, into.id, again))).toContain('merge those first')
  })

  test('is for whoever may see its record', async () => {
    const { id } = await create('Hidden')
    expect((await web.app.request(`http://localhost/narratives/${id}`)).status).toBe(403)
    expect(await (await web.app.request('http://localhost/narratives')).text()).not.toContain('Hidden')
    expect((await web.ask('newsroom', `/narratives/${id}`)).status).toBe(404)
    const refused = await web.post('newsroom', '/narratives/join', { finding: reference, narrative: id })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(
      (await web.post('analyst', '/narratives/join', { finding: 'F-AAAAAAAAAA/N1', narrative: id })).status,
    ).toBe(404)
  })
})

test('the advice on attack and support rests on what was measured', async () => {
  const text = readFileSync(new URL('../../docs/evaluation.md', import.meta.url), 'utf8')
  const rows = [...text.matchAll(/^\| (attacks|supports) [^|]+\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)]
  expect(rows.length).toBe(4)
  for (const coded of ['attacks', 'supports'] as const) {
    const sums = [2, 3, 4, 5].map((cell) =>
      rows.filter((row) => row[1] === coded).reduce((sum, row) => sum + Number(row[cell]), 0),
    )
    const { attacks, supports, unclear, 'not named': notNamed } = measuredStances[coded]
    expect([attacks, supports, unclear, notNamed]).toEqual(sums)
  }
  expect(await page(`/narratives/${reference}`)).toContain('A count of attacks is a lower bound')
})
