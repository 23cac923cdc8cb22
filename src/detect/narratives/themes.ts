import { type Burst, bursts } from './bursts.ts'
import { Mentions } from './mentions.ts'
import { type Phrase, phrasesIn } from './phrases.ts'
import type { NarrativesResult, Spoken, Theme } from './result.ts'
import { type Stance, stances } from './stance.ts'
import { type Status, statusOf } from './status.ts'
import type { Subject } from './subject.ts'
import { wordsIn } from './words.ts'

/** Posts in an order of their times, accounts and texts. */
export interface NarrativePosts {
  readonly ids: readonly string[]
  readonly texts: readonly string[]
  readonly accounts: Int32Array
  /** Milliseconds since 1970. */
  readonly times: Float64Array
  readonly platforms: readonly string[]
  readonly languages: readonly (string | null)[]
}

/** Share of a phrase's posts that already belong to a theme from which on it is another way of saying the same. */
const sameStory = 0.5
const [mostThemes, mostPhrases, mostSamples] = [100, 8, 3]
const day = 86_400_000
/** Share of the posts that name anyone from which on a theme is said to attack or support. */
const decided = 0.25

type Found = Pick<NarrativesResult, 'themes' | 'themeCount' | 'bars' | 'subjects'> & {
  readonly inThemes: number
}

/** Groups of posts that say the same things, when they came in bursts, and whom they speak about. */
export function themesIn(posts: NarrativePosts, subjects: readonly Subject[]): Found {
  const groups = grouped(phrasesIn(posts.texts, posts.accounts), posts.texts.length)
  const spoken = spokenOf(posts.texts, subjects)
  const bars = barsOf(posts.times)
  const totals = counted(posts.times.keys(), posts, bars)
  const perDay = barsOf(posts.times, day)
  const listed = groups
    .map(({ phrases, members }) => ({
      phrases,
      members,
      accounts: new Set(members.map((post) => posts.accounts[post]!)).size,
    }))
    .sort((x, y) => y.accounts - x.accounts || x.members[0]! - y.members[0]!)
  const themes = listed.slice(0, mostThemes).map(({ phrases, members, accounts }, at): Theme => {
    const counts = counted(members, posts, bars)
    const found: readonly Burst[] = bursts(counts, totals)
    const status: Status = statusOf(counted(members, posts, perDay))
    const about = sum(members.map((post) => spoken[post]!))
    return {
      id: `N${at + 1}`,
      phrases: phrases.slice(0, mostPhrases).map(({ text }) => text),
      posts: members.length,
      accounts,
      first: posts.times[members[0]!]!,
      last: posts.times[members.at(-1)!]!,
      platforms: named(members.map((post) => posts.platforms[post]!)),
      languages: named(members.flatMap((post) => posts.languages[post] ?? [])),
      counts,
      bursts: found,
      status,
      subjects: about,
      wouldBenefit: beneficiaries(about, subjects),
      samples: samplesOf(members, posts),
    }
  })
  return {
    themes,
    themeCount: groups.length,
    bars: { from: bars.from, milliseconds: bars.milliseconds, totals },
    subjects: sum(spoken),
    inThemes: groups.reduce((total, { members }) => total + members.length, 0),
  }
}

interface Group {
  readonly phrases: Phrase[]
  readonly members: readonly number[]
}

/** The commonest phrase opens a theme; whoever shares half of its posts with one joins it. Linear in what was said. */
function grouped(phrases: readonly Phrase[], count: number): readonly Group[] {
  const themeOf = new Int32Array(count).fill(-1)
  const themes: Phrase[][] = []
  for (const phrase of phrases) {
    const tally = new Map<number, number>()
    for (const post of phrase.posts) {
      const theme = themeOf[post]!
      if (theme >= 0) tally.set(theme, (tally.get(theme) ?? 0) + 1)
    }
    const [best = -1, shared = 0] = [...tally].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0] ?? []
    const joins = shared >= phrase.posts.length * sameStory
    const theme = joins ? best : themes.length
    if (joins) themes[theme]!.push(phrase)
    else themes.push([phrase])
    for (const post of phrase.posts) if (themeOf[post] === -1) themeOf[post] = theme
  }
  const members: number[][] = themes.map(() => [])
  for (const [post, theme] of themeOf.entries()) if (theme >= 0) members[theme]!.push(post)
  return themes
    .map((list, at) => ({ phrases: list, members: members[at]! }))
    .filter((group) => group.members.length > 1)
}

