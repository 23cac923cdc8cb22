import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  choice,
  code,
  declareKind,
  finding,
  kinds,
  link,
  may,
  optional,
  type Person,
  RecordError,
  roles,
  rows,
  text,
} from '../../src/records/index.ts'
import { techniques } from '../../src/vocab/techniques.ts'
import { analyst, newBook, now, officer, reviewer, webAs } from './support.ts'

const label = (word: string) => ({ en: word, fr: word })
const list = {
  name: 'techniques',
  entries: new Map([...techniques].map(([id, { name }]) => [id, label(name)])),
}

/** A file with parties, what was found about it, an opinion of it, and a release of it to the public. */
const dossier = declareKind({
  name: 'dossier',
  prefix: 'DO',
  one: label('Dossier'),
  many: label('Dossiers'),
  means: label('a file'),
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  numbered: 'DS',
  heeds: ['verdict'],
  fields: {
    claim: text(label('Claim')),
    parties: rows(label('Parties'), { name: text(label('Name')) }),
    seen: rows(label('Seen'), { technique: code(label('Technique'), list), where: finding(label('Where')) }),
    actors: rows(label('Actors'), { actor: link(label('Actor'), 'actor') }),
  },
  title: 'claim',
  columns: [],
  filters: [],
  blind: { names: ({ parties }) => parties.map(({ name }) => name), until: 'verdict' },
  derived: {
    verdicts: {
      label: label('Verdicts'),
      of: (_, { pointing }) => ({ value: pointing.length, text: label(String(pointing.length)) }),
    },
  },
})
const verdict = declareKind({
  name: 'verdict',
  prefix: 'VE',
  one: label('Verdict'),
  many: label('Verdicts'),
  means: label('a result'),
  desk: 'work',
  tlp: 'TLP:AMBER',
  approval: false,
  fields: { dossier: link(label('Dossier'), 'dossier'), says: text(label('Says')) },
  title: 'says',
  columns: [],
  filters: [],
})
const notice = declareKind({
  name: 'notice',
  prefix: 'NO',
  one: label('Notice'),
  many: label('Notices'),
  means: label('for the public'),
  desk: 'evidence',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    dossier: link(label('Dossier'), 'dossier', { releases: true }),
    says: text(label('Says')),
    when: choice(label('When'), { now: label('now'), later: label('later') }),
  },
  title: 'says',
  columns: [],
  filters: [],
  begin: ({ dossier: from }, { linked, pointing }) => ({
    ...(from === undefined ? {} : { dossier: from }),
    says: `${linked.get(String(from))?.claim ?? ''} (${pointing.length})`,
  }),
  released: ({ when }, { now: at }) => (when === 'now' ? at : null),
})
const letter = declareKind({
  name: 'letter',
  prefix: 'LE',
  one: label('Letter'),
  many: label('Letters'),
  means: label('from anyone'),
  desk: 'inbox',
  tlp: 'TLP:AMBER',
  approval: false,
  fields: { about: optional(link(label('About'), 'notice')), says: text(label('Says')) },
  title: 'says',
  columns: [],
  filters: [],
})

const stranger: Person = { name: 'public', role: 'public' }
const shared = { shared: true } as const
const amber = { tlp: 'TLP:AMBER', ...shared } as const
const clear = { tlp: 'TLP:CLEAR', ...shared } as const
let made: Awaited<ReturnType<typeof newBook>>
let clock = now
beforeAll(async () => {
  made = await newBook({ kinds: [...kinds, dossier, verdict, notice, letter], clock: () => clock })
})
afterAll(() => made.close())

const aDossier = (claim = 'A claim', parties: readonly string[] = []) => ({
  claim,
  parties: parties.map((name) => ({ name })),
  seen: [{ technique: 'T0085', where: 'F-7K3Q9D4M2X/C1' }],
})
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof RecordError ? `${error.code}: ${error.message}` : String(error)),
  )
const newDossier = (claim?: string, parties?: readonly string[]) =>
  made.book.create(analyst, dossier, { fields: aDossier(claim, parties), ...amber })

