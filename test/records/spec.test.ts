import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWithExercise } from '../../src/app/index.ts'
import { analyst, newBook, now, officer, reviewer, webAs } from './support.ts'

const spec = readFileSync(new URL('../../spec/records.md', import.meta.url), 'utf8')

let made: Awaited<ReturnType<typeof newBook>>
beforeAll(async () => {
  made = await newBook()
})
afterAll(() => made.close())

test('the example of spec/records.md is what the engine writes, and events have the members it lists', async () => {
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(spec)![1]!) as {
    kind: string
    body: { fields: object }
  }
  const kind = made.book.kind('statement')
  const entry = { fields: example.body.fields, tlp: 'TLP:CLEAR', shared: true } as const
  const id = await made.book.create({ ...analyst, name: 'ana' }, kind, entry)
  const at = async () => (await made.book.get(reviewer, kind, id)).revision
  await made.book.revise(officer, kind, id, { ...entry, revision: await at() })
  await made.book.revise(officer, kind, id, { ...entry, revision: await at(), reason: 'typo' })
  await made.book.approve(reviewer, kind, id, await at())
  await made.book.retract(reviewer, kind, id, await at(), 'said by mistake')
  const events = await Array.fromAsync(made.ledger.events({ record: id }))
  const [first] = events
  expect({ author: first!.author, kind: first!.kind, body: first!.body }).toEqual({
    author: 'ana',
    kind: example.kind,
    body: example.body,
  })
  for (const { kind: name, body } of events) {
    const word = name.split('.')[1]!
    const row = new RegExp(`^\\| \`${word}\` \\|.*\\| (.*) \\|$`, 'm').exec(spec)![1]!
    const listed = [...row.matchAll(/`([a-z]+)`/g)].map((match) => match[1]!)
    const due = listed.filter((member) => !['sphere', 'reason'].includes(member) || member in body!)
    expect([word, Object.keys(body!).sort()]).toEqual([word, due.sort()])
  }
})

test('the extensions of STIX are listed with the properties they have', async () => {
  await fillWithExercise(made.book, now)
  const web = webAs(made.book, made.effects)
  const rows = new Map(
    [...spec.matchAll(/^\| `tocsin ([a-z-]+)` \|[^|]*\| (.*) \|$/gm)].map((match) => [match[1]!, match[2]!]),
  )
  const names = new Map<string, string>()
  const used: [extension: string, properties: readonly string[]][] = []
  for (const kind of ['actor', 'outlet', 'account-set', 'statement']) {
    const { objects } = (await (await web.ask('duty-officer', `/records/${kind}.stix.json`)).json()) as {
      objects: { type: string; id: string; name?: string; extensions?: Record<string, object> }[]
    }
    for (const { type, id, name } of objects) {
      if (type === 'extension-definition') names.set(id, name!.replace('tocsin ', ''))
    }
    for (const { type, extensions = {} } of objects) {
      if (type === 'marking-definition' || type === 'event') continue
      for (const [id, { ...properties }] of Object.entries(extensions))
        used.push([id, Object.keys(properties)])
    }
  }
  expect(used.length).toBeGreaterThan(3)
  for (const [id, properties] of used) {
    const row = rows.get(names.get(id) ?? '')
    for (const property of properties.filter((one) => one !== 'extension_type')) {
      expect([names.get(id), property, row?.includes(`\`${property}\``)]).toEqual([
        names.get(id),
        property,
        true,
      ])
    }
  }
  expect([...rows.keys()].sort()).toEqual([...new Set(names.values())].sort())
})