function spokenOf(
  texts: readonly string[],
  subjects: readonly Subject[],
): readonly ReadonlyMap<number, Stance>[] {
  const none = new Map<number, Stance>()
  if (subjects.length === 0) return texts.map(() => none)
  const mentions = new Mentions(subjects)
  const known = new Map<string, ReadonlyMap<number, Stance>>()
  return texts.map((text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const words = wordsIn(text)
    const said = stances(words, mentions.in(words))
    known.set(text, said)
    return said
  })
}

function sum(posts: readonly ReadonlyMap<number, Stance>[]): readonly Spoken[] {
  const about = new Map<number, { named: number; attacks: number; supports: number }>()
  for (const post of posts) {
    for (const [subject, stance] of post) {
      const so = about.get(subject) ?? { named: 0, attacks: 0, supports: 0 }
      so.named++
      if (stance !== 'unclear') so[stance]++
      about.set(subject, so)
    }
  }
  return [...about]
    .map(([subject, so]) => ({ subject, ...so }))
    .sort((x, y) => y.named - x.named || x.subject - y.subject)
}

/** Who gains is a matter of the contest alone: it says nothing about what they knew or did. */
function beneficiaries(about: readonly Spoken[], subjects: readonly Subject[]): readonly number[] {
  const gain = new Set<number>()
  for (const { subject, named: total, attacks, supports } of about) {
    if (supports > attacks && supports >= total * decided) gain.add(subject)
    const { contest } = subjects[subject]!
    if (!(attacks > supports && attacks >= total * decided) || contest === '') continue
    for (const [rival, other] of subjects.entries()) {
      if (rival !== subject && other.contest === contest) gain.add(rival)
    }
  }
  for (const { subject, named: total, attacks, supports } of about) {
    if (attacks > supports && attacks >= total * decided) gain.delete(subject)
  }
  return [...gain].sort((x, y) => x - y)
}

interface Bars {
  readonly from: number
  readonly milliseconds: number
  readonly count: number
}

const most = 400

/** Hours, or so many of them that there are not more than 400 bars. */
function barsOf(times: Float64Array, milliseconds?: number): Bars {
  const first = times[0] ?? 0
  const last = times.at(-1) ?? 0
  const hours = Math.max(1, Math.ceil((last - first + 1) / 3_600_000 / most))
  const length = milliseconds ?? hours * 3_600_000
  const from = Math.floor(first / length) * length
  return { from, milliseconds: length, count: Math.floor((last - from) / length) + 1 }
}

function counted(members: Iterable<number>, { times }: NarrativePosts, bars: Bars): readonly number[] {
  const counts = new Array<number>(bars.count).fill(0)
  for (const post of members) counts[Math.floor((times[post]! - bars.from) / bars.milliseconds)]!++
  return counts
}

function samplesOf(members: readonly number[], { texts, ids }: NarrativePosts): Theme['samples'] {
  const by = new Map<string, { posts: number; post: string }>()
  for (const member of members) {
    const known = by.get(texts[member]!)
    if (known === undefined) by.set(texts[member]!, { posts: 1, post: ids[member]! })
    else known.posts++
  }
  return [...by]
    .map(([text, so]) => ({ text: text.slice(0, 600).toWellFormed(), ...so }))
    .sort((x, y) => y.posts - x.posts || (x.post < y.post ? -1 : 1))
    .slice(0, mostSamples)
}

/** The commonest first. */
function named(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .map(([value]) => value)
    .slice(0, 5)
}
