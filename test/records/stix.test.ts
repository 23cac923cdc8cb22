import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise } from '../../src/app/index.ts'
import { uuid5 } from '../../src/kernel/ids.ts'
import { analyst, newBook, now, officer, pureStatement, webAs } from './support.ts'

type Object21 = Record<string, unknown> & { type: string; id: string }

let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>
beforeAll(async () => {
  made = await newBook()
  await fillWithExercise(made.book, now)
  web = webAs(made.book, made.effects)
})
afterAll(() => made.close())

async function bundle(path: string, role: 'duty-officer' | 'analyst' | 'newsroom' = 'duty-officer') {
  const answer = await web.ask(role, path)
  expect([path, answer.status]).toEqual([path, 200])
  expect(answer.headers.get('content-type')).toBe('application/stix+json;version=2.1')
  return JSON.parse(await answer.text()) as { type: string; id: string; objects: Object21[] }
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3,6})?Z$/

/** Properties that STIX 2.1 requires beside those of every object; `event` is OpenCTI's. */
const required: Readonly<Record<string, readonly string[]>> = {
  identity: ['name'],
  'intrusion-set': ['name'],
  'threat-actor': ['name'],
  grouping: ['context', 'object_refs'],
  note: ['content', 'object_refs'],
  opinion: ['opinion', 'object_refs'],
  relationship: ['relationship_type', 'source_ref', 'target_ref'],
  'extension-definition': ['name', 'schema', 'version', 'extension_types', 'created_by_ref'],
  'domain-name': ['value'],
  'marking-definition': ['name', 'extensions'],
  event: ['name', 'extensions'],
}

/** The rules of STIX 2.1 that a consumer refuses objects by, written from the specification. */
function problemsOf({ type, id, objects }: { type: string; id: string; objects: Object21[] }): string[] {
  const found: string[] = []
  const say = (object: Object21, what: string) => found.push(`${object.type} ${object.id}: ${what}`)
  if (type !== 'bundle' || !new RegExp(`^bundle--${uuid}$`).test(id)) found.push('not a bundle')
  const ids = objects.map((object) => object.id)
  if (new Set(ids).size !== ids.length) found.push('an id twice')
  for (const object of objects) {
    const needed = required[object.type]
    if (needed === undefined) say(object, 'an unexpected type')
    if (!new RegExp(`^${object.type}--${uuid}$`).test(object.id)) say(object, 'its id is not one')
    if (object.spec_version !== '2.1') say(object, 'no version')
    for (const name of needed ?? []) if (object[name] === undefined) say(object, `no ${name}`)
    const observable = object.type === 'domain-name'
    for (const name of ['created', 'modified']) {
      const due = !observable && !(object.type === 'marking-definition' && name === 'modified')
      if (due && !time.test(String(object[name]))) say(object, `${name} is no time`)
      if (observable && object[name] !== undefined) say(object, `${name} in an observable`)
    }
    for (const name of ['first_seen', 'last_seen', 'start_time', 'stop_time']) {
      if (object[name] !== undefined && !time.test(String(object[name]))) say(object, `${name} is no time`)
    }
    const { confidence } = object
    if (
      confidence !== undefined &&
      !(Number.isInteger(confidence) && Number(confidence) >= 0 && Number(confidence) <= 100)
    )
      say(object, 'confidence is not 0 to 100')
    for (const [name, value] of Object.entries(object)) {
      if (!/^[a-z0-9_]{3,250}$/.test(name) && !['id'].includes(name)) say(object, `a property ${name}`)
      if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
        say(object, `empty ${name}`)
      const refs = name.endsWith('_refs') ? (value as string[]) : name.endsWith('_ref') ? [String(value)] : []
      for (const ref of refs) if (!ids.includes(ref)) say(object, `${name} leads nowhere`)
    }
    const references = (object.external_references ?? []) as Record<string, string>[]
    for (const one of references) {
      if (!one.source_name || !(one.description ?? one.url ?? one.external_id))
        say(object, 'an empty reference')
    }
    for (const extension of Object.keys((object.extensions ?? {}) as object)) {
      const known =
        ids.includes(extension) ||
        /--(60a3c5c5-0d10-413e-aab3-9e08dde9e88d|ea279b3e-5c71-4632-ac08-831c66a786ba)$/.test(extension)
      if (!known) say(object, 'an extension without definition')
    }
  }
  return found
}

