import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise, kinds } from '../../src/app/index.ts'
import type { StepState } from '../../src/respond/index.ts'
import { newBook, now, person, webAs } from '../records/support.ts'
import { webOf } from '../web/support.ts'
import { measureOf } from './support.ts'

let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>
const delegate = person('coalition-delegate')

beforeAll(async () => {
  made = await newBook({ kinds })
  await fillWithExercise(made.book, now)
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

const open = async (path: string) => (await web.app.request(`http://localhost${path}`)).text()
const idOf = async (name: string, title: string) => {
  const kind = made.book.kind(name)
  const { records } = await made.book.list(delegate, kind, { search: title }, { page: 1, size: 1 })
  return records[0]!.id
}
const checklistOf = async (path: string) => {
  const answer = await web.app.request(`http://localhost${path}`)
  const { steps } = (await answer.json()) as { steps: readonly StepState[] }
  return Object.fromEntries(steps.map(({ step, status }) => [step, status]))
}

describe('the worked checklist of 2018', () => {
  test('54 days to the vote, 19 months in office: what was done, announced, and not seen', async () => {
    const bare = webOf([])
    const path = '/governments/US/US-2018-11-06'
    const html = await (await bare.request(`${path}?on=2018-09-13`)).text()
    expect(html).toContain('54 days to the vote')
    expect(html).toContain('19 months in office')
    const { steps, from } = (await (await bare.request(`${path}.json?on=2018-09-13`)).json()) as {
      steps: readonly StepState[]
      from: string
    }
    // What the government before did on 29 December 2016 is not this one's.
    expect(from).toBe('2017-01-20')
    const status = Object.fromEntries(steps.map((state) => [state.step, state.status]))
    expect(status).toMatchObject({
      sanctions: 'done',
      investigate: 'done',
      'binding-law': 'announced',
      expulsions: 'open',
      closures: 'open',
      isolation: 'open',
      'red-line': 'open',
    })
    expect(steps.every(({ deeds }) => deeds.every(({ announced }) => announced! <= '2018-09-13'))).toBe(true)
  })

  test('the order about sanctions stands as discretionary, the bill as binding', async () => {
    const csv = await (await webOf([]).request('/governments/US.csv?on=2018-12-01')).text()
    expect(csv).toMatch(/US-EO13848,.*discretionary/)
    expect(csv).toMatch(/US-DETER-2018,.*mandatory/)
  })
})

describe('the exercise', () => {
  test('an opposed bill obstructs its step, words against a demarche contradict it, a takedown is done', async () => {
    const election = await idOf('election', 'General election')
    const status = await checklistOf(`/governments/XV/${election}.json?on=2027-05-06`)
    expect(status).toMatchObject({
      'binding-law': 'obstructed',
      'cease-notice': 'contradicted',
      'share-platforms': 'done',
      expulsions: 'announced',
      closures: 'open',
    })
    const html = await open(`/governments/XV/${election}?on=2027-05-06`)
    expect(html).toMatch(/taken command of the issue.*of 16 steps done by then/s)
    const page = await open('/governments/XV?on=2027-05-06')
    expect(page).toContain('Mixed message')
    expect(page).toContain('two offices, 10 days apart')
  })

  test('the account after the election says what was in time, late, missed', async () => {
    const election = await idOf('election', 'General election')
    const csv = await open(`/governments/XV/${election}/report.csv`)
    expect(csv).toMatch(/share-platforms,domestic,late,done,2027-04-28/)
    expect(csv).toMatch(/closures,international,missed,open/)
    expect(await open(`/governments/XV/${election}/report`)).toContain('account after the election')
  })

  test('the public sees what is clear and approved, and a new version only once it is approved', async () => {
    const government = await idOf('government', 'Republic')
    const kind = made.book.kind('measure')
    const entry = { tlp: 'TLP:CLEAR', shared: true } as const
    const fields = { ...measureOf(government), title: 'Freeze of accounts' }
    const id = await made.book.create(delegate, kind, { fields, ...entry })
    expect(await open('/answers?government=XV')).not.toContain('Freeze of accounts')
    expect((await web.app.request(`http://localhost/answers/${id}`)).status).toBe(404)
    expect(await (await web.ask('duty-officer', '/answers?government=XV')).text()).toMatch(
      /Freeze of accounts.*not approved yet/s,
    )
    const officer = person('duty-officer')
    await made.book.approve(officer, kind, id, (await made.book.get(officer, kind, id)).revision)
    expect(await open('/answers?government=XV')).toContain('Freeze of accounts')
    expect(await open(`/answers/${id}`)).toContain('announced; nothing shows that it was implemented')
    const { revision } = await made.book.get(delegate, kind, id)
    await made.book.revise(delegate, kind, id, {
      fields: { ...fields, title: 'Draft words' },
      ...entry,
      revision,
    })
    expect(await open(`/answers/${id}`)).toContain('Freeze of accounts')
    expect(await open('/answers?government=XV')).not.toContain('Draft words')
  })

  test('a step of a country can be watched as a feed, and a change of status is a new entry', async () => {
    const feed = await open('/answers.atom?government=XV&step=expulsions')
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(feed) as {
      feed: { entry: { id: string; title: string } }
    }
    expect(parsed.feed.entry.title).toContain('Two members of the trade mission to leave (announced)')
    const id = await idOf('measure', 'Two members')
    const kind = made.book.kind('measure')
    const { fields, revision } = await made.book.get(delegate, kind, id)
    const evidence = [
      { day: '2027-05-06', what: 'Note', source: 'ministry.example', reliability: 'A', credibility: '1' },
    ]
    const done = { ...fields, status: 'implemented', implemented: '2027-05-06', evidence }
    await made.book.revise(delegate, kind, id, { fields: done, tlp: 'TLP:CLEAR', shared: true, revision })
    const officer = person('duty-officer')
    await made.book.approve(officer, kind, id, (await made.book.get(officer, kind, id)).revision)
    const after = await open('/answers.atom?government=XV&step=expulsions')
    expect(after).toContain('done with a document')
    expect(after).not.toContain(parsed.feed.entry.id)
  })

  test('hostile words cannot act: page, feed and CSV', async () => {
    const government = await idOf('government', 'Republic')
    const kind = made.book.kind('measure')
    const title = '=HYPERLINK("x") <script>alert(1)</script> \u202e&\u0001'
    const id = await made.book.create(delegate, kind, {
      fields: { ...measureOf(government), title },
      tlp: 'TLP:CLEAR',
      shared: true,
    })
    const officer = person('duty-officer')
    await made.book.approve(officer, kind, id, (await made.book.get(officer, kind, id)).revision)
    expect(await open('/answers?government=XV')).not.toContain('<script>alert')
    const feed = await open('/answers.atom?government=XV')
    expect(() => new XMLParser().parse(feed, true)).not.toThrow()
    expect(await open('/answers.csv?government=XV')).toContain("'=HYPERLINK")
  })
})

test.each(['/governments/ZZ', '/governments/US/FR-2017-05-07', '/governments/US/x', '/answers/ME-00000000'])(
  '%s is not there',
  async (path) => {
    expect((await web.app.request(`http://localhost${path}`)).status).toBe(404)
  },
)
