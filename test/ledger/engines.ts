import { afterAll, beforeAll, describe } from 'vitest'
import { type Engine, postgresMissing, sqliteEngine, startPostgres } from './support.ts'

/** The same tests on SQLite and on a real PostgreSQL server; says why when there is none. */
export function onEachEngine(tests: (engine: () => Engine) => void): void {
  describe('on sqlite', () => tests(() => sqliteEngine))
  const missing = postgresMissing()
  if (missing !== null) console.log(`PostgreSQL tests are skipped: ${missing}`)
  describe.skipIf(missing !== null)('on postgresql', () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await startPostgres()
    })
    afterAll(() => engine.stop())
    tests(() => engine)
  })
}
