import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CoordinationFinding } from '../../src/app/index.ts'
import { makeFinding } from '../../src/detect/index.ts'
import { scanned, tocsin, workFolder, world } from './support.ts'

const folder = workFolder()
const store = join(folder, 'store')
const input = join(folder, 'posts.jsonl')
const replay = (id: string, ...more: string[]) => tocsin(['replay', id, ...more, '--store', store])
let original: string
let finding: CoordinationFinding

beforeAll(async () => {
  original = await world(folder, 5000, 3)
  copyFileSync(original, input)
  finding = (await scanned(folder, [input])).finding
})

const pathOf = (id: string) => join(store, 'findings', `${id}.json`)

describe('replay', () => {
  it('says identical, with the hash', async () => {
    const { exit, out } = await replay(finding.id)
    expect([exit, out]).toEqual([0, `identical: ${finding.id} has SHA-256 ${finding.hash} again\n`])
    const told = JSON.parse((await replay(finding.id, '--json')).out) as object
    expect(told).toEqual({
      finding: finding.id,
      identical: true,
      was: finding.hash,
      is: finding.hash,
      differences: [],
    })
  })

  it('says that the input has changed, has moved, and takes it from where it is named', async () => {
    const bytes = readFileSync(input)
    writeFileSync(input, bytes.subarray(0, bytes.length - 1))
    const changed = await replay(finding.id)
    expect(changed.exit).toBe(5)
    expect(changed.err).toContain('the file where it lay has other bytes now')
    const moved = join(folder, 'renamed.txt')
    renameSync(original, moved)
    rmSync(input)
    const gone = await replay(finding.id)
    expect(gone.exit).toBe(5)
    expect(gone.err).toContain('it is not where it lay')
    expect((await replay(finding.id, '--input', moved)).out).toMatch(/^identical/)
    const wrong = await replay(finding.id, '--input', pathOf(finding.id))
    expect(wrong.exit).toBe(5)
    expect(wrong.err).toContain(`${finding.id}.json is not it`)
    renameSync(moved, original)
    writeFileSync(input, bytes)
  })

  it('replays what came from standard input once the file is named', async () => {
    const piped = await scanned(folder, ['-'], { stdin: readFileSync(original, 'utf8') })
    expect((await replay(piped.finding.id)).exit).toBe(5)
    expect((await replay(piped.finding.id, '--input', original)).out).toMatch(/^identical/)
  })

  it('says what differs in a finding that this program would not make', async () => {
    const [edge, ...edges] = finding.body.result.edges
    const result = { ...finding.body.result, edges: [{ ...edge!, count: edge!.count + 1 }, ...edges] }
    const forged = makeFinding({ ...finding.body, result }, finding.computedAt, finding.places)
    writeFileSync(pathOf(forged.id), JSON.stringify(forged))
    const { exit, out } = await replay(forged.id)
    expect(exit).toBe(9)
    expect(out).toMatch(/^not identical: .*: edges differ\n$/)
  })

  it('says so where another version had a detector that this one has not', async () => {
    const detector = { name: 'divination', version: '7' }
    const other = makeFinding({ ...finding.body, detector }, finding.computedAt, finding.places)
    writeFileSync(pathOf(other.id), JSON.stringify(other))
    const { exit, err } = await replay(other.id)
    expect(exit).toBe(5)
    expect(err).toContain("the detector 'divination', which this program does not have")
    rmSync(pathOf(other.id))
  })

  it('refuses a finding whose file was changed', async () => {
    const text = readFileSync(pathOf(finding.id), 'utf8')
    writeFileSync(pathOf(finding.id), text.replace('"count":', '"count":1'))
    for (const command of [
      ['replay', finding.id],
      ['report', finding.id, '-o', '-'],
    ]) {
      const { exit, out, err } = await tocsin([...command, '--store', store])
      expect([exit, out]).toEqual([9, ''])
      expect(err).toContain('is not what it was when it was written')
    }
    writeFileSync(pathOf(finding.id), text)
  })

  it('knows no finding by a path', async () => {
    expect((await replay('../keys/pseudonym')).exit).toBe(5)
    expect((await replay('F-0000000000')).exit).toBe(5)
  })
})
