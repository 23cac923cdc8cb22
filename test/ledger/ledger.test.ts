import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  catchUp,
  Fold,
  type Ledger,
  leafHash,
  openCheckpoint,
  type Projection,
  rebuild,
  recordIndex,
  stateRows,
  verifyConsistency,
  verifyInclusion,
  verifyStore,
} from '../../src/ledger/index.ts'
import { onEachEngine } from './engines.ts'
import { filled, instanceKey, note, type OpenStore, openTestLedger, testClock, testKey } from './support.ts'

onEachEngine((engine) => {
  const open: OpenStore[] = []
  const fresh = async () => {
    const one = await engine().fresh()
    open.push(one)
    return one
  }
  afterEach(async () => {
    for (const one of open.splice(0)) await one.remove()
  })

  describe('appending', () => {
    test('gives each event its place, and reading gives it back', async () => {
      const ledger = await filled((await fresh()).store, 20)
      const events = await Array.fromAsync(ledger.events())
      expect(events.map((event) => event.sequence)).toEqual(Array.from({ length: 21 }, (_, n) => n))
      expect(events[0]).toMatchObject({ kind: 'ledger.opened', author: 'example.org/cell' })
      expect(events[7]).toMatchObject({ ...note(6), body: note(6).body })
      expect(
        (await Array.fromAsync(ledger.events({ record: 'R-3' }))).map((event) => event.sequence),
      ).toEqual([4, 9, 14, 19])
      expect(await verifyStore(ledger.store)).toMatchObject({
        size: 21,
        problems: [],
        origin: 'example.org/cell',
      })
    })

    test('of several together is all or nothing, and side by side', async () => {
      const ledger = await filled((await fresh()).store, 3)
      const stale = { ...note(9, 'R-1'), expected: 1 }
      await expect(ledger.appendAll([note(8, 'new'), stale])).rejects.toMatchObject({ code: 'conflict' })
      expect(await Array.fromAsync(ledger.events({ record: 'new' }))).toEqual([])
      const both = await ledger.appendAll([note(8, 'new'), { ...stale, expected: 2 }])
      expect(both.map((event) => event.sequence)).toEqual([4, 5])
    })

    test('by two people at once: the second is told, nothing is overwritten', async () => {
      const ledger = await filled((await fresh()).store, 1)
      const draft = { ...note(5, 'case'), expected: null }
      const [first, second] = await Promise.allSettled([ledger.append(draft), ledger.append(draft)])
      expect(first.status).toBe('fulfilled')
      expect(second).toMatchObject({
        status: 'rejected',
        reason: { code: 'conflict', exitCode: 6, status: 409 },
      })
    })

    test('refuses what the format cannot hold and says which field', async () => {
      const ledger = await filled((await fresh()).store, 0)
      const good = note(1)
      const deep = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`) as []
      const bad: [object, string][] = [
        [{ kind: 'Case Opened' }, 'kind'],
        [{ kind: 'ledger.opened' }, 'written by the ledger itself'],
        [{ author: 'a\nb' }, 'author'],
        [{ record: '' }, 'record'],
        [{ time: 1.5 }, 'time'],
        [{ time: -1 }, 'time'],
        [{ body: { text: 'x'.repeat(300_000) } }, 'larger than'],
        [{ body: { deep } }, 'deeper than'],
        [{ body: { n: Number.NaN } }, 'NaN'],
      ]
      for (const [change, says] of bad) {
        await expect(ledger.append({ ...good, ...change }), says).rejects.toThrow(says)
      }
      expect((await ledger.checkpoint()).size).toBe(1)
    })

    test('keeps its order when the clock is set back, and the time as it was given', async () => {
      const clock = testClock()
      const ledger = await openTestLedger((await fresh()).store, { clock })
      const before = await ledger.append(note(1))
      clock.set(before.recorded - 86_400_000)
      const after = await ledger.append(note(2))
      expect(after.time).toBeLessThan(before.time)
      expect(after.recorded).toBeGreaterThanOrEqual(before.recorded)
      expect(after.sequence).toBe(before.sequence + 1)
      expect((await verifyStore(ledger.store)).problems).toEqual([])
    })

    test('through two open stores at once gives one unbroken chain', async () => {
      const one = await fresh()
      const here = await openTestLedger(one.store)
      const there = await openTestLedger(await one.again())
      await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 2 ? here : there).append(note(n))))
      expect(await verifyStore(here.store)).toMatchObject({ size: 61, problems: [] })
      await there.close()
    })
  })

  describe('keys', () => {
    test("an author's own key signs for its name only", async () => {
      const ledger = await filled((await fresh()).store, 1)
      const ana = testKey('ana')
      await expect(ledger.append(note(1), ana)).rejects.toMatchObject({ code: 'refused' })
      await ledger.enrol(ana.public, 'author')
      expect(await ledger.append(note(1), ana)).toMatchObject({ author: 'ana', signer: ana.public.id })
      await expect(ledger.append({ ...note(1), author: 'ben' }, ana)).rejects.toThrow('cannot sign for ben')
      await ledger.revoke(ana.public.id, 'lost laptop')
      await expect(ledger.append(note(1), ana)).rejects.toThrow('was revoked')
      expect((await verifyStore(ledger.store)).problems).toEqual([])
    })

    test('an act signed elsewhere goes in once, unchanged, and nowhere else', async () => {
      const ledger = await filled((await fresh()).store, 1)
      const ana = testKey('ana')
      await ledger.enrol(ana.public, 'author')
      const act = ledger.prepare(note(3), ana)
      const forged = { ...act, act: { ...act.act, record: 'another' } }
      await expect(ledger.submit([forged])).rejects.toMatchObject({ code: 'integrity' })
      await expect(ledger.submit([{ ...act, content: '{}' }])).rejects.toThrow('not the one that was signed')
      const smuggled = { ...act, act: { ...act.act, extra: 'x' } }
      for (const content of ['no json', '{"b":1,"a":2}', '[]', '5']) {
        await expect(ledger.submit([{ ...act, content }]), content).rejects.toMatchObject({ exitCode: 4 })
      }
      const numeric = { ...act, act: { ...act.act, author: 5 as unknown as string } }
      await expect(ledger.submit([numeric])).rejects.toThrow('wrong type')
      await ledger.submit([smuggled])
      expect((await verifyStore(ledger.store)).problems).toEqual([])
      await expect(ledger.submit([act])).rejects.toMatchObject({ code: 'duplicate' })
      const other = await openTestLedger((await fresh()).store, { key: testKey('example.org/other') })
      await other.enrol(ana.public, 'author')
      await expect(other.submit([ledger.prepare(note(4), ana)])).rejects.toThrow('signed for the ledger')
    })

    test('without its key the ledger can be read and not written', async () => {
      const one = await fresh()
      await filled(one.store, 2)
      const reader = await openTestLedger(await one.again(), { key: null })
      const stranger = await openTestLedger(await one.again(), { key: testKey('stranger') })
      expect((await reader.event(1)).body).toEqual(note(0).body)
      await expect(reader.append(note(1))).rejects.toMatchObject({ code: 'no-key' })
      await expect(stranger.append(note(1))).rejects.toMatchObject({ code: 'no-key' })
      await Promise.all([reader.close(), stranger.close()])
    })

    test('a key enrolled or revoked by another process counts at once', async () => {
      const one = await fresh()
      const here = await filled(one.store, 1)
      const there = await openTestLedger(await one.again())
      const ana = testKey('ana')
      await there.enrol(ana.public, 'author')
      await here.append(note(1))
      await here.append(note(2), ana)
      await there.revoke(ana.public.id, 'left')
      await expect(here.append(note(3), ana)).rejects.toMatchObject({ code: 'refused' })
      await there.close()
    })
  })

  describe('proofs', () => {
    test('every event is shown to be in the tree, every older checkpoint to be its beginning', async () => {
      const ledger = await filled((await fresh()).store, 40)
      const { size, root, note: sealed } = await ledger.checkpoint()
      expect(openCheckpoint(sealed, [instanceKey.public])).toMatchObject({
        size: 41,
        origin: 'example.org/cell',
      })
      for (let sequence = 0; sequence < size; sequence += 3) {
        const proof = await ledger.inclusion(sequence)
        const leaf = leafHash(Buffer.from(proof.entry))
        expect(verifyInclusion(sequence, size, leaf, proof.hashes, root), `event ${sequence}`).toBe(true)
      }
      for (let old = 1; old <= size; old += 4) {
        const proof = await ledger.consistency(old, size)
        expect(verifyConsistency(old, size, await ledger.root(old), root, proof), `size ${old}`).toBe(true)
      }
      await expect(ledger.inclusion(41)).rejects.toMatchObject({ code: 'not-found' })
      await expect(ledger.consistency(3, 99)).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  describe('deletion by law', () => {
    test('takes the content and leaves a tombstone, the chain and the proof', async () => {
      const one = await fresh()
      const ledger = await filled(one.store, 6)
      const secret = 'the-name-that-must-go'
      const told = await ledger.append({ ...note(7, 'R-1'), body: { secret } })
      const before = await ledger.inclusion(told.sequence)
      await ledger.erase(told.sequence, 'court order 12/27', 'ana')
      expect(await ledger.event(told.sequence)).toMatchObject({
        body: null,
        hash: told.hash,
        kind: 'case.noted',
      })
      const after = await ledger.inclusion(told.sequence)
      expect(after.entry).toBe(before.entry)
      expect(
        verifyInclusion(
          after.sequence,
          after.size,
          leafHash(Buffer.from(after.entry)),
          after.hashes,
          after.root,
        ),
      ).toBe(true)
      expect((await verifyStore(ledger.store)).problems).toEqual([])
      const bytes = one.bytes()
      if (bytes !== null) expect(bytes.includes(secret)).toBe(false)
      const last = (await Array.fromAsync(ledger.events())).at(-1)
      expect(last?.body).toEqual({ reason: 'court order 12/27', sequence: told.sequence })
    })

    test('needs a reason, happens once, and spares the own events of the ledger', async () => {
      const ledger = await filled((await fresh()).store, 2)
      await expect(ledger.erase(1, ' ', 'ana')).rejects.toThrow('reason')
      await expect(ledger.erase(0, 'because', 'ana')).rejects.toMatchObject({ code: 'refused' })
      await expect(ledger.erase(77, 'because', 'ana')).rejects.toMatchObject({ code: 'not-found' })
      await ledger.erase(1, 'because', 'ana')
      await expect(ledger.erase(1, 'because', 'ana')).rejects.toThrow('deleted already')
    })
  })

  describe('projections', () => {
    /** Keeps every text it has seen, so that anything left over after a deletion would show. */
    const texts: Projection = {
      name: 'texts',
      version: 1,
      reduce: (state, event) => [
        ...((state as string[] | null) ?? []),
        `${event.kind} ${JSON.stringify(event.body?.n ?? null)}`,
      ],
    }
    const rows = (ledger: Ledger, projection: Projection) =>
      Array.fromAsync(stateRows(ledger.store, projection))

    test('rebuilt from zero equal the live ones, whatever was appended and deleted', async () => {
      const step = fc.record({ record: fc.nat(4), erase: fc.option(fc.nat(30)), read: fc.boolean() })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const one = await engine().fresh()
          const ledger = await openTestLedger(one.store)
          const fold = new Fold<string[]>(one.store, {
            initial: () => [],
            reduce: (state, event) => [...state, `${event.kind} ${JSON.stringify(event.body?.n ?? null)}`],
          })
          for (const [n, { record, erase, read }] of steps.entries()) {
            await ledger.append(note(n, `R-${record}`))
            if (erase !== null && erase < n) await ledger.erase(erase + 1, 'law', 'ana').catch(() => {})
            if (!read) continue
            await catchUp(one.store, texts)
            await fold.current()
          }
          await catchUp(one.store, texts)
          const live = await rows(ledger, texts)
          await rebuild(one.store, texts)
          expect(await rows(ledger, texts)).toEqual(live)
          const anew = await new Fold(one.store, {
            initial: () => [] as string[],
            reduce: (state, event) => [...state, `${event.kind} ${JSON.stringify(event.body?.n ?? null)}`],
          }).current()
          expect(await fold.current()).toEqual(anew)
          await one.remove()
        }),
        { numRuns: engine().name === 'sqlite' ? 25 : 5 },
      )
    })

    test('of a newer version are computed anew', async () => {
      const ledger = await filled((await fresh()).store, 12)
      await catchUp(ledger.store, recordIndex)
      const before = await rows(ledger, recordIndex)
      expect(before).toHaveLength(5)
      expect(before[0]).toMatchObject({
        record: 'R-0',
        state: { events: 3, first: 1, last: 11, began: 'case.noted' },
      })
      const changed: Projection = {
        ...recordIndex,
        version: 2,
        reduce: (_, event) => ({ last: event.sequence }),
      }
      await catchUp(ledger.store, changed)
      expect(await rows(ledger, changed)).toContainEqual({ record: 'R-0', state: { last: 11 } })
    })
  })

  test('a cached tree that was spoilt is found and computed anew', async () => {
    const one = await fresh()
    const ledger = await filled(one.store, 20)
    await one.tamper(`UPDATE ledger_node SET hash = x'${'00'.repeat(32)}' WHERE level = 2 AND position = 1`)
    expect((await verifyStore(one.store)).problems).toMatchObject([{ code: 'cache', sequence: 4 }])
    await one.store.rebuildTree()
    expect((await verifyStore(one.store)).problems).toEqual([])
    await ledger.append(note(1))
    expect((await verifyStore(one.store)).problems).toEqual([])
  })
})
