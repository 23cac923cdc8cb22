import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Content, merge, RecordError } from '../../src/records/index.ts'
import { analyst, newBook, officer, person, pureElection, pureStatement, reviewer } from './support.ts'

let made: Awaited<ReturnType<typeof newBook>>
beforeAll(async () => {
  made = await newBook()
})
afterAll(() => made.close())

const clear = { tlp: 'TLP:CLEAR', shared: true } as const

async function refusal(work: Promise<unknown>): Promise<RecordError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(RecordError)
  return error as RecordError
}

describe('a record', () => {
  test('is created, changed, approved and retracted, and its history says so with hashes', async () => {
    const { book, ledger } = made
    const kind = book.kind('statement')
    const id = await book.create(analyst, kind, { fields: pureStatement, ...clear })
    expect(id).toMatch(/^ST-[0-9A-Z]{8}$/)
    const first = await book.get(analyst, kind, id)
    const fields = { ...pureStatement, speaker: 'The commission' }
    await book.revise(analyst, kind, id, { fields, ...clear, revision: first.revision, reason: 'shorter' })
    const second = await book.get(reviewer, kind, id)
    await book.approve(reviewer, kind, id, second.revision)
    const third = await book.get(reviewer, kind, id)
    expect(third.approved?.by).toBe('exercise/reviewer')
    await book.retract(reviewer, kind, id, third.revision, 'said by mistake')
    expect((await book.get(analyst, kind, id)).retracted?.reason).toBe('said by mistake')

    const history = await book.history(analyst, kind, id)
    expect(history.map(({ change }) => change)).toEqual(['retracted', 'approved', 'revised', 'created'])
    expect(history[2]).toMatchObject({
      author: 'exercise/analyst',
      role: 'analyst',
      reason: 'shorter',
      differences: [{ field: 'speaker', before: 'Election commission', after: 'The commission' }],
    })
    for (const { sequence, hash } of history) expect((await ledger.event(sequence)).hash).toBe(hash)
    const sequences = history.map(({ sequence }) => sequence)
    expect(await book.proven(analyst, kind, id, sequences)).toEqual(new Set(sequences))
    const late = await refusal(book.revise(analyst, kind, id, { fields, ...clear, revision: third.revision }))
    expect(late.code).toBe('retracted')
    expect((await refusal(book.retract(reviewer, kind, id, third.revision, 'x'))).code).toBe('retracted')
  })

  test('that somebody else changed comes back as a merge, and nothing is overwritten', async () => {
    const { book } = made
    const kind = book.kind('statement')
    const id = await book.create(analyst, kind, { fields: pureStatement, ...clear })
    const { revision } = await book.get(analyst, kind, id)
    const theirs = { ...pureStatement, speaker: 'Theirs', title: 'Their title' }
    const mine = { ...pureStatement, speaker: 'Mine', source: 'mine.example' }
    await book.revise(officer, kind, id, { fields: theirs, ...clear, revision })
    const refused = await refusal(book.revise(analyst, kind, id, { fields: mine, ...clear, revision }))
    expect(refused.code).toBe('edit-conflict')
    const sides = Object.fromEntries(refused.merge!.fields.map(({ field, changedBy }) => [field, changedBy]))
    expect(sides).toMatchObject({ speaker: 'both', title: 'theirs', source: 'mine', text: 'nobody' })
    expect(refused.merge!.merged).toMatchObject({ title: 'Their title', source: 'mine.example' })
    expect((await book.get(analyst, kind, id)).fields).toEqual(theirs)
    const again = { fields: refused.merge!.merged, ...clear, revision: refused.merge!.revision }
    await book.revise(analyst, kind, id, again)
    expect((await book.get(analyst, kind, id)).fields).toMatchObject({
      speaker: 'Mine',
      title: 'Their title',
    })
  })

  test('keeps the stricter level that somebody else set while it was edited', async () => {
    const { book } = made
    const kind = book.kind('statement')
    const id = await book.create(officer, kind, { fields: pureStatement, tlp: 'TLP:GREEN', shared: false })
    const { revision } = await book.get(officer, kind, id)
    const entry = { fields: pureStatement, shared: false, revision }
    await book.revise(officer, kind, id, { ...entry, tlp: 'TLP:RED' })
    const mine = {
      ...entry,
      fields: { ...pureStatement, speaker: 'Mine' },
      tlp: 'TLP:GREEN',
      shared: true,
    } as const
    const refused = await refusal(book.revise(officer, kind, id, mine))
    expect(refused.merge).toMatchObject({ tlp: 'TLP:RED', shared: true, merged: { speaker: 'Mine' } })
  })

  test('two who save at the same moment: one wins, the other merges', async () => {
    const { book } = made
    const kind = book.kind('statement')
    const id = await book.create(analyst, kind, { fields: pureStatement, ...clear })
    const { revision } = await book.get(analyst, kind, id)
    const save = (who: typeof analyst, speaker: string) =>
      book.revise(who, kind, id, { fields: { ...pureStatement, speaker }, ...clear, revision })
    const ends = await Promise.allSettled([save(analyst, 'A'), save(officer, 'B')])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = ends.find((end) => end.status === 'rejected')!
    expect(
      (lost.reason as RecordError).merge?.fields.find(({ field }) => field === 'speaker')?.changedBy,
    ).toBe('both')
  })

  test('with a field missing or unknown names it', async () => {
    const { book } = made
    const { speaker: _, ...rest } = pureStatement
    const fields = { ...rest, said: '9 May', unknown: 1 }
    const refused = await refusal(book.create(analyst, book.kind('statement'), { fields, ...clear }))
    expect(refused.code).toBe('fields-invalid')
    expect(refused.faults.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['speaker', 'said', null]),
    )
    expect(refused.faults.find(({ field }) => field === 'said')!.says.en).toContain('a day such as')
  })

  test('stays hidden above the ceiling of a role, in lists, counts, links, exports and history', async () => {
    const { book } = made
    const kind = book.kind('actor')
    const fields = { name: 'Hidden actor', sort: 'group', description: 'secret', tools: [] }
    const before = (await book.counts(analyst)).get('actor')!
    const id = await book.create(officer, kind, { fields, tlp: 'TLP:RED', shared: true })
    expect((await book.counts(analyst)).get('actor')).toBe(before)
    expect((await book.counts(officer)).get('actor')).toBe(before + 1)
    expect((await refusal(book.get(analyst, kind, id))).code).toBe('unknown-record')
    const found = await book.list(analyst, kind, { search: 'hidden' }, { page: 1, size: 10 })
    expect(found.total).toBe(0)
    const exported = (await Array.fromAsync(book.export(officer, kind, {}))).flat()
    expect(exported.map((record) => record.id)).not.toContain(id)
    const { revision } = await book.get(officer, kind, id)
    const told = { ...fields, description: 'may be known' }
    await book.revise(officer, kind, id, { fields: told, tlp: 'TLP:GREEN', shared: true, revision })
    const history = await book.history(analyst, kind, id)
    expect(history.map(({ differences }) => differences)).toEqual([null, null])
    expect(JSON.stringify(history)).not.toContain('secret')
  })

  test('may not link to what is stricter than itself or cannot be seen', async () => {
    const { book } = made
    const fields = { name: 'Strict', sort: 'state', description: 'x', tools: [] }
    const id = await book.create(officer, book.kind('actor'), { fields, tlp: 'TLP:AMBER', shared: true })
    const outlet = {
      name: 'Outlet',
      address: 'o.example',
      exposure: 'linked',
      actor: id,
      assertions: [
        { exposure: 'linked', since: '2027-01-01', reliability: 'B', credibility: '2', evidence: 'x' },
      ],
    }
    const entry = { fields: outlet, tlp: 'TLP:GREEN', shared: true } as const
    const refused = await refusal(book.create(analyst, book.kind('outlet'), entry))
    expect(refused.faults[0]!.says.en).toContain('at least as strictly')
    await book.create(analyst, book.kind('outlet'), { ...entry, tlp: 'TLP:AMBER' })
    const gone = { ...entry, fields: { ...outlet, actor: 'AC-00000000' }, tlp: 'TLP:AMBER' } as const
    expect((await refusal(book.create(analyst, book.kind('outlet'), gone))).message).toContain(
      'no such record',
    )
  })

  test('deleted by law leaves lists and pages as its other events say', async () => {
    const { book, ledger } = made
    const kind = book.kind('statement')
    const fields = { ...pureStatement, title: 'To be erased' }
    const id = await book.create(analyst, kind, { fields, ...clear })
    const { revision } = await book.get(analyst, kind, id)
    await ledger.erase(revision, 'court order', 'exercise/admin')
    expect((await refusal(book.get(analyst, kind, id))).code).toBe('unknown-record')
    const found = await book.list(analyst, kind, { search: 'erased' }, { page: 1, size: 10 })
    expect([found.total, found.records.length]).toEqual([0, 0])
  })

  test('is found by text and by filter, elections in the order of their vote', async () => {
    const { book } = made
    const kind = book.kind('election')
    for (const [name, day] of [
      ['Later', '2027-09-26'],
      ['Sooner', '2027-03-14'],
      ['Middle', '2027-05-23'],
    ]) {
      const fields = {
        name,
        country: 'XV',
        office: 'Parliament',
        zone: 'UTC',
        voteOpens: `${day}T08:00`,
        voteCloses: `${day}T20:00`,
        source: 's',
      }
      await book.create(person('admin'), kind, { fields, ...clear })
    }
    const list = await book.list(analyst, kind, {}, { page: 1, size: 10 })
    expect(list.records.map(({ fields }) => fields.name)).toEqual(['Sooner', 'Middle', 'Later'])
    const one = await book.list(analyst, kind, { search: 'midd' }, { page: 1, size: 10 })
    expect(one.records.map(({ fields }) => fields.name)).toEqual(['Middle'])
    const paged = await book.list(analyst, kind, {}, { page: 99, size: 2 })
    expect([paged.page, paged.pages, paged.records.length]).toEqual([2, 2, 1])
  })

  test('shows its clocks: time in office and to the vote', async () => {
    const { book } = made
    const kind = book.kind('election')
    const id = await book.create(analyst, kind, { fields: pureElection, ...clear })
    const { derived, timeline } = await book.get(analyst, kind, id)
    expect(derived.toVote).toMatchObject({ value: 3, text: { en: '3 days', fr: '3 jours' } })
    expect(derived.inOffice).toMatchObject({ value: 20, text: { en: '20 months' } })
    expect(derived.phase!.text.en).toBe('campaign')
    expect(timeline.map(({ at }) => at)).toEqual([...timeline.map(({ at }) => at)].sort((a, b) => a - b))
  })
})