describe('numbers', () => {
  test('count within each year in the order of the ledger, and open the record and its links', async () => {
    const first = await newDossier('The first')
    const second = await newDossier('The second')
    clock = Date.UTC(2028, 0, 2)
    const third = await newDossier('Next year')
    clock = now
    const numbers = await Promise.all(
      [first, second, third].map(async (id) => (await made.book.get(analyst, dossier, id)).number),
    )
    expect(numbers).toEqual(['DS-2027-0001', 'DS-2027-0002', 'DS-2028-0001'])
    expect((await made.book.get(analyst, dossier, 'DS-2027-0002')).id).toBe(second)
    const linked = { fields: { dossier: 'DS-2027-0001', says: 'by number' }, ...amber }
    const id = await made.book.create(analyst, verdict, linked)
    expect((await made.book.get(analyst, verdict, id)).fields.dossier).toBe(first)
    const { records } = await made.book.list(analyst, dossier, { search: 'ds-2028' }, { page: 1, size: 9 })
    expect(records.map((record) => record.id)).toEqual([third])
  })

  test('of a technique or a finding must be ones that there are', async () => {
    const wrong = { ...aDossier(), seen: [{ technique: 'T9999', where: 'F-7K3Q9D4M2X' }] }
    expect(await refused(made.book.create(analyst, dossier, { fields: wrong, ...amber }))).toContain(
      'Technique',
    )
    const odd = { ...aDossier(), seen: [{ technique: 'T0085', where: 'yesterday' }] }
    expect(await refused(made.book.create(analyst, dossier, { fields: odd, ...amber }))).toContain('Where')
  })
})

describe('links', () => {
  test('inside entries are held to the same rules as any other', async () => {
    const fields = { ...aDossier(), actors: [{ actor: 'AC-00000000' }] }
    expect(await refused(made.book.create(analyst, dossier, { fields, ...amber }))).toContain(
      'no such record',
    )
  })

  test('are seen from the other end: by record, by finding and by part of a finding', async () => {
    const id = await newDossier('Pointed at')
    await made.book.create(analyst, verdict, { fields: { dossier: id, says: 'one' }, ...amber })
    const red = { fields: { dossier: id, says: 'two' }, tlp: 'TLP:RED', ...shared } as const
    const hidden = await made.book.create(officer, verdict, red)
    const says = async (who: Person) => (await made.book.pointingTo(who, id)).map(({ fields }) => fields.says)
    expect(await says(officer)).toEqual(['two', 'one'])
    expect(await says(analyst)).toEqual(['one'])
    expect((await made.book.get(officer, dossier, id)).derived.verdicts?.value).toBe(2)
    expect((await made.book.get(analyst, dossier, id)).derived.verdicts?.value).toBe(1)
    const { revision } = await made.book.get(officer, verdict, hidden)
    await made.book.retract(officer, verdict, hidden, revision, 'mistaken')
    expect(await says(officer)).toEqual(['one'])
    for (const target of ['F-7K3Q9D4M2X', 'F-7K3Q9D4M2X/C1']) {
      const found = await made.book.pointingTo(analyst, target)
      expect(found.map((record) => record.id)).toContain(id)
    }
    expect(await made.book.pointingTo(analyst, 'F-7K3Q9D4M2X/C2')).toEqual([])
  })
})

