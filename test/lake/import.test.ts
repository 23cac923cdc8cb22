import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashFile, initStore, openLake, openSource } from '../../src/lake/index.ts'
import { fileOf, fixedBytes, importAll, newLake, opened, postsIn, rowsOf, workFolder } from './support.ts'

const folder = workFolder()
let stores = 0
const freshStore = () => join(folder, `store-${++stores}`)

/** NUL rows are rejected and separators become spaces, which other tests show. */
const separators = new RegExp(`[${String.fromCharCode(0, 13, 30, 31)}]`, 'g')
const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .map((text) => text.replace(separators, '').trim())
const post = fc.record({
  platform: fc.constantFrom('mastodon', 'telegram', 'x'),
  account: word.filter((text) => text !== ''),
  time: fc
    .date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  text: fc.string({ maxLength: 60, unit: 'grapheme' }).map((text) => text.replace(separators, '')),
  links: fc.array(fc.webUrl(), { maxLength: 3 }),
  hashtags: fc.array(fc.constantFrom('Vote', 'été', 'x1', '選挙'), { maxLength: 3 }),
  native_id: fc.uuid(),
})
type Post = typeof post extends fc.Arbitrary<infer P> ? P : never

const cell = (value: string) => `"${value.replaceAll('"', '""')}"`
const csvOf = (posts: readonly Post[], columns: readonly (keyof Post)[]) =>
  [
    columns.join(','),
    ...posts.map((one) =>
      columns
        .map((name) => cell(Array.isArray(one[name]) ? JSON.stringify(one[name]) : String(one[name])))
        .join(','),
    ),
  ].join('\n')
const jsonlOf = (posts: readonly Post[]) => posts.map((one) => JSON.stringify(one)).join('\n')
const columns = ['platform', 'account', 'time', 'text', 'links', 'hashtags', 'native_id'] as const

const idsOf = async (path: string) => (await opened(path)).rows.map((row) => String(row['id'])).sort()

