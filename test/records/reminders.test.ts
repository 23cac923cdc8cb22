import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/app/index.ts'
import {
  choice,
  declareKind,
  link,
  type ReminderMail,
  Reminders,
  type Role,
  text,
  time,
} from '../../src/records/index.ts'
import { analyst, newBook, now, officer, pureElection, webAs } from './support.ts'

const minute = 60_000
const hour = 60 * minute

/** A kind that later work may declare: an answer is due within 72 hours, and ends when one points to it. */
const appeal = declareKind({
  name: 'appeal',
  prefix: 'AP',
  one: { en: 'Appeal', fr: 'Recours' },
  many: { en: 'Appeals', fr: 'Recours' },
  means: { en: 'somebody contests an entry', fr: 'une entrée contestée' },
  desk: 'work',
  tlp: 'TLP:GREEN',
  approval: false,
  fields: {
    title: text({ en: 'What', fr: 'Quoi' }),
    received: time({ en: 'Received', fr: 'Reçue' }),
    closed: choice(
      { en: 'Closed', fr: 'Close' },
      { yes: { en: 'yes', fr: 'oui' }, no: { en: 'no', fr: 'non' } },
    ),
  },
  title: 'title',
  columns: ['closed'],
  filters: [],
  heeds: ['answer'],
  clocks: ({ received, closed }, { pointing }) => {
    const begun = Date.parse(`${received}Z`)
    if (closed === 'yes' || pointing.length > 0) return []
    const says = { en: 'first answer', fr: 'première réponse' }
    return [{ key: 'answer', says, owner: 'corrections desk', begun, until: { due: begun + 72 * hour } }]
  },
})

const answer = declareKind({
  name: 'answer',
  prefix: 'AN',
  one: { en: 'Answer', fr: 'Réponse' },
  many: { en: 'Answers', fr: 'Réponses' },
  means: { en: 'an answer', fr: 'une réponse' },
  desk: 'work',
  tlp: 'TLP:GREEN',
  approval: false,
  fields: {
    says: text({ en: 'Says', fr: 'Dit' }),
    appeal: link({ en: 'Answers', fr: 'Répond à' }, 'appeal'),
  },
  title: 'says',
  columns: [],
  filters: [],
})

