import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JointExchange, serveJoint } from '../../src/app/serving.ts'
import { readKey, type SigningKey, signingKey } from '../../src/ledger/index.ts'
import {
  actionId,
  type JointAction,
  jointFormat,
  jointStates,
  messageLines,
  openMessage,
  parseLines,
  RespondError,
  type SignedMessage,
  signMessage,
} from '../../src/respond/index.ts'
import { newBook, now } from '../records/support.ts'
import { jointActionOf } from './support.ts'

const countries = ['XA', 'XB', 'XC', 'XD', 'XE']
const keys = new Map(
  countries.map((country, i) => [
    country,
    signingKey(`example.org/${country}`, new Uint8Array(32).fill(i + 1)),
  ]),
)
const vkeys = new Map([...keys].map(([country, key]) => [country, key.public.vkey]))
const body: JointAction = jointActionOf(now + 3_600_000)
const id = actionId(body)
const signed = (by: string, kind: 'confirmation' | 'statement', content: object, key = keys.get(by)!) =>
  signMessage(key, { format: jointFormat, action: id, by, kind, body: content } as SignedMessage['message'])
const proposal = signMessage(keys.get('XA')!, {
  format: jointFormat,
  action: id,
  by: 'XA',
  kind: 'action',
  body,
})
const confirmed = (by: string) =>
  signed(by, 'confirmation', { decision: 'confirms', at: '2027-05-06T10:00:00Z' })
const said = (by: string, ms: number) =>
  signed(by, 'statement', { at: new Date(now + 3_600_000 + ms).toISOString() })

describe('messages', () => {
  const refusal = (data: unknown) => {
    try {
      openMessage(data, vkeys)
      return 'taken'
    } catch (error) {
      if (error instanceof RespondError) return error.code
      throw error
    }
  }

  test('are taken from members only, with their own signature, and unchanged', () => {
    expect(refusal(proposal)).toBe('taken')
    expect(refusal(confirmed('XB'))).toBe('taken')
    const stranger: SigningKey = signingKey('example.org/XB', new Uint8Array(32).fill(99))
    expect(
      refusal(signed('XB', 'confirmation', { decision: 'confirms', at: '2027-05-06T10:00:00Z' }, stranger)),
    ).toBe('message-refused')
    const changed = { ...proposal, message: { ...proposal.message, body: { ...body, quorum: 1 } } }
    expect(refusal(changed)).toBe('message-refused')
    const renamed = signMessage(keys.get('XA')!, {
      format: jointFormat,
      action: id,
      by: 'XA',
      kind: 'action',
      body: { ...body, quorum: 1 },
    })
    expect(refusal(renamed)).toBe('message-refused')
  })

  test('nothing hostile is taken, and nothing throws anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(refusal(data)).toBe('message-invalid')
      }),
    )
    expect(() => parseLines('{"a":1}\n{nonsense')).toThrow(/line 2 is not JSON/)
    expect(parseLines(messageLines([proposal]))).toEqual([JSON.parse(JSON.stringify(proposal))])
  })
})

