import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { ledgerCodes, openLedgerStore, readPublication, verifyExport } from '../../src/ledger/index.ts'
import { openSqliteStore } from '../../src/ledger/sqlite-store.ts'
import { filled, note, temporaryFolder } from './support.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

describe('a store', () => {
  test('held by another process for too long is busy, and works again afterwards', async () => {
    const file = join(folder.path, 'held.sqlite')
    const ledger = await filled(openSqliteStore(file, 50), 2)
    const other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    await expect(ledger.append(note(1))).rejects.toMatchObject({ code: 'busy', exitCode: 7, status: 503 })
    other.exec('ROLLBACK')
    expect((await ledger.append(note(1))).sequence).toBe(3)
    await ledger.close()
    other.close()
  })

  test('that cannot be opened or reached is unavailable', async () => {
    mkdirSync(join(folder.path, 'taken', 'ledger.sqlite'), { recursive: true })
    const place = { folder: join(folder.path, 'taken') }
    await expect(openLedgerStore(place)).rejects.toMatchObject({ code: 'unavailable', exitCode: 7 })
    const databaseUrl = `postgres://nobody@/none?host=${encodeURIComponent(folder.path)}`
    await expect(openLedgerStore({ ...place, databaseUrl })).rejects.toMatchObject({
      code: 'unavailable',
      hint: expect.stringContaining('DATABASE_URL'),
    })
  })

  test('refuses to change or delete an event, even by its own database', async () => {
    const file = join(folder.path, 'fixed.sqlite')
    await (await filled(openSqliteStore(file), 2)).close()
    const db = new DatabaseSync(file)
    expect(() => db.exec("UPDATE ledger_event SET author = 'eve'")).toThrow('append-only')
    expect(() => db.exec('DELETE FROM ledger_event')).toThrow('append-only')
    db.close()
  })
})

describe('hostile input', () => {
  test('that comes byte by byte is read in linear time', async () => {
    const drip = async function* (size: number) {
      for (let i = 0; i < size; i++) yield Buffer.from('[')
    }
    // The fastest of three: other work on the machine only ever makes it slower.
    const time = async (size: number) => {
      const times: number[] = []
      for (let run = 0; run < 3; run++) {
        const start = performance.now()
        await expect(verifyExport(drip(size))).rejects.toMatchObject({ code: 'invalid-line' })
        times.push(performance.now() - start)
      }
      return Math.min(...times)
    }
    const [short, long] = [await time(50_000), await time(400_000)]
    // Eight times the bytes: a quadratic reader would need 64 times as long.
    expect(long / short).toBeLessThan(32)
  })

  test.each(['old 5\n', 'old 5\nAAAA\n\nnote\n', `old 1\n${'A\n'.repeat(100)}\nnote\n`])(
    'is no publication: %j',
    (text) => {
      expect(() => readPublication(text)).toThrow('consistency proof')
    },
  )
})

test('every code says what it means, with an exit code and a status', () => {
  for (const [code, { exitCode, status, means }] of Object.entries(ledgerCodes)) {
    expect(means, code).toMatch(/^[^A-Z].*[^.]$/)
    expect([4, 5, 6, 7, 9, 10], code).toContain(exitCode)
    expect(status, code).toBeGreaterThanOrEqual(400)
  }
})
