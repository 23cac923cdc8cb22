import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Tlp } from '../../src/vocab/tlp.ts'
import {
  auditor,
  bytesOf,
  enrol,
  fileOf,
  type Instance,
  newInstance,
  note,
  officer,
  start,
  wires,
} from './support.ts'

const open: Instance[] = []
async function instance(options: Parameters<typeof newInstance>[0] = {}): Promise<Instance> {
  const made = await newInstance(options)
  open.push(made)
  return made
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Two instances, of which `b` knows `a`. */
async function pair(options: Parameters<typeof newInstance>[0] = {}) {
  const a = await instance(options)
  const b = await instance(options)
  await enrol(b, 'a', a)
  return { a, b }
}

const titles = async (of: Instance) =>
  (await of.exchange.records(auditor)).map(({ state }) => state?.fields.title)
async function* one(bytes: Uint8Array) {
  yield bytes
}
const receipts = async (of: Instance) => {
  let count = 0
  for await (const { kind } of of.ledger.events()) if (kind === 'exchange.received') count++
  return count
}

describe('what leaves', () => {
  test('records that are shared, up to TLP:AMBER; nothing else of the ledger', async () => {
    const { a, b } = await pair()
    await note(a, 'for members')
    await note(a, 'not opened', { shared: false })
    for (const tlp of ['TLP:CLEAR', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const)
      await note(a, tlp, { tlp })
    const file = await fileOf(a)
    expect(file).not.toContain('TLP:RED')
    expect(file).not.toContain('STRICT')
    expect(file).not.toContain('not opened')
    await b.exchange.take(bytesOf(file))
    expect((await titles(b)).sort()).toEqual(['TLP:AMBER', 'TLP:CLEAR', 'for members'])
  })

  test('the past of a record follows when it is opened, its stricter versions do not', async () => {
    const { a, b } = await pair()
    const kind = a.book.kind('task')
    const id = await note(a, 'first', { shared: false })
    const seen = (await a.ledger.checkpoint()).size
    const revise = async (title: string, tlp: Tlp, shared: boolean) => {
      const { revision, fields } = await a.book.get(officer, kind, id)
      await a.book.revise(officer, kind, id, { fields: { ...fields, title }, tlp, shared, revision })
    }
    await revise('secret', 'TLP:RED', false)
    await revise('second', 'TLP:GREEN', true)
    const file = await fileOf(a, seen)
    expect(file).toContain('first')
    expect(file).not.toContain('secret')
    await b.exchange.take(bytesOf(await fileOf(a)))
    expect(await titles(b)).toEqual(['second'])
    await revise('closed again', 'TLP:GREEN', false)
    expect(await fileOf(a)).not.toContain('first')
  })

  test('whatever was marked, what is stricter than amber never stands in a file', async () => {
    const { a } = await pair()
    const level = fc.constantFrom('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')
    let n = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(level, fc.boolean()), { minLength: 1, maxLength: 4 }),
        async (marks) => {
          const kind = a.book.kind('task')
          const secrets: string[] = []
          let id = ''
          for (const [tlp, shared] of marks) {
            const title = `content ${n++} end`
            if (tlp === 'TLP:RED' || tlp === 'TLP:AMBER+STRICT') secrets.push(title)
            if (id === '') id = await note(a, title, { tlp, shared })
            else {
              const { revision, fields } = await a.book.get(officer, kind, id)
              await a.book.revise(officer, kind, id, { fields: { ...fields, title }, tlp, shared, revision })
            }
          }
          const file = await fileOf(a)
          for (const secret of secrets) expect(file).not.toContain(secret)
          if (marks.at(-1)?.[1] === false) expect(file).not.toContain(id)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('what comes in', () => {
  test('is readable with who said it, when, and its checkpoint, apart from the own records', async () => {
    const { a, b } = await pair()
    const id = await note(a, 'seen in the north')
    const taken = await b.exchange.take(bytesOf(await fileOf(a)))
    expect(taken).toMatchObject({ member: 'a', taken: 1, known: 0, refused: 0 })
    const record = await b.exchange.record(auditor, a.exchange.key().name, id)
    expect(record?.state?.fields.title).toBe('seen in the north')
    expect(record?.events[0]).toMatchObject({ author: 'ana', member: 'a', recorded: start, received: start })
    expect(record?.events[0]?.checkpoint).toContain(a.exchange.key().name)
    await expect(b.book.get(officer, b.book.kind('task'), id)).rejects.toMatchObject({
      code: 'unknown-record',
    })
    const revision = record?.events[0]?.sequence ?? 0
    const entry = { fields: record?.state?.fields, tlp: 'TLP:GREEN' as const, shared: true, revision }
    await expect(b.book.revise(officer, b.book.kind('task'), id, entry)).rejects.toMatchObject({
      code: 'unknown-record',
    })
  })

  test('stays when the member is gone, and in the export of the ledger', async () => {
    const { a, b } = await pair()
    await note(a, 'kept')
    await b.exchange.take(bytesOf(await fileOf(a)))
    await b.exchange.remove('a', 'ana')
    await b.shut()
    const again = await instance({ folder: b.folder })
    open.splice(open.indexOf(b), 1)
    expect(await titles(again)).toEqual(['kept'])
    await expect(again.exchange.take(bytesOf(await fileOf(a)))).rejects.toMatchObject({
      code: 'unknown-member',
    })
  })

  test('is shown up to the level that a role may see', async () => {
    const { a, b } = await pair()
    await note(a, 'amber', { tlp: 'TLP:AMBER' })
    await b.exchange.take(bytesOf(await fileOf(a)))
    expect(await b.exchange.records({ name: 'n', role: 'newsroom' })).toEqual([])
    expect(await b.exchange.records(officer)).toHaveLength(1)
  })

  test('twice, in parts and in any order: the same state, each act once', async () => {
    const { a, b: first } = await pair()
    for (let i = 0; i < 6; i++) await note(a, `note ${i}`)
    const middle = (await a.ledger.checkpoint()).size
    const early = await fileOf(a)
    for (let i = 6; i < 9; i++) await note(a, `note ${i}`)
    const late = await fileOf(a, middle)
    const whole = await fileOf(a)
    await first.exchange.take(bytesOf(whole))
    const expected = await first.exchange.records(auditor)
    const plain = (records: typeof expected) =>
      records.map(({ origin, id, state, events }) => [origin, id, state, events.map(({ hash }) => hash)])
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([early, late, whole, early, late], { minLength: 2 }),
        async (files) => {
          const b = await instance()
          await enrol(b, 'a', a)
          for (const file of files) await b.exchange.take(bytesOf(file))
          const complete = files.includes(whole) || (files.includes(early) && files.includes(late))
          if (complete) expect(plain(await b.exchange.records(auditor))).toEqual(plain(expected))
          expect(await receipts(b)).toBe(complete ? 9 : files.includes(early) ? 6 : 3)
        },
      ),
      { numRuns: 8 },
    )
  })
})

const otherDigit = (digit: string) => (digit === '0' ? '1' : '0')

describe('what is refused', () => {
  test('a file by a key that nobody enrolled', async () => {
    const { a } = await pair()
    const stranger = await instance()
    await expect(stranger.exchange.take(bytesOf(await fileOf(a)))).rejects.toMatchObject({
      code: 'unknown-member',
    })
    await enrol(a, 'c', stranger)
    await expect(a.exchange.take(bytesOf(await fileOf(a)))).rejects.toMatchObject({ code: 'unknown-member' })
  })

  test.each([
    ['a changed word', (line: string) => line.replace('seen in the north', 'seen in the south'), 'forged'],
    ['another author', (line: string) => line.replace('"author":"ana"', '"author":"bob"'), 'forged'],
    ['another record', (line: string) => line.replace(/(?<="record":"TA-)\w/, otherDigit), 'forged'],
    ['a later time', (line: string) => line.replace(/"time":(\d+)/, '"time":1999999999999'), 'forged'],
    ['another place', (line: string) => line.replace(/"sequence":\d+/, '"sequence":0'), 'forged'],
    ['a wrong proof', (line: string) => line.replace(/"proof":\["./, '"proof":["x'), 'unreadable'],
    ['no proof', (line: string) => line.replace(/,?"proof":\[[^\]]*\]/, ''), 'unreadable'],
    ['another ledger', (line: string) => line.replace(/"ledger":"[^"]+"/, '"ledger":"elsewhere"'), 'foreign'],
    ['another signer', (line: string) => line.replace(/(?<="signer":")./, otherDigit), 'foreign'],
    ['spaces', (line: string) => line.replace(':', ': '), 'unreadable'],
    ['no JSON', () => '{"entry":', 'unreadable'],
  ])('%s: counted, the others taken in', async (_, change, why) => {
    const { a, b } = await pair()
    await note(a, 'seen in the north')
    await note(a, 'sound')
    const lines = (await fileOf(a)).split('\n')
    const at = lines.findIndex((line) => line.includes('seen in the north'))
    lines[at] = change(lines[at]!)
    const taken = await b.exchange.take(bytesOf(lines.join('\n')))
    expect(taken).toMatchObject({ taken: 1, refused: 1, complete: false, refusals: [{ line: at + 1, why }] })
    expect(await titles(b)).toEqual(['sound'])
    expect((await b.exchange.members())[0]?.status).toMatchObject({ refused: 1, seen: null })
  })

  test('an end that was cut off: what came before holds, and nothing counts as complete', async () => {
    const { a, b } = await pair()
    for (let i = 0; i < 5; i++) await note(a, `note ${i}`)
    const lines = (await fileOf(a)).split('\n').slice(0, 4)
    expect(await b.exchange.take(bytesOf(`${lines.join('\n')}\n`))).toMatchObject({
      taken: 3,
      complete: false,
    })
    expect(await receipts(b)).toBe(3)
    expect((await b.exchange.members())[0]?.status?.seen).toBeNull()
    await b.exchange.take(bytesOf(await fileOf(a)))
    expect(await receipts(b)).toBe(5)
  })

  test('whatever byte of a file is changed, nothing comes in that was not written', async () => {
    const { a } = await pair()
    for (let i = 0; i < 3; i++) await note(a, `note ${i}`)
    const file = Buffer.from(await fileOf(a))
    const b = await instance()
    await enrol(b, 'a', a)
    const genuine = new Set(['note 0', 'note 1', 'note 2'])
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(file)
        changed[at] = changed[at]! ^ flip
        await b.exchange.take(one(changed)).catch(() => undefined)
        for (const title of await titles(b)) expect(genuine).toContain(title)
      }),
      { numRuns: 60 },
    )
  })

  test('a member that begins its ledger anew shows another history', async () => {
    const { a, b } = await pair()
    for (let i = 0; i < 3; i++) await note(a, `note ${i}`)
    const get = wires({ 'a.localhost': a })
    await enrol(b, 'a', a, 'http://a.localhost/')
    await enrol(a, 'b', b)
    expect(await b.exchange.round(get)).toMatchObject([{ taken: 3 }])
    const [member] = await b.exchange.members()
    const forked = { ...member!.status!.seen!, size: 99 }
    const slip = { ...member!.status!, seen: forked }
    await b.shelf.put('exchange', `a\n${member!.key.id}`, slip as never, null)
    expect(await b.exchange.sync(member!, get)).toMatchObject({ failed: expect.stringContaining('99') })
  })
})

describe('over the wire', () => {
  test('only what is new, only for members, only with a fresh signature for this instance', async () => {
    let now = start
    const { a, b } = await pair({ clock: () => now })
    await enrol(b, 'a', a, 'http://a.localhost/')
    await enrol(a, 'b', b)
    await note(a, 'one')
    const asked: string[] = []
    const plain = wires({ 'a.localhost': a })
    let header = ''
    const get: typeof plain = (url, headers) => {
      asked.push(new URL(url).search)
      header = headers.authorization ?? ''
      return plain(url, headers)
    }
    expect(await b.exchange.round(get)).toMatchObject([{ taken: 1 }])
    await note(a, 'two')
    expect(await b.exchange.round(get)).toMatchObject([{ taken: 1, known: 0 }])
    expect(await b.exchange.round(get)).toMatchObject([{ taken: 0, known: 0 }])
    expect(asked[0]).toBe('?from=0')
    expect(asked[2]).toBe(`?from=${(await a.ledger.checkpoint()).size}`)
    await expect(a.exchange.answer(header, 0)).rejects.toMatchObject({ code: 'request-refused' })
    await expect(a.exchange.answer(undefined, 0)).rejects.toMatchObject({ code: 'request-refused' })
    const from = (await a.ledger.checkpoint()).size
    await expect(a.exchange.answer(header, from)).resolves.toBeDefined()
    now += 301_000
    await expect(a.exchange.answer(header, from)).rejects.toMatchObject({ code: 'request-refused' })
    await a.exchange.remove('b', 'ana')
    expect(await b.exchange.round(get, { all: true })).toMatchObject([
      { failed: expect.stringContaining('enrolled') },
    ])
  })

  test('a member that is offline is asked later each time, and then gives everything', async () => {
    let now = start
    const { a, b } = await pair({ clock: () => now })
    await enrol(b, 'a', a, 'http://a.localhost/')
    await enrol(a, 'b', b)
    const down = new Set(['a.localhost'])
    const get = wires({ 'a.localhost': a }, down)
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      expect(await b.exchange.round(get)).toMatchObject([{ failed: 'a.localhost does not answer' }])
      expect(await b.exchange.round(get)).toEqual([])
      const next = (await b.exchange.members())[0]!.status!.next
      waits.push(next - now)
      now = next
      await note(a, `note ${i}`)
    }
    expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000])
    expect(waits.at(-1)).toBe(600_000)
    down.clear()
    expect(await b.exchange.round(get)).toMatchObject([{ taken: 12, refused: 0 }])
    expect((await b.exchange.members())[0]?.status).toMatchObject({ failures: 0, problem: null })
  })

  test('nothing goes out where no member has an address', async () => {
    const { a, b } = await pair()
    await note(a, 'one')
    const never = () => Promise.reject(new Error('asked'))
    expect(await b.exchange.round(never, { all: true })).toEqual([])
  })

  test('two that ask each other come to rest', async () => {
    const { a, b } = await pair()
    await enrol(b, 'a', a, 'http://a.localhost/')
    await enrol(a, 'b', b, 'http://b.localhost/')
    const get = wires({ 'a.localhost': a, 'b.localhost': b })
    await note(a, 'one')
    await note(b, 'two')
    for (let i = 0; i < 3; i++) for (const one of [a, b]) await one.exchange.round(get)
    const sizes = async () => [(await a.ledger.checkpoint()).size, (await b.ledger.checkpoint()).size]
    const before = await sizes()
    for (let i = 0; i < 5; i++) for (const one of [a, b]) await one.exchange.round(get)
    expect(await sizes()).toEqual(before)
    expect(await titles(a)).toEqual(['two'])
  })
})

describe('who is enrolled', () => {
  test.each([
    [{ name: 'A B', url: null, key: '' }, 'name'],
    [{ name: 'a', url: 'http://example.org/', key: '' }, 'address'],
    [{ name: 'a', url: 'https://user@example.org/', key: '' }, 'address'],
    [{ name: 'a', url: 'file:///etc/passwd', key: '' }, 'address'],
    [{ name: 'a', url: null, key: 'nonsense' }, 'key'],
  ])('%j is refused', async (given, what) => {
    const a = await instance()
    const key = what === 'address' ? (await instance()).exchange.key().vkey : given.key
    await expect(a.exchange.add({ ...given, key }, 'ana')).rejects.toMatchObject({
      code: 'member-invalid',
      message: expect.stringContaining(what),
    })
  })

  test('one key is one member, and never this instance', async () => {
    const { a, b } = await pair()
    await expect(enrol(b, 'other', a)).rejects.toMatchObject({ code: 'member-invalid' })
    await expect(enrol(b, 'me', b)).rejects.toMatchObject({ code: 'member-invalid' })
  })
})