describe('ids', () => {
  it('are the same for CSV, JSONL and Parquet, for any order of rows and columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(post, { minLength: 1, maxLength: 20, selector: (one) => one.native_id }),
        async (posts) => {
          const csv = fileOf(folder, csvOf(posts, columns))
          const ids = await idsOf(csv)
          expect(await idsOf(fileOf(folder, csvOf([...posts].reverse(), [...columns].reverse())))).toEqual(
            ids,
          )
          expect(await idsOf(fileOf(folder, jsonlOf(posts)))).toEqual(ids)
          const parquet = join(folder, `${ids[0]}.parquet`)
          const relation = await openSource([csv], { memoryLimit: 256 })
          await relation.connection.run(
            `COPY (SELECT handle AS account, platform, time, text, links, hashtags, native_id FROM posts) TO '${parquet}' (FORMAT parquet)`,
          )
          await relation.close()
          expect(await idsOf(parquet)).toEqual(ids)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('differ when anything that was posted differs', async () => {
    const base = {
      account: 'a',
      time: '2024-05-05T10:00:00Z',
      text: 'x',
      platform: 'p',
      object: 'o',
      links: ['http://l'],
    }
    const variants = [
      base,
      { ...base, account: 'b' },
      { ...base, time: '2024-05-05T10:00:01Z' },
      { ...base, text: 'y' },
      { ...base, platform: 'q' },
      { ...base, object: 'n' },
      { ...base, links: ['http://m'] },
    ]
    const { rows } = await opened(fileOf(folder, variants.map((one) => JSON.stringify(one)).join('\n')))
    expect(new Set(rows.map((row) => row['id'])).size).toBe(variants.length)
  })
})

describe('import', () => {
  it('adds nothing the second time, and only what is new from overlapping files', async () => {
    const lake = await newLake(freshStore())
    const posts = fc.sample(post, { numRuns: 300, seed: 5 })
    const first = fileOf(folder, csvOf(posts.slice(0, 200), columns))
    const [one, again] = await importAll(lake, [first, first])
    expect(one).toMatchObject({
      rows: 200,
      added: 200,
      duplicates: 0,
      rejected: 0,
      known: false,
    })
    expect(again).toMatchObject({ rows: 200, added: 0, duplicates: 200, known: true })
    const [overlap] = await importAll(lake, [
      fileOf(folder, jsonlOf([...posts.slice(100), ...posts.slice(250)])),
    ])
    expect(overlap).toMatchObject({ rows: 250, added: 100, duplicates: 150 })
    const stored = await postsIn(lake)
    expect(stored).toHaveLength(300)
    expect(new Set(stored.map((row) => row['id'])).size).toBe(300)
    expect(await lake.verify()).toEqual({ segments: 2, rows: 300 })
  })

  it('takes a post for the same however exactly its time was written, and whatever columns its file has', async () => {
    const lake = await newLake(freshStore())
    const [receipt] = await importAll(lake, [
      fileOf(folder, 'account,time\na,2024-05-05\na,2024-05-05T00:00:00Z\na,1714867200\nb,2024-05-05\n'),
    ])
    expect(receipt).toMatchObject({ rows: 4, added: 2, duplicates: 2 })
    const [again] = await importAll(lake, [
      fileOf(
        folder,
        'time,account,platform,text,links\n2024-05-05T00:00Z,a,unknown,,\n2024-05-05,a,,other,\n',
      ),
    ])
    expect(again).toMatchObject({ rows: 2, added: 1, duplicates: 1 })
  })

  it('reads a store of version 1, whose segments hold ids, and adds to it', async () => {
    const store = freshStore()
    const lake = await newLake(store)
    const path = fileOf(folder, jsonlOf(fc.sample(post, { numRuns: 40, seed: 4 })))
    await importAll(lake, [path])
    const before = await postsIn(lake)
    const manifestPath = join(store, 'lake', 'manifest.json')
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
    const [segment] = manifest.segments
    const file = join(store, 'lake', segment.name)
    const relation = await lake.posts()
    await relation.connection.run(
      `COPY (SELECT 1::UBIGINT AS id_high, 2::UBIGINT AS id_low, * FROM read_parquet('${file}')) TO '${file}.old' (FORMAT parquet)`,
    )
    await relation.close()
    renameSync(`${file}.old`, file)
    const old = { ...segment, bytes: statSync(file).size, sha256: await hashFile(file) }
    writeFileSync(manifestPath, JSON.stringify({ ...manifest, version: 1, segments: [old], imports: [] }))
    expect(await postsIn(lake)).toEqual(before)
    const [receipt] = await importAll(lake, [path, fileOf(folder, 'account,time\na,2024-05-05\n')])
    expect(receipt).toMatchObject({ added: 0, duplicates: 40 })
    expect(await lake.verify()).toEqual({ segments: 2, rows: 41 })
    expect(JSON.parse(readFileSync(manifestPath, 'utf8'))).toMatchObject({ version: 2 })
  })

  it('gives a post the id that its file gives it', async () => {
    const lake = await newLake(freshStore())
    const path = fileOf(folder, jsonlOf(fc.sample(post, { numRuns: 40, seed: 9 })))
    await importAll(lake, [path])
    expect((await postsIn(lake)).map((row) => row['id']).sort()).toEqual(await idsOf(path))
  })

  it('stores pseudonyms, with the handles in the vault alone', async () => {
    const store = freshStore()
    const lake = await newLake(store)
    await importAll(lake, [
      fileOf(folder, 'account,time,platform\nVeryPrivatePerson,2024-05-05,x\nother,2024-05-06,x\n'),
    ])
    const accounts = (await postsIn(lake)).map((row) => String(row['account']))
    expect(accounts).toContain(lake.pseudonym('x', 'VeryPrivatePerson'))
    for (const account of accounts) expect(account).toMatch(/^a[0-9A-HJKMNP-TV-Z]{16}$/)
    const handles = await lake.handlesOf([lake.pseudonym('x', 'VeryPrivatePerson')])
    expect([...handles.values()]).toEqual([{ platform: 'x', handle: 'VeryPrivatePerson' }])
    const holds = (room: string) =>
      readdirSync(join(store, room)).some((name) =>
        readFileSync(join(store, room, name)).includes('VeryPrivatePerson'),
      )
    expect(holds('lake')).toBe(false)
    expect(holds('vault')).toBe(true)
    for (const name of readdirSync(join(store, 'vault')))
      expect(statSync(join(store, 'vault', name)).mode & 0o777).toBe(0o600)
  })

  it('adds a post that differs from a stored one in its text alone', async () => {
    const lake = await newLake(freshStore())
    const shared = { account: 'a', time: '2024-05-05T10:00:00Z', native_id: '1' }
    await importAll(lake, [fileOf(folder, JSON.stringify({ ...shared, text: 'x' }))])
    const [receipt] = await importAll(lake, [fileOf(folder, JSON.stringify({ ...shared, text: 'y' }))])
    expect(receipt).toMatchObject({ added: 1, duplicates: 0 })
  })

  it('leaves nothing of a file that is refused, and keeps the files before it', async () => {
    const lake = await newLake(freshStore())
    const fine = fileOf(folder, 'account,time\na,2024-05-05\n')
    await expect(importAll(lake, [fine, fileOf(folder, 'account,time\na,never\n')])).rejects.toMatchObject({
      code: 'no-usable-row',
    })
    expect(await postsIn(lake)).toHaveLength(1)
  })

  it('stops when it is cancelled, with the old state', async () => {
    const lake = await newLake(freshStore())
    const stop = new AbortController()
    stop.abort()
    const path = fileOf(folder, 'account,time\na,2024-05-05\n')
    await expect(lake.import([path], {}, { signal: stop.signal }).next()).rejects.toMatchObject({
      code: 'cancelled',
      exitCode: 130,
    })
    expect(await postsIn(lake)).toEqual([])
    await importAll(lake, [path])
    expect(await postsIn(lake)).toHaveLength(1)
  })

  it('says that a store is newer than the program, not that it is damaged', async () => {
    const store = freshStore()
    await importAll(await newLake(store), [fileOf(folder, 'account,time\na,2024-05-05\n')])
    const file = join(store, 'lake', 'manifest.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version": 2', '"version": 3'))
    await expect(newLake(store)).rejects.toMatchObject({ code: 'store-newer', exitCode: 4 })
    writeFileSync(file, '{')
    await expect(newLake(store)).rejects.toMatchObject({ code: 'store-damaged' })
  })

  it('notices a changed segment', async () => {
    const store = freshStore()
    const lake = await newLake(store)
    await importAll(lake, [fileOf(folder, 'account,time\na,2024-05-05\n')])
    const [segment] = readdirSync(join(store, 'lake')).filter((name) => name.endsWith('.parquet'))
    const bytes = readFileSync(join(store, 'lake', segment!))
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(store, 'lake', segment!), bytes)
    await expect(lake.verify()).rejects.toMatchObject({ code: 'store-damaged', exitCode: 9 })
    writeFileSync(join(store, 'lake', segment!), bytes.subarray(1))
    await expect(lake.posts()).rejects.toMatchObject({ code: 'store-damaged' })
  })

  it('leaves the temporary files of who still reads alone when another opens the store, and sweeps those of the dead', async () => {
    const store = freshStore()
    await newLake(store)
    const temp = join(store, 'tmp')
    const dead = join(temp, `tocsin-${2 ** 22 - 1}-1-x`)
    mkdirSync(dead)
    const path = fileOf(folder, jsonlOf(fc.sample(post, { numRuns: 30, seed: 3 })))
    const relation = await openSource([path], { memoryLimit: 256, temp })
    await openLake({ store, memoryLimit: 256 })
    expect(existsSync(dead)).toBe(false)
    expect(await rowsOf(relation)).toHaveLength(30)
    await relation.close()
    expect(readdirSync(temp)).toEqual([])
  })

  it('keeps a second writer out and takes over from a dead one', async () => {
    const store = freshStore()
    const lake = await newLake(store)
    const path = fileOf(folder, 'account,time\na,2024-05-05\n')
    const first = lake.import([path, path], {}, {})
    await first.next()
    await expect(importAll(lake, [path])).rejects.toMatchObject({ code: 'store-busy' })
    await first.return(undefined)
    writeFileSync(join(store, 'lake.lock'), JSON.stringify({ pid: 2 ** 22 - 1, started: '1' }))
    expect(await importAll(lake, [path])).toHaveLength(1)
  })
})