describe('STIX 2.1', () => {
  test.each(['actor', 'outlet', 'account-set', 'statement', 'election'])('all of %s', async (kind) => {
    const whole = await bundle(`/records/${kind}.stix.json`)
    expect(problemsOf(whole)).toEqual([])
    const { total, records } = await made.book.list(officer, made.book.kind(kind), {}, { page: 1, size: 50 })
    const named = whole.objects.flatMap(({ external_references: references }) =>
      ((references ?? []) as Record<string, string>[]).flatMap(({ external_id: id }) => id ?? []),
    )
    for (const { id, tlp } of records) {
      expect([id, named.includes(id)]).toEqual([id, tlp !== 'TLP:RED'])
      if (tlp !== 'TLP:RED') expect(problemsOf(await bundle(`/records/${kind}/${id}.stix.json`))).toEqual([])
    }
    expect(total).toBeGreaterThan(0)
    expect(await bundle(`/records/${kind}.stix.json`)).toEqual(whole)
  })

  test('a task has no place in it, and what is red or unseen never leaves', async () => {
    expect((await web.ask('duty-officer', '/records/task.stix.json')).status).toBe(404)
    const red = await made.book.create(officer, made.book.kind('actor'), {
      ...{
        fields: { name: 'Red actor', sort: 'group', description: 'x', tools: [] },
        tlp: 'TLP:RED',
        shared: true,
      },
    })
    expect((await web.ask('duty-officer', `/records/actor/${red}.stix.json`)).status).toBe(403)
    expect(JSON.stringify(await bundle('/records/actor.stix.json'))).not.toContain('Red actor')
    const amber = JSON.stringify(await bundle('/records/account-set.stix.json'))
    const green = await bundle('/records/account-set.stix.json', 'newsroom')
    expect(amber).toContain('grouping')
    expect(JSON.stringify(green)).not.toContain('"grouping"')
    expect(problemsOf(green)).toEqual([])
  })

  test('grades and hedges stand in words and as confidence; the TLP level as a marking of version 2.0', async () => {
    const fields = {
      ...pureStatement,
      sort: 'assessment',
      likelihood: 'likely',
      reliability: 'B',
      credibility: '3',
    }
    const entry = { fields, tlp: 'TLP:AMBER+STRICT', shared: true } as const
    const id = await made.book.create(analyst, made.book.kind('statement'), entry)
    const { objects } = await bundle(`/records/statement/${id}.stix.json`)
    const note = objects.find(({ type }) => type === 'note')!
    expect(note.content).toBe('All polling stations have reported. (grade B3; likely, 55 to 80 %)')
    expect(note.confidence).toBe(50)
    expect(note.object_marking_refs).toEqual(['marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003'])
    const marking = objects.find(
      (object) => object.id === 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
    )!
    expect(JSON.stringify(marking.extensions)).toContain('"tlp_2_0":"amber+strict"')
  })

  test('a retracted record is revoked, and its id stays', async () => {
    const kind = made.book.kind('actor')
    const fields = { name: 'Gone', sort: 'company', description: 'x', tools: [] }
    const id = await made.book.create(officer, kind, { fields, tlp: 'TLP:GREEN', shared: true })
    const before = (await bundle(`/records/actor/${id}.stix.json`)).objects[0]!
    const { revision } = await made.book.get(officer, kind, id)
    await made.book.retract(officer, kind, id, revision, 'wrong')
    const after = (await bundle(`/records/actor/${id}.stix.json`)).objects[0]!
    expect([before.id, before.revoked]).toEqual([after.id, undefined])
    expect(after.revoked).toBe(true)
  })

  test('a name that changes changes nothing but the name (R1)', async () => {
    const kind = made.book.kind('actor')
    const shapes = fc.sample(fc.constantFrom('state', 'service', 'company', 'group', 'unknown'), 5)
    for (const sort of shapes) {
      const of = async (name: string) => {
        const fields = { name, sort, description: 'x', tools: [] }
        const id = await made.book.create(officer, kind, { fields, tlp: 'TLP:GREEN', shared: true })
        const [object] = (await bundle(`/records/actor/${id}.stix.json`)).objects
        const { name: _, id: __, external_references: ___, ...rest } = object!
        return rest
      }
      expect(await of('Broskaya')).toEqual(await of('Home country'))
    }
  })
})

test('UUIDs of version 5 are those of RFC 9562 and of the STIX namespace', () => {
  expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
  expect(uuid5('00abedb4-aa42-466c-9c01-fed23315a9b7', '{"name":"t.me/example"}')).toBe(
    '43c1f793-59c1-5337-99fb-78b77be1663b',
  )
})
