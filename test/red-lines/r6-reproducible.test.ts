import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tocsin, workFolder, works, world } from '../scan/support.ts'

/** R6: a dossier computed again from its bundle gives the same hash on another machine, and names nobody. */
const folder = workFolder()
const store = join(folder, 'store')
const dossier = join(folder, 'dossier')
/** Nothing is shared with the machine that made the dossier: another store, another key, another place. */
const elsewhere = { randomBytes: (size: number) => new Uint8Array(size).fill(42) }
const away = join(folder, 'away')
let hash: string
let posts: string

beforeAll(async () => {
  posts = await world(folder, 5000, 3)
  const { out } = await works(['scan', posts, '--json', '-q', '--store', store])
  const { id } = JSON.parse(out) as { id: string }
  const made = await works(['dossier', id, '-o', dossier, '--json', '--store', store])
  hash = (JSON.parse(made.out) as { hash: string }).hash
  mkdirSync(away)
  for (const name of readdirSync(dossier)) copyFileSync(join(dossier, name), join(away, name))
}, 60_000)

describe('a dossier', () => {
  test('gives the same hash on a machine with another key, and says parameters, versions and digests', async () => {
    const { out } = await works(['replay', away, '--store', join(folder, 'other')], elsewhere)
    expect(out).toBe(`identical: ${away} has SHA-256 ${hash} again\n`)
    const { body } = JSON.parse(readFileSync(join(away, 'finding.json'), 'utf8')) as {
      body: { detector: object; parameters: object; seed: number; inputs: { sha256: string }[] }
    }
    expect(body).toMatchObject({
      detector: { name: 'coordination' },
      parameters: { q: 0.01, window: 60 },
      seed: 1,
    })
    const sums = readFileSync(join(away, 'SHA256SUMS'), 'utf8')
    expect(sums).toContain(`${body.inputs[0]!.sha256}  posts.jsonl\n`)
  })

  test('holds pseudonyms and no handle', () => {
    const written = readFileSync(join(away, 'posts.jsonl'), 'utf8').trim().split('\n')
    expect(written).toHaveLength(5000)
    const handles = new Set(
      readFileSync(posts, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { account: string }).account),
    )
    const shown = new Set(written.map((line) => (JSON.parse(line) as { account: string }).account))
    expect(shown.size).toBe(handles.size)
    for (const account of shown) expect(account).toMatch(/^a[0-9A-HJKMNP-TV-Z]{16}$/)
    const told = readFileSync(join(away, 'finding.json'), 'utf8')
    for (const handle of handles) expect(told).not.toContain(`"${handle}"`)
  })

  test('one changed post, or a changed number of the finding, does not pass', async () => {
    const path = join(away, 'posts.jsonl')
    const before = readFileSync(path)
    writeFileSync(path, before.subarray(0, before.length - 400))
    const cut = await tocsin(['replay', away, '--store', join(folder, 'other')], elsewhere)
    expect(cut.exit).toBe(5)
    expect(cut.err).toContain('posts.jsonl with SHA-256')
    writeFileSync(path, before)
    const finding = join(away, 'finding.json')
    const text = readFileSync(finding, 'utf8')
    writeFileSync(finding, text.replace('"q":0.01', '"q":0.02'))
    expect((await tocsin(['replay', away, '--store', join(folder, 'other')], elsewhere)).exit).toBe(9)
    writeFileSync(finding, text)
  })
})
