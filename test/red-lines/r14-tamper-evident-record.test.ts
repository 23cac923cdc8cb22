import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  catchUp,
  leafHash,
  openLedgerStore,
  rebuild,
  stateRows,
  verifyInclusion,
  verifyStore,
} from '../../src/ledger/index.ts'
import { recordStates } from '../../src/records/index.ts'
import { analyst, newBook, pureStatement, reviewer } from '../records/support.ts'

let made: Awaited<ReturnType<typeof newBook>>
const ids: string[] = []
beforeAll(async () => {
  made = await newBook()
  const kind = made.book.kind('statement')
  for (let i = 0; i < 6; i++) {
    const fields = { ...pureStatement, title: `Statement ${i}` }
    const id = await made.book.create(analyst, kind, { fields, tlp: 'TLP:GREEN', shared: true })
    ids.push(id)
    const { revision } = await made.book.get(analyst, kind, id)
    if (i % 2 === 0) await made.book.approve(reviewer, kind, id, revision)
    else
      await made.book.revise(analyst, kind, id, {
        fields: { ...fields, text: 'other words' },
        tlp: 'TLP:GREEN',
        shared: true,
        revision,
      })
  }
})
afterAll(() => made.close())

describe('R14: the record is tamper-evident', () => {
  test('an untouched record verifies, and every event of a record has its proof', async () => {
    expect((await verifyStore(made.ledger.store)).problems).toEqual([])
    const kind = made.book.kind('statement')
    for (const id of ids) {
      for (const { sequence } of await made.book.history(analyst, kind, id)) {
        const { entry, size, root, hashes } = await made.book.proof(analyst, kind, id, sequence)
        expect(verifyInclusion(sequence, size, leafHash(Buffer.from(entry)), hashes, root)).toBe(true)
        const bent = leafHash(Buffer.from(entry.replace('exercise/', 'exercise-')))
        expect(verifyInclusion(sequence, size, bent, hashes, root)).toBe(false)
      }
    }
  })

  test('projections computed from zero equal the live ones', async () => {
    const { store } = made.ledger
    await catchUp(store, recordStates)
    const live = await Array.fromAsync(stateRows(store, recordStates))
    expect(live.length).toBe(ids.length)
    await rebuild(store, recordStates)
    expect(await Array.fromAsync(stateRows(store, recordStates))).toEqual(live)
  })

  test('a deletion by law leaves a tombstone with its reason, and the rest verifies', async () => {
    const { book, ledger } = made
    const kind = book.kind('statement')
    const [created] = (await book.history(analyst, kind, ids[1]!)).slice(-1)
    await ledger.erase(created!.sequence, 'court order 12/27', 'exercise/admin')
    const history = await book.history(analyst, kind, ids[1]!)
    expect(history.at(-1)).toMatchObject({ change: 'erased', hash: created!.hash })
    expect(history[0]).toMatchObject({ change: 'tombstone', reason: 'court order 12/27' })
    const tombstone = await ledger.event(history[0]!.sequence)
    expect(tombstone.body).toMatchObject({ reason: 'court order 12/27', sequence: created!.sequence })
    expect((await verifyStore(ledger.store)).problems).toEqual([])
  })

  test('a flipped byte in the content of any event is found and named', async () => {
    const file = join(made.folder, 'ledger.sqlite')
    const db = new DatabaseSync(file)
    const events = db
      .prepare('SELECT sequence, content FROM ledger_content')
      .all()
      .map(({ sequence, content }) => ({ sequence: Number(sequence), content: String(content) }))
    expect(events.length).toBeGreaterThan(5)
    const write = db.prepare('UPDATE ledger_content SET content = ? WHERE sequence = ?')
    for (const { sequence, content } of events) {
      const place = content.length >> 1
      const flipped = String.fromCharCode(content.charCodeAt(place) ^ 1)
      write.run(content.slice(0, place) + flipped + content.slice(place + 1), sequence)
      const store = await openLedgerStore({ folder: made.folder })
      const { problems } = await verifyStore(store)
      await store.close()
      expect(problems.map((problem) => problem.sequence)).toContain(sequence)
      write.run(content, sequence)
    }
    db.close()
    expect((await verifyStore(made.ledger.store)).problems).toEqual([])
  })
})
