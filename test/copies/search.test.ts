import fc from 'fast-check'
import { expect, describe as group, test } from 'vitest'
import { sharedInOrder } from '../../src/detect/copies/common-words.ts'
import { difference } from '../../src/detect/copies/difference.ts'
import { Families } from '../../src/detect/copies/families.ts'
import { numberWords, wordsOf } from '../../src/detect/copies/words.ts'
import { normaliseText } from '../../src/kernel/normalise-text.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { edit, familiesOf, sentence, shuffled, vocabulary } from './support.ts'

const original =
  'The harbour district counted its votes twice before midnight, and the observers who were present were asked to leave the hall without any explanation.'
const edited =
  'BREAKING: the harbour district counted its votes twice before midnight and the observers present were asked to leave the hall without explanation https://t.example/9'
const reworded =
  'Observers were told to leave without explanation after votes in the harbour district had been counted a second time shortly before midnight.'
const other =
  'The ferry between the islands is late again because the new timetable was printed with the wrong tides, the company says.'

group('one text and what became of it', () => {
  test('verbatim, edited and reworded copies are one family, another text is not in it', () => {
    const background = Array.from({ length: 60 }, (_, at) =>
      sentence(seededRandom(at), vocabulary(seededRandom(99), 3000), 18).join(' '),
    )
    const { families } = familiesOf([
      original,
      edited,
      reworded,
      original.toUpperCase(),
      other,
      ...background,
    ])
    expect(families).toEqual([[0, 1, 2, 3]])
  })

  test('links, mentions, case, punctuation and dressed-up letters make no difference', () => {
    const dressed = original.replaceAll('votes', '𝐯𝐨𝐭𝐞𝐬').replaceAll(' ', '  ')
    const { settled } = familiesOf([original, `${dressed} @someone https://t.example/1`])
    expect(settled.texts).toHaveLength(1)
  })

  test('characters that R could not print make no difference', () => {
    const { settled } = familiesOf([original, `${original} <ed><U+00A0><U+00BD><U+00ED>`])
    expect(settled.texts).toHaveLength(1)
  })

  test('scripts without spaces are compared by character', () => {
    expect(wordsOf(normaliseText('投票は二回数えられた abc'))).toEqual([...'投票は二回数えられた', 'abc'])
    const text = '港湾地区では真夜中前に票が二度数えられ、立ち会っていた監視員は説明もなく退場を求められた。'
    const { families } = familiesOf([
      text,
      text.replace('真夜中前', '深夜').replace('説明もなく', '理由なく'),
      other,
    ])
    expect(families).toEqual([[0, 1]])
  })

  test('a hashtag that many use makes no family', () => {
    const random = seededRandom(4)
    const words = vocabulary(random, 500)
    const posts = Array.from(
      { length: 300 },
      () => `#what_i_want_for_the_holidays ${sentence(random, words, 9).join(' ')}`,
    )
    expect(familiesOf(posts).families).toEqual([])
  })
})

test('words in common and in order are counted as the table of lengths counts them', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 90 })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
      for (let i = a.length - 1; i >= 0; i--)
        for (let j = b.length - 1; j >= 0; j--)
          table[i]![j] =
            a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
      expect(sharedInOrder(a, b) * (a.length + b.length)).toBeCloseTo(2 * table[0]![0]!, 9)
      expect(sharedInOrder(a, b)).toBe(sharedInOrder(b, a))
    }),
  )
})

test('numbers stand for words: as many, and the same for the same word', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '#', ' ', '投', 'ア', 'ก', '𠀀', '한', 'ж') })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const words = [one, other].flatMap((raw) => wordsOf(raw))
      const numbers = new Uint32Array(words.length)
      expect(numberWords(other, numbers, numberWords(one, numbers, 0))).toBe(words.length)
      expect(new Set(words.map((word, at) => `${word} ${numbers[at]}`)).size).toBe(new Set(words).size)
      expect(new Set(numbers).size).toBe(new Set(words).size)
    }),
  )
})

