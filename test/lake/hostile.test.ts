import { execFileSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { LakeError } from '../../src/lake/index.ts'
import { fileOf, importAll, newLake, opened, workFolder } from './support.ts'

const folder = workFolder()
const header = 'account,time,text\n'
const row = (n: number, text = `post ${n}`) =>
  `user${n},2024-05-05T10:00:${String(n % 60).padStart(2, '0')}Z,${text}\n`
const good = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => row(from + n)).join('')
const texts = (rows: readonly Record<string, unknown>[]) => rows.map((post) => post['text'])

async function failure(path: string): Promise<LakeError> {
  const error = await opened(path).then(
    () => undefined,
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(LakeError)
  return error as LakeError
}

describe('bad rows never cost a good one', () => {
  it('skips a line of 100 MB and keeps what stands around it', async () => {
    const path = join(folder, 'long.csv')
    const file = openSync(path, 'w')
    writeSync(file, header + good(0, 50))
    const block = Buffer.alloc(1 << 20, 'x')
    writeSync(file, 'mallory,2024-05-05,')
    for (let i = 0; i < 100; i++) writeSync(file, block)
    writeSync(file, `\n${good(50, 100)}`)
    closeSync(file)
    const { rows, rejects } = await opened(path)
    expect(rows).toHaveLength(100)
    expect(rejects).toHaveLength(1)
    expect(rejects[0]).toMatchObject({ line: 52, reason: 'the line is longer than 1 MiB' })
    expect(rejects[0]!.raw).toHaveLength(64 << 10)
  })

  it('sets broken UTF-8, NUL bytes and wrong column counts aside with line and reason', async () => {
    const parts = [
      header,
      good(0, 3),
      'a,2024-05-05T10:00:00Z,caf\xe9\n',
      good(3, 5),
      'b,2024-05-05,nul\0\n',
      'c,2024-05-05\n',
      'd,2024-05-05,x,y\n',
      good(5, 9),
    ]
    const { rows, rejects } = await opened(
      fileOf(folder, Buffer.concat(parts.map((part) => Buffer.from(part, 'latin1')))),
    )
    expect(rows).toHaveLength(9)
    expect(rejects.map(({ line }) => line)).toEqual([5, 8, 9, 10])
    expect(rejects[0]!.reason).toContain('not UTF-8')
    expect(rejects[1]!.reason).toContain('NUL')
    expect(rejects[2]!.reason).toBe('the row has 2 columns, the header 3')
    expect(rejects[3]).toMatchObject({
      reason: 'the row has 4 columns, the header 3',
      raw: 'd,2024-05-05,x,y',
    })
  })

  it('resumes at the line after an unclosed quote', async () => {
    const path = fileOf(
      folder,
      `${header}${good(0, 10)}eve,2024-05-05,"never closed\n${good(10, 30)}"two\nlines",2024-05-05,"ok ""x"""\n${good(30, 40)}`,
    )
    const { rows, rejects } = await opened(path)
    expect(rejects.map(({ line, raw }) => ({ line, raw }))).toEqual([
      { line: 12, raw: 'eve,2024-05-05,"never closed' },
    ])
    expect(rows).toHaveLength(41)
    expect(texts(rows)).toContain('ok "x"')
  })

  it('keeps the rows when the last quote of the file is open', async () => {
    const { rows, rejects } = await opened(
      fileOf(folder, `${header}${good(0, 5)}eve,2024-05-05,"open\n${good(5, 9)}`),
    )
    expect(rows).toHaveLength(9)
    expect(rejects.map(({ line }) => line)).toEqual([7])
  })

  it('stays linear when every line opens a quote that never closes', async () => {
    const time = async (lines: number) => {
      const path = fileOf(folder, header + good(0, 1) + 'x,"""\n'.repeat(lines))
      const start = performance.now()
      const { rows, rejects } = await opened(path)
      expect(rows).toHaveLength(1)
      expect(rejects.length).toBeGreaterThan(0)
      return performance.now() - start
    }
    await time(1000)
    const [small, large] = [await time(20_000), await time(160_000)]
    expect(large / small).toBeLessThan(24)
  })

  it('says why a time or an account is no good', async () => {
    const bad = [
      'x,0000-01-01,t',
      'x,99999-01-01,t',
      'x,yesterday,t',
      'x,,t',
      ',2024-05-05,t',
      'x,59,t',
      'x,1e999,t',
      'x,infinity,t',
    ]
    const { rows, rejects } = await opened(fileOf(folder, `${header}${good(0, 2)}${bad.join('\n')}\n`))
    expect(rows).toHaveLength(2)
    expect(rejects.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
    const reasons = rejects.map(({ reason }) => reason.split(/[;,]/)[0])
    const year = 'the year is outside 1990 to 2100'
    const obscure = 'the time is not understood'
    expect(reasons).toEqual([
      year,
      year,
      obscure,
      'the time is empty',
      'the account is empty',
      year,
      obscure,
      obscure,
    ])
  })

  it('keeps formulas as data', async () => {
    const { rows } = await opened(fileOf(folder, `${header}"=cmd|' /C calc'!A0",2024-05-05,"=1+1"\n`))
    expect(rows[0]).toMatchObject({ handle: "=cmd|' /C calc'!A0", text: '=1+1' })
  })

  it('reads UTF-16, byte order marks, semicolons, tabs, CRLF and doubled header names', async () => {
    const text = `account;time;text;text\r\nann;2024-05-05;één;second\r\n`
    for (const content of [
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(text.replaceAll(';', '\t')),
      gzipSync(text),
      zstdCompressSync(text),
    ]) {
      const { rows, rejects } = await opened(fileOf(folder, content))
      expect(rejects).toEqual([])
      expect(rows).toMatchObject([{ handle: 'ann', text: 'één' }])
    }
  })

  it('reads a pipe to its end', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [{ rows }] = await Promise.all([opened(pipe), writeFile(pipe, gzipSync(header + good(0, 7)))])
    expect(rows).toHaveLength(7)
  })

  it('takes names of files literally', async () => {
    const { rows } = await opened(fileOf(folder, `${header}${good(0, 2)}`, "it's [a] *?.csv"))
    expect(rows).toHaveLength(2)
  })
})

describe('files that are refused', () => {
  it('says what is wrong with an empty file, a bare header and unknown columns', async () => {
    expect(await failure(fileOf(folder, ''))).toMatchObject({ code: 'empty-file', exitCode: 4 })
    expect(await failure(fileOf(folder, header))).toMatchObject({ code: 'empty-file', exitCode: 4 })
    const unknown = await failure(fileOf(folder, 'object_id,account_id,when\n1,2,3\n'))
    expect(unknown).toMatchObject({ code: 'unknown-columns', exitCode: 4 })
    expect(unknown.message).toContain('found object_id, account_id, when')
    expect(unknown.message).toMatch(/nearest is \w+, which misses/)
    expect(await failure(join(folder, 'nowhere'))).toMatchObject({ code: 'no-such-file', exitCode: 5 })
  })

  it('shows lines and reasons when no row is usable', async () => {
    const error = await failure(fileOf(folder, `${header}x,never,t\n`))
    expect(error).toMatchObject({ code: 'no-usable-row', exitCode: 4 })
    expect(error.message).toContain('line 2: the time is not understood')
  })

  it('stops bombs early, whatever the packer', async () => {
    const zeros = Buffer.alloc(200 << 20)
    for (const pack of [gzipSync(zeros), zstdCompressSync(zeros)]) {
      expect(await failure(fileOf(folder, pack))).toMatchObject({ code: 'bomb', exitCode: 10 })
    }
  })

  it('keeps to the byte limit and notices a cut archive', async () => {
    const packed = gzipSync(header + good(0, 5000))
    await expect(opened(fileOf(folder, packed), { byteLimit: 1000 })).rejects.toMatchObject({
      code: 'too-large',
    })
    expect(await failure(fileOf(folder, packed.subarray(0, packed.length - 20)))).toMatchObject({
      code: 'compressed-badly',
    })
  })
})

describe('hostile JSON', () => {
  it('is not moved by prototype keys, depth or length', async () => {
    const lines = [
      '{"account":"a","time":"2024-05-05","text":"one","__proto__":{"account":"evil"},"constructor":{"x":1}}',
      `{"account":"b","time":"2024-05-05","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      '{"account":"c","time":"2024-05-05","text":"nul \\u0000"}',
      `{"account":"d","time":"2024-05-05","text":"${'@a '.repeat(1_000_000)}"}`,
      'not json',
      '["array"]',
      '',
      '{"__proto__":{"account":"x"},"time":"2024-05-05"}',
      '{"account":"e","time":"2024-05-05","text":"lone \\ud800"}',
    ]
    const { rows, rejects } = await opened(fileOf(folder, `${lines.join('\n')}\n`))
    expect(rows.map((post) => post['handle'])).toEqual(expect.arrayContaining(['a', 'e']))
    expect(rejects.map(({ line }) => line)).toEqual(expect.arrayContaining([3, 4, 5, 6, 8]))
    expect(rows.length + rejects.length).toBe(8)
    expect(({} as Record<string, unknown>)['account']).toBeUndefined()
  })

  it('copes with as many mentions as fit into one post', async () => {
    const mentions = Array.from({ length: 100_000 }, (_, n) => `u${n % 50_000}`)
    const path = fileOf(folder, `${JSON.stringify({ account: 'a', time: '2024-05-05', mentions })}\n`)
    const start = performance.now()
    const { rows } = await opened(path)
    expect((rows[0]!['mentions'] as string[]).length).toBe(50_000)
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('refuses a document that is cut short or nested beyond reason', async () => {
    expect(
      await failure(
        fileOf(
          folder,
          '{"messages": [\n{"id":1,"type":"message","date":"2024-05-05T10:00:00","from_id":"u","text":"x"}\n',
        ),
      ),
    ).toMatchObject({ code: 'bad-file' })
    expect(await failure(fileOf(folder, `${'{"a":\n['.repeat(50)}`))).toMatchObject({ code: 'bad-file' })
  })
})

it('hands formulas among the rejects on as they are, for the writer to disarm', async () => {
  const lake = await newLake(join(folder, 'store'))
  const raws: string[] = []
  await importAll(lake, [fileOf(folder, `${header}${good(0, 1)}=1+1,never,x\n`)], {
    onReject: (_, { raw }) => raws.push(raw),
  })
  expect(raws).toEqual(['=1+1,never,x'])
})
