import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailConfig } from '../../src/app/frame.ts'
import { kinds } from '../../src/app/index.ts'
import { startWatching } from '../../src/app/serving.ts'
import { publicRegister } from '../../src/web/index.ts'
import { analyst, reviewer } from '../records/support.ts'
import { measureOf, pureGovernment } from '../respond/support.ts'
import { mailServer } from '../support/mail-server.ts'
import { newPeople, somebody, webOver } from './support.ts'

let server: Awaited<ReturnType<typeof mailServer>>
let made: Awaited<ReturnType<typeof newPeople>>
let watching: ReturnType<typeof startWatching>
let web: ReturnType<typeof webOver>

beforeAll(async () => {
  server = await mailServer()
  const mail = mailConfig({
    TOCSIN_SMTP_URL: server.url,
    TOCSIN_MAIL_FROM: 'tocsin@desk.example',
    TOCSIN_MAIL_DESK: 'desk@desk.example',
    TOCSIN_URL: 'https://desk.example',
  })!
  made = await newPeople({ kinds, settings: { origin: 'https://desk.example' } })
  const effects = { ...made.effects, every: () => () => {} }
  const register = publicRegister({ book: made.book, clock: made.clock })
  watching = startWatching(made, effects, register, mail, (error) => {
    throw error
  })
  web = webOver(made, { watching, hosts: ['desk.example'] })
})
afterAll(async () => {
  await watching.close()
  await made.close()
  await server.stop()
})

const clear = { tlp: 'TLP:CLEAR', shared: false } as const
const origin = 'https://desk.example'

test('a person watches, gets one mail at the address an admin entered, and ends it from the mail program', async () => {
  const { book } = made
  const { headers } = await somebody(made, 'ada', undefined, 'ada@home.example')
  const cookie = headers.get('cookie')!
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    web.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } }, origin)
  const kind = book.kind('measure')
  const government = await book.create(analyst, book.kind('government'), { fields: pureGovernment, ...clear })
  await post('/watch', { government: 'XV' })
  await post('/watch/mail', { wanted: 'yes' })
  expect(await (await web.ask('/watch', { headers: { cookie } }, origin)).text()).toContain('Mails are on.')
  const id = await book.create(analyst, kind, {
    fields: {
      ...measureOf(government),
      announced: '2026-04-12',
      title: 'Sanctions\r\nBcc: eve@home.example',
    },
    ...clear,
  })
  // Nothing leaves that a second person has not approved.
  await watching.digests.round()
  expect(server.received).toEqual([])
  await book.approve(reviewer, kind, id, (await book.get(reviewer, kind, id)).revision)
  await watching.digests.round()
  expect(server.received.map(({ to }) => to)).toEqual([['ada@home.example']])
  const { raw } = server.received[0]!
  const plain = raw.replace(/=\r\n/g, '').replaceAll('=3D', '=')
  expect(plain).toContain('Sanctions Bcc: eve@home.example (announced)')
  expect(plain).not.toMatch(/^Bcc:/m)
  expect(plain).toContain('https://desk.example/answers?government=XV')
  expect(plain).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  const link = /https:\/\/desk\.example(\/watch\/stop\?who=ada&token=[0-9A-Z]{24})/.exec(plain)![1]!
  // A look at the page ends nothing, the button and the mail program do, without an account.
  expect(await (await web.app.request(`${origin}${link}`)).text()).toContain('This ends the mails')
  expect(await watching.digests.wanted('ada')).toBe(true)
  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
  expect((await web.app.request(`${origin}${link}`, oneClick)).status).toBe(200)
  expect(await watching.digests.wanted('ada')).toBe(false)
  expect((await web.app.request(`${origin}${link}`, oneClick)).status).toBe(404)
  expect((await web.app.request(`${origin}/watch`)).status).toBe(401)
})
