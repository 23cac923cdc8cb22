import { afterEach, expect, test } from 'vitest'
import { mailConfig } from '../../src/app/frame.ts'
import { startReminding } from '../../src/app/serving.ts'
import type { Tlp } from '../../src/vocab/tlp.ts'
import { mailServer } from '../support/mail-server.ts'
import { newBook, now, officer } from './support.ts'

const hour = 3_600_000

type Close = () => Promise<void> | void
const closing: Close[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const env = (url: string) => ({
  TOCSIN_SMTP_URL: url,
  TOCSIN_MAIL_FROM: 'tocsin@desk.example',
  TOCSIN_MAIL_DESK: 'desk@desk.example',
  TOCSIN_MAIL_DUTY: 'duty@desk.example, deputy@desk.example',
  TOCSIN_MAIL_HEAD: 'head@desk.example',
  TOCSIN_URL: 'https://desk.example/',
})

/** A desk whose clock and timer the test moves. */
async function desk(url: string) {
  let at = now
  let work: () => void = () => {}
  const made = await newBook({ clock: () => at })
  const failures: unknown[] = []
  const effects = {
    clock: () => at,
    every: (_: number, next: () => void) => {
      work = next
      return () => {
        work = () => {}
      }
    },
  }
  const start = () => startReminding(made, effects, mailConfig(env(url)), (error) => failures.push(error))
  let reminding = await start()
  closing.push(async () => {
    await reminding.close()
    await made.close()
  })
  return {
    failures,
    async add(title: string, tlp: Tlp) {
      const begun = new Date(at - 3 * hour).toISOString().slice(0, 16)
      const fields = { title, stage: 'criteria', begun, owner: 'Ana', status: 'open' }
      return made.book.create(officer, made.book.kind('task'), { fields, tlp, shared: true })
    },
    async later(hours: number) {
      at += hours * hour
      work()
      await reminding.reminders.round()
    },
    async restart() {
      await reminding.close()
      reminding = await start()
    },
    list: async () => (await reminding.reminders.list(officer)).reminders,
  }
}

const textOf = (raw: string) =>
  raw
    .replaceAll('\r\n', '\n')
    .replaceAll('=\n', '')
    .replace(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))

test('each level reaches its addresses and those below, in both languages, and once over a restart', async () => {
  const server = await mailServer()
  closing.push(server.stop)
  const { add, later, restart, failures } = await desk(server.url)
  const id = await add('Look-alike of the commission\r\nBcc: evil@example', 'TLP:GREEN')
  await later(0.1)
  await restart()
  await later(0)
  expect(server.received.map(({ to }) => to)).toEqual([['desk@desk.example']])
  const text = textOf(server.received[0]!.raw)
  expect(text).toContain(`Subject: [Tocsin] TLP:GREEN criteria assessed: due in 54 min, ${id}`)
  expect(text).toContain('Look-alike of the commission Bcc: evil@example')
  expect(text).toContain('à rendre dans 54\u00a0min')
  expect(text).toContain(`https://desk.example/records/task/${id}`)
  expect(text).toContain('Auto-Submitted: auto-generated')
  await later(1)
  await later(5)
  await later(40)
  expect(server.received.map(({ to }) => to.length)).toEqual([1, 3, 4])
  expect(textOf(server.received[2]!.raw)).toContain('tell the head')
  expect(failures).toEqual([])
})

test('what a record is marked with decides what its mail may say', async () => {
  const server = await mailServer()
  closing.push(server.stop)
  const { add, later } = await desk(server.url)
  const amber = await add('secret title of amber', 'TLP:AMBER')
  const red = await add('secret title of red', 'TLP:RED')
  await later(0.1)
  const texts = server.received.map(({ raw }) => textOf(raw))
  expect(texts).toHaveLength(2)
  expect(texts.join()).not.toContain('secret title')
  expect(texts.join()).not.toContain(red)
  expect(texts.filter((text) => text.includes(amber))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('https://desk.example/clocks'))).toHaveLength(1)
})

test('while the mail server is away nothing else stops, and the mail goes out when it is back', async () => {
  const server = await mailServer()
  await server.stop()
  const { add, later, list, failures } = await desk(server.url)
  const id = await add('Look at it', 'TLP:GREEN')
  await later(0.1)
  const [waiting] = await list()
  expect(waiting).toMatchObject({ mail: { state: 'failed', tries: 1 }, clock: { record: id } })
  const back = await mailServer(server.port)
  closing.push(back.stop)
  await later(0.01)
  expect(back.received).toHaveLength(0)
  await later(0.1)
  expect(back.received).toHaveLength(1)
  expect((await list())[0]!.mail).toMatchObject({ state: 'sent' })
  expect(failures).toEqual([])
})

test('settings that cannot work are refused by name, and a password is never shown', () => {
  expect(mailConfig({})).toBeNull()
  const wrong = (change: object) => () => mailConfig({ ...env('smtps://u:secret@mail.example'), ...change })
  expect(wrong({})).not.toThrow()
  expect(wrong({ TOCSIN_SMTP_URL: 'http://u:secret@mail.example' })).toThrow(
    /^TOCSIN_SMTP_URL is not (?!.*secret)/,
  )
  expect(wrong({ TOCSIN_MAIL_FROM: 'a@b\r\nBcc: c@d' })).toThrow('TOCSIN_MAIL_FROM')
  expect(wrong({ TOCSIN_MAIL_DUTY: 'nobody' })).toThrow('TOCSIN_MAIL_DUTY')
  expect(wrong({ TOCSIN_MAIL_DESK: '', TOCSIN_MAIL_DUTY: '', TOCSIN_MAIL_HEAD: ' , ' })).toThrow(
    'TOCSIN_MAIL_DESK',
  )
  expect(wrong({ TOCSIN_URL: 'javascript:alert(1)' })).toThrow('TOCSIN_URL')
})
