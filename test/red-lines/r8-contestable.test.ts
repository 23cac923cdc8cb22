import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exerciseBook } from '../cases/support.ts'
import { now, officer, webAs } from '../records/support.ts'

const hour = 3_600_000
let clock = now
let made: Awaited<ReturnType<typeof exerciseBook>>
let app: ReturnType<typeof webAs>['app']
let number: string
beforeAll(async () => {
  made = await exerciseBook({ clock: () => clock })
  ;({ app } = webAs(made.book, made.effects))
  number = (await made.by('publication', 'made-up endorsement')).number!
})
afterAll(() => made.close())

const read = async (path: string) => (await app.request(`http://localhost${path}`)).text()
const send = (fields: Readonly<Record<string, string>>, origin = 'http://localhost') =>
  app.request(`http://localhost/public/${number}/contest`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin },
  })
const objection = {
  capacity: 'named',
  says: 'Our columnist wrote none of it. <script>alert(1)</script>',
  contact: 'a@b.example',
}

describe('R8: every public entry can be contested', () => {
  test('without an account; the mark stands at once, and nobody reads the words but the desk', async () => {
    expect(await read(`/public/${number}`)).not.toContain('contest-mark')
    expect(await read(`/public/${number}/contest`)).toContain('No account is needed')
    const answer = await send(objection)
    expect(answer.status).toBe(303)
    const receipt = await read(answer.headers.get('location')!)
    expect(receipt).toMatch(/CT-2027-0002/)
    expect(receipt).toContain('2027-05-09 10:00 UTC')
    const entry = await read(`/public/${number}`)
    expect(entry).toContain('contest-mark')
    expect(await read('/public')).toContain('contested')
    expect(JSON.parse(await read(`/public/${number}.json`))).toMatchObject({ contested: true })
    expect(await read('/public.csv')).toContain(',yes,')
    for (const word of ['columnist', 'a@b.example', 'alert(1)']) expect(entry).not.toContain(word)
    const { fields, derived: _ } = await made.by('contest', 'columnist')
    expect(fields.contact).toBe('a@b.example')
  })

  test('the first answer is due in 72 hours, on the board of clocks, and late after that for everyone to see', async () => {
    const { clocks } = await made.book.clocks.of(officer)
    const due = clocks.find(({ key, record }) => key === 'first-answer' && record.startsWith('CN-'))
    expect(due?.due).toBe(now + 72 * hour)
    clock = now + 73 * hour
    expect(await read(`/public/${number}`)).toContain('the answer is late')
    clock = now + 10 * hour
    expect(await read(`/public/${number}`)).not.toContain('the answer is late')
  })

  test('answer and outcome are printed, each version of the entry stays readable, the correction stands beside it', async () => {
    const kind = made.book.kind('contest')
    const { id, fields, revision } = await made.by('contest', 'columnist')
    const answered = {
      ...fields,
      first: '2027-05-06T19:00',
      answer: 'We looked again: it stands.',
      outcome: 'rejected',
    }
    await made.book.revise(officer, kind, id, { fields: answered, tlp: 'TLP:AMBER', shared: true, revision })
    const entry = await read(`/public/${number}`)
    expect(entry).not.toContain('contest-mark')
    for (const said of ['We looked again', 'not upheld', 'appeared on 4 May', 'appeared on 3 May']) {
      expect([said, entry.includes(said)]).toEqual([said, true])
    }
    expect(entry).toContain('Since 4 May')
    const old = /\/public\/TP-\d+-\d+\/version\/\d+/.exec(entry)![0]
    const before = await read(old)
    expect(before).toContain('Since 3 May')
    expect(before).toContain('no longer stands')
    const [last] = await made.book.history(officer, kind, id)
    expect(last?.differences?.map(({ field }) => field)).toEqual(['first', 'answer', 'outcome'])
  })

  test('an entry that is withdrawn stays readable with the reason', async () => {
    const kind = made.book.kind('publication')
    const { id, revision } = await made.by('publication', 'made-up endorsement')
    await made.book.retract(officer, kind, id, revision, 'the service took its note back')
    const entry = await read(`/public/${number}`)
    expect(entry).toContain('Withdrawn: the service took its note back')
    expect(entry).toContain('Since 4 May')
    expect(await read('/public')).toContain('Withdrawn')
  })

  test('from another site, empty, or by the hundred it is refused, and nothing is lost that was there', async () => {
    expect((await send(objection, 'https://elsewhere.example')).status).toBe(403)
    expect((await send({ capacity: 'named', says: '' })).status).toBe(422)
    expect((await send({ capacity: 'king', says: 'x' })).status).toBe(422)
    const answers: number[] = []
    for (let i = 0; i < 30; i++) answers.push((await send(objection)).status)
    expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429])
    clock += hour + 1
    expect((await send(objection)).status).toBe(303)
    const nowhere = await app.request('http://localhost/public/TP-2027-0099/contest')
    expect(nowhere.status).toBe(404)
  })
})
