import { makeFinding } from '../../src/detect/index.ts'
import {
  IndicatorReader,
  Infrastructure,
  type InfrastructureResult,
  type Kind,
  type Observation,
} from '../../src/detect/infrastructure/index.ts'
import { seededRandom } from '../../src/kernel/random.ts'

/** Days since 1970 of the first day of the worlds. */
export const begun = Date.UTC(2027, 0, 1) / 86_400_000

export function has(
  site: string,
  kind: Kind,
  value: string,
  first: number | null = begun,
  last: number | null = begun + 90,
): Observation {
  return { site, kind, value, first, last, source: 'crawl' }
}

export const settings = { slack: 30, chance: 0.05 } as const

export function looked(
  observations: readonly Observation[],
  background: readonly Observation[] = [],
  more: Partial<typeof settings> = {},
): InfrastructureResult {
  const found = new Infrastructure({ ...settings, ...more })
  for (const one of observations) found.take(one)
  for (const one of background) found.background(one)
  return found.result((registrant) => `A-${registrant.length}`)
}

export const read = (text: string) => {
  const reader = new IndicatorReader()
  return { reader, observations: text.split('\n').flatMap((line) => reader.push(line)) }
}

/** `a-b level` of each pair, by the first letters of the sites. */
export const said = ({ sites, pairs }: InfrastructureResult) =>
  pairs.map(({ a, b, level }) => `${sites[a]!.split('.')[0]}-${sites[b]!.split('.')[0]} ${level}`)

/** Sites of one crowd: providers that many use, ids that nobody else has. */
export function crowd(sites: number, seed = 1, name = (n: number) => `crowd${n}.example`): Observation[] {
  const random = seededRandom(seed)
  return Array.from({ length: sites }, (_, n) => {
    const provider = Math.floor(random() ** 2 * 12)
    return [
      has(name(n), 'name-server', `provider${provider}.example`),
      has(name(n), 'address', `192.0.2.${provider * 10 + Math.floor(random() * 10)}`),
      has(name(n), 'theme', `theme${Math.floor(random() ** 2 * 20)}`),
      has(name(n), 'analytics', `ua-${seed}-${n}`),
      has(name(n), 'certificate', `c${seed}${n}`),
      has(name(n), 'registrant-mail', `owner${seed}-${n}@example.org`),
    ]
  }).flat()
}

/** Ten sites of which five are set up by one hand, four of them seen at one time, beside a crowd. */
export function operation(): Observation[] {
  const days = [0, 10, 20, 25, 400]
  return days.flatMap((day, n) => {
    const site = `voice-${'abcde'[n]}.example`
    const [first, last] = [begun + day, begun + day + 60]
    return [
      has(site, 'analytics', 'ua-7777-1', first, last),
      has(site, 'favicon', '-1234567', first, last),
      has(site, 'certificate', 'ab:cd', first, last),
      has(site, 'name-server', 'provider1.example', first, last),
      ...(n < 3 ? [has(site, 'registrant-mail', 'press@voice.example', first, last)] : []),
    ]
  })
}

export function infrastructureFinding() {
  const input = {
    source: 'file',
    name: 'sites.csv',
    sha256: 'cd'.repeat(32),
    rows: 140,
    rejected: 0,
    preset: 'csv',
  } as const
  const odd = [
    has('<b>odd</b>.example', 'ads', 'pub-1\u202e<img>'),
    has('other-odd.example', 'ads', 'pub-1\u202e<img>', null, null),
  ]
  return makeFinding(
    {
      detector: { name: 'infrastructure', version: '1' },
      parameters: { backgrounds: 1, ...settings },
      seed: 0,
      inputs: [input, { ...input, name: 'other-sites.csv' }],
      result: looked(
        [...operation(), ...odd, ...crowd(12)],
        crowd(400, 2, (n) => `back${n}.example`),
      ),
    },
    '2027-05-01T10:00:00Z',
  )
}
