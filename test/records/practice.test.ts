import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openRecords } from '../../src/app/frame.ts'
import { countedBytes, now, officer } from './support.ts'

const effects = { clock: () => now, randomBytes: countedBytes() }
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function store(loaded: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-practice-'))
  folders.push(folder)
  mkdirSync(join(folder, 'exercise'))
  if (loaded) writeFileSync(join(folder, 'exercise', 'loaded.json'), '{}')
  return folder
}

test('roles can be tried only where the exercise is loaded and no database of a team is named', async () => {
  const bare = await openRecords({ store: store(false), databaseUrl: null }, effects)
  expect(bare.practice).toBe(false)
  await bare.close()
  const named = {
    store: store(true),
    databaseUrl: null,
    signIn: { origin: 'https://a.example', provider: null },
  }
  const served = await openRecords(named, effects)
  expect(served.practice).toBe(false)
  await served.close()
  const loaded = await openRecords({ store: store(true), databaseUrl: null }, effects)
  expect(loaded.practice).toBe(true)
  await loaded.close()
})

test('the records of the exercise are there, and stay as they were left', async () => {
  const folder = store(true)
  const first = await openRecords({ store: folder, databaseUrl: null }, effects)
  const counts = await first.book.counts(officer)
  // Nobody in the exercise asks to see a handle, or changes an incident of the library.
  const unused = ['reveal', 'incident']
  const empty = [...counts].filter(([name, count]) => count === 0 && !unused.includes(name))
  expect(empty).toEqual([])
  const kind = first.book.kind('election')
  const [election] = (await first.book.list(officer, kind, {}, { page: 1, size: 1 })).records
  await first.book.retract(officer, kind, election!.id, election!.revision, 'practised')
  await first.close()
  const second = await openRecords({ store: folder, databaseUrl: null }, effects)
  expect((await second.book.counts(officer)).get('election')).toBe(counts.get('election')! - 1)
  expect((await second.book.get(officer, kind, election!.id)).retracted?.reason).toBe('practised')
  await second.close()
})
