import { openSentenceModel } from '../../src/app/sentence-model.ts'
import { meaningDefault } from '../../src/app/text-meanings.ts'
import { finish } from '../../src/detect/coordination/work.ts'
import { comparable, DistinctTexts } from '../../src/detect/copies/distinct.ts'
import {
  candidates,
  joinMeanings,
  type TextVectors,
  textsWithMeaning,
} from '../../src/detect/copies/meaning.ts'
import { searchCopies, searchDefaults } from '../../src/detect/copies/search.ts'
import { table } from './chart.ts'
import { type Document, names, readDocuments, row, type Score, scoreOf, types } from './copies.ts'
import { absent, hasSharedData, readLines } from './shared-data.ts'

const strangers = 4000
const cosines = [0.6, 0.65, 0.7, 0.75, 0.8] as const

/** Translated and freely reworded texts with a model of sentences that the reader has. @param folder of the model */
export async function meanings(folder: string, say: (text: string) => void): Promise<string> {
  const title = '## Meanings, with a model of sentences'
  if (!hasSharedData()) return `${title}\n\n${absent}`
  const model = await openSentenceModel(folder)
  const known = new Map<string, Float32Array>()
  let width = 0
  const vectorsOf = async (texts: readonly string[], wanted: Int32Array): Promise<TextVectors> => {
    for (const text of wanted) {
      if (!known.has(texts[text]!)) known.set(texts[text]!, await model.embed(texts[text]!))
      width = known.get(texts[text]!)!.length
    }
    const values = new Float32Array(width * wanted.length)
    for (const [at, text] of wanted.entries()) values.set(known.get(texts[text]!)!, at * width)
    return { texts: wanted, width, values }
  }
  /** In one family, by words and then by meaning. */
  const scored = async (documents: readonly Document[], background: readonly string[]) => {
    const distinct = new DistinctTexts()
    for (const { text, doc_id } of documents) distinct.add(text, doc_id)
    for (const [at, text] of background.entries()) distinct.add(text, 1e9 + at)
    const { texts, textOf } = distinct.settle()
    const { groups } = finish(searchCopies(texts, searchDefaults))
    const vectors = await vectorsOf(texts, textsWithMeaning(texts, groups))
    const byCosine = new Map<number, Score>()
    for (const meaning of cosines) {
      const family = Int32Array.from(texts, (_, at) => at)
      for (const group of finish(joinMeanings(texts.length, groups, vectors, { meaning })).groups)
        for (const text of group) family[text] = group[0]!
      byCosine.set(
        meaning,
        scoreOf(documents, background, (a, b) => {
          const [x, y] = [textOf[a]!, textOf[b]!]
          return x >= 0 && y >= 0 && family[x] === family[y]
        }),
      )
    }
    return { byCosine, vectors }
  }
  const documents = readDocuments()
  const half = (which: number) => documents.filter(({ family }) => family % 2 === which)
  const posts = readLines<{ text: string; rt_of: string | null }>('posts/mix_fr2017.jsonl.gz')
  const background = [
    ...new Set(posts.filter(({ rt_of, text }) => rt_of === null && text.length > 40).map(({ text }) => text)),
  ].slice(0, strangers)
  const rows: string[][] = []
  const told = new Map<number, Score>()
  let recall = ''
  for (const [what, which] of [
    ['chosen on', 0],
    ['reported', 1],
  ] as const) {
    say(`copies: meanings, the half that is ${what}`)
    const { byCosine, vectors } = await scored(half(which), background)
    for (const [cosine, score] of byCosine) rows.push(row(`${what}, cosine ${cosine.toFixed(2)}`, score))
    if (which === 1) {
      for (const [cosine, score] of byCosine) told.set(cosine, score)
      recall = recallOf(vectors)
    }
  }
  const swapped = await swap(documents, (text) => model.embed(text))
  await model.close()
  return [
    title,
    `Model ${model.digest.slice(0, 16)}, ${width} numbers a text, ${model.runtime}: Google's multilingual universal sentence encoder, version 3, as
\`bench/convert-sentence-encoder.ts\` makes it out of a Python package. \`node scripts/run.mjs bench/evaluate-copies.ts --only meanings --vectors DIR\`
measures any other. The same halves as above, each among ${strangers.toLocaleString('en')} posts of other people; a pair counts as found when both texts
are in one family by words or by meaning.`,
    table(['half and cosine', ...types.map((type) => names[type]), 'wrong pairs'], rows),
    `The standard is ${meaningDefault}. On the half it was chosen on 0.65 would do; it was raised with the wrong pairs of the other half known: headlines of
one campaign, reviews of one sort of book, texts of one topic in one language. At ${meaningDefault} more than one pair in a million is wrong there, at 0.75
none. Another model needs a threshold of its own: \`--meaning\`. VIGINUM's tool published 0.602 of translated pairs.`,
    recall,
    swapped,
  ].join('\n\n')
}

