import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { exportLines, importLedger, LedgerError, verifyExport, verifyStore } from '../../src/ledger/index.ts'
import { openSqliteStore } from '../../src/ledger/sqlite-store.ts'
import { onEachEngine } from './engines.ts'
import {
  filled,
  independentVerifier,
  instanceKey,
  note,
  type OpenStore,
  openTestLedger,
  sqliteEngine,
  temporaryFolder,
  testKey,
  writeTemporary,
} from './support.ts'

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
  const zeros = '00'.repeat(32)

  describe('verify finds in a store', () => {
    const cases: readonly [what: string, sql: string, code: string, sequence: number][] = [
      ['a changed record', "UPDATE ledger_event SET record = 'other' WHERE sequence = 7", 'altered', 7],
      ['a changed author', "UPDATE ledger_event SET author = 'eve' WHERE sequence = 7", 'altered', 7],
      ['a changed time', 'UPDATE ledger_event SET time = time + 1 WHERE sequence = 7', 'altered', 7],
      [
        'a changed date of record',
        'UPDATE ledger_event SET recorded = recorded + 1 WHERE sequence = 7',
        'altered',
        7,
      ],
      ['a changed hash', `UPDATE ledger_event SET hash = x'${zeros}' WHERE sequence = 7`, 'altered', 7],
      [
        'a changed signature',
        `UPDATE ledger_event SET signature = x'${zeros}${zeros}' WHERE sequence = 7`,
        'altered',
        7,
      ],
      ['a changed content', `UPDATE ledger_content SET content = '{"n":8}' WHERE sequence = 7`, 'altered', 7],
      [
        'a changed salt',
        `UPDATE ledger_content SET salt = x'${'00'.repeat(16)}' WHERE sequence = 7`,
        'altered',
        7,
      ],
      ['a missing event', 'DELETE FROM ledger_event WHERE sequence = 7', 'missing', 7],
      [
        'a content that went without a tombstone',
        'DELETE FROM ledger_content WHERE sequence = 7',
        'content',
        7,
      ],
      [
        'two events that changed places',
        'UPDATE ledger_event SET sequence = -1 WHERE sequence = 7; UPDATE ledger_event SET sequence = 7 WHERE sequence = 8; UPDATE ledger_event SET sequence = 8 WHERE sequence = -1',
        'altered',
        7,
      ],
      ['a lost end', 'DELETE FROM ledger_event WHERE sequence > 15', 'truncated', 16],
      ['a lost checkpoint', 'UPDATE ledger_head SET note = NULL', 'unsealed', 21],
    ]
    test.each(cases)('%s', async (_, sql, code, sequence) => {
      const one = await fresh()
      await filled(one.store, 20)
      await one.tamper(sql)
      const { problems } = await verifyStore(one.store)
      expect(problems[0]).toMatchObject({ code, sequence })
    })

    test('a ledger that was opened by another key', async () => {
      const { store } = await filled((await fresh()).store, 3)
      const { problems } = await verifyStore(store, { trusted: testKey('example.org/real').public })
      expect(problems[0]).toMatchObject({ code: 'wrong-key', sequence: 0 })
    })

    test('an end taken off with everything that belongs to it, by a checkpoint kept elsewhere', async () => {
      const one = await fresh()
      const ledger = await filled(one.store, 12)
      const kept = (await ledger.checkpoint()).note
      const [full, short] = [await one.store.head(), await filled((await fresh()).store, 5)]
      expect((await verifyStore(short.store, { checkpoint: kept })).problems[0]).toMatchObject({
        code: 'truncated',
        sequence: 6,
      })
      expect(full.size).toBe(13)
    })

    test('a second history of the same ledger', async () => {
      const kept = (await (await filled((await fresh()).store, 12)).checkpoint()).note
      const fork = await filled((await fresh()).store, 30)
      expect((await verifyStore(fork.store, { checkpoint: kept })).problems[0]).toMatchObject({
        code: 'fork',
        sequence: 12,
      })
    })
  })
})

const bytes = async function* (text: string | Uint8Array) {
  yield typeof text === 'string' ? Buffer.from(text) : text
}

