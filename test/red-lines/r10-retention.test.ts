import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLake } from '../../src/lake/index.ts'
import { fileOf, tocsin, workFolder, works } from '../scan/support.ts'

/** R10: raw content is deleted after N days; the clock is moved on and nothing is found. */
const folder = workFolder()
const store = join(folder, 'store')
const day = 86_400_000

const line = (account: string, text: string) =>
  `${JSON.stringify({ platform: 'plaza', account, time: '2027-05-01T08:00:00Z', text })}\n`

async function contents() {
  const lake = await openLake({ store, memoryLimit: 256 })
  const posts = await lake.posts()
  const rows = (
    await posts.connection.runAndReadAll(`SELECT text, account FROM ${posts.from} ORDER BY text`)
  ).getRows()
  await posts.close()
  const handles = await lake.handlesOf(['anna', 'bo', 'cy'].map((name) => lake.pseudonym('plaza', name)))
  return {
    texts: rows.map(([text]) => text),
    handles: [...handles.values()].map(({ handle }) => handle).sort(),
  }
}

const forget = (days: number, at: number) =>
  works(['forget', '--days', String(days), '--store', store], { clock: () => at })

test('after N days no post, no name and no upload is left, and before that nothing is lost', async () => {
  const first = fileOf(folder, line('anna', 'first words') + line('bo', 'more words'), 'first.jsonl')
  const second = fileOf(folder, line('bo', 'second words') + line('cy', 'last words'), 'second.jsonl')
  await works(['import', first, '--store', store])
  for (const name of readdirSync(join(store, 'lake'))) {
    // As if it had been taken in ten days ago.
    if (name.endsWith('.parquet'))
      utimesSync(join(store, 'lake', name), new Date(), new Date(Date.now() - 10 * day))
  }
  await works(['import', second, '--store', store])
  const upload = join(store, 'uploads', 'J-1')
  mkdirSync(upload, { recursive: true })
  writeFileSync(join(upload, 'posts.jsonl'), 'raw words of a private person')

  const now = Date.now() + day
  expect((await forget(30, now)).out).toBe('forgotten: 0 posts in 0 imports, 0 names, 0 uploads\n')
  expect((await contents()).texts).toHaveLength(4)

  expect((await forget(5, now)).out).toBe('forgotten: 2 posts in 1 import, 1 name, 0 uploads\n')
  expect(await contents()).toEqual({ texts: ['last words', 'second words'], handles: ['bo', 'cy'] })

  expect((await forget(5, now + 30 * day)).out).toBe('forgotten: 2 posts in 1 import, 2 names, 1 upload\n')
  expect(await contents()).toEqual({ texts: [], handles: [] })
  expect(existsSync(upload)).toBe(false)
  const left = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => /words|anna|"bo"/.test(readFileSync(join(entry.parentPath, entry.name), 'latin1')))
  expect(left.map(({ name }) => name)).toEqual([])
})

test('what was forgotten can be imported again', async () => {
  const again = fileOf(folder, line('anna', 'first words') + line('bo', 'more words'), 'first.jsonl')
  const { out, err } = await works(['import', again, '--store', store])
  expect(out + err).toContain('2')
  expect((await contents()).texts).toEqual(['first words', 'more words'])
})

test('the days are a number, and have to be given', async () => {
  expect((await tocsin(['forget', '--store', store])).exit).toBe(2)
  expect((await tocsin(['forget', '--days', 'soon', '--store', store])).exit).toBe(2)
  const set = await tocsin(['forget', '--days', '3', '--store', store], {
    env: { TOCSIN_RETENTION_DAYS: 'soon' },
  })
  expect(set.exit).toBe(2)
  expect(set.err).toContain('TOCSIN_RETENTION_DAYS')
})
