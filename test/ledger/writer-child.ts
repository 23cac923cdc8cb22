/**
 * A writer in a process of its own: appends until it is told to stop or is killed, and prints the sequence of
 * each event once it is acknowledged. `node writer-child.ts FILE NAME COUNT [DATABASE_URL]`
 */
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { LedgerError } from '../../src/ledger/index.ts'
import { openPostgresStore } from '../../src/ledger/postgres-store.ts'
import { openSqliteStore } from '../../src/ledger/sqlite-store.ts'
import { openTestLedger } from './support.ts'

const [, , file, name, count, url] = process.argv
// Without a handler the limit on file sizes would end the process; with one, the write fails as on a full disk.
process.on('SIGXFSZ', () => {})
const store = url === undefined ? openSqliteStore(file!) : await openPostgresStore(url)
const ledger = await openTestLedger(store, { clock: Date.now })
const line = (text: string) => writeSync(1, `${text}\n`)

let next = 0
async function writer(): Promise<void> {
  while (next < Number(count)) {
    const n = next++
    const body = { n, text: randomBytes(200).toString('hex') }
    try {
      const event = await ledger.append({
        author: name!,
        kind: 'case.noted',
        record: `${name}-${n % 7}`,
        body,
      })
      line(`ok ${event.sequence} ${event.hash}`)
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error
      line(`error ${error.code}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}
await Promise.all(Array.from({ length: 8 }, writer))
await ledger.close()