/** Of pairs as alike as the standard asks, how many the lists lead to, beside comparing all with all. */
function recallOf(vectors: TextVectors): string {
  const { texts, width, values } = vectors
  const nearest = finish(candidates(vectors, { left: 0 }))
  let [met, all, compared] = [0, 0, 0]
  for (let b = 0; b < texts.length; b++) {
    const own = new Set(nearest(b))
    compared += own.size
    for (let a = 0; a < b; a++) {
      let cosine = 0
      for (let i = 0; i < width; i++) cosine += values[a * width + i]! * values[b * width + i]!
      if (cosine < meaningDefault) continue
      all++
      if (own.has(a)) met++
    }
  }
  const share = (compared / ((texts.length * (texts.length - 1)) / 2)).toFixed(2)
  return `Candidates: of ${all} pairs of a cosine of ${meaningDefault} and more among ${texts.length.toLocaleString('en')} texts the lists led to ${met} (${(met / all).toFixed(3)}), at ${share} of the comparisons.`
}

/** Names that change places, to see what they do to a vector. */
const partners: ReadonlyMap<string, string> = new Map(
  [
    ['Trump', 'Clinton'],
    ['Macron', 'Fillon'],
    ['France', 'Turkey'],
    ['Russia', 'Germany'],
    ['Republican', 'Democrat'],
  ].flatMap(([one, other]) => [
    [one!, other!],
    [other!, one!],
  ]),
)

/** How often a pair of one family is judged otherwise when the names in both its texts change places. */
async function swap(
  documents: readonly Document[],
  embed: (text: string) => Promise<Float32Array>,
): Promise<string> {
  const changed = (text: string) => text.replace(/\p{L}+/gu, (word) => partners.get(word) ?? word)
  const named = documents.filter(({ text }) => changed(text) !== text)
  const vectors: (readonly [Float32Array, Float32Array])[] = []
  for (const { text } of named)
    vectors.push([await embed(comparable(text)), await embed(comparable(changed(text)))])
  const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, part, at) => sum + part * b[at]!, 0)
  let [pairs, otherwise, furthest] = [0, 0, 0]
  for (let b = 1; b < named.length; b++) {
    for (let a = 0; a < b; a++) {
      if (named[a]!.family !== named[b]!.family) continue
      const before = cosine(vectors[a]![0], vectors[b]![0])
      const after = cosine(vectors[a]![1], vectors[b]![1])
      pairs++
      furthest = Math.max(furthest, Math.abs(before - after))
      if (before >= meaningDefault !== after >= meaningDefault) otherwise++
    }
  }
  return `**Names**: a model reads names of people and countries as it reads words, so that the rule is not blind to them as the rest of the detector is. Of ${pairs} pairs of one
family with such a name, ${otherwise} are judged otherwise when the names change places in both texts; the cosine moves by ${furthest.toFixed(3)} at the most.`
}
