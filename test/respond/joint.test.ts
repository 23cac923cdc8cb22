import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JointDesk, openExchange } from '../../src/app/serving.ts'
import {
  actionId,
  type JointAction,
  jointStates,
  type Message,
  readMessage,
  type Signed,
} from '../../src/respond/index.ts'
import { newBook, now } from '../records/support.ts'
import { jointActionOf } from './support.ts'

const countries = ['XA', 'XB', 'XC', 'XD', 'XE']
const body: JointAction = jointActionOf(now + 3_600_000)
const id = actionId(body)
const signed = (by: string, at: number, message: Message): Signed => ({
  ...{ message, by, at, author: 'ana', signer: by },
  hash: `${by} ${JSON.stringify(message)}`,
})
const asks = (action: JointAction) =>
  signed('XA', now, { action: actionId(action), kind: 'action', body: action })
const proposal = asks(body)
const decided = (by: string, own: Extract<Message, { kind: 'confirmation' }>['body'], at = now + 1000) =>
  signed(by, at, { action: id, kind: 'confirmation', body: own })
const confirmed = (by: string) => decided(by, { decision: 'confirms' })
const said = (by: string, ms: number) =>
  signed(by, now + 3_600_000 + ms, { action: id, kind: 'statement', body: {} })

describe('messages', () => {
  test('an action is read only under the id of what it says', () => {
    expect(readMessage(proposal.message)).toEqual(proposal.message)
    expect(readMessage({ ...proposal.message, body: { ...body, quorum: 1 } })).toBeNull()
    expect(readMessage({ ...proposal.message, more: 1 })).toBeNull()
  })

  test('nothing hostile is read, and nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readMessage(data)).toBeNull()
      }),
    )
  })
})

describe('the state of a joint action', () => {
  const pool = [
    proposal,
    ...countries.map(confirmed),
    ...countries.map((by, i) => said(by, i * 137)),
    decided('XE', { decision: 'waives', reason: 'caretaker' }, now + 2000),
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

  test('permuting who the members are permutes the answer and changes no figure', () => {
    fc.assert(
      fc.property(fc.subarray(pool), fc.shuffledSubarray(countries, { minLength: 5 }), (some, other) => {
        const called = (country: string) => other[countries.indexOf(country)]!
        const turned = some.map((one) => ({ ...one, by: called(one.by) }))
        const [a] = jointStates(some)
        const [b] = jointStates(turned)
        const figures = (state = a) => [state?.confirmed, state?.quorate, state?.released, state?.spread]
        expect(figures(b)).toEqual(figures(a))
        const parts = new Map(b?.members.map((part) => [part.country, part]))
        for (const { country, decision, released } of a?.members ?? []) {
          const part = parts.get(called(country))!
          expect([part.decision, part.released?.at]).toEqual([decision, released?.at])
        }
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
    expect(state.members.filter(({ decision }) => decision === 'contradictory')).toMatchObject([
      { country: 'XE' },
    ])
    expect(state.confirmed).toBe(4)
  })

  test('who was not asked counts for nothing', () => {
    const state = jointStates([proposal, confirmed('XZ'), said('XZ', 5), confirmed('XA')])[0]!
    expect([state.confirmed, state.released]).toEqual([1, 0])
    expect(state.members.map(({ country }) => country)).toEqual(countries)
  })

  test('a waiver without a reason is none; an action below the floor is none', () => {
    const bare = decided('XB', { decision: 'waives' })
    expect(jointStates([proposal, bare])[0]!.members.every(({ decision }) => decision === null)).toBe(true)
    expect(jointStates([asks({ ...body, chosen: 'statement' })])).toEqual([])
    expect(jointStates([asks({ ...body, quorum: 6 })])).toEqual([])
    expect(jointStates([asks({ ...body, asked: ['XA', 'XA', 'XA'] })])).toEqual([])
  })
})

describe('an instance', () => {
  let made: Awaited<ReturnType<typeof newBook>>
  let joint: JointDesk
  let clock = now
  const desk = () => openExchange(made, { clock: () => clock })
  beforeAll(async () => {
    made = await newBook({ clock: () => clock })
    joint = desk().joint
  })
  afterAll(() => made.close())
  const alone = { ...body, asked: ['XA', 'XB', 'XC'], quorum: 1 }

  test('that speaks for nobody, or for somebody who is not asked, asks nothing and decides nothing', async () => {
    await expect(joint.propose(alone, 'ana')).rejects.toMatchObject({ code: 'not-a-member' })
    await desk().exchange.speakFor('XZ', 'ana')
    await expect(joint.propose(alone, 'ana')).rejects.toThrow(/XZ is not among the members asked/)
    await desk().exchange.speakFor('XA', 'ana')
    await expect(joint.decide('JA-0000000000000000', { decision: 'confirms' }, 'ana')).rejects.toMatchObject({
      code: 'unknown-action',
    })
  })

  test('choosing less than the red line asks needs a reason; below isolation nothing goes', async () => {
    const propose = (more: Partial<JointAction>) => joint.propose({ ...body, ...more }, 'ana')
    await expect(propose({ chosen: 'isolation' })).rejects.toThrow(/say why/)
    await expect(propose({ chosen: 'demarche' })).rejects.toThrow(/isolation is the least/)
    await expect(propose({ release: '2020-01-01T00:00:00Z' })).rejects.toThrow(/lie ahead/)
    expect(await propose({ chosen: 'expulsion', lessBecause: 'the first time' })).toMatch(/^JA-/)
  })

  test('releases at T0, not before, only with quorum and its own confirmation, and only once', async () => {
    const three = await joint.propose(body, 'ana')
    const one = await joint.propose(alone, 'ana')
    await joint.decide(three, { decision: 'confirms' }, 'ben')
    clock = Date.parse(body.release) - 1
    expect(await joint.release()).toEqual([])
    clock = Date.parse(body.release)
    expect(await joint.release()).toEqual([])
    await joint.decide(one, { decision: 'confirms' }, 'ben')
    // Another process of the same member on the same store, at the same moment.
    const out = (await Promise.all([joint.release(), desk().joint.release()])).flat()
    expect(out).toEqual([one])
    clock += 5
    expect(await joint.release()).toEqual([])
    const released = (await joint.state(one)).members.find(({ country }) => country === 'XA')?.released
    expect(released?.at).toBe(Date.parse(body.release))
    await expect(
      joint.decide(one, { decision: 'waives', reason: 'changed our mind' }, 'ben'),
    ).rejects.toThrow(/has decided already/)
    clock = now
  })

  test('R13: who proposed does not decide; a waiver needs its public reason', async () => {
    const id = await joint.propose({ ...alone, title: 'Second answer' }, 'ana')
    await expect(joint.decide(id, { decision: 'confirms' }, 'ana')).rejects.toThrow(/somebody else decides/)
    await expect(joint.decide(id, { decision: 'waives' }, 'ben')).rejects.toThrow(/public reason/)
    await joint.decide(id, { decision: 'waives', reason: 'a caretaker government' }, 'ben')
    await joint.decide(id, { decision: 'waives', reason: 'said again' }, 'ben')
    const [part] = (await joint.state(id)).members
    expect(part).toMatchObject({ decision: 'waives', decided: { author: 'ben' } })
    expect(part?.decided?.message.body.reason).toBe('a caretaker government')
  })
})
