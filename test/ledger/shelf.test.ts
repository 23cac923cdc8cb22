import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShelf, type Shelf } from '../../src/ledger/index.ts'
import { onEachEngine } from './engines.ts'
import { type OpenStore, temporaryFolder } from './support.ts'

onEachEngine((engine) => {
  let opened: OpenStore
  let folder: ReturnType<typeof temporaryFolder>
  let [one, other]: Shelf[] = []
  beforeEach(async () => {
    opened = await engine().fresh()
    folder = temporaryFolder()
    const place = { folder: folder.path, databaseUrl: opened.databaseUrl }
    ;[one, other] = [await openShelf(place), await openShelf(place)]
  })
  afterEach(async () => {
    await one!.close()
    await other!.close()
    await opened.remove()
    folder.remove()
  })

  test('a slip is written, found by another process, changed and thrown away', async () => {
    const value = { text: 'a\u0000b \u2028 "é" 😂', list: [1, null, true] }
    expect(await one!.put('s', 'a\nb', value, 0)).toBe(true)
    expect(await other!.get('s', 'a\nb')).toEqual({ key: 'a\nb', value, version: 1 })
    expect(await other!.put('s', 'a\nb', 2, null)).toBe(true)
    expect(await one!.get('s', 'a\nb')).toMatchObject({ value: 2, version: 2 })
    expect(await one!.get('other space', 'a\nb')).toBeNull()
    await one!.remove('s', 'a\nb')
    await one!.remove('s', 'a\nb')
    expect(await other!.get('s', 'a\nb')).toBeNull()
  })

  test('only one of many writers who saw the same version wins', async () => {
    const first = [one!, other!, one!, other!].map((shelf, n) => shelf.put('s', 'k', n, 0))
    expect((await Promise.all(first)).filter(Boolean)).toHaveLength(1)
    const second = [one!, other!, one!, other!].map((shelf, n) => shelf.put('s', 'k', n, 1))
    expect((await Promise.all(second)).filter(Boolean)).toHaveLength(1)
    expect((await one!.get('s', 'k'))!.version).toBe(2)
    expect(await one!.put('s', 'gone', 1, 3)).toBe(false)
  })

  test('slips are listed by the beginning of their key, and by nothing else', async () => {
    const keys = ['ana\nb', 'ana\na', 'anna\na', 'ana', 'ana\n😂', 'an_\na', 'AN\na']
    for (const key of keys) await one!.put('s', key, key, 0)
    expect((await other!.list('s', 'ana\n', 10)).map(({ key }) => key)).toEqual([
      'ana\na',
      'ana\nb',
      'ana\n😂',
    ])
    expect(await other!.list('s', '', 2)).toHaveLength(2)
  })
})
