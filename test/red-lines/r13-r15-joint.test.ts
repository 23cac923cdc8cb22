import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openExchange } from '../../src/app/serving.ts'
import { type Role, roles } from '../../src/records/index.ts'
import { newBook, now, webAs } from '../records/support.ts'
import { jointActionOf } from '../respond/support.ts'

const hour = 3_600_000
const release = now + hour
const action = { ...jointActionOf(release), asked: ['XV', 'XW'], quorum: 2 }
const closes = Date.parse(action.closes)
let clock = now
let made: Awaited<ReturnType<typeof newBook>>
let opened: ReturnType<typeof openExchange>
let web: ReturnType<typeof webAs>
let id: string

beforeAll(async () => {
  made = await newBook({ clock: () => clock })
  opened = openExchange(made, { clock: () => clock })
  web = webAs(made.book, { ...made.effects, clock: () => clock }, undefined, opened)
  await opened.exchange.speakFor('XV', 'ana')
  id = await opened.joint.propose(action, 'ana')
})
afterAll(() => made.close())

const page = (suffix = '') => `/coalition/actions/${id}${suffix}`
const everywhere = ['', '.json', '.csv']
const status = async (role: Role, path: string) => (await web.ask(role, path)).status
const inPublic = async (path: string) => web.app.request(`http://localhost${path}`)

describe('R13: who may do what about a joint action', () => {
  test('before the release insiders see it; the newsroom and the public do not', async () => {
    for (const role of roles) {
      for (const suffix of everywhere) {
        expect([role, await status(role, page(suffix))]).toEqual([role, role === 'newsroom' ? 404 : 200])
      }
    }
    for (const suffix of everywhere) expect((await inPublic(page(suffix))).status).toBe(404)
    expect(await (await inPublic('/coalition')).text()).not.toContain(action.title)
  })

  test('only a delegate asks or decides for a member, only an admin enrols', async () => {
    const outcome = async (role: Role, path: string, fields: Record<string, string>) =>
      (await web.post(role, path, fields)).status
    for (const role of roles.filter((one) => one !== 'coalition-delegate')) {
      expect([role, await outcome(role, page('/decide'), { decision: 'confirms' })]).toEqual([role, 403])
      expect([role, await outcome(role, '/coalition/violations/VI-00000000/ask', {})]).toEqual([role, 403])
    }
    for (const role of roles.filter((one) => one !== 'admin')) {
      const member = { name: 'xw', key: opened.exchange.key().vkey, country: 'XW', url: '' }
      expect([role, await outcome(role, '/exchange/members', member)]).toEqual([role, 403])
      expect([role, await outcome(role, '/exchange/own', { country: 'XZ' })]).toEqual([role, 403])
    }
    expect((await opened.joint.state(id)).members.map(({ decision }) => decision)).toEqual([null, null])
    expect(await opened.joint.own()).toBe('XV')
  })

  test('who proposed does not decide: the page offers it to a second delegate only', async () => {
    expect(await (await web.ask('coalition-delegate', page())).text()).toContain('Confirm for')
    const own = await opened.joint.propose({ ...action, title: 'Second' }, 'exercise/coalition-delegate')
    const path = `/coalition/actions/${own}`
    expect(await (await web.ask('coalition-delegate', path)).text()).toContain('somebody else decides')
    expect((await web.post('coalition-delegate', `${path}/decide`, { decision: 'confirms' })).status).toBe(
      422,
    )
  })
})

describe('R15: not to act together is a decision on record', () => {
  test('a member waives only with its public reason', async () => {
    expect((await web.post('coalition-delegate', page('/decide'), { decision: 'waives' })).status).toBe(422)
    const waiver = { decision: 'waives', reason: 'A caretaker government is in office' }
    expect((await web.post('coalition-delegate', page('/decide'), waiver)).status).toBe(303)
  })

  test('what lapsed is not told before the polls have closed, and told from that second on, with the reasons', async () => {
    for (const at of [release, closes - 1]) {
      clock = at
      expect(await opened.joint.release()).toEqual([])
      for (const suffix of everywhere) expect((await inPublic(page(suffix))).status).toBe(404)
    }
    clock = closes
    for (const suffix of everywhere) {
      const told = await (await inPublic(page(suffix))).text()
      expect(told).toContain('A caretaker government is in office')
      expect(told).not.toContain('exercise/coalition-delegate')
    }
    expect(await (await inPublic('/coalition')).text()).toContain(action.title)
    const { members, quorate } = (await (await inPublic(page('.json'))).json()) as {
      members: { country: string; state: string; reason: string | null }[]
      quorate: boolean
    }
    expect(quorate).toBe(false)
    expect(members).toMatchObject([
      { country: 'XV', state: 'waives', reason: 'A caretaker government is in office' },
      { country: 'XW', state: 'asked', reason: null },
    ])
  })
})
