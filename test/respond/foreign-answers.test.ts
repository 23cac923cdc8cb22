import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webAs } from '../records/support.ts'
import { bytesOf, enrol, fileOf, type Instance, newInstance, start } from '../share/support.ts'
import { measureOf, positionOf, pureGovernment } from './support.ts'

const delegate = { name: 'kim', role: 'coalition-delegate' } as const
const officer = { name: 'ana', role: 'duty-officer' } as const
const open = { tlp: 'TLP:CLEAR', shared: true } as const
const grade = { reliability: 'A', credibility: '1' }
const done = {
  status: 'implemented',
  implemented: '2027-05-02',
  evidence: [{ what: 'Decree 2027-12', day: '2027-05-02', source: 'https://official.example/12', ...grade }],
}

let here: Instance
let there: Instance
const effects = { clock: () => start, randomBytes: (size: number) => randomBytes(size) }
const served = () => webAs(here.book, effects, undefined, { exchange: here.exchange })

type Web = ReturnType<typeof served>
const stranger = async (web: Web, path: string) => (await web.app.request(`http://localhost${path}`)).text()
const asDelegate = async (web: Web, path: string) => (await web.ask('coalition-delegate', path)).text()
const steps = (json: string) =>
  Object.fromEntries(
    (JSON.parse(json) as { steps: { step: string; status: string }[] }).steps.map((one) => [
      one.step,
      one.status,
    ]),
  )

async function create(of: Instance, kind: string, fields: object, mark: object = open): Promise<string> {
  return of.book.create(delegate, of.book.kind(kind), { fields, ...open, ...mark } as never)
}

async function approved(of: Instance, kind: string, fields: object, mark: object = open): Promise<string> {
  const id = await create(of, kind, fields, mark)
  const { revision } = await of.book.get(officer, of.book.kind(kind), id)
  await of.book.approve(officer, of.book.kind(kind), id, revision)
  return id
}

const election = {
  ...{ name: 'General election', country: 'XV', office: 'Parliament', zone: 'Europe/Paris' },
  ...{ voteOpens: '2027-05-09T08:00', voteCloses: '2027-05-09T20:00', source: 'official journal' },
}

let ids: Record<'sanction' | 'amber' | 'waiting' | 'orphan' | 'said', string>
let vote: string

beforeAll(async () => {
  here = await newInstance()
  there = await newInstance()
  await enrol(here, 'fr', there)
  vote = await here.book.create(officer, here.book.kind('election'), { fields: election, ...open })
  const theirVote = await there.book.create(officer, there.book.kind('election'), {
    fields: election,
    ...open,
  })
  const government = await create(there, 'government', pureGovernment)
  const closed = await create(there, 'government', { ...pureGovernment, country: 'XW' }, { shared: false })
  const measure = measureOf(government)
  ids = {
    sanction: await approved(there, 'measure', { ...measure, ...done, election: theirVote }),
    amber: await approved(
      there,
      'measure',
      { ...measure, ...done, class: 'expulsion', regime: undefined, expelled: 4, title: 'Four expelled' },
      { tlp: 'TLP:AMBER' },
    ),
    waiting: await create(there, 'position', { ...positionOf(government), title: 'Not approved yet' }),
    orphan: await approved(there, 'measure', { ...measure, government: closed, title: 'Of a closed record' }),
    said: await approved(there, 'position', { ...positionOf(government), title: 'We name it' }),
  }
  await here.exchange.take(bytesOf(await fileOf(there)))
})
afterAll(async () => {
  await here.close()
  await there.close()
})

describe('what members opened counts here, with its origin shown', () => {
  test('the checklist of its government: to insiders all that their role may see', async () => {
    const web = served()
    const path = `/governments/XV/${vote}`
    expect(steps(await asDelegate(web, `${path}.json`))).toMatchObject({
      sanctions: 'done',
      expulsions: 'done',
      closures: 'open',
    })
    const html = await asDelegate(web, path)
    expect(html).toContain('from fr')
    const origin = encodeURIComponent(there.exchange.key().name)
    expect(html).toContain(`/answers/${ids.sanction}?origin=${origin}`)
    expect(await asDelegate(web, '/governments/XV')).toContain('Four expelled')
  })

  test('to everybody else what is clear, approved and of a day that has come', async () => {
    const web = served()
    const path = `/governments/XV/${vote}`
    expect(steps(await stranger(web, `${path}.json`))).toMatchObject({
      sanctions: 'done',
      expulsions: 'open',
    })
    const register = await stranger(web, '/answers?government=XV')
    expect(register).toContain('We name it')
    for (const hidden of ['Four expelled', 'Not approved yet']) expect(register).not.toContain(hidden)
    expect(await (await web.ask('newsroom', '/answers?government=XV')).text()).not.toContain('Four expelled')
    const origin = encodeURIComponent(there.exchange.key().name)
    const page = await stranger(web, `/answers/${ids.sanction}?origin=${origin}`)
    expect(page).toContain('Written on the instance of fr')
    expect(page).toContain('Decree 2027-12')
    expect(page).not.toContain('/exchange/')
    expect((await web.app.request(`http://localhost/answers/${ids.amber}?origin=${origin}`)).status).toBe(404)
    expect((await web.app.request(`http://localhost/answers/${ids.sanction}?origin=other`)).status).toBe(404)
    const proof = `/exchange/${ids.sanction}?origin=${origin}`
    expect(await asDelegate(web, `/answers/${ids.sanction}?origin=${origin}`)).toContain(proof)
    expect((await web.ask('coalition-delegate', proof)).status).toBe(200)
  })

  test('as data: register, feed and JSON name the member', async () => {
    const web = served()
    expect(await asDelegate(web, '/answers.csv?government=XV&class=sanction')).toMatch(
      new RegExp(`sanction,sanctions,.*,done,.*/${ids.sanction},fr\n`),
    )
    expect(await stranger(web, '/answers.atom?government=XV')).toContain(`/answers/${ids.sanction}?origin=`)
    const { entries } = JSON.parse(await stranger(web, '/answers.json?government=XV&class=sanction'))
    expect(entries).toMatchObject([{ of: { from: { member: 'fr', ledger: there.exchange.key().name } } }])
  })

  test('what nobody can say whose it is does not count, and the page says so', async () => {
    const web = served()
    const register = await asDelegate(web, '/answers?government=XV')
    expect(register).not.toContain('Of a closed record')
    expect(register).toContain('was not opened with them: 1.')
  })

  test('the same government, class and day on record here and there is one deed', async () => {
    const government = await create(here, 'government', { ...pureGovernment, zone: 'Europe/Paris' })
    await approved(here, 'measure', { ...measureOf(government), ...done, persons: 3 })
    const { entries } = JSON.parse(await asDelegate(served(), '/answers.json?government=XV&class=sanction'))
    expect(entries).toHaveLength(1)
    expect(entries[0].of.from).toBeNull()
  })

  test('what its member takes back counts no longer', async () => {
    const kind = there.book.kind('position')
    const { revision } = await there.book.get(officer, kind, ids.said)
    await there.book.retract(officer, kind, ids.said, revision, 'Misquoted')
    await here.exchange.take(bytesOf(await fileOf(there)))
    expect(await asDelegate(served(), '/answers?government=XV')).not.toContain('We name it')
  })
})