let at = now
let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>
beforeAll(async () => {
  made = await newBook({ kinds: [...kinds, appeal, answer], clock: () => at })
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

const wall = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const shared = { tlp: 'TLP:AMBER', shared: true } as const
const task = (change: object = {}) => ({
  ...{ title: 'Look at it', stage: 'criteria', begun: wall(at), owner: 'Ana', status: 'open' },
  ...change,
})
const addTask = (change: object = {}, entry: object = shared) =>
  made.book.create(officer, made.book.kind('task'), {
    ...{ fields: task(change), tlp: 'TLP:AMBER', shared: true },
    ...entry,
  })
const finish = async (id: string) => {
  const kind = made.book.kind('task')
  const { revision, fields, tlp } = await made.book.get(officer, kind, id)
  const done = { ...fields, status: 'done', outcome: 'seen' }
  await made.book.revise(officer, kind, id, { fields: done, tlp, shared: true, revision })
}
const onBoard = async (who = officer) => (await made.book.clocks.of(who)).clocks.map(({ record }) => record)

/** Mails that were taken, and whether the next ones are. */
function letterbox() {
  const taken: ReminderMail[] = []
  const box = { taken, broken: false, levels: [1, 2, 3] }
  const post = {
    reaches: (level: number) => box.levels.includes(level),
    async send(mail: ReminderMail) {
      if (box.broken) throw new Error('the mail server is away')
      taken.push(mail)
    },
  }
  return { ...box, box, post }
}
const reminding = (post: ReturnType<typeof letterbox>['post'] | null) =>
  new Reminders({ ...made, clock: () => at, post })

describe('the board', () => {
  test('has every running clock, the most urgent first, and stops them when the record says so', async () => {
    const early = await addTask({ begun: wall(at - 5 * hour) })
    const calm = await addTask({ stage: 'norm' })
    const soon = await addTask({ begun: wall(at - 3 * hour) })
    const late = await addTask({ begun: wall(at - 9 * hour) })
    const red = await addTask({ begun: wall(at - 9 * hour) }, { tlp: 'TLP:RED' })
    await addTask({ begun: wall(at + hour), status: 'doing' })
    const order = await onBoard()
    expect(order.filter((id) => id !== red)).toEqual([late, early, soon, calm])
    expect(order).toContain(red)
    expect(await onBoard(analyst)).not.toContain(red)
    const [first] = (await made.book.clocks.of(analyst, { size: 1 })).clocks
    expect(first).toMatchObject({
      record: late,
      title: 'Look at it',
      escalation: 3,
      overdue: true,
      owner: 'Ana',
    })
    for (const id of [early, calm, soon, late, red]) await finish(id)
    expect(await onBoard()).toEqual([])
    at += 2 * hour
    expect(await onBoard()).toHaveLength(1)
    at -= 2 * hour
    await finish(
      (
        await made.book.list(
          officer,
          made.book.kind('task'),
          { filters: { status: 'doing' } },
          { page: 1, size: 1 },
        )
      ).records[0]!.id,
    )
  })

  test('takes the clocks of any kind that declares some, and what points to a record may stop them', async () => {
    const fields = { title: 'That is not us', received: wall(at - 60 * hour), closed: 'no' }
    const id = await made.book.create(officer, made.book.kind('appeal'), {
      fields,
      tlp: 'TLP:GREEN',
      shared: true,
    })
    const [clock] = (await made.book.clocks.of(analyst)).clocks
    expect(clock).toMatchObject({
      record: id,
      kind: 'appeal',
      escalation: 1,
      left: 12 * hour,
      halved: false,
    })
    expect(clock!.told).toEqual(['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'])
    const second = await made.book.create(officer, made.book.kind('appeal'), {
      fields,
      tlp: 'TLP:GREEN',
      shared: true,
    })
    expect(await onBoard()).toHaveLength(2)
    // An answer that the analyst may not see stops the clock for the analyst as well.
    const answered = { says: 'We looked again', appeal: id }
    await made.book.create(officer, made.book.kind('answer'), {
      fields: answered,
      tlp: 'TLP:RED',
      shared: true,
    })
    expect(await onBoard(analyst)).toEqual([second])
    const { revision } = await made.book.get(officer, made.book.kind('appeal'), second)
    await made.book.retract(officer, made.book.kind('appeal'), second, revision, 'withdrawn')
    expect(await onBoard()).toEqual([])
  })

  test('has the 72 hours within which an objection to a publication gets a first answer (R8)', () => {
    const contest = made.book.kind('contest')
    const around = { now: at, linked: new Map(), pointing: [] }
    const received = '2027-05-06T09:00'
    const clocks = (more: object) => contest.clocks!({ received, ...more } as never, around)
    const begun = Date.parse(`${received}Z`)
    expect(clocks({})).toMatchObject([{ begun, until: { due: begun + 72 * hour } }])
    expect(clocks({ first: '2027-05-06T10:00' })).toEqual([])
  })

  test('halves the time of an election in its last two weeks and says that only the commission speaks', async () => {
    const fields = pureElection
    const election = await made.book.create(officer, made.book.kind('election'), {
      ...{ fields, tlp: 'TLP:CLEAR', shared: true },
    })
    const before = at
    at = Date.parse('2027-05-08T10:00Z')
    const id = await addTask({ stage: 'notice', election })
    const [clock] = (await made.book.clocks.of(officer)).clocks
    expect(clock).toMatchObject({ record: id, halved: true, left: 12 * hour, channel: 'commission' })
    const page = await (await web.ask('duty-officer', '/clocks')).text()
    expect(page).toContain('notices go through the commission only')
    const kind = made.book.kind('task')
    const { revision } = await made.book.get(officer, kind, id)
    const done = task({ stage: 'notice', election, status: 'done', outcome: 'published' })
    const entry = { ...shared, revision }
    const refused = made.book.revise(officer, kind, id, { ...entry, fields: done })
    await expect(refused).rejects.toThrow(
      'electoral silence is in force until 2027-05-09 20:00 (Europe/Paris): notices go through the election commission only',
    )
    await made.book.revise(officer, kind, id, { ...entry, fields: { ...done, speaks: 'commission' } })
    at = before
  })
})

describe('reminders by mail', () => {
  test('go out once for each level of each clock, over restarts and with two processes at it', async () => {
    const id = await addTask({ stage: 'criteria' })
    const mailbox = letterbox()
    const levels = () => mailbox.taken.filter(({ clock }) => clock.record === id).map(({ level }) => level)
    const everybody = () => Promise.all([reminding(mailbox.post).round(), reminding(mailbox.post).round()])
    await everybody()
    expect(levels()).toEqual([])
    const begun = at
    for (const [hours, told] of [
      [3, [1]],
      [3.5, [1]],
      [4.1, [1, 2]],
      [8.1, [1, 2, 3]],
      [90, [1, 2, 3]],
    ] as const) {
      at = begun + hours * hour
      await everybody()
      await everybody()
      expect([hours, levels()]).toEqual([hours, told])
    }
    expect(new Set(mailbox.taken.map(({ messageId }) => messageId)).size).toBe(mailbox.taken.length)
    at = begun
    await finish(id)
  })

  test('are tried again after a minute, then twice as long, and stop nothing else', async () => {
    const id = await addTask({ begun: wall(at - 5 * hour) })
    const mailbox = letterbox()
    mailbox.box.broken = true
    const reminders = reminding(mailbox.post)
    const started = at
    const tried: number[] = []
    for (let minutes = 0; minutes <= 200; minutes++) {
      at = started + minutes * minute
      const { failed } = await reminders.round()
      if (failed > 0) tried.push(minutes)
    }
    // At level 2 until eight hours are used, at 180 minutes, then at level 3 from the beginning again.
    expect(tried).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 181, 182, 184, 188, 196])
    mailbox.box.broken = false
    at += 2 * hour
    expect(await reminders.round()).toEqual({ sent: 1, failed: 0 })
    const { reminders: mine } = await reminders.list(officer)
    expect(mine.find(({ clock }) => clock.record === id)?.mail).toEqual({ state: 'sent', at })
    at = started
    await finish(id)
  })

  test('of a process that died while sending are taken over, and a level without an address is left alone', async () => {
    const id = await addTask({ begun: wall(at - 3 * hour) })
    const mailbox = letterbox()
    mailbox.box.levels = [2, 3]
    await reminding(mailbox.post).round()
    expect(mailbox.taken).toHaveLength(0)
    mailbox.box.levels = [1]
    const hangs = { reaches: () => true, send: () => new Promise<void>(() => {}) }
    void reminding(hangs).round()
    while ((await made.shelf.list('reminder-mail', id, 1)).length === 0) await Promise.resolve()
    await reminding(mailbox.post).round()
    expect(mailbox.taken).toHaveLength(0)
    at += 6 * minute
    await reminding(mailbox.post).round()
    expect(mailbox.taken.map(({ clock }) => clock.record)).toEqual([id])
    at -= 6 * minute
    await finish(id)
  })
})

