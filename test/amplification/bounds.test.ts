import { describe, expect, test } from 'vitest'
import { parseOutlets, parseTopic } from '../../src/detect/amplification/index.ts'
import { TopicFinder } from '../../src/detect/amplification/topics.ts'
import { WhichOutlet } from '../../src/detect/amplification/which-outlet.ts'
import { growth, operations } from '../support/operations.ts'
import { outletOf, resultOf, world } from './support.ts'

/** Above linear by more than a logarithm. */
const most = 1.15
const head = 'name,class,domains,evidence,since,grade\n'
const row = (name: string, domains: string) => `${name},linked,${domains},Act,2027-01-01,B2`

const lists: Readonly<Record<string, (size: number) => string>> = {
  'many outlets': (size) => Array.from({ length: size }, (_, n) => row(`o${n}`, `o${n}.example`)).join('\n'),
  'one outlet over and over': (size) => Array.from({ length: size }, () => row('o', 'o.example')).join('\n'),
  'outlets without a class': (size) =>
    `${row('o', 'o.example')}\n${Array.from({ length: size }, (_, n) => `u,,u${n}.example,,,`).join('\n')}`,
  'a cell of bars': (size) => row('o', `o.example${'|'.repeat(size)}`),
  'a quote that never closes': (size) => `${row('o', 'o.example')}\n"${'x,'.repeat(size)}`,
}

describe('a list of outlets made to be costly', () => {
  test.each(Object.entries(lists))('%s: work grows with its length', async (_, make) => {
    const work = (size: number) => {
      try {
        return parseOutlets(head + make(size), 'o.csv')
      } catch {
        return undefined
      }
    }
    expect(await growth(1000, work)).toBeLessThan(most)
  })
})

describe('texts and links made to be costly', () => {
  const topic = parseTopic(
    `vote=${Array.from({ length: 100 }, (_, n) => `aaa ${'b '.repeat(n % 7)}c${n}`).join(',')}`,
  )

  test.each<[string, (size: number) => string]>([
    ['one word', (size) => 'aaa '.repeat(size)],
    ['no space', (size) => 'a'.repeat(4 * size)],
    ['marks', (size) => '#'.repeat(4 * size)],
    ['other scripts', (size) => '漢ع '.repeat(size)],
  ])('%s: topics are found in linear work', async (_, make) => {
    const finder = new TopicFinder([topic])
    expect(await growth(2000, (size) => finder.find(make(size)))).toBeLessThan(most)
  })

  test.each<[string, (size: number) => string]>([
    ['labels', (size) => `https://${'a.'.repeat(size)}example/`],
    ['names before the host', (size) => `https://${'a'.repeat(size)}`],
    ['at signs', (size) => `https://${'@'.repeat(size)}x.example/`],
    ['a long scheme', (size) => `${'a+'.repeat(size)}://x.example/`],
  ])('%s: whose a link is costs the same however long it is', async (_, make) => {
    const which = new WhichOutlet([outletOf(0, 'linked')])
    const cost = (size: number) => operations(() => which.ofLink(make(size)))
    expect(await cost(100_000)).toBeLessThanOrEqual((await cost(1000)) + 10)
  })

  test('counting is linear in the posts', async () => {
    const worlds = new Map([500, 4000].map((size) => [size, world(3, size)]))
    expect(await growth(500, (size) => resultOf(worlds.get(size)!))).toBeLessThan(most)
  })
})
