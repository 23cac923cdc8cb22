import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  anyone,
  ceiling,
  declareKind,
  desks,
  kinds,
  may,
  RecordError,
  roles,
  type Subject,
  sphereOf,
  spheres,
  text,
} from '../../src/records/index.ts'
import { asStrict, tlpLevels } from '../../src/vocab/tlp.ts'
import { newBook, person, pureStatement } from '../records/support.ts'

const subjects: readonly Subject[] = desks.flatMap((desk) =>
  tlpLevels.flatMap((tlp) =>
    spheres.flatMap((sphere) => [true, false].map((shared) => ({ desk, tlp, sphere, shared }))),
  ),
)
const cells = anyone.flatMap((role) =>
  actions.flatMap((action) => subjects.map((subject) => ({ role, action, subject }))),
)
const allowed = cells.filter(({ role, action, subject }) => may(role, action, subject))

describe('R13: the authorisation matrix', () => {
  test('has a decision in every cell, and both decisions occur for every role', () => {
    expect(cells.length).toBe(8 * 9 * 7 * 5 * 3 * 2)
    for (const role of anyone) {
      const own = allowed.filter((cell) => cell.role === role)
      expect([role, own.length > 0, own.length < cells.length / anyone.length]).toEqual([role, true, true])
    }
  })

  /** The one way up: the public hands in what only insiders then read. */
  const handsIn = ({ role, action, subject }: (typeof cells)[number]) =>
    role === 'public' && action === 'create' && subject.desk === 'inbox'

  test('nobody does anything with what is stricter than their role may see', () => {
    const above = allowed.filter(({ role, subject }) => !asStrict(ceiling[role], subject.tlp))
    expect(above.filter((cell) => !handsIn(cell))).toEqual([])
  })

  test('who may act may also read', () => {
    const unread = allowed.filter(({ role, subject }) => !may(role, 'read', subject))
    expect(unread.filter((cell) => !handsIn(cell))).toEqual([])
  })

  test('the public reads and exports what is clear, and hands in; nothing else', () => {
    const cells = allowed.filter(({ role }) => role === 'public')
    expect(new Set(cells.map(({ action }) => action))).toEqual(new Set(['read', 'export', 'create']))
    const reads = cells.filter((cell) => !handsIn(cell))
    expect(new Set(reads.map(({ subject }) => subject.tlp))).toEqual(new Set(['TLP:CLEAR']))
    expect(reads.filter(({ subject: { desk } }) => desk === 'work' || desk === 'inbox')).toEqual([])
  })

  test('TLP:RED never leaves as a file', () => {
    expect(allowed.filter(({ action, subject }) => action === 'export' && subject.tlp === 'TLP:RED')).toEqual(
      [],
    )
  })

  test('an analyst changes neither norm nor red line, nor does anyone but a delegate', () => {
    const changing: readonly Action[] = ['create', 'revise', 'approve', 'retract', 'classify', 'share']
    const who = allowed.filter(({ action, subject }) => subject.desk === 'rules' && changing.includes(action))
    expect(new Set(who.map(({ role }) => role))).toEqual(new Set(['coalition-delegate']))
  })

  test('a government role edits a civil-society record only when it is shared, and the other way round', () => {
    const edits: readonly Action[] = ['revise', 'approve', 'retract', 'classify']
    const across = allowed.filter(
      ({ role, action, subject }) =>
        edits.includes(action) && subject.sphere !== 'instance' && subject.sphere !== sphereOf[role],
    )
    expect(across.length).toBeGreaterThan(0)
    expect(across.filter(({ subject }) => !subject.shared)).toEqual([])
    const opened = allowed.filter(
      ({ role, action, subject }) =>
        action === 'share' && subject.sphere !== 'instance' && subject.sphere !== sphereOf[role],
    )
    expect(opened).toEqual([])
  })

  test('an auditor only looks, a newsroom only reads, an admin touches no evidence', () => {
    const does = (role: string) =>
      new Set(allowed.filter((cell) => cell.role === role).map(({ action }) => action))
    expect(does('auditor')).toEqual(new Set(['read', 'export', 'audit']))
    expect(does('newsroom')).toEqual(new Set(['read', 'export']))
    const evidence = allowed.filter(({ role, subject }) => role === 'admin' && subject.desk === 'evidence')
    expect(new Set(evidence.map(({ action }) => action))).toEqual(new Set(['read', 'export', 'audit']))
  })

  test('sharing or lowering a level changes nothing about who may read', () => {
    for (const role of anyone) {
      for (const subject of subjects) {
        const shared = may(role, 'read', { ...subject, shared: !subject.shared })
        expect(shared).toBe(may(role, 'read', subject))
      }
    }
  })
})

