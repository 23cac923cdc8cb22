import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import { sharedInOrder } from './common-words.ts'
import { type CopyKind, copyKinds } from './kinds.ts'
import type { PostWords, TextObservations } from './observe.ts'
import type { ExposureClass, Family, Member, PathStep, Variant } from './result.ts'
import { wordsOf } from './words.ts'

/** Posts of one family, by number, in the order of time. */
export interface Gathered {
  readonly texts: readonly number[]
  readonly posts: readonly number[]
  readonly accounts: number
}

/** The posts of a family that are shown, and their words. */
interface WantedWords {
  readonly members: readonly number[]
  /** The earliest post of each wording that is shown. */
  readonly firsts: readonly number[]
  readonly ofMembers: readonly PostWords[]
  readonly ofFirsts: readonly PostWords[]
}

interface Standing {
  readonly exposureOf: (account: number) => ExposureClass
  /** Where an account stands in the result. */
  readonly place: ReadonlyMap<number, number>
  readonly edited: number
  /** Of texts that came to the family by meaning, how alike they are to its earliest. */
  readonly similarity: ReadonlyMap<number, number>
}

/** How a text stands to the earliest one of its family. */
function kindTo(
  first: readonly string[],
  words: readonly string[],
  edited: number,
  meaning: number | undefined,
): Pick<Variant, 'kind' | 'shared' | 'meaning'> {
  const shared = sharedInOrder(first, words)
  if (meaning !== undefined) return { kind: 'translated', shared: rounded(shared), meaning }
  return {
    kind: shared === 1 ? 'verbatim' : shared >= edited ? 'edited' : 'reworded',
    shared: rounded(shared),
  }
}

export function familyOf(
  id: string,
  family: Gathered,
  wanted: WantedWords,
  { settled, account, time, accounts }: TextObservations,
  { exposureOf, place, edited, similarity }: Standing,
): Family {
  const { posts, texts } = family
  const earliest = wordsOf(settled.texts[texts[0]!]!)
  const standing = new Map(
    texts.map((text) => [
      text,
      kindTo(earliest, wordsOf(settled.texts[text]!), edited, similarity.get(text)),
    ]),
  )
  const kinds = Object.fromEntries(copyKinds.map((kind) => [kind, 0])) as Record<CopyKind, number>
  const byText = new Map<number, { posts: number; accounts: Set<number> }>()
  for (const post of posts) {
    const text = settled.textOf[post]!
    kinds[standing.get(text)!.kind]++
    const own = byText.get(text) ?? { posts: 0, accounts: new Set() }
    byText.set(text, own)
    own.posts++
    own.accounts.add(account[post]!)
  }
  const variants = wanted.firsts.map((post, at): Variant => {
    const text = settled.textOf[post]!
    const own = byText.get(text)!
    return {
      text: wanted.ofFirsts[at]!.text,
      ...standing.get(text)!,
      posts: own.posts,
      accounts: own.accounts.size,
      first: time[post]!,
    }
  })
  const members = wanted.members.map((post, at): Member => {
    const variant = texts.indexOf(settled.textOf[post]!)
    return {
      post: wanted.ofMembers[at]!.id,
      account: place.get(account[post]!)!,
      time: time[post]!,
      variant: variant < variants.length ? variant : -1,
    }
  })
  const languages = wanted.ofMembers.flatMap(({ language }) => (language === null ? [] : [language]))
  const [first, last] = [time[posts[0]!]!, time[posts.at(-1)!]!]
  return {
    id,
    posts: posts.length,
    accounts: family.accounts,
    wordings: texts.length,
    first,
    last,
    kinds,
    languages: [...new Set(languages)].sort(),
    platforms: [...new Set(posts.map((post) => accounts[account[post]!]!.platform))].sort(),
    likelihood: oneSource(earliest.length, kinds),
    variants,
    members,
    path: pathOf(posts, account, time, exposureOf),
    spread: spreadOf(posts, account, time, exposureOf),
  }
}

/** The term of a family before it is described, so that lists can begin with what is likeliest. */
export function termOf(
  { posts, texts }: Gathered,
  { settled }: Pick<TextObservations, 'settled'>,
  edited: number,
  similarity: ReadonlyMap<number, number>,
): LikelihoodTerm {
  const earliest = wordsOf(settled.texts[texts[0]!]!)
  const kinds = { verbatim: 0, edited: 0, reworded: 0, translated: 0 }
  const kindOf = new Map<number, CopyKind>()
  for (const post of posts) {
    const text = settled.textOf[post]!
    const kind =
      kindOf.get(text) ?? kindTo(earliest, wordsOf(settled.texts[text]!), edited, similarity.get(text)).kind
    kindOf.set(text, kind)
    kinds[kind]++
  }
  return oneSource(earliest.length, kinds)
}

/** Words that nobody writes twice by chance, in one order; and those that nobody words alike by chance. */
const [ownWords, ownWording] = [8, 25]

/**
 * The term for "these texts have one source". Eight words in one order do not come about twice; fewer may be a saying. Rewordings stand
 * a band lower, and short ones another: two people who report one event soon do it in like words. What only means the same
 * may be two reports. The earliest post is no copy and is not counted.
 */
function oneSource(words: number, kinds: Readonly<Record<CopyKind, number>>): LikelihoodTerm {
  const inWords = kinds.verbatim - 1 + kinds.edited
  if (kinds.translated > inWords + kinds.reworded) return 'roughly even chance'
  const reworded = kinds.reworded + kinds.translated > inWords
  if (words < (reworded ? ownWording : ownWords)) return 'roughly even chance'
  return reworded ? 'likely' : 'very likely'
}

function pathOf(
  posts: readonly number[],
  account: Int32Array,
  time: Float64Array,
  exposureOf: (account: number) => ExposureClass,
): PathStep[] {
  const steps = new Map<ExposureClass, { first: number; posts: number; accounts: Set<number> }>()
  for (const post of posts) {
    const exposure = exposureOf(account[post]!)
    const step = steps.get(exposure) ?? { first: time[post]!, posts: 0, accounts: new Set() }
    steps.set(exposure, step)
    step.posts++
    step.accounts.add(account[post]!)
  }
  return [...steps].map(([exposure, step]) => ({ exposure, ...step, accounts: step.accounts.size }))
}

/** Widths of a bar in seconds, and the bars that a chart has room for. */
const barWidths = [60, 300, 900, 3600, 10_800, 21_600, 86_400, 604_800, 2_592_000, 31_536_000]
const mostBars = 48

function spreadOf(
  posts: readonly number[],
  account: Int32Array,
  time: Float64Array,
  exposureOf: (account: number) => ExposureClass,
): Family['spread'] {
  const first = time[posts[0]!]!
  const seconds = (time[posts.at(-1)!]! - first) / 1000
  const barSeconds = barWidths.find((width) => seconds / width < mostBars) ?? barWidths.at(-1)!
  const size = Math.floor(seconds / barSeconds) + 1
  const bars = new Map<ExposureClass, number[]>()
  for (const post of posts) {
    const exposure = exposureOf(account[post]!)
    const own = bars.get(exposure) ?? new Array<number>(size).fill(0)
    bars.set(exposure, own)
    own[Math.floor((time[post]! - first) / 1000 / barSeconds)]!++
  }
  return { barSeconds, bars: [...bars].map(([exposure, own]) => ({ exposure, posts: own })) }
}

const rounded = (share: number) => Number(share.toFixed(4))