describe('a release to the public', () => {
  test('may be less strict than what it is made from, and begins with its words', async () => {
    const id = await newDossier('Told')
    const begun = await made.book.begin(analyst, notice, { dossier: id })
    expect(begun).toEqual({ fields: { dossier: id, says: 'Told (0)' }, tlp: 'TLP:CLEAR' })
    const strict = await made.book.begin(analyst, verdict, { dossier: id })
    expect(strict.tlp).toBe('TLP:AMBER')
    expect(
      await refused(made.book.create(analyst, verdict, { fields: { dossier: id, says: 'x' }, ...clear })),
    ).toContain('at least as strictly')
  })

  test('stands as it was approved until the next version is; every version stays readable', async () => {
    const from = await newDossier('Told again')
    const content = (says: string) => ({ fields: { dossier: from, says, when: 'now' }, ...clear })
    const id = await made.book.create(analyst, notice, content('first'))
    const told = async () =>
      (await made.book.released(stranger, notice))
        .filter((record) => record.id === id)
        .map(({ fields, links }) => [fields.says, links.size])
    expect(await told()).toEqual([])
    await made.book.approve(reviewer, notice, id, (await made.book.get(reviewer, notice, id)).revision)
    expect(await told()).toEqual([['first', 0]])
    const { revision } = await made.book.get(analyst, notice, id)
    await made.book.revise(analyst, notice, id, { ...content('second'), revision })
    expect(await told()).toEqual([['first', 0]])
    await made.book.approve(reviewer, notice, id, (await made.book.get(reviewer, notice, id)).revision)
    expect(await told()).toEqual([['second', 0]])
    const versions = await made.book.approvedVersions(stranger, notice, id)
    expect(versions.map(({ fields }) => fields.says)).toEqual(['second', 'first'])
    const last = await made.book.get(reviewer, notice, id)
    await made.book.retract(reviewer, notice, id, last.revision, 'wrong')
    const [gone] = (await made.book.released(stranger, notice)).filter((record) => record.id === id)
    expect(gone?.retracted?.reason).toBe('wrong')
  })

  test('waits for its time', async () => {
    const from = await newDossier('Later')
    const fields = { dossier: from, says: 'not yet', when: 'later' }
    const id = await made.book.create(analyst, notice, { fields, ...clear })
    await made.book.approve(reviewer, notice, id, (await made.book.get(reviewer, notice, id)).revision)
    const seen = await made.book.released(stranger, notice)
    expect(seen.map((record) => record.id)).not.toContain(id)
  })
})

describe('the public', () => {
  test('reads what is clear, hands in what only insiders read, and does nothing else', async () => {
    const subject = { desk: 'evidence', tlp: 'TLP:CLEAR', sphere: 'instance', shared: true } as const
    expect(may('public', 'read', subject)).toBe(true)
    expect(may('public', 'read', { ...subject, tlp: 'TLP:GREEN' })).toBe(false)
    expect(may('public', 'read', { ...subject, desk: 'work' })).toBe(false)
    for (const action of ['revise', 'approve', 'retract', 'classify', 'share', 'audit'] as const) {
      for (const desk of ['calendar', 'evidence', 'rules', 'work', 'inbox'] as const) {
        expect(may('public', action, { ...subject, desk })).toBe(false)
      }
    }
    const id = await made.book.create(stranger, letter, {
      fields: { says: 'you are wrong' },
      tlp: 'TLP:AMBER',
      shared: false,
    })
    expect(await refused(made.book.get(stranger, letter, id))).toContain('unknown-record')
    for (const role of roles.filter((one) => one !== 'newsroom')) {
      expect((await made.book.get({ name: role, role }, letter, id)).createdBy).toBe('public')
    }
    expect(await refused(made.book.create(stranger, verdict, { fields: {}, ...clear }))).toContain(
      'not-allowed',
    )
  })
})

describe('a reviewer', () => {
  test('sees no party before their own result is on record: page, list, links, data, history', async () => {
    const id = await newDossier('The Greens say that Maria Lind of the GREENS lied', ['Greens', 'Maria Lind'])
    await made.book.create(analyst, verdict, { fields: { dossier: id, says: 'the greens gain' }, ...amber })
    const web = webAs(made.book, made.effects)
    const everywhere = [
      `/records/dossier/${id}`,
      `/records/dossier/${id}.json`,
      `/records/dossier/${id}.csv`,
      '/records/dossier.csv',
      '/records/dossier',
      `/records/dossier/${id}/history`,
      `/records/dossier/${id}/history.json`,
    ]
    for (const path of everywhere) {
      const page = await (await web.ask('reviewer', path)).text()
      expect([path, /greens|lind/i.test(page)]).toEqual([path, false])
      expect([path, /greens/i.test(await (await web.ask('analyst', path)).text())]).toEqual([path, true])
    }
    const masked = await made.book.get(reviewer, dossier, id)
    expect(masked.fields.claim).toMatch(/^The \[[AB]\] say that \[[AB]\] of the \[[AB]\] lied$/)
    expect(await refused(made.book.approve(reviewer, dossier, id, masked.revision))).toContain(
      'names in this record are hidden',
    )
    await made.book.create(reviewer, verdict, { fields: { dossier: id, says: 'my own' }, ...amber })
    const plain = await made.book.get(reviewer, dossier, id)
    expect(plain.fields.claim).toContain('Maria Lind')
    await made.book.approve(reviewer, dossier, id, plain.revision)
  })
})