describe('the state of a joint action', () => {
  const pool = [
    proposal,
    ...countries.map(confirmed),
    ...countries.map((by, i) => said(by, i * 137)),
    signed('XE', 'confirmation', { decision: 'waives', reason: 'caretaker', at: '2027-05-06T11:00:00Z' }),
  ]

  test('permuting or repeating messages changes nothing', () => {
    fc.assert(
      fc.property(fc.subarray(pool), fc.infiniteStream(fc.nat()), (some, dice) => {
        const twice = [...some, ...some].map((one) => ({ one, at: dice.next().value ?? 0 }))
        const shuffled = twice.toSorted((a, b) => a.at - b.at).map(({ one }) => one)
        expect(jointStates(shuffled)).toEqual(jointStates(some))
      }),
    )
  })

  test('a confirming member more never lowers a figure of concert', () => {
    fc.assert(
      fc.property(fc.subarray(countries), fc.constantFrom(...countries), (some, more) => {
        const of = (all: readonly string[]) => jointStates([proposal, ...all.map(confirmed)])[0]!
        const [before, after] = [of(some), of([...some, more])]
        expect(after.confirmed).toBeGreaterThanOrEqual(before.confirmed)
        expect(Number(after.quorate)).toBeGreaterThanOrEqual(Number(before.quorate))
      }),
    )
  })

  test('two decisions of one member count for neither and are shown', () => {
    const state = jointStates(pool)[0]!
    expect(state.contradictory).toEqual(['XE'])
    expect(state.confirmed).toBe(4)
  })

  test('a waiver without a reason is none; an action below the floor is none', () => {
    const bare = signed('XB', 'confirmation', { decision: 'waives', at: '2027-05-06T10:00:00Z' })
    expect(jointStates([proposal, bare])[0]!.confirmations.size).toBe(0)
    const low: JointAction = { ...body, chosen: 'statement' }
    const weak = signMessage(keys.get('XA')!, {
      format: jointFormat,
      action: actionId(low),
      by: 'XA',
      kind: 'action',
      body: low,
    })
    expect(jointStates([weak])).toEqual([])
  })
})

describe('an instance', () => {
  let made: Awaited<ReturnType<typeof newBook>>
  let exchange: JointExchange
  let clock = now
  beforeAll(async () => {
    made = await newBook({ clock: () => clock })
    const key = (await readKey(made.folder))!
    exchange = new JointExchange({ ledger: made.ledger, key, clock: () => clock })
    await exchange.setMembers(new Map([...vkeys, ['XA', key.public.vkey]]))
  })
  afterAll(() => made.close())

  test('choosing less than the red line asks needs a reason; below isolation nothing goes', async () => {
    await expect(exchange.propose({ ...body, chosen: 'isolation' })).rejects.toThrow(/say why/)
    await expect(exchange.propose({ ...body, chosen: 'demarche' })).rejects.toThrow(/isolation is the least/)
    await expect(exchange.propose({ ...body, release: '2020-01-01T00:00:00Z' })).rejects.toThrow(/lie ahead/)
    const id = await exchange.propose({ ...body, chosen: 'expulsion', lessBecause: 'the first time' })
    expect(id).toMatch(/^JA-/)
  })

  test('releases at T0, not before, only with quorum and its own confirmation, and only once', async () => {
    const id = await exchange.propose(body)
    await exchange.receive([confirmed('XB'), confirmed('XC')])
    clock = Date.parse(body.release) - 1
    expect(await exchange.release()).toEqual([])
    clock = Date.parse(body.release)
    expect(await exchange.release()).toEqual([])
    await exchange.decide(id, 'confirms')
    expect(await exchange.release()).toEqual([id])
    expect(await exchange.release()).toEqual([])
    // Another process of the same member on the same store, at the same moment.
    const twin = new JointExchange({
      ledger: made.ledger,
      key: (await readKey(made.folder))!,
      clock: () => clock + 5,
    })
    expect(await twin.release()).toEqual([])
    await expect(exchange.decide(id, 'waives', 'changed our mind')).rejects.toThrow(/has decided already/)
  })

  test('its server answers to loopback names without an origin, in bounded bytes', async () => {
    const server = await serveJoint(exchange, 0)
    const at = `${server.url}/joint.jsonl`
    expect((await fetch(at)).status).toBe(200)
    expect((await fetch(at, { headers: { origin: 'http://elsewhere.example' } })).status).toBe(421)
    expect((await fetch(`${server.url}/else`)).status).toBe(404)
    expect((await fetch(at, { method: 'DELETE' })).status).toBe(405)
    const broken = await fetch(at, { method: 'POST', body: '{nonsense' })
    expect([broken.status, await broken.text()]).toEqual([422, expect.stringContaining('line 1 is not JSON')])
    const huge = await fetch(at, { method: 'POST', body: 'x'.repeat(9 * 1024 * 1024) }).then(
      ({ status }) => status,
      () => 413,
    )
    expect(huge).toBe(413)
    await server.close()
  })
})
