import { afterEach, describe, expect, test, vi } from 'vitest'
import { FingerprintMap, Fingerprints } from '../../src/detect/lookalikes/fingerprints.ts'
import { Lookalikes, Matcher, SightingReader } from '../../src/detect/lookalikes/index.ts'
import { ObjectScanner } from '../../src/detect/lookalikes/scan-objects.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { named } from './support.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Lookups that one name costs, whatever it is. */
function lookups(name: string, names: number): number {
  const random = seededRandom(names)
  const brand = () =>
    Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('')
  const matcher = new Matcher(
    Array.from({ length: names }, () => named(`${brand()}.de`)),
    new Set(),
  )
  const asked = vi.spyOn(FingerprintMap.prototype, 'get')
  const parts = vi.spyOn(Fingerprints.prototype, 'part')
  matcher.domain(name)
  matcher.account(name)
  const cost = asked.mock.calls.length + parts.mock.calls.length
  vi.restoreAllMocks()
  return cost
}

const hostile: readonly [what: string, make: (n: number) => string][] = [
  ['hyphens', (n) => `${'a-'.repeat(n / 2)}b.com`],
  ['nothing but hyphens', (n) => `${'-'.repeat(n)}.com`],
  ['pairs that run together', (n) => `${'rn'.repeat(n / 2)}.com`],
  ['one letter', (n) => `${'a'.repeat(n)}.com`],
  ['labels', (n) => `${'a.'.repeat(n / 2)}com`],
  ['labels like a protected domain', (n) => `${'vorsteger-de.'.repeat(n / 13)}com`],
  ['marks on letters', (n) => `${'a\u0301\u0302'.repeat(n / 3)}.com`],
  ['other scripts', (n) => `${'ж漢ع'.repeat(n / 3)}.com`],
]

describe('the work for one name', () => {
  test.each(hostile)('%s: grows no faster than the name', (_, make) => {
    const [short, long] = [lookups(make(30), 50), lookups(make(120), 50)]
    expect(long).toBeLessThanOrEqual(6 * (short + 40))
    expect(lookups(make(100_000), 50)).toBeLessThanOrEqual(2000)
  })

  test('does not grow with the number of protected names', () => {
    const [few, many] = [lookups('some-observed-name.com', 20), lookups('some-observed-name.com', 2000)]
    expect(many).toBeLessThanOrEqual(few * 1.2)
  })
})

describe('what is held', () => {
  test('an object that never ends is given up, and what follows is read', () => {
    const scanner = new ObjectScanner()
    const out = [scanner.push('{"a":"')]
    for (let i = 0; i < 40; i++) out.push(scanner.push('x'.repeat(100_000)))
    out.push(scanner.push('"}'), scanner.push('{"domain":"a.de"}'))
    expect(out.flat()).toEqual([undefined, { domain: 'a.de' }])
  })

  test('hits are kept up to a bound and counted beyond it', () => {
    const found = new Lookalikes([named('vorsteger.de')], new Set())
    for (let i = 0; i < 6000; i++)
      found.take({ what: 'domain', name: `vorsteger-${i}x.live`, day: null, times: 1 })
    const { hits, leftOut, counts } = found.result()
    expect([hits.length, leftOut.close, counts.close]).toEqual([5000, 1000, 6000])
  })

  test('a line of a megabyte is one line', () => {
    const reader = new SightingReader()
    expect(reader.push(`${'a,'.repeat(500_000)}`)).toEqual([])
    expect(reader.push('vorsteger.de')).toHaveLength(1)
  })
})
