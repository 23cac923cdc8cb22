import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Beside } from '../../src/app/scanning.ts'
import type { AmplificationResult } from '../../src/detect/amplification/index.ts'
import type { LookalikesResult } from '../../src/detect/lookalikes/index.ts'
import { fileOf, tocsin, workFolder, works } from './support.ts'

const folder = workFolder()
const at = (name: string) => join(folder, name)
const scanning = ['scan', at('world.jsonl'), '--store', at('store'), '-q', '--json']

async function scanned(...lists: string[]): Promise<readonly Beside[]> {
  return (JSON.parse((await works([...scanning, ...lists])).out) as { beside: Beside[] }).beside
}

function resultOf<Result>(beside: readonly Beside[], detector: string): Result {
  const { finding } = beside.find((one) => one.detector === detector)!
  return JSON.parse(readFileSync(join(at('store'), 'findings', `${finding}.json`), 'utf8')).body.result
}

describe('one run over posts, with what is known of the election', () => {
  beforeAll(async () => {
    const made = ['--truth', at('truth.json'), '--names', at('names.csv'), '--outlets', at('outlets.csv')]
    await works(['exercise', '--posts', '6000', '--seed', '11', '-q', '-o', at('world.jsonl'), ...made])
  })

  it('finds the planted lookalike outlet, and who carries the outlet that a state runs in the open', async () => {
    const lists = ['--protect', at('names.csv'), '--outlets', at('outlets.csv')]
    const beside = await scanned(...lists)
    const { operations } = JSON.parse(readFileSync(at('truth.json'), 'utf8')) as {
      operations: { kind: string; objects: string[] }[]
    }
    const planted = operations.find(({ kind }) => kind === 'lookalike-outlet')!
    const { hits } = resultOf<LookalikesResult>(beside, 'lookalikes')
    expect(hits.map(({ name }) => name)).toEqual([new URL(planted.objects[0]!).host])
    const overt = readFileSync(at('outlets.csv'), 'utf8').split('\n')[1]!.split(',')
    const { outlets } = resultOf<AmplificationResult>(beside, 'amplification')
    const carrying = readFileSync(at('world.jsonl'), 'utf8').split(`"https://${overt[2]}/`).length - 1
    expect(outlets.map(({ outlet, carried }) => [outlet.name, carried > carrying / 2])).toEqual([
      [overt[0], true],
    ])
    for (const { detector, finding } of beside) {
      if (!['lookalikes', 'amplification'].includes(detector)) continue
      await works(['replay', finding!, '--store', at('store'), '-q'])
    }
  })

  it('gives a dossier with its list, which another machine computes again; none of what names people', async () => {
    const { finding } = (await scanned('--outlets', at('outlets.csv'))).find(
      ({ detector }) => detector === 'amplification',
    )!
    await works(['dossier', finding!, '-o', at('dossier'), '--store', at('store'), '-q'])
    expect((await works(['replay', at('dossier'), '--store', at('elsewhere')])).out).toContain('identical')
    const sites = fileOf(folder, 'site,kind,value\na.org,analytics,ua-1\nb.org,analytics,ua-1\n', 'sites.csv')
    const { out } = await works(['infrastructure', sites, '--store', at('store'), '-q', '--json'])
    const { id } = JSON.parse(out) as { id: string }
    const refused = await tocsin(['dossier', id, '-o', at('none'), '--store', at('store')])
    expect([refused.exit, refused.err.includes('sites.csv, which holds no posts')]).toEqual([4, true])
  })

  it('reads posts once, so that they may come through a pipe', async () => {
    const heads = (beside: readonly Beside[]) =>
      beside.map(({ detector, headline }) => ({ detector, headline }))
    const piped = await works(['scan', '-', ...scanning.slice(2)], {
      stdin: readFileSync(at('world.jsonl'), 'utf8'),
    })
    expect(heads((JSON.parse(piped.out) as { beside: Beside[] }).beside)).toEqual(heads(await scanned()))
    expect(readdirSync(join(at('store'), 'tmp'))).toEqual([])
  })

  it('says what it lacked a list for', async () => {
    const why = (await scanned()).find(({ detector }) => detector === 'lookalikes')!.headline.unseen
    expect(why.map(({ en }) => en).join()).toContain('--protect')
  })

  it('tells a mistake in a list before the long work', async () => {
    const broken = fileOf(folder, 'name,class\nSomebody,official\n', 'broken.csv')
    const outlets = await tocsin([...scanning, '--outlets', broken])
    expect([outlets.exit, outlets.out]).toEqual([4, ''])
    expect(outlets.err).toContain('broken.csv line 1: there is no column domains')
    for (const list of ['--protect', '--subjects', '--accounts']) {
      const { exit, err } = await tocsin([...scanning, list, at('none.csv')])
      expect([list, exit, err.includes('there is no file')]).toEqual([list, 5, true])
    }
  })
})
