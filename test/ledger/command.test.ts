import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseCommand } from '../../src/cli/command.ts'
import { ledger } from '../../src/cli/commands/ledger.ts'
import { reportError } from '../../src/cli/report-error.ts'
import { silentProgress } from '../../src/kernel/effects.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { fakeHost } from '../support/host.ts'
import { independentVerifier, note, temporaryFolder, testClock } from './support.ts'

let folder: ReturnType<typeof temporaryFolder>
let key = ''
const path = (name: string) => join(folder.path, name)
const effects = { clock: testClock(), randomBytes: (size: number) => randomBytes(size) }

/** What `tocsin ledger ...` prints and its exit code. */
async function tocsin(
  words: readonly string[],
  store = 'store',
): Promise<{ exit: number; out: string; err: string }> {
  const host = fakeHost({ randomBytes: effects.randomBytes })
  const context = {
    config: { store: path(store), memoryLimit: 1024, databaseUrl: null },
    effects: { ...host.effects, progress: silentProgress },
  }
  const run = async () => {
    const { options, positionals } = parseCommand(ledger, words)
    return ledger.run(context, options, positionals)
  }
  const exit = await run().catch((error: unknown) => reportError(error, host))
  return { exit, ...host.printed }
}

async function append(count: number): Promise<void> {
  const one = await openLedger({ folder: path('store') }, effects)
  for (let n = 0; n < count; n++) await one.append(note(n))
  key = one.keys()[0]!.key.vkey
  await one.close()
}

const databaseUrl = process.env.DATABASE_URL
beforeEach(async () => {
  delete process.env.DATABASE_URL
  folder = temporaryFolder()
  await append(9)
})
afterEach(() => {
  if (databaseUrl !== undefined) process.env.DATABASE_URL = databaseUrl
  folder.remove()
})

describe('tocsin ledger', () => {
  test('keeps its key where only its owner can read it', () => {
    expect(statSync(path('store/keys/ledger.key')).mode & 0o777).toBe(0o600)
  })

  test('verify says that everything holds, or which event does not, and exits 9', async () => {
    expect(await tocsin(['verify'])).toMatchObject({ exit: 0, out: expect.stringContaining('10 events') })
    const db = new DatabaseSync(path('store/ledger.sqlite'))
    db.exec("DROP TRIGGER ledger_event_fixed; UPDATE ledger_event SET author = 'eve' WHERE sequence = 4")
    db.close()
    const said = await tocsin(['verify'])
    expect(said.exit).toBe(9)
    expect(said.out).toContain('altered: event 4: its fields or its signature were changed')
    const json = JSON.parse((await tocsin(['verify', '--json'])).out) as { problems: unknown[] }
    expect(json.problems[0]).toMatchObject({ code: 'altered', sequence: 4 })
  })

  test('verify finds damage anywhere in the file, unless it hit nothing but free space', async () => {
    const file = path('store/ledger.sqlite')
    const sound = (await tocsin(['verify'])).out
    const whole = readFileSync(file)
    let found = 0
    for (let at = 0; at < whole.length; at += 1_024) {
      const broken = Buffer.from(whole)
      broken.fill(0xa5, at, at + 60)
      writeFileSync(file, broken)
      const said = await tocsin(['verify'])
      if (said.exit === 9) found++
      else expect(said, `damage at ${at}`).toMatchObject({ exit: 0, out: sound })
    }
    expect(found).toBeGreaterThan(10)
  })

  test('export, verify, import and export again give the same bytes', async () => {
    expect((await tocsin(['export', '-o', path('a.jsonl')])).exit).toBe(0)
    expect(await tocsin(['verify', path('a.jsonl'), '--key', key])).toMatchObject({ exit: 0 })
    expect(independentVerifier(path('a.jsonl'), key).status).toBe(0)
    expect(await tocsin(['import', path('a.jsonl'), '--key', key], 'other')).toMatchObject({
      exit: 0,
      out: '10 events added, now 10\n',
    })
    expect((await tocsin(['export'], 'other')).out).toBe(readFileSync(path('a.jsonl'), 'utf8'))
    expect(existsSync(path('other/keys/ledger.key'))).toBe(false)
  })

  test('import of a file with a changed event takes nothing in that does not hold', async () => {
    await tocsin(['export', '-o', path('a.jsonl')])
    writeFileSync(path('a.jsonl'), readFileSync(path('a.jsonl'), 'utf8').replace('note 3', 'note 4'))
    const said = await tocsin(['import', path('a.jsonl')], 'other')
    expect(said).toMatchObject({ exit: 9, err: expect.stringContaining('event 4') })
  })

  test('a witness accepts a ledger that grew, and refuses one that was rewritten', async () => {
    const seen = ['--key', key, '--seen', path('seen.txt')]
    await tocsin(['checkpoint', '-o', path('one.txt')])
    expect((await tocsin(['witness', path('one.txt'), ...seen])).out).toContain('seen for the first time')
    await append(5)
    await tocsin(['checkpoint', '--since', '10', '-o', path('two.txt')])
    expect((await tocsin(['witness', path('two.txt'), ...seen])).out).toContain(
      'continues the 10 seen before',
    )
    expect(await tocsin(['witness', path('one.txt'), ...seen])).toMatchObject({
      exit: 9,
      err: expect.stringContaining('shrank from 15 to 10'),
    })
    const bare = await tocsin(['checkpoint'])
    expect(bare.out).toBe(readFileSync(path('seen.txt'), 'utf8'))

    const other = await openLedger({ folder: path('fork') }, effects)
    await other.close()
    writeFileSync(path('fork/keys/ledger.key'), readFileSync(path('store/keys/ledger.key')))
    const db = new DatabaseSync(path('fork/ledger.sqlite'))
    db.exec(`DROP TRIGGER ledger_event_kept; DELETE FROM ledger_event; DELETE FROM ledger_content;
      DELETE FROM ledger_node; UPDATE ledger_head SET size = 0, last = zeroblob(32), peaks = x'', note = NULL`)
    db.close()
    const fork = await openLedger({ folder: path('fork') }, effects)
    for (let n = 0; n < 30; n++) await fork.append(note(n))
    await fork.close()
    await tocsin(['checkpoint', '--since', '15', '-o', path('three.txt')], 'fork')
    expect(await tocsin(['witness', path('three.txt'), ...seen])).toMatchObject({
      exit: 9,
      err: expect.stringContaining('rewritten or a fork'),
    })
    expect(readFileSync(path('seen.txt'), 'utf8')).toBe(bare.out)
  })

  test('rebuild computes the tree and the projections anew', async () => {
    expect(await tocsin(['rebuild', '--json'])).toMatchObject({ exit: 0, out: '{"events":10}\n' })
    expect((await tocsin(['verify'])).exit).toBe(0)
  })

  test('says what it needs', async () => {
    expect(await tocsin([])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('needs to know what to do'),
    })
    expect(await tocsin(['sing'])).toMatchObject({ exit: 2, err: expect.stringContaining("cannot 'sing'") })
    expect(await tocsin(['witness', 'x'])).toMatchObject({ exit: 2 })
    expect(await tocsin(['verify'], 'nowhere')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('no ledger in'),
    })
    expect(await tocsin(['verify', path('none.jsonl')])).toMatchObject({ exit: 5 })
    expect(await tocsin(['verify', '--key', 'x'])).toMatchObject({ exit: 4 })
    expect(await tocsin(['checkpoint', '--since', '99'])).toMatchObject({ exit: 5 })
  })
})
