import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailConfig } from '../../src/app/frame.ts'
import { sendLetter } from '../../src/app/smtp.ts'
import { mailServer } from '../support/mail-server.ts'
import { newPeople, webOver, withCookies } from './support.ts'

let arrived: () => void = () => {}
let server: Awaited<ReturnType<typeof mailServer>>
let made: Awaited<ReturnType<typeof newPeople>>
let web: ReturnType<typeof webOver>

beforeAll(async () => {
  server = await mailServer(0, () => arrived())
  const mail = mailConfig({
    TOCSIN_SMTP_URL: server.url,
    TOCSIN_MAIL_FROM: 'tocsin@desk.example',
    TOCSIN_MAIL_DESK: 'desk@desk.example',
  })!
  made = await newPeople({ send: (letter) => sendLetter(mail, letter) })
  web = webOver(made)
})
afterAll(async () => {
  await made.close()
  await server.stop()
})

const ask = (address: string) => web.post('/sign-in/lost', { address })

test('a link by mail signs in once whoever was added with the address, and says the same to every other', async () => {
  await made.people.registry.add('root', 'ada', 'ada@home.example')
  const mailed = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const pages = []
  for (const address of ['nobody@home.example', 'Ada@Home.example', '', 'no address', 'p-x@people.invalid']) {
    const answer = await ask(address)
    pages.push([answer.status, await answer.text()].join())
  }
  expect(new Set(pages).size).toBe(1)
  await mailed
  await made.people.links.mail('ada@home.example', 'http://localhost')
  expect(server.received).toHaveLength(1)
  const { to, raw } = server.received[0]!
  expect(to).toEqual(['ada@home.example'])
  expect(raw).toContain('Auto-Submitted: auto-generated')
  const text = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
  const link = /http:\/\/localhost\/welcome\?link=([\w-]{43})/.exec(text)![1]!
  const { cookies } = await made.people.links.use(link, '', new Headers())
  expect((await made.people.signIns.read(withCookies(cookies)))!.name).toBe('ada')
  const all: string[] = []
  for await (const event of made.ledger.events()) all.push(JSON.stringify(event))
  expect(all.join()).not.toMatch(/home\.example/)
})

test('asking again and again is refused', async () => {
  const statuses = new Set<number>()
  for (let i = 0; i < 12; i++) statuses.add((await ask(`guess${i}@home.example`)).status)
  expect(statuses).toEqual(new Set([200, 429]))
})

test('without a mail server nothing of it is offered', async () => {
  const without = await newPeople()
  const { ask: get } = webOver(without)
  expect(await (await get('/sign-in')).text()).not.toContain('A link by mail')
  expect(await (await web.ask('/sign-in')).text()).toContain('A link by mail')
  await without.close()
})
