import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exerciseBook, refusal } from '../cases/support.ts'
import { analyst, now, webAs } from '../records/support.ts'

/** Polls close on 9 May 2027 at 20:00 in Paris. */
const closes = Date.UTC(2027, 4, 9, 18)
let clock = now
let made: Awaited<ReturnType<typeof exerciseBook>>
let app: ReturnType<typeof webAs>['app']
beforeAll(async () => {
  made = await exerciseBook({ clock: () => clock })
  ;({ app } = webAs(made.book, made.effects))
})
afterAll(() => made.close())
const read = async (path: string) => (await app.request(`http://localhost${path}`)).text()

describe('R15: not to speak is a decision on record', () => {
  test('a case ends without an alert only with reasons, by the same word', async () => {
    const kind = made.book.kind('case')
    const { fields } = await made.by('case', 'forged ballot paper')
    const bare = { ...fields, status: 'below-threshold' }
    const work = made.book.create(analyst, kind, { fields: bare, tlp: 'TLP:AMBER', shared: true })
    expect(await refusal(work)).toContain('decision with its reasons')
  })

  test('is not told before the polls have closed, and told from that minute on, with its reasons', async () => {
    const everywhere = ['/public/decisions', '/public/decisions.json', '/public/decisions.csv']
    for (const at of [now, closes - 1]) {
      clock = at
      for (const path of everywhere) expect(await read(path)).not.toContain('few dozen')
      expect(await read('/public/decisions')).toContain('1 more wait')
    }
    clock = closes
    for (const path of everywhere) expect(await read(path)).toContain('few dozen')
    expect(JSON.parse(await read('/public/decisions.json'))).toMatchObject({
      waiting: 0,
      decisions: [{ decision: 'below-threshold', considered: expect.stringContaining('polling stations') }],
    })
    clock = now
  })

  test('waits for a second person, and that it waits is told too', async () => {
    const kind = made.book.kind('decision')
    const { fields } = await made.by('decision', 'few dozen')
    const draft = { ...fields, matter: 'A rumour of long queues' }
    await made.book.create(analyst, kind, { fields: draft, tlp: 'TLP:CLEAR', shared: true })
    clock = closes
    const page = await read('/public/decisions')
    expect(page).not.toContain('long queues')
    expect(page).toContain('1 more wait')
    clock = now
  })
})
