import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Fold, type LedgerStore } from '../../src/ledger/index.ts'
import { newBook } from '../records/support.ts'

/** As a database over a network: every answer takes a while, and not always the same. */
function slowly(store: LedgerStore): LedgerStore {
  let asked = 0
  return new Proxy(store, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown
      if (typeof member !== 'function') return member
      return async (...given: unknown[]) => {
        for (let turns = (asked++ * 7) % 5; turns > 0; turns--) await setImmediate()
        return member.apply(target, given) as unknown
      }
    },
  })
}

test('a fold that many ask at once counts every event once', async () => {
  const { ledger, close } = await newBook()
  const draft = (n: number) => ({ author: 'ana', kind: 'case.noted', record: `r-${n}`, body: { n } })
  await ledger.appendAll(Array.from({ length: 1_200 }, (_, n) => draft(n)))
  const fold = new Fold(slowly(ledger.store), { initial: () => 0, reduce: (seen: number) => seen + 1 })
  const seen = await Promise.all(Array.from({ length: 20 }, () => fold.current()))
  expect(new Set(seen)).toEqual(new Set([1_201]))
  await ledger.append(draft(1_200))
  expect(await fold.current()).toBe(1_202)
  await close()
})
