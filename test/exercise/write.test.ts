import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { Context } from '../../src/app/index.ts'
import { parseCommand } from '../../src/cli/command.ts'
import { exercise } from '../../src/cli/commands/exercise.ts'
import { exerciseWorld } from '../../src/exercise/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-exercise-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(line: string, signal = new AbortController().signal) {
  let out = ''
  let err = ''
  const counts: number[] = []
  const context = {
    effects: {
      terminal: {
        out: (text: string) => {
          out += text
        },
        err: (text: string) => {
          err += text
        },
      },
      progress: { start() {}, at: (count: number) => void counts.push(count), done() {} },
      signal,
    },
  } as unknown as Context
  const { options, positionals } = parseCommand(exercise, line.split(' '))
  const code = await exercise.run(context, options, positionals)
  return { code, out, err, counts }
}

describe('tocsin exercise', () => {
  it('writes posts, truth and affiliations that agree with the world', async () => {
    const [posts, truth, open] = ['world.jsonl', 'truth.json', 'open.csv'].map((name) => join(folder, name))
    const { code, err, counts } = await run(
      `--posts 3000 --seed 4 --operations framing,copy-paste:size=9 --truth ${truth} --affiliation ${open} -o ${posts}`,
    )
    expect(code).toBe(0)
    expect(err).toContain('O2  copy-paste  9 accounts')
    expect(err).toContain('3000 posts written')
    expect(counts.length).toBeGreaterThan(5)
    const world = exerciseWorld({
      posts: 3000,
      seed: 4,
      operations: [{ kind: 'framing' }, { kind: 'copy-paste', size: 9 }],
      parties: { groups: 2, size: 12 },
      newsrooms: { groups: 2, size: 4 },
    })
    const lines = [...world.posts()].map((post) => `${JSON.stringify(post)}\n`)
    expect(readFileSync(posts!, 'utf8')).toBe(lines.join(''))
    expect(JSON.parse(readFileSync(truth!, 'utf8'))).toEqual(world.truth())
    const rows = readFileSync(open!, 'utf8').trim().split('\n')
    expect(rows[0]).toBe('account,affiliation')
    expect(rows.slice(1)).toEqual(
      world.affiliations.map(({ account, affiliation }) => `${account},${affiliation}`),
    )
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('chooses the format by the name, and compresses', async () => {
    await run(`--posts 500 --seed 4 --operations none -o ${join(folder, 'plain.csv')}`)
    await run(`--posts 500 --seed 4 --operations none -o ${join(folder, 'packed.csv.gz')}`)
    const plain = readFileSync(join(folder, 'plain.csv'), 'utf8')
    expect(gunzipSync(readFileSync(join(folder, 'packed.csv.gz'))).toString()).toBe(plain)
    expect(plain.split('\n')[0]).toBe(
      'id,platform,account,time,text,language,links,hashtags,mentions,media,reshare_of,reply_to',
    )
    expect(plain).not.toMatch(/(^|,)"?'[=+@-]/m)
    await run(`--posts 500 --seed 4 --operations none -o ${join(folder, 'w.coortweet.csv')}`)
    const rows = readFileSync(join(folder, 'w.coortweet.csv'), 'utf8').trim().split('\n')
    expect(rows).toHaveLength(501)
    expect(rows[0]).toBe('object_id,account_id,content_id,timestamp_share')
    for (const row of rows.slice(1)) expect(row).toMatch(/^(https:\/\/|text:)[^,]+,[a-z0-9_]+,p\d+,\d{10}$/)
  })

  it('prints with -o -, and a world without operations has no groups', async () => {
    const { out } = await run('--posts 300 --seed 4 --operations none -o -')
    const lines = out.trim().split('\n')
    expect(lines).toHaveLength(300)
    expect(JSON.parse(lines[0]!)).toMatchObject({ id: 'p0', platform: 'plaza' })
    const { out: json } = await run(
      `--posts 300 --seed 4 --operations none --json -o ${join(folder, 'x.jsonl')}`,
    )
    expect(JSON.parse(json)).toEqual({ posts: 300, operations: [], affiliated: 0 })
  })

  it.each([
    [
      '--posts 500 --seed 1 --operations bots -o x.jsonl',
      'unknown-operation',
      'synchronised-sharing, copy-paste',
    ],
    ['--posts 500 --seed 1 --operations framing:speed=3 -o x.jsonl', 'bad-setting', 'framing:size=10'],
    ['--posts 500 --seed 1 --operations framing:participation=3 -o x.jsonl', 'bad-setting', undefined],
    ['--posts 500 --seed 1 -o x.xlsx', 'unknown-format', '.coortweet.csv'],
    ['--posts 500 --seed 1 --format xml -o x.jsonl', 'unknown-format', 'jsonl'],
    ['--posts 7 --seed 1 --operations none -o x.jsonl', 'bad-setting', undefined],
    ['--posts 300 --seed 1 -o x.jsonl', 'too-small', 'more posts'],
    ['--posts many --seed 1 -o x.jsonl', 'usage', '--help'],
    ['--posts 500 -o x.jsonl', 'usage', '--help'],
  ])('refuses %s', async (line, code, hint) => {
    const failure = await run(line).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code, exitCode: 2 })
    if (hint !== undefined) expect((failure as { hint: string }).hint).toContain(hint)
  })

  it('says why a file cannot be written', async () => {
    const line = `--posts 300 --seed 1 --operations none -o ${join(folder, 'no', 'such', 'x.jsonl')}`
    await expect(run(line)).rejects.toMatchObject({ code: 'cannot-write', exitCode: 10 })
  })

  it('leaves nothing behind when it is interrupted', async () => {
    const before = readdirSync(folder)
    const line = `--posts 3000 --seed 1 --operations none -o ${join(folder, 'cut.jsonl')}`
    await expect(run(line, AbortSignal.abort())).rejects.toThrow()
    expect(readdirSync(folder)).toEqual(before)
  })
})
