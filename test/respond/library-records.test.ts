import { afterEach, describe, expect, test } from 'vitest'
import { bundledLibrary } from '../../src/app/serving.ts'
import type { Content } from '../../src/records/index.ts'
import { fieldsOfIncident, incidentOfRecord, missionFigures, withRecorded } from '../../src/respond/index.ts'
import { analyst, newBook, officer, person, reviewer, webAs } from '../records/support.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const bundled = bundledLibrary()
const incident = (id: string) => bundled.find((one) => one.id === id)!
const clear = { tlp: 'TLP:CLEAR', shared: false } as const
const basis = 'https://archive.example/2021/treasury'
const why = 'Two entries added from a page that was read.'

/** What a form would send that changes one bundled incident. */
function changed(id: string, change: Readonly<Record<string, unknown>>): Content {
  return { ...fieldsOfIncident(incident(id)), basis, why, ...change } as unknown as Content
}

async function start() {
  const opened = await newBook()
  open.push(opened)
  const { book, effects } = opened
  const web = webAs(book, effects)
  const kind = book.kind('incident')
  const json = async <T>(path: string) =>
    (await (await web.app.request(`http://localhost${path}`)).json()) as T
  const text = async (path: string) => (await web.app.request(`http://localhost${path}`)).text()
  const create = (fields: Content) => book.create(analyst, kind, { fields, ...clear })
  const approve = async (id: string) =>
    book.approve(reviewer, kind, id, (await book.get(reviewer, kind, id)).revision)
  return { book, web, kind, json, text, create, approve }
}

const treasury = { day: '2021-04-15', mark: 'verified_search', links: basis, governments: 'US' }
const madagascar = fieldsOfIncident(incident('MG-2018'))
const twoEntries = {
  statements: [
    ...madagascar.statements,
    { ...treasury, by: 'US Treasury', speaker: 'gov_ally', naming: 'entity' },
  ],
  responses: [...madagascar.responses, { ...treasury, by: 'US', type: 'sanctions' }],
}