describe('reminders on the web', () => {
  const told = async (role: Role) => {
    const answer = await web.ask(role, '/reminders.json')
    const { reminders } = (await answer.json()) as {
      reminders: { clock: { record: string }; read: boolean }[]
    }
    return reminders.map(({ clock, read }) => [clock.record, read])
  }

  test('reach the owners, then the deputies, then everyone inside; each reads for themselves', async () => {
    const fields = { ...task({ begun: wall(at - 3.2 * hour) }) }
    const id = await made.book.create(analyst, made.book.kind('task'), {
      fields,
      tlp: 'TLP:GREEN',
      shared: false,
    })
    expect(await told('analyst')).toEqual([[id, false]])
    expect(await told('duty-officer')).toEqual([])
    expect(await told('coalition-delegate')).toEqual([])
    const page = await (await web.ask('analyst', '/')).text()
    expect(page).toContain('1 unread')
    expect(page).toMatch(new RegExp(`id="due".*href="/records/task/${id}".*id="empty"`, 's'))
    expect(await (await web.app.request('http://localhost/')).text()).not.toContain('id="due"')
    const ids = [
      ...(await (await web.ask('analyst', '/reminders')).text()).matchAll(/name="id" value="([^"]+)"/g),
    ]
    await web.post('analyst', '/reminders/read', { id: ids[0]![1]! })
    expect(await told('analyst')).toEqual([[id, true]])
    expect(await told('reviewer')).toEqual([[id, false]])
    expect(await (await web.ask('analyst', '/')).text()).not.toContain('unread')
    at += hour
    expect(await told('analyst')).toEqual([[id, false]])
    expect(await told('duty-officer')).toEqual([[id, false]])
    expect(await told('coalition-delegate')).toEqual([])
    expect(await told('newsroom')).toEqual([])
    at += 4 * hour
    expect(await told('coalition-delegate')).toEqual([[id, false]])
    expect(await told('newsroom')).toEqual([])
    expect((await web.post('newsroom', '/reminders/read', { id: 'x'.repeat(9999) })).status).toBe(303)
    at -= 5 * hour
  })

  test('the board leaves as JSON and CSV without what is red, and cells run nothing', async () => {
    const red = await addTask({ begun: wall(at - 9 * hour) }, { tlp: 'TLP:RED' })
    const id = await addTask({ title: '=1+1', owner: '@x', begun: wall(at - 2 * hour) })
    const json = await (await web.ask('duty-officer', '/clocks.json')).json()
    const csv = await (await web.ask('duty-officer', '/clocks.csv')).text()
    for (const text of [JSON.stringify(json), csv]) {
      expect(text).toContain(id)
      expect(text).not.toContain(red)
    }
    expect(csv).toContain("'=1+1")
    expect(await (await web.ask('duty-officer', '/clocks')).text()).toContain(red)
    expect(await (await web.ask('analyst', '/clocks?level=3')).text()).not.toContain(red)
  })
})
