import { finish } from '../../src/detect/coordination/work.ts'
import { DistinctTexts } from '../../src/detect/copies/distinct.ts'
import { leastPassage } from '../../src/detect/copies/passage.ts'
import { searchPassages } from '../../src/detect/copies/passages.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'
import { vocabulary } from '../../test/copies/support.ts'
import { table } from './chart.ts'

const [articles, each] = [4000, 100]
const lengths = [15, 20, 30, 60, 120] as const
const changes = [0, 0.05, 0.1, 0.2] as const

/** Passages planted in invented articles: which are found, and how much of each. */
export function passages(say: (text: string) => void): string {
  const rows = changes.map((change) => {
    say(`copies: passages with ${change} of the words changed`)
    const random = seededRandom(`passages ${change}`)
    const words = vocabulary(random, 40_000)
    const write = (length: number) => Array.from({ length }, () => drawn(random, words))
    const mixtures = lengths.flatMap((length) =>
      Array.from({ length: each }, () => {
        const passage = write(length)
        const copied = passage.map((word) => (random() < change ? drawn(random, words) : word))
        const source = [...write(Math.floor(random() * 300)), ...passage, ...write(200)]
        return { length, source, carrier: [...write(Math.floor(random() * 400)), ...copied, ...write(150)] }
      }),
    )
    const distinct = new DistinctTexts()
    for (const { source } of mixtures) distinct.add(source.join(' '), 0)
    for (const { carrier } of mixtures) distinct.add(carrier.join(' '), 1)
    for (let at = 0; at < articles; at++) distinct.add(write(350).join(' '), 2)
    const { texts, numberOf } = distinct.settle()
    const found = finish(searchPassages(texts, [])).passages
    const wanted = new Map(
      mixtures.map((one) => [`${numberOf(one.source.join(' '))} ${numberOf(one.carrier.join(' '))}`, one]),
    )
    const met = found.filter(({ earlier, later }) => wanted.has(`${earlier} ${later}`))
    const covered = (length: number) => {
      const own = met.filter(({ earlier, later }) => wanted.get(`${earlier} ${later}`)!.length === length)
      const mean =
        own.reduce((sum, { b }) => sum + Math.min(1, (b[1] - b[0]) / length), 0) / Math.max(1, own.length)
      return own.length === 0 ? '0.00' : `${(own.length / each).toFixed(2)} (${(100 * mean).toFixed(0)} %)`
    }
    const pairs = texts.length ** 2 / 2
    return [
      `${100 * change} %`,
      ...lengths.map(covered),
      `${found.length - met.length} of ${(pairs / 1e6).toFixed(1)} million`,
    ]
  })
  return [
    '## Passages inside other texts',
    `${each} invented articles of each kind, each with a passage of a second one inside its own text, among ${articles.toLocaleString('en')} others of
350 words. Shares found, and in brackets how much of the passage was marked. A passage needs ${leastPassage} words in common; a shorter one is meant to
be left out.`,
    table(['words changed', ...lengths.map((length) => `${length} words`), 'pairs wrongly joined'], rows),
  ].join('\n\n')
}

/** As language draws: few words make most of a text, most words are rare. */
function drawn(random: Random, words: readonly string[]): string {
  return words[Math.min(words.length - 1, Math.floor(Math.exp(random() * Math.log(words.length))))]!
}