describe('incidents of the library as records', () => {
  test('each bundled one becomes a record and comes back the same', async () => {
    const { create, kind } = await start()
    for (const one of bundled) {
      const fields = changed(one.id, {})
      expect([one.id, kind.schema.safeParse(fields).error?.issues]).toEqual([one.id, undefined])
      const id = await create(fields)
      const back = incidentOfRecord({ id, fields, changed: 5 }, one)
      expect(back).toEqual({ ...one, edited: { record: id, at: 5, sources: [basis], why } })
    }
  })

  test('nothing is changed without a source and a reason', async () => {
    const { create, book, kind } = await start()
    const { basis: _, ...unsourced } = changed('MG-2018', {})
    await expect(create(unsourced)).rejects.toThrow(/Source of this change/)
    await expect(create(changed('MG-2018', { basis: 'I remember it' }))).rejects.toThrow()
    const { why: __, ...unexplained } = changed('MG-2018', {})
    await expect(create(unexplained)).rejects.toThrow()
    const { links: ___, ...remembered } = treasury
    const responses = [...madagascar.responses, { ...remembered, by: 'US', type: 'sanctions' }]
    await expect(create(changed('MG-2018', { responses }))).rejects.toThrow(
      /entry of US \(2021-04-15\) can be read/,
    )
    const id = await create(changed('MG-2018', twoEntries))
    const { revision, fields } = await book.get(analyst, kind, id)
    const again = { fields: { ...fields, office: 'general' }, revision, ...clear }
    await expect(book.revise(analyst, kind, id, again)).rejects.toThrow(/what this version changes/)
  })

  test('an entry of the library that names no address of its own stays as it was, and only so', async () => {
    const { create } = await start()
    const own = fieldsOfIncident(incident('MD-2024'))
    const [first, ...rest] = own.statements
    const statements = [{ ...first, by: 'Somebody else' }, ...rest]
    await expect(create(changed('MD-2024', { statements }))).rejects.toThrow(/can be read/)
    await create(changed('MD-2024', { caveat: 'Read again.' }))
  })

  test('figures and pages change when a second person approves, and then equal the table of the mission', async () => {
    const { create, approve, book, kind, json, text } = await start()
    type Figures = { figures: Record<string, { all: { n: number; median: number } }> }
    const measured = async () => (await json<Figures>('/library/figures.json')).figures.measure!.all
    expect(await measured()).toMatchObject({ n: 14, median: 156 })
    const id = await create(changed('MG-2018', twoEntries))
    expect(await measured()).toMatchObject({ n: 14, median: 156 })
    await expect(book.approve(analyst, kind, id, 0)).rejects.toThrow()
    await approve(id)
    const { figures } = await json<Figures>('/library/figures.json')
    for (const interval of ['named', 'government', 'measure'] as const) {
      const { without: _, ...row } = missionFigures[interval]
      expect([interval, figures[interval]!.all]).toEqual([interval, expect.objectContaining(row)])
    }
    const page = await text('/library/figures')
    expect(page).not.toContain('differs')
    expect(page).toMatch(/Changed or added here:<?.*MG-2018/)
    // What follows from the figures follows the edit.
    expect(await text('/method/deterrence')).toContain('Both are equal.')
    expect(await json('/method/deterrence.json')).toMatchObject({
      standard: { delay: 198, probability: 0.45 },
    })
  })

  test('the page says that it was edited, what differs, on what and why, and who may read the history', async () => {
    const { create, approve, text, json, web } = await start()
    const id = await create(changed('MG-2018', twoEntries))
    expect(await text('/library/MG-2018')).not.toContain('id="edited"')
    const waiting = await (await web.ask('reviewer', '/library/MG-2018')).text()
    expect(waiting).toContain(`/records/incident/${id}`)
    expect(waiting).toContain('waits for a second person')
    await approve(id)
    const html = await text('/library/MG-2018')
    const section = html.slice(html.indexOf('id="edited"'), html.indexOf('id="contest"'))
    expect(section).toContain(why)
    expect(section).toContain('href="https://archive.example/2021/treasury"')
    expect(section).toContain('US Treasury')
    // Of the entries only what is new is shown, and the public reads no names.
    expect(section.match(/<tr>/g)!.length).toBeLessThan(6)
    expect(section).not.toContain('exercise/')
    expect(html).not.toContain('/history')
    expect(await (await web.ask('auditor', '/library/MG-2018')).text()).toContain(
      `/records/incident/${id}/history`,
    )
    expect(await text('/library')).toContain('/library/MG-2018#edited')
    expect(await text('/library.csv')).toMatch(new RegExp(`MG-2018.*${id}`))
    const { edited } = await json<{ edited: object }>(`/library/${id}.json`)
    expect(edited).toMatchObject({ record: id, why, sources: [basis] })
  })

  test('a form begins with the bundled case; one record a case, until it is taken back', async () => {
    const { create, approve, book, kind, web, text } = await start()
    const form = await (await web.ask('analyst', '/records/incident/new?key=FR-2017')).text()
    expect(form).toContain('Macron')
    expect(await (await web.ask('analyst', '/library/FR-2017')).text()).toContain('/new?key=FR-2017')
    expect(await text('/library/FR-2017')).not.toContain('Change with a source')
    const id = await create(changed('FR-2017', { caveat: 'Read again.' }))
    await expect(create(changed('FR-2017', {}))).rejects.toMatchObject({ code: 'taken' })
    expect(await (await web.ask('analyst', '/library/FR-2017')).text()).toContain(`${id}/edit`)
    await approve(id)
    expect(await text('/library/FR-2017')).toContain('Read again.')
    const { revision } = await book.get(reviewer, kind, id)
    await book.retract(reviewer, kind, id, revision, 'Wrong page')
    expect(await text('/library/FR-2017')).not.toContain('Read again.')
    expect(await create(changed('FR-2017', {}))).not.toBe(id)
  })

  test('a new incident is compared, counted and found like the rest', async () => {
    const { create, approve, text, json } = await start()
    const sourced = fieldsOfIncident(incident('SK-2023')).responses.map((one) => ({ ...one, links: basis }))
    const named = { key: 'XV-2027', country: 'XV', office: 'general', vote: '2027-05-09' }
    const fields = changed('SK-2023', { ...named, responses: sourced })
    await approve(await create(fields))
    const { incidents } = await json<{ incidents: { id: string; standing: string }[] }>('/library.json')
    expect(incidents.length).toBe(34)
    expect(incidents.find(({ id }) => id === 'XV-2027')?.standing).toBe('unattributed')
    expect(await text('/library/elections?a=XV-2027-05-09&b=FR-2017-05-07')).toContain('tag unattributed')
    expect(await text('/norm/coverage')).toContain('XV-2027')
    expect(await text('/governments/XV/XV-2027-05-09')).toContain('the checklist')
  })

  test('a contested case stays so in every view, and a standing is not free to choose', async () => {
    const { create, approve, text } = await start()
    await approve(await create(changed('RO-2024', { caveat: 'Read again.' })))
    for (const path of [
      '/library/RO-2024',
      '/library?country=RO',
      '/library/governments?a=RO&b=FR&class=any',
    ]) {
      expect([path, await text(path)]).toEqual([path, expect.stringContaining('tag contested')])
    }
    await expect(create(changed('SK-2023', { actor: 'RU' }))).rejects.toThrow(/name no accused state/)
    await expect(create(changed('SK-2023', { standing: 'attributed' }))).rejects.toThrow(
      /needs a dated statement/,
    )
  })

  test('the delegate may change it too, the newsroom and the public may not', async () => {
    const { book, kind } = await start()
    const entry = { fields: changed('DK-2025', {}), ...clear }
    for (const role of ['newsroom', 'auditor', 'admin'] as const) {
      await expect(book.create(person(role), kind, entry)).rejects.toMatchObject({ code: 'not-allowed' })
    }
    expect(await book.create(person('coalition-delegate'), kind, entry)).toMatch(/^IN-/)
    expect(book.mayCreate(officer, kind)).toBe(true)
  })

  test('without records the library is what ships', () => {
    expect(withRecorded(bundled, [])).toBe(bundled)
  })
})
