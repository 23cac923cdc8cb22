import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/detect/index.ts'
import type {
  InfrastructureParameters,
  InfrastructureResult,
  Observation,
} from '../../src/detect/infrastructure/index.ts'
import { csvLine } from '../../src/kernel/csv.ts'
import { tocsin, workFolder, works } from '../scan/support.ts'
import { crowd, operation } from './support.ts'

const folder = workFolder()
const store = ['--store', join(folder, 'store')]
const day = (at: number | null) => (at === null ? '' : new Date(at * 86_400_000).toISOString().slice(0, 10))
const file = (name: string, observations: readonly Observation[]) => {
  const rows = observations.map(({ site, kind, value, first, last, source }) =>
    csvLine([site, kind, value, day(first), day(last), source]),
  )
  const path = join(folder, name)
  writeFileSync(path, `site,kind,value,first_seen,last_seen,source\n${rows.join('')}`)
  return path
}
const sites = file('sites.csv', [...operation(), ...crowd(12)])
const background = file(
  'other.csv',
  crowd(400, 2, (n) => `back${n}.example`),
)

describe('tocsin infrastructure', () => {
  test('prints who shares what, exits with 3 where asked, and is computed again by replay', async () => {
    const ran = await tocsin([
      'infrastructure',
      sites,
      '--background',
      background,
      '--fail-on',
      'link',
      ...store,
    ])
    expect(ran.exit).toBe(3)
    expect(ran.out).toMatch(/voice-a\.example +voice-b\.example +link +moderate/)
    expect(ran.out).not.toContain('press@voice.example')
    expect(ran.err).toContain('17 sites, 400 sites as background: 6 pairs linked in 1 group')
    const id = /finding (F-\w+)/.exec(ran.err)![1]!
    expect((await works(['replay', id, ...store])).out).toContain(`identical: ${id}`)
  })

  test('as JSON, with pseudonyms, and as CSV with registrants where asked', async () => {
    const args = ['infrastructure', sites, '--background', background, ...store, '-q']
    const { body } = JSON.parse((await works([...args, '--json'])).out) as Finding<
      InfrastructureParameters,
      InfrastructureResult
    >
    expect(body.parameters).toEqual({ backgrounds: 1, slack: 30, chance: 0.05 })
    expect(body.inputs.map(({ name, preset }) => [name, preset])).toEqual([
      ['sites.csv', 'csv'],
      ['other.csv', 'csv'],
    ])
    expect(JSON.stringify(body)).not.toContain('press@voice.example')
    const { out } = await works([...args, '--csv', '-', '--registrants'])
    expect(out.split('\n')[0]).toBe('site_a,site_b,level,confidence,weight_bits,by_chance,shared')
    expect(out).toContain('registrant-mail press@voice.example')
  })

  test.each([
    [['infrastructure'], 2, 'infrastructure needs a FILE'],
    [['infrastructure', 'x', '--fail-on', 'any'], 2, "knows link, lead, not 'any'"],
    [['infrastructure', 'x', '--chance', '2'], 2, '--chance wants'],
    [['infrastructure', 'absent.csv'], 5, 'there is no file absent.csv'],
    [['infrastructure', 'EMPTY'], 4, 'empty.csv has no row with a site'],
  ])('%j ends with %i: %s', async (args, exit, says) => {
    const empty = file('empty.csv', [])
    const ran = await tocsin([...args.map((one) => (one === 'EMPTY' ? empty : one)), ...store])
    expect([ran.exit, ran.err]).toEqual([exit, expect.stringContaining(says)])
  })
})
