import { expect, describe as group, test } from 'vitest'
import { alignWords } from '../../src/detect/copies/align.ts'
import { difference } from '../../src/detect/copies/difference.ts'
import { wordsOf } from '../../src/detect/copies/words.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { familiesOf, sentence, vocabulary } from './support.ts'

/** Eight anchors with eleven others each, and sixteen candidates for a rewording. */
const mostPerText = 8 * 11 + 16

/** Texts made so that everybody meets everybody. */
const hostile: Readonly<Record<string, (size: number) => string[]>> = {
  'one template with a number in it': (size) =>
    Array.from(
      { length: size },
      (_, at) => `vote ${at} for the only honest candidate of the harbour district now or never again`,
    ),
  'half of a text in common, the other half each its own': (size) => {
    const random = seededRandom(2)
    const words = vocabulary(random, 20_000)
    const half = sentence(random, words, 10).join(' ')
    return Array.from(
      { length: size },
      () =>
        `${half} ${Array.from({ length: 10 }, () => words[Math.floor(random() * words.length)]).join(' ')}`,
    )
  },
  'all from ten words': (size) => {
    const random = seededRandom(3)
    const words = vocabulary(random, 10)
    return Array.from({ length: size }, () =>
      Array.from({ length: 15 }, () => words[Math.floor(random() * 10)]).join(' '),
    )
  },
  'each shares pairs of words with each of many others': (size) =>
    Array.from({ length: size }, (_, at) =>
      [at, ...Array.from({ length: 9 }, (_, place) => `w${(at * (place + 1)) % 37} x${at % 31}`)].join(' '),
    ),
  'one character over and over': (size) => Array.from({ length: size }, (_, at) => 'a'.repeat(40 + at)),
}

group('work on texts made to be costly', () => {
  for (const [name, texts] of Object.entries(hostile)) {
    test(`${name}: a text is compared with a bounded number of others`, () => {
      for (const size of [600, 1200]) {
        const { search } = familiesOf(texts(size))
        expect((search.edited.compared + search.reworded.compared) / size).toBeLessThanOrEqual(mostPerText)
      }
    })
  }

  test('what was left out of crowded groups is counted', () => {
    const { search } = familiesOf(hostile['half of a text in common, the other half each its own']!(600))
    expect(search.edited.crowded).toBeGreaterThan(0)
    expect(search.edited.left).toBeGreaterThan(0)
  })
})

test('aligning fills a bounded table however long and repetitive the texts are', () => {
  const matched = (length: number) =>
    alignWords(new Array(length).fill('a b'), [...new Array(length).fill('c'), 'a b'])
  expect(matched(60_000).length).toBeLessThanOrEqual(1)
  const { cut, a } = difference('na '.repeat(30_000), `ba ${'na '.repeat(30_000)}`)
  expect(cut).toBe(true)
  expect(a.map(({ text }) => text).join('')).toHaveLength(90_000)
})

test('words and pieces are read once: links, mentions and marks without end', () => {
  const long = `${'@'.repeat(50_000)} ${'https://'.repeat(20_000)} ${'#'.repeat(50_000)}${'投'.repeat(50_000)}`
  expect(wordsOf('投'.repeat(50_000))).toHaveLength(50_000)
  expect(
    difference(long, 'x')
      .a.map(({ text }) => text)
      .join(''),
  ).toBe(long)
})