describe('an exported ledger', () => {
  const folder = temporaryFolder()
  const opened: OpenStore[] = []
  let lines: string[] = []
  let fork: string[] = []

  const build = async (count: number, key = instanceKey) => {
    const one = await sqliteEngine.fresh()
    opened.push(one)
    const ledger = await openTestLedger(one.store, { key })
    const ana = testKey('ana')
    await ledger.enrol(ana.public, 'author')
    for (let n = 0; n < count; n++) await ledger.append(note(n), n % 4 === 0 ? ana : undefined)
    await ledger.revoke(ana.public.id, 'left the cell')
    await ledger.append({ ...note(0), body: { __proto__: 'x', '10': 1, '9': '\u2028\r', constructor: null } })
    await ledger.append({ ...note(0), body: JSON.parse('{"__proto__":{"a":1}}') as Record<string, never> })
    await ledger.erase(5, 'court order', 'ben')
    return (await Array.fromAsync(exportLines(one.store))).map((line) => line.slice(0, -1))
  }
  const check = async (text: string | Uint8Array, key?: string) => {
    const ours = await verifyExport(bytes(text)).then(
      (verdict) => verdict.problems.length === 0,
      (error: unknown) => {
        if (error instanceof LedgerError) return false
        throw error
      },
    )
    const theirs = independentVerifier(writeTemporary(folder.path, 'tampered.jsonl', text), key)
    expect([0, 9], theirs.output).toContain(theirs.status)
    return { ours, theirs: theirs.status === 0, output: theirs.output }
  }

  beforeAll(async () => {
    lines = await build(16)
    fork = await build(16)
  })
  afterAll(async () => {
    for (const one of opened) await one.remove()
    folder.remove()
  })

  test('holds for us and for the independent verifier, which name the same root', async () => {
    const text = `${lines.join('\n')}\n`
    const { root, size } = await verifyExport(bytes(text))
    const said = await check(text)
    expect(said).toMatchObject({ ours: true, theirs: true })
    expect(said.output).toContain(`${size} events, root ${root}`)
  })

  test('the independent verifier has at most 60 lines and needs nothing of ours', async () => {
    const { readFileSync } = await import('node:fs')
    const source = readFileSync(new URL('../../spec/verify-ledger.mjs', import.meta.url), 'utf8')
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
    expect([...source.matchAll(/from '([^']*)'/g)].every(([, from]) => from?.startsWith('node:'))).toBe(true)
  })

  test('shows every tampering to both', async () => {
    const at = fc.nat()
    const tampering = fc.oneof(
      fc.record({ kind: fc.constant('flip' as const), at, bit: fc.nat(7) }),
      fc.record({ kind: fc.constantFrom('drop', 'swap', 'repeat', 'truncate', 'splice', 'erase'), at }),
    )
    await fc.assert(
      fc.asyncProperty(tampering, async (how) => {
        const i = 1 + (how.at % (lines.length - 2))
        let changed: string | Uint8Array
        const text = (all: readonly string[]) => `${all.join('\n')}\n`
        if (how.kind === 'flip') {
          changed = Buffer.from(text(lines))
          changed[how.at % changed.length]! ^= 1 << how.bit
        } else if (how.kind === 'drop') changed = text(lines.toSpliced(i, 1))
        else if (how.kind === 'swap') changed = text(lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!))
        else if (how.kind === 'repeat') changed = text(lines.toSpliced(i, 0, lines[i]!))
        else if (how.kind === 'truncate') changed = text(lines.slice(0, i + 1))
        else if (how.kind === 'splice') changed = text([...lines.slice(0, i), ...fork.slice(i)])
        else
          changed = text(
            lines.with(i, lines[i]!.replace(/^\{"body":.*,"entry"/, '{"entry"').replace(/,"salt".*/, '}')),
          )
        const same = Buffer.from(changed).equals(Buffer.from(text(lines)))
        const forked =
          how.kind === 'splice' &&
          Buffer.from(changed).equals(Buffer.from(text([lines[0]!, ...fork.slice(1)])))
        fc.pre(!same && !forked)
        expect(await check(changed), JSON.stringify(how)).toMatchObject({ ours: false, theirs: false })
      }),
      { numRuns: 40, seed: 9162 },
    )
  })

  test('by another key is refused where the key is known', async () => {
    const other = `${(await build(8, testKey('example.org/other'))).join('\n')}\n`
    expect((await verifyExport(bytes(other))).problems).toEqual([])
    expect((await verifyExport(bytes(other), { trusted: instanceKey.public })).problems[0]?.code).toBe(
      'wrong-key',
    )
    expect(
      independentVerifier(writeTemporary(folder.path, 'o.jsonl', other), instanceKey.public.vkey).status,
    ).toBe(9)
  })

  test('goes into an empty store event for event, and is then exported as the same bytes', async () => {
    const text = `${lines.join('\n')}\n`
    const store = openSqliteStore(':memory:')
    expect(await importLedger(store, bytes(text))).toMatchObject({ added: lines.length - 2 })
    expect(await importLedger(store, bytes(text))).toMatchObject({ added: 0 })
    expect((await Array.fromAsync(exportLines(store))).join('')).toBe(text)
    expect((await verifyStore(store)).problems).toEqual([])
    await expect(importLedger(store, bytes(`${fork.join('\n')}\n`))).rejects.toMatchObject({
      code: 'conflict',
    })
    await store.close()
  })

  test('cut off during an import leaves a store that says so, and a second run finishes it', async () => {
    const one = await sqliteEngine.fresh()
    opened.push(one)
    const many = await filled(one.store, 1_300)
    const text = (await Array.fromAsync(exportLines(many.store))).join('')
    const store = openSqliteStore(':memory:')
    const cut = text.slice(0, Math.floor(text.length * 0.9))
    await expect(importLedger(store, bytes(cut))).rejects.toMatchObject({ code: 'invalid-line' })
    expect((await verifyStore(store)).problems[0]).toMatchObject({ code: 'unsealed', sequence: 1_000 })
    const mirror = await openTestLedger(store)
    await expect(mirror.append(note(1))).rejects.toMatchObject({ code: 'unsealed' })
    expect(await importLedger(store, bytes(text))).toMatchObject({ added: 301 })
    expect(await verifyStore(store)).toMatchObject({ size: 1_301, problems: [] })
    await mirror.close()
  })

  test.each([
    ['', 'empty'],
    ['{"a":1}\n', 'header'],
    [`${'['.repeat(200_000)}\n`, 'line 1'],
    [`${'x'.repeat(2_000_000)}`, 'longer than'],
    ['\u0000\n', 'line 1'],
    [Buffer.from([0xff, 0xfe, 0x0a]), 'UTF-8'],
  ])('that is none is refused with its line: %#', async (text, says) => {
    await expect(verifyExport(bytes(text))).rejects.toThrow(says)
  })
})