it('is in the old or the new state after a kill at any moment, and a second import completes it', async () => {
  const store = freshStore()
  await newLake(store)
  const child = join(fileURLToPath(import.meta.url), '..', 'import-child.ts')
  const perFile = 5_000
  const count = async () => {
    const lake = await openLake({ store, memoryLimit: 256 })
    await lake.verify()
    const [row] = await postsIn(lake, 'SELECT count(*)::INTEGER AS n')
    return Number(row!['n'])
  }
  const paths: string[] = []
  let killed = 0
  let before = 0
  for (let attempt = 0; attempt < 20; attempt++) {
    const rows = Array.from({ length: perFile }, (_, n) => `u${n % 97},${1_700_000_000 + n},text ${attempt}`)
    const path = fileOf(folder, `account,time,text\n${rows.join('\n')}\n`)
    paths.push(path)
    const importing = spawn(process.execPath, [child, store, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = once(importing, 'exit')
    await Promise.race([once(importing.stdout!, 'data'), exited])
    // A moment that differs from one attempt to the next is what is tested.
    await new Promise((resolve) => setTimeout(resolve, attempt * 9))
    importing.kill('SIGKILL')
    const [, signal] = await exited
    if (signal === 'SIGKILL') killed++
    const after = await count()
    expect([before, before + perFile]).toContain(after)
    before = after
  }
  expect(killed).toBeGreaterThan(5)
  const lake = await openLake({ store, memoryLimit: 256 })
  await importAll(lake, paths)
  expect(await count()).toBe(20 * perFile)
  expect(readdirSync(join(store, 'tmp'))).toEqual([])
  expect(readdirSync(join(store, 'lake'))).toHaveLength(21)
}, 120_000)

it('reads only the columns that are asked for', async () => {
  const relation = await openSource([fileOf(folder, 'account,time,text\na,2024-05-05,see http://x.org\n')], {
    memoryLimit: 256,
    columns: ['links'],
  })
  expect(relation.columns).toEqual(['handle', 'time', 'links'])
  expect(await rowsOf(relation)).toEqual([
    { handle: 'a', time: '2024-05-05 00:00:00', links: ['http://x.org'] },
  ])
  await relation.close()
})

it('uses the key that it was given', async () => {
  const store = freshStore()
  await newLake(store)
  expect(readFileSync(join(store, 'keys', 'pseudonym.key'))).toEqual(Buffer.from(fixedBytes(32)))
})

const root = process.getuid?.() === 0
if (root) console.log('a store that may not be written is not tried: root may write anywhere')
it.skipIf(root)('says that a store may not be written, and what to do', async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o500)
  await expect(initStore(join(closed, 'store'), fixedBytes)).rejects.toMatchObject({
    code: 'not-writable',
    hint: expect.stringContaining('--store'),
  })
})
