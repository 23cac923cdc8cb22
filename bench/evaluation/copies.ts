import { readFileSync } from 'node:fs'
import { finish } from '../../src/detect/coordination/work.ts'
import { sharedInOrder } from '../../src/detect/copies/common-words.ts'
import { DistinctTexts } from '../../src/detect/copies/distinct.ts'
import { likeness, rarityOf } from '../../src/detect/copies/rarity.ts'
import { isReworded } from '../../src/detect/copies/reworded.ts'
import { searchCopies, searchDefaults } from '../../src/detect/copies/search.ts'
import { wordsOf } from '../../src/detect/copies/words.ts'
import { table } from './chart.ts'
import { absent, hasSharedData, readLines, sharedData } from './shared-data.ts'

export interface Document {
  readonly doc_id: number
  readonly family: number
  readonly family_type: 'copypasta' | 'rewording' | 'translation'
  readonly language: string
  readonly text: string
}

interface Post {
  readonly text: string
  readonly label: string
  readonly account: string
  readonly ts: string
  readonly rt_of: string | null
}

export const names = { copypasta: 'copied', rewording: 'reworded', translation: 'translated' } as const
const published = { copypasta: 0.984, rewording: 0.837, translation: 0.602 } as const

export interface Score {
  readonly found: Readonly<Record<Document['family_type'], readonly [found: number, all: number]>>
  readonly wrong: number
  readonly pairs: number
}

/** Pairs of documents that lie in one family found, and pairs of a document and background. */
export function scoreOf(
  documents: readonly Document[],
  background: readonly string[],
  together: (a: number, b: number) => boolean,
): Score {
  const found = { copypasta: [0, 0], rewording: [0, 0], translation: [0, 0] } as Record<
    Document['family_type'],
    [number, number]
  >
  let [wrong, pairs] = [0, 0]
  const all = documents.length + background.length
  for (let a = 0; a < documents.length; a++) {
    for (let b = a + 1; b < all; b++) {
      const same = together(a, b)
      if (b < documents.length && documents[a]!.family === documents[b]!.family) {
        const own = found[documents[a]!.family_type]
        own[1]++
        if (same) own[0]++
      } else {
        pairs++
        if (same) wrong++
      }
    }
  }
  return { found, wrong, pairs }
}

/** In one family, by the search as it is run. */
function byFamily(documents: readonly Document[], background: readonly string[]): Score {
  const distinct = new DistinctTexts()
  for (const { text, doc_id } of documents) distinct.add(text, doc_id)
  for (const [at, text] of background.entries()) distinct.add(text, 1e9 + at)
  const { texts, textOf } = distinct.settle()
  const family = Int32Array.from(texts, (_, at) => at)
  for (const group of finish(searchCopies(texts, searchDefaults)).groups)
    for (const text of group) family[text] = group[0]!
  return scoreOf(documents, background, (a, b) => {
    const [x, y] = [textOf[a]!, textOf[b]!]
    return x >= 0 && y >= 0 && family[x] === family[y]
  })
}

/** By the rule for a pair alone, every pair compared. */
function byRule(documents: readonly Document[]): Score {
  const distinct = new DistinctTexts()
  for (const { text, doc_id } of documents) distinct.add(text, doc_id)
  const { texts, textOf } = distinct.settle()
  const rarity = rarityOf(texts)
  const [profiles, words] = [texts.map((text) => rarity.profile(text)), texts.map(wordsOf)]
  const settings = { ...searchDefaults, floor: 0 }
  return scoreOf(documents, [], (a, b) => {
    const [x, y] = [textOf[a]!, textOf[b]!]
    if (x < 0 || y < 0) return false
    if (x === y || isReworded(likeness(profiles[x]!, profiles[y]!), settings)) return true
    return (
      Math.min(words[x]!.length, words[y]!.length) >= 6 &&
      sharedInOrder(words[x]!, words[y]!) >= searchDefaults.edited
    )
  })
}

export const types = ['copypasta', 'rewording', 'translation'] as const

export function row(what: string, { found, wrong, pairs }: Score): string[] {
  const share = ([hit, all]: readonly [number, number]) => `${(hit / all).toFixed(3)} (${hit} of ${all})`
  return [what, ...types.map((type) => share(found[type])), `${wrong} of ${pairs.toLocaleString('en')}`]
}