describe('R13: in the book', () => {
  const norm = declareKind({
    name: 'norm',
    prefix: 'NO',
    one: { en: 'Norm', fr: 'Norme' },
    many: { en: 'Norms', fr: 'Normes' },
    means: { en: 'a rule agreed beforehand', fr: 'une règle convenue' },
    desk: 'rules',
    tlp: 'TLP:CLEAR',
    approval: true,
    fields: { title: text({ en: 'Title', fr: 'Titre' }) },
    title: 'title',
    columns: [],
    filters: [],
  })
  let made: Awaited<ReturnType<typeof newBook>>
  beforeAll(async () => {
    made = await newBook({ kinds: [...kinds, norm] })
  })
  afterAll(() => made.close())
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof RecordError ? error.code : String(error)),
    )

  test('what the matrix says is what the book does, for every role and level', async () => {
    const { book } = made
    const kind = book.kind('statement')
    for (const tlp of tlpLevels) {
      const id = await book.create(person('duty-officer'), kind, {
        fields: pureStatement,
        tlp,
        shared: false,
      })
      const subject: Subject = { desk: 'evidence', tlp, sphere: 'government', shared: false }
      for (const role of roles) {
        const who = person(role)
        const label = `${role} ${tlp}`
        const seen = await codeOf(book.get(who, kind, id))
        expect([label, seen]).toEqual([label, may(role, 'read', subject) ? 'done' : 'unknown-record'])
        const made = await codeOf(book.create(who, kind, { fields: pureStatement, tlp, shared: false }))
        const own = { ...subject, sphere: sphereOf[role] }
        expect([label, made]).toEqual([label, may(role, 'create', own) ? 'done' : 'not-allowed'])
        const audited = await codeOf(book.history(who, kind, id))
        const hidden = may(role, 'read', subject) ? 'not-allowed' : 'unknown-record'
        expect([label, audited]).toEqual([label, may(role, 'audit', subject) ? 'done' : hidden])
        if (may(role, 'revise', subject)) continue
        const { revision } = await book.get(person('auditor'), kind, id)
        const entry = { fields: { ...pureStatement, text: 'changed' }, tlp, shared: false, revision }
        expect([label, await codeOf(book.revise(who, kind, id, entry))]).toEqual([label, hidden])
      }
    }
  })

  test('the author cannot approve, nor anyone who wrote a part of the version', async () => {
    const { book } = made
    const kind = book.kind('statement')
    const [ann, ben] = [person('duty-officer', 'ann'), person('duty-officer', 'ben')]
    const entry = { fields: pureStatement, tlp: 'TLP:CLEAR', shared: true } as const
    const id = await book.create(ann, kind, entry)
    const first = await book.get(ann, kind, id)
    expect(await codeOf(book.approve(ann, kind, id, first.revision))).toBe('not-allowed')
    await book.revise(ben, kind, id, {
      ...entry,
      fields: { ...pureStatement, text: 'other words' },
      revision: first.revision,
    })
    const { revision } = await book.get(ann, kind, id)
    expect(await codeOf(book.approve(ann, kind, id, revision))).toBe('not-allowed')
    expect(await codeOf(book.approve(ben, kind, id, revision))).toBe('not-allowed')
    expect(await codeOf(book.approve(person('reviewer', 'cleo'), kind, id, first.revision))).toBe(
      'edit-conflict',
    )
    expect(await codeOf(book.approve(person('reviewer', 'cleo'), kind, id, revision))).toBe('done')
  })

  test('an analyst cannot change a norm', async () => {
    const { book } = made
    const kind = book.kind('norm')
    const entry = { fields: { title: 'No covert acts' }, tlp: 'TLP:CLEAR', shared: true } as const
    expect(await codeOf(book.create(person('analyst'), kind, entry))).toBe('not-allowed')
    const id = await book.create(person('coalition-delegate'), kind, entry)
    const { revision } = await book.get(person('analyst'), kind, id)
    expect(await codeOf(book.revise(person('analyst'), kind, id, { ...entry, revision }))).toBe('not-allowed')
  })

  test('a government role cannot edit a civil-society record unless it is shared', async () => {
    const { book } = made
    const kind = book.kind('statement')
    const closed = { fields: pureStatement, tlp: 'TLP:CLEAR', shared: false } as const
    const id = await book.create(person('analyst'), kind, closed)
    const { revision } = await book.get(person('duty-officer'), kind, id)
    const edit = { ...closed, fields: { ...pureStatement, text: 'edited' }, revision }
    expect(await codeOf(book.revise(person('duty-officer'), kind, id, edit))).toBe('not-allowed')
    const opening = { ...edit, shared: true }
    expect(await codeOf(book.revise(person('duty-officer'), kind, id, opening))).toBe('not-allowed')
    await book.revise(person('analyst'), kind, id, { ...closed, shared: true, revision })
    const shared = await book.get(person('duty-officer'), kind, id)
    const again = { ...edit, shared: true, revision: shared.revision }
    expect(await codeOf(book.revise(person('duty-officer'), kind, id, again))).toBe('done')
  })

  test('an analyst cannot lower the level of a record', async () => {
    const { book } = made
    const kind = book.kind('statement')
    const entry = { fields: pureStatement, tlp: 'TLP:AMBER', shared: true } as const
    const id = await book.create(person('analyst'), kind, entry)
    const { revision } = await book.get(person('analyst'), kind, id)
    const lower = { ...entry, tlp: 'TLP:CLEAR', revision } as const
    expect(await codeOf(book.revise(person('analyst'), kind, id, lower))).toBe('not-allowed')
    const above = { ...entry, tlp: 'TLP:RED', revision } as const
    expect(await codeOf(book.revise(person('analyst'), kind, id, above))).toBe('not-allowed')
    expect(await codeOf(book.revise(person('duty-officer'), kind, id, lower))).toBe('done')
  })
})
