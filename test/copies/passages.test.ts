import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from '../../src/detect/coordination/work.ts'
import { excerpts } from '../../src/detect/copies/excerpt.ts'
import { fingerprints, passageBetween } from '../../src/detect/copies/passage.ts'
import { searchPassages } from '../../src/detect/copies/passages.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { copiesOf, type Written } from './finding.ts'
import { edit, sentence, vocabulary } from './support.ts'

/** An article around a passage: where it begins and ends, by words. */
function around(random: () => number, words: readonly string[], passage: readonly string[], before: number) {
  const text = [...sentence(random, words, before), ...passage, ...sentence(random, words, 150)]
  return { text, from: before, to: before + passage.length }
}

test('a copied passage inside two new texts is found where it stands', () => {
  const words = vocabulary(seededRandom(1), 20_000)
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 24, max: 120 }), (seed, length) => {
      const random = seededRandom(seed)
      const passage = Array.from({ length }, () => words[Math.floor(random() * words.length)]!)
      const one = around(random, words, passage, 40)
      const other = around(random, words, passage, 210)
      const found = passageBetween(one.text, other.text)!
      expect(found.a[0]).toBeLessThanOrEqual(one.from)
      expect(found.a[1]).toBeGreaterThanOrEqual(one.to)
      expect(found.b[0]).toBeLessThanOrEqual(other.from)
      expect(found.b[1]).toBeGreaterThanOrEqual(other.to)
      const { passages } = finish(searchPassages([one.text.join(' '), other.text.join(' ')], []))
      expect(passages).toEqual([{ ...found, earlier: 0, later: 1 }])
    }),
    { numRuns: 40 },
  )
})

test('a passage with words changed here and there is one passage', () => {
  const random = seededRandom(8)
  const words = vocabulary(random, 20_000)
  const passage = Array.from({ length: 90 }, () => words[Math.floor(random() * words.length)]!)
  const one = around(random, words, passage, 80)
  const other = around(random, words, edit(random, words, passage, 6), 10)
  const found = passageBetween(one.text, other.text)!
  expect(found.words).toBeGreaterThan(60)
  expect(found.b[1] - found.b[0]).toBeGreaterThan(80)
})

test('texts that only speak the same language share no passage', () => {
  const random = seededRandom(5)
  const words = vocabulary(random, 2000)
  const texts = Array.from({ length: 200 }, () => sentence(random, words, 120).join(' '))
  expect(finish(searchPassages(texts, [])).passages).toEqual([])
})

test('a sentence at the foot of every page of a hundred sites is no passage', () => {
  const random = seededRandom(6)
  const words = vocabulary(random, 20_000)
  const foot = sentence(random, words, 40).join(' ')
  const texts = Array.from({ length: 130 }, () => `${sentence(random, words, 60).join(' ')} ${foot}`)
  const { passages, common } = finish(searchPassages(texts, []))
  expect(passages).toEqual([])
  expect(common).toBeGreaterThan(0)
})

test('texts of one family are no passages of each other, and characters without spaces count half', () => {
  const long = 'one two three four five six seven eight nine ten '.repeat(3).trim()
  expect(finish(searchPassages([long, `${long} more`], [[0, 1]])).passages).toEqual([])
  const signs = [...'投票所在午夜之前關閉觀察員被要求離開大廳而選舉委員會沒有作出任何解釋'].slice(0, 34)
  expect(passageBetween(signs, signs)).toBeUndefined()
  expect(passageBetween([...signs, ...signs.slice(1, 9)], [...signs, ...signs.slice(1, 9)])?.words).toBe(21)
})

test('repetition without end is read once', () => {
  const long = new Array<string>(20_000).fill('vote')
  expect(fingerprints(long).size).toBe(1)
  const started = process.cpuUsage()
  expect(passageBetween(long, [...long, 'x'])?.words).toBe(20_000)
  const alternating = Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? 'a' : 'b'))
  passageBetween(alternating, [...alternating].reverse())
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000)
})

const article = (seed: number) => {
  const random = seededRandom(seed)
  return sentence(random, vocabulary(random, 5000), 120).join(' ')
}
const told =
  'Observers were asked to leave the harbour hall shortly before midnight, and the district counted its ballots a second time without any explanation, says a source close to the commission.'

test('an article that holds a passage of an outlet is counted for the site and for the outlet, with its words', async () => {
  const posts: Written[] = [
    { account: 'state-voice.example', minute: 0, text: `${told} ${article(1)}`, platform: 'web' },
    { account: 'state-voice.example', minute: 5, text: article(4), platform: 'web' },
    { account: 'news.example', minute: 90, text: `${article(2)} “${told}” ${article(3)}`, platform: 'web' },
    { account: 'news.example', minute: 99, text: article(5), platform: 'web' },
  ]
  const { body } = await copiesOf(posts, [
    { account: 'state-voice.example', name: 'State Voice', exposure: 'controlled' },
  ])
  const { accounts, passages, passageCount, copiedShares, origins, families } = body.result
  expect(families).toEqual([])
  expect(passageCount).toBe(1)
  const [passage] = passages
  expect(accounts[passage!.earlier.account]).toBe('state-voice.example')
  expect(accounts[passage!.later.account]).toBe('news.example')
  expect(passage!.later.excerpt).toContain('“Observers were asked')
  expect(passage!.later.excerpt.startsWith('… ')).toBe(true)
  expect(passage!.later.share).toBeLessThan(0.3)
  const site = accounts.indexOf('news.example')
  const outlet = accounts.indexOf('state-voice.example')
  expect(copiedShares).toEqual([
    expect.objectContaining({
      account: site,
      posts: 2,
      copied: 0,
      passages: 1,
      sources: [{ account: outlet, copied: 0, passages: 1 }],
    }),
  ])
  expect(origins).toEqual([expect.objectContaining({ account: outlet, posts: 2, opened: 0, quoted: 1 })])
})

test('a passage is shown as it was written, with its surroundings and nothing more', () => {
  const { a, b } = excerpts(`${'before '.repeat(300)}${told}`, `${told} ${'after '.repeat(300)}`)
  expect(a.text.endsWith('commission.')).toBe(true)
  expect(a.text.length).toBeLessThan(800)
  expect(b.text.endsWith(' …')).toBe(true)
})