export function readDocuments(): Document[] {
  return readFileSync(sharedData('text/rewording_families.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Document)
}

export function families(say: (text: string) => void): string {
  const title = '## Families of texts'
  if (!hasSharedData()) return `${title}\n\n${absent}`
  const documents = readDocuments()
  const half = (which: number) => documents.filter(({ family }) => family % 2 === which)
  const posts = readLines<Post>('posts/mix_fr2017.jsonl.gz').filter(
    ({ rt_of, text }) => rt_of === null && text.length > 40,
  )
  const background = [...new Set(posts.map(({ text }) => text))].slice(0, 20_000)
  say('copies: families')
  const rows = [
    row('half the settings were chosen on, families found', byFamily(half(0), [])),
    row('half that is reported, families found', byFamily(half(1), [])),
    row('half that is reported, each pair by the rule alone', byRule(half(1))),
    row(
      `half that is reported, among ${background.length.toLocaleString('en')} posts of other people`,
      byFamily(half(1), background),
    ),
    row('both halves, families found', byFamily(documents, [])),
  ]
  const missed = [...new Set(half(1).map(({ language }) => language))].sort().flatMap((language) => {
    const own = half(1).filter((one) => one.language === language)
    const { found } = byFamily(own, [])
    const [hit, all] = found.rewording
    return all === 0 ? [] : [[language, `${(hit / all).toFixed(3)} (${hit} of ${all})`]]
  })
  return [
    title,
    `VIGINUM's synthetic families (half of them, recovered; see \`spec\` of the data): copied, reworded and translated texts. Settings were
chosen on the families with an even number and are reported on the others. A pair counts as found when both texts are in one
family; a wrong pair is two texts of different families in one, or a text and a post of somebody else. VIGINUM's own tool,
with vectors of a language model, published ${types.map((type) => `${names[type]} ${published[type]}`).join(', ')} with none wrong in
1.5 million. The bar was 0.985 and 0.88 with at most 1 in a million.`,
    table(['on', ...types.map((type) => names[type]), 'wrong pairs'], rows),
    `What is rare was at first measured against one text in a hundred in sets of any size; the reported half alone, 635 texts, then
gave 0.79 of reworded pairs, since in so small a set a family makes its own words common. Ten texts now count as rare in any set.
That change and the thresholds were chosen on quarters and eighths of the other half, but with that figure known.`,
    'Translated pairs are found here only where names, numbers and hashtags carry over: no model was used. With one: see below.',
    `Reworded pairs by language, reported half: ${missed.map(([language, share]) => `${language} ${share}`).join(', ')}.`,
  ].join('\n\n')
}

/** What genuine users look like to the detector. */
export function genuine(say: (text: string) => void): string {
  const title = '## Genuine users'
  if (!hasSharedData()) return `${title}\n\n${absent}`
  const rows = ['control', 'io'].map((label) => {
    say(`copies: ${label}`)
    const posts = readLines<Post>('posts/mix_nov2016.jsonl.gz').filter(
      (post) => post.label === label && post.rt_of === null,
    )
    const distinct = new DistinctTexts()
    for (const { text, ts } of posts) distinct.add(text, Date.parse(ts))
    const { texts, textOf } = distinct.settle()
    const family = Int32Array.from(texts, (_, at) => at)
    for (const group of finish(searchCopies(texts, searchDefaults)).groups)
      for (const text of group) family[text] = group[0]!
    const accounts = new Map<number, Set<string>>()
    textOf.forEach((text, post) => {
      if (text >= 0)
        accounts.set(family[text]!, (accounts.get(family[text]!) ?? new Set()).add(posts[post]!.account))
    })
    const sizes = [...accounts.values()].map(({ size }) => size)
    const people = new Set(posts.map(({ account }) => account)).size
    const inFamily = (least: number) =>
      new Set([...accounts.values()].filter(({ size }) => size >= least).flatMap((set) => [...set])).size
    return [
      label === 'io' ? 'on the platform’s list' : 'ordinary users of one hashtag',
      posts.length,
      people,
      ...[2, 5, 10].map((least) => sizes.filter((size) => size >= least).length),
      ...[2, 10].map((least) => `${((100 * inFamily(least)) / people).toFixed(1)} %`),
    ]
  })
  return [
    title,
    `Posts of \`mix_nov2016\` without reshares. Ordinary people copy too: press buttons that post a headline, slogans, jokes. **A family of copies is no
sign of an operation by itself**, and no account is flagged by it.`,
    table(
      [
        'accounts',
        'posts',
        'accounts',
        'families of 2 and more',
        'of 5 and more',
        'of 10 and more',
        'accounts in one',
        'in one of 10 and more',
      ],
      rows,
    ),
  ].join('\n\n')
}
