import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Content, RecordView } from '../../src/records/index.ts'
import { exerciseBook, refusal } from '../cases/support.ts'
import { analyst, officer, webAs } from '../records/support.ts'

/** R5, the page: past assessments are scored, term by term, from records whose outcome is known. */
let made: Awaited<ReturnType<typeof exerciseBook>>
let web: ReturnType<typeof webAs>
beforeAll(async () => {
  made = await exerciseBook()
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

async function change(record: RecordView, fields: Content): Promise<string> {
  const kind = made.book.kind(record.kind)
  const { revision, fields: before, tlp } = await made.book.get(officer, kind, record.id)
  const entry = { fields: { ...before, ...fields }, tlp, shared: true, revision }
  return refusal(
    made.book.revise(record.sphere === 'civil-society' ? analyst : officer, kind, record.id, entry),
  )
}
const page = async (path: string) => (await web.ask('duty-officer', path)).text()
const outcome = { turnedOut: 'so', settledOn: '2027-06-01', settledBy: 'report of the inquiry' }

test('says that nothing is settled as long as nothing is', async () => {
  expect(await page('/calibration')).toContain('No assessment has been settled yet')
  expect(JSON.parse(await page('/calibration.json'))).toEqual({ calibration: null, assessments: [] })
})

test('an outcome needs its day and what settled it, and the likelihood stays as it was', async () => {
  const [one] = await made.all('attribution')
  expect(await change(one!, { turnedOut: 'so' })).toContain('on which day and what settled it')
  const other = one!.fields.likelihood === 'likely' ? 'very likely' : 'likely'
  expect(await change(one!, { ...outcome, likelihood: other })).toContain('leave the likelihood as it was')
  expect(await change(one!, outcome)).toBe('done')
})

test('shows the score, the terms and every settled assessment', async () => {
  const [one] = await made.all('attribution')
  const html = await page('/calibration?lang=en')
  for (const words of [
    'Brier score',
    'Reliability',
    one!.id,
    'report of the inquiry',
    'What was said against',
  ])
    expect(html).toContain(words)
  const { calibration, assessments } = JSON.parse(await page('/calibration.json')) as {
    calibration: { count: number; brier: number; table: readonly { forecast: number }[] }
    assessments: readonly { id: string; happened: boolean }[]
  }
  expect(assessments).toMatchObject([{ id: one!.id, happened: true }])
  expect(calibration.brier).toBeCloseTo((1 - calibration.table[0]!.forecast) ** 2, 12)
  expect(await page('/calibration.csv')).toContain('report of the inquiry')
})

test('the self-check of an attribution counts a point for each yes, and each question once', async () => {
  const [one] = await made.all('attribution')
  const yes = { question: 'shown', answer: 'yes' }
  expect(await change(one!, { quality: [yes, yes] })).toContain('each question')
  expect(await change(one!, { quality: [yes, { question: 'limits', answer: 'no' }] })).toBe('done')
  const [again] = await made.all('attribution')
  expect(again!.derived.quality?.text.en).toBe('1 of 18 points, 16 not answered')
})

test('is for people who act in a role, not for strangers', async () => {
  expect((await web.app.request('http://localhost/calibration')).status).toBe(403)
})
