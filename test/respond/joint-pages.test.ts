import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openExchange } from '../../src/app/serving.ts'
import { person, pureElection, webAs } from '../records/support.ts'
import { bytesOf, newInstance, start } from '../share/support.ts'
import { measureOf, pureGovernment } from './support.ts'

/** An instance with its pages. */
async function instanceOf(country: string) {
  const effects = { clock: () => start, randomBytes: (size: number) => randomBytes(size) }
  const made = await newInstance()
  const opened = openExchange(made, effects)
  await opened.exchange.speakFor(country, 'ana')
  return { ...made, ...opened, ...webAs(made.book, effects, undefined, opened) }
}
type Instance = Awaited<ReturnType<typeof instanceOf>>

const ana = person('coalition-delegate', 'ana')
const open = { tlp: 'TLP:CLEAR', shared: true } as const
let ours: Instance
let theirs: Instance
let violation: string
let action: string

const create = (kind: string, fields: object, who = ana, mark: object = open) =>
  ours.book.create(who, ours.book.kind(kind), { fields, ...mark } as never)
const carry = async () => {
  let file = ''
  for await (const line of ours.exchange.lines()) file += line
  return theirs.exchange.take(bytesOf(file))
}
const read = async ({ ask }: Instance, path: string) => (await ask('coalition-delegate', path)).text()

beforeAll(async () => {
  ours = await instanceOf('XV')
  theirs = await instanceOf('XW')
  await theirs.exchange.add({ name: 'xv', url: null, key: ours.exchange.key().vkey, country: 'XV' }, 'ana')
  const coalition = await create('coalition', { name: 'Two', preset: 'open', norm: 'N', quorum: 2 })
  const theirPledge = await theirs.joint.pledge('Two', '2027-05-01')
  const pledged = { country: 'XW', joined: '2027-05-01', key: theirPledge.key, pledge: theirPledge.signature }
  await create('member', { coalition, standing: 'member', ...pledged })
  const { silenceFrom: _, silenceTo: __, campaignStart: ___, ...rest } = pureElection
  const vote = { voteOpens: '2027-06-20T08:00', voteCloses: '2027-06-20T20:00' }
  const election = await create('election', { ...rest, ...vote }, person('analyst'))
  const redLine = await create('red-line', {
    ...{ title: 'R', coalition, election, norm: 'N', locks: '2027-06-01T00:00' },
    matrix: [{ limb: 'any', severity: '2', class: 'isolation', days: 14 }],
  })
  const government = await create('government', pureGovernment, person('analyst'))
  const { regime: ____, ...measure } = measureOf(government)
  const cease = await create('measure', {
    ...{ ...measure, class: 'cease-notice', title: 'Notice to cease the cloning' },
    ...{
      addressee: 'Embassy',
      delivered: '2027-05-05T09:00',
      replied: '2027-05-05T18:00',
      reply: '<b>We deny</b>',
    },
  })
  violation = await create('violation', {
    ...{ title: '<i>Cloned</i> newspaper', redLine, limb: 'B1', severity: '4', found: '2027-05-04', cease },
    ...{ chosen: 'isolation', channel: 'Embassy', textEn: 'We <act>.', textFr: 'Nous agissons.' },
  })
})
afterAll(async () => {
  await ours.close()
  await theirs.close()
})

describe('from a violation to the question', () => {
  test('the page says what is missing, and who joins by one click is then asked', async () => {
    const page = await read(ours, `/coalition/violations/${violation}`)
    expect(page).toContain('Still missing: Release (T0).')
    expect(page).toContain('is no member of the coalition')
    expect(page).toContain('delivered 5 May 2027, 09:00')
    const [coalition] = /\/coalition\/(CL-\w+)\/join/.exec(await read(ours, '/coalition'))!.slice(1)
    expect((await ours.post('coalition-delegate', `/coalition/${coalition}/join`, {})).status).toBe(303)
    expect(await read(ours, '/coalition')).not.toContain('/join')
    expect(
      await ours.joint.membersFor(
        ana,
        (await ours.book.get(ana, ours.book.kind('violation'), violation)).fields,
      ),
    ).toEqual(['XV', 'XW'])
  })

  test('asked once the release is set: below isolation nothing is offered', async () => {
    const kind = ours.book.kind('violation')
    const { fields, revision } = await ours.book.get(ana, kind, violation)
    const entry = { fields: { ...fields, release: '2027-05-06T11:00' }, ...open, revision }
    await ours.book.revise(ana, kind, violation, entry)
    const page = await read(ours, `/coalition/violations/${violation}`)
    expect(page).toContain('Ask the 2 members')
    for (const weak of ['notice to cease', 'public statement', 'demarche']) {
      expect(page.slice(page.indexOf('id="ladder"'), page.indexOf('class="facts"'))).not.toContain(weak)
    }
    const asked = await ours.post('coalition-delegate', `/coalition/violations/${violation}/ask`, {})
    action = asked.headers.get('location')!
    expect(action).toMatch(/^\/coalition\/actions\/JA-/)
    expect(await read(ours, `/coalition/violations/${violation}`)).toContain(action)
  })
})

describe('where a member is asked', () => {
  test('text, notice and its reply are there as they were written, and nothing of it acts', async () => {
    expect(await carry()).toMatchObject({ refused: 0, complete: true })
    const page = await read(theirs, action)
    for (const words of [
      '&lt;i&gt;Cloned&lt;/i&gt;',
      'We &lt;act&gt;.',
      '&lt;b&gt;We deny&lt;/b&gt;',
      'by file',
      'Something is wrong here',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('<b>We deny')
    expect(await read(theirs, `${action}?lang=fr`)).toContain('Confirmer pour')
  })

  test('a waiver is shown with its reason; as a table no cell acts', async () => {
    const reason = '=cmd()'
    const waived = await theirs.post('coalition-delegate', `${action}/decide`, { decision: 'waives', reason })
    expect(waived.status).toBe(303)
    expect(await read(theirs, action)).toContain('=cmd()')
    const cells = (await read(theirs, `${action}.csv`)).split('\n')[2]!.split(',')
    expect(cells.slice(0, 2)).toEqual(['XW', 'waives'])
    expect(cells.find((cell) => cell.includes('cmd'))).not.toMatch(/^"?=/)
    const json = JSON.parse(await read(theirs, `${action}.json`)) as { members: object[] }
    expect(json.members[1]).toMatchObject({ country: 'XW', state: 'waives', reason, released: null })
  })

  test('enrolment on one page: whose key, which country, which coalition', async () => {
    await ours.exchange.add({ name: 'xw', url: null, key: theirs.exchange.key().vkey, country: 'XW' }, 'ana')
    const page = await (await ours.ask('admin', '/exchange')).text()
    for (const words of ['XV', theirs.exchange.key().vkey.split('+')[0]!, 'Two', 'by file']) {
      expect(page).toContain(words)
    }
    const taken = { name: 'other', country: 'XW', url: '', key: theirs.exchange.key().vkey }
    expect((await ours.post('admin', '/exchange/members', taken)).status).toBe(422)
  })
})