group('a world of texts', () => {
  const random = seededRandom(17)
  const words = vocabulary(random, 3000)
  const sources = Array.from({ length: 40 }, () => sentence(random, words, 20))
  const posts = [
    ...sources.flatMap((source) => [
      source.join(' '),
      ...Array.from({ length: 4 }, () => edit(random, words, source, 3).join(' ')),
    ]),
    ...Array.from({ length: 600 }, () => sentence(random, words, 20).join(' ')),
  ]
  const found = familiesOf(posts)

  test('edited copies are found, at least ninety-nine in a hundred, and nothing else', () => {
    const source = (post: number) => (post < 200 ? Math.floor(post / 5) : -1 - post)
    let [right, wrong] = [0, 0]
    for (const family of found.families)
      for (const a of family) for (const b of family) if (a < b) source(a) === source(b) ? right++ : wrong++
    expect(right / (40 * 10)).toBeGreaterThanOrEqual(0.99)
    expect(wrong).toBe(0)
  })

  test('the order of the posts leaves no trace', () => {
    const times = posts.map((_, at) => at % 7)
    const before = familiesOf(posts, times).families.map((family) => family.map((post) => posts[post]).sort())
    for (let seed = 0; seed < 3; seed++) {
      const order = shuffled(seededRandom(seed), [...posts.keys()])
      const turned = familiesOf(
        order.map((post) => posts[post]!),
        order.map((post) => times[post]!),
      )
      const after = turned.families.map((family) => family.map((post) => posts[order[post]!]).sort())
      const sorted = (families: readonly (string | undefined)[][]) => families.map(String).sort()
      expect(sorted(after)).toEqual(sorted(before))
    }
  })
})

test('copies at the edge of the rule meet, however their words were changed', () => {
  const random = seededRandom(23)
  const words = vocabulary(random, 20_000)
  const word = () => sentence(random, words, 1)[0]!
  const changes: ((text: string[], count: number) => void)[] = [
    (text, count) => {
      for (let at = 0; at < count; at++) text[Math.floor(((at + 0.5) * text.length) / count)] = word()
    },
    (text, count) => {
      for (let at = 0; at < 2 * count; at++)
        text.splice(Math.floor(((at + 0.7) * text.length) / (2 * count)), 0, word())
    },
    (text, count) => {
      for (let at = 0; at < count; at++) text.splice(Math.floor(random() * text.length), at % 2, word())
    },
  ]
  const pairs = Array.from({ length: 600 }, (_, at) => {
    const text = sentence(random, words, 8 + (at % 17))
    const changed = [...text]
    changes[at % 3]!(changed, Math.floor(text.length / 4))
    return [text, changed] as const
  }).filter(([text, changed]) => sharedInOrder(text, changed) >= 0.75)
  const background = Array.from({ length: 8000 }, (_, at) => sentence(random, words, 8 + (at % 17)))
  const { families } = familiesOf([...pairs.flat(), ...background].map((text) => text.join(' ')))
  const family = new Map(families.flatMap((group) => group.map((post) => [post, group[0]])))
  const found = pairs.filter((_, at) => family.has(2 * at) && family.get(2 * at) === family.get(2 * at + 1))
  expect(pairs.length).toBeGreaterThan(400)
  expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.99)
})

group('a chain of texts, each like the next', () => {
  test('does not become one family when its ends have nothing in common', () => {
    const families = new Families(20)
    const alike = (a: number, b: number) => Math.max(0, 1 - Math.abs(a - b) * 0.2)
    for (let at = 1; at < 20; at++) families.join(at - 1, at, alike, 0.4)
    expect(Math.max(...families.groups().map((one) => one.length))).toBeLessThanOrEqual(5)
    expect(families.refused).toBeGreaterThan(0)
  })
})

group('the difference of two texts', () => {
  const joined = (side: readonly { readonly text: string }[]) => side.map(({ text }) => text).join('')

  test('shows the passages that both share', () => {
    const { a, b, passages, shareOfA } = difference(original, edited)
    expect(joined(a)).toBe(original)
    expect(joined(b)).toBe(edited)
    expect(passages).toBeGreaterThanOrEqual(2)
    expect(shareOfA).toBeGreaterThan(0.8)
    const text = (side: typeof a, passage: number) =>
      normaliseText(joined(side.filter((stretch) => stretch.passage === passage)))
    for (let passage = 0; passage < passages; passage++) expect(text(a, passage)).toBe(text(b, passage))
  })

  test('loses no character of any two texts, and unlike texts share nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
        const { a, b } = difference(one, two)
        expect(joined(a)).toBe(one)
        expect(joined(b)).toBe(two)
      }),
    )
    expect(difference(original, other).passages).toBeLessThanOrEqual(1)
  })

  test('long texts are aligned between anchors', () => {
    const random = seededRandom(8)
    const words = vocabulary(random, 5000)
    const long = sentence(random, words, 3500)
    const { shareOfA } = difference(long.join(' '), edit(random, words, long, 200).join(' '))
    expect(shareOfA).toBeGreaterThan(0.85)
  })
})
