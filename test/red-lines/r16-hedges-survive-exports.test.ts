import { afterAll, beforeAll, expect, test } from 'vitest'
import { exerciseBook } from '../cases/support.ts'
import { now, webAs } from '../records/support.ts'

let made: Awaited<ReturnType<typeof exerciseBook>>
let web: ReturnType<typeof webAs>
beforeAll(async () => {
  made = await exerciseBook({ clock: () => now })
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

const hedge = 'according to press reports'

test('R16: a press-only assertion of grade B3 keeps its caution and its grade in every public output', async () => {
  const { number } = await made.by('publication', 'made-up endorsement')
  const read = async (path: string) => (await web.app.request(`http://localhost${path}`)).text()
  const old = /\/public\/TP-\d+-\d+\/version\/\d+/.exec(await read(`/public/${number}`))![0]
  for (const path of [`/public/${number}`, `/public/${number}?lang=fr`, old]) {
    const page = await read(path)
    expect([path, page.includes(hedge), page.includes('<strong>B3</strong>')]).toEqual([path, true, true])
  }
  for (const path of ['/public.csv', `/public/${number}.csv`]) {
    expect(await read(path)).toMatch(new RegExp(`\\(${hedge}, The Courier, B3\\)`))
  }
  const stix = await read(`/public/${number}.stix.json`)
  expect(stix).toContain(`${hedge}, The Courier, B3`)
  const { objects } = JSON.parse(stix) as { objects: { type: string; confidence?: number }[] }
  expect(objects.find(({ type }) => type === 'report')?.confidence).toBe(70)
  const sources = (text: string) =>
    JSON.parse(text) as { sources?: object[]; entries?: { sources: object[] }[] }
  const one = sources(await read(`/public/${number}.json`)).sources
  const listed = sources(await read('/public.json')).entries?.[0]?.sources
  for (const found of [one, listed]) {
    expect(found).toContainEqual(expect.objectContaining({ hedge, reliability: 'B', credibility: '3' }))
  }
})

test('R16: and in every output of the desk: case page, case as data, the piece as page, data and table', async () => {
  const read = async (path: string) => (await web.ask('analyst', path)).text()
  const { id } = await made.by('evidence', 'Invoices')
  expect(await read('/cases/TC-2027-0001')).toContain(`${hedge} (B3)`)
  expect(await read('/cases/TC-2027-0001.json')).toContain(`${hedge} (B3)`)
  for (const path of [
    `/records/evidence/${id}`,
    `/records/evidence/${id}.json`,
    `/records/evidence/${id}.csv`,
  ]) {
    expect([path, (await read(path)).includes(`${hedge} (B3)`)]).toEqual([path, true])
  }
  expect(await read('/records/norm-finding.csv')).toContain(hedge)
  const { id: found } = await made.by('norm-finding', 'made-up endorsement')
  expect(await read(`/records/norm-finding/${found}.json`)).toContain(hedge)
})