describe('guards', () => {
  const cases: readonly (readonly [string, string, object, string])[] = [
    [
      'outlet',
      'a class without evidence',
      { name: 'O', address: 'o', exposure: 'linked', assertions: [] },
      'add a dated, graded assertion',
    ],
    ['account-set', 'a single account', { ...accountSet(), size: 1 }, 'a single account is never labelled'],
    [
      'account-set',
      'a handle',
      { ...accountSet(), name: 'Friends of @someone' },
      'handles stay in the vault',
    ],
    ['account-set', 'no evidence', { ...accountSet(), evidence: [] }, 'piece of evidence'],
    [
      'task',
      'done without outcome',
      { title: 'T', stage: 'triage', begun: '2027-05-06T09:00', owner: 'A', status: 'done' },
      'add the outcome',
    ],
    [
      'statement',
      'an assessment without likelihood',
      { ...pureStatement, sort: 'assessment' },
      'choose a term',
    ],
    ['statement', 'a denial of nothing', { ...pureStatement, sort: 'denial' }, 'which statement'],
    ['election', 'silence without law', { ...pureElection, silenceLaw: undefined }, 'add the law'],
    [
      'election',
      'a vote that closes first',
      { ...pureElection, voteCloses: '2027-05-09T07:00' },
      'close after they open',
    ],
    [
      'election',
      'an hour that the clock leaves out',
      { ...pureElection, silenceFrom: '2027-03-28T02:30' },
      'never shows on a clock',
    ],
    ['election', 'a zone without summer time rules', { ...pureElection, zone: '+02:00' }, 'IANA'],
    [
      'actor',
      'a tool twice',
      { name: 'A', sort: 'state', description: 'x', tools: [tool(), tool()] },
      'into one entry',
    ],
  ]
  test.each(cases)('%s: %s is refused with what is missing', async (kind, _, fields, says) => {
    const { book } = made
    const refused = await refusal(
      book.create(analyst, book.kind(kind), { fields, tlp: 'TLP:AMBER', shared: true }),
    )
    expect(refused.faults.map((fault) => fault.says.en).join('\n')).toContain(says)
    for (const fault of refused.faults) expect(fault.says.fr).not.toBe('')
  })
})

function tool() {
  return { tool: 'cyber', count: 1, first: '2027-01-01', last: '2027-01-02', source: 's' }
}

function accountSet() {
  return {
    name: 'Set',
    platform: 'p',
    size: 12,
    finding: 'F-7K3Q9D4M2X/C1',
    evidenceClass: 'technical',
    evidence: [{ found: '2027-05-01', reliability: 'B', credibility: '2', says: 'x' }],
    other: 'volunteers',
  }
}

test('a merge takes each one-sided change and asks only where both changed', () => {
  const value = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined })
  const content = fc.record({ x: value, y: value, z: value })
  fc.assert(
    fc.property(content, content, content, (base, theirs, mine) => {
      const of = (fields: Content) => ({ fields, tlp: 'TLP:GREEN' as const, shared: true })
      const merged3 = (a: Content, b: Content, c: Content) =>
        merge(['x', 'y', 'z'], { base: of(a), theirs: of(b), mine: of(c) })
      const { fields, merged } = merged3(base, theirs, mine)
      for (const { field, changedBy } of fields) {
        const name = field as 'x'
        if (changedBy === 'theirs') expect(merged[name]).toBe(theirs[name])
        else expect(merged[name]).toBe(mine[name])
        if (theirs[name] === base[name]) expect(['nobody', 'mine']).toContain(changedBy)
        if (mine[name] === base[name]) expect(['nobody', 'theirs']).toContain(changedBy)
        if (mine[name] === theirs[name]) expect(changedBy).not.toBe('both')
      }
      expect(merged3(base, mine, mine).merged).toEqual(merged3(base, base, mine).merged)
    }),
  )
})
