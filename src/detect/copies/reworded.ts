import { type Steps, stride } from '../coordination/work.ts'
import type { Families } from './families.ts'
import { sortedByKey } from './radix.ts'
import { featuresOf, type Likeness, likeness, mostFeatures, type Profile, type Rarity } from './rarity.ts'

export interface RewordedSettings {
  /** Weighted share of trigrams from which two texts are reworded copies. */
  readonly reworded: number
  /** Rare words that they must have in common at the least: two headlines share a name or a hashtag soon. */
  readonly evidence: number
  /** The share between the earliest members of two families that a link joins. */
  readonly floor: number
}

export interface RewordedSearch {
  readonly compared: number
  /** Texts with not one feature that is rare enough to look for others by. */
  readonly unseen: number
}

/** Texts that share a feature beyond which it is too common to look others up by. */
const common = 256
/** Others that a text is compared with, those with most rare features in common. */
const mostCandidates = 16
/** Rare features that two texts have in common before they are compared. */
const leastFeatures = 2

/** The rule for a pair: what is twice as alike needs half the words, so that short texts are not left out. */
export function isReworded({ share, words }: Likeness, { reworded, evidence }: RewordedSettings): boolean {
  return (share >= reworded && words >= evidence) || (share >= 2 * reworded && 2 * words >= evidence)
}

/**
 * Joins reworded copies: texts that have much of what is rare in them in common, in whatever order. Candidates come from a
 * bounded index of rare features; the strongest links are followed first.
 * @param texts distinct normalised texts from the earliest on
 * @param chosen those to compare, ascending: one of each family of edited copies
 */
export function* joinReworded(
  texts: readonly string[],
  chosen: readonly number[],
  rarity: Rarity,
  families: Families,
  settings: RewordedSettings,
): Steps<RewordedSearch> {
  const index = yield* rareIndex(texts, chosen)
  const links: { readonly a: number; readonly b: number; readonly share: number }[] = []
  const profiles = new Recent((text) => rarity.profile(texts[text]!))
  const score = new Float64Array(chosen.length)
  const met = new Uint8Array(chosen.length)
  const search = { compared: 0, unseen: 0 }
  for (let at = 0; at < chosen.length; at++) {
    if (at % stride === 0) yield { step: 'comparing reworded copies', count: at, total: chosen.length }
    const others: number[] = []
    const { members, start, end } = index
    let features = 0
    for (let slot = start[at]!; slot < start[at + 1]!; slot++) {
      const group = index.groups[slot]!
      const [from, to] = [end[group]!, end[group + 1]!]
      features++
      const weight = Math.log(chosen.length / (to - from)) + 1
      for (let i = from; i < to; i++) {
        const other = members[i]!
        if (other >= at) break
        if (met[other] === 0) others.push(other)
        met[other]!++
        score[other]! += weight
      }
    }
    if (features === 0) search.unseen++
    const best = others
      .filter((other) => met[other]! >= leastFeatures)
      .sort((x, y) => score[y]! - score[x]! || x - y)
      .slice(0, mostCandidates)
    for (const other of others) {
      score[other] = 0
      met[other] = 0
    }
    for (const other of best) {
      const [a, b] = [chosen[other]!, chosen[at]!]
      search.compared++
      const like = likeness(profiles.of(a), profiles.of(b))
      if (isReworded(like, settings)) links.push({ a, b, share: like.share })
    }
  }
  const alike = (a: number, b: number) => likeness(profiles.of(a), profiles.of(b)).share
  links.sort((x, y) => y.share - x.share || x.a - y.a || x.b - y.b)
  for (const [at, { a, b }] of links.entries()) {
    if (at % stride === 0) yield { step: 'joining families', count: at, total: links.length }
    families.join(a, b, alike, settings.floor)
  }
  return search
}

interface RareIndex {
  /** Groups of a text: `groups[start[text]]` up to `start[text + 1]`, the rarest features first. */
  readonly start: Int32Array
  readonly groups: Int32Array
  /** Members of a group, ascending: `members[end[group]]` up to `end[group + 1]`. */
  readonly end: Int32Array
  readonly members: Int32Array
}

/** Which texts share which rare features: at most `mostFeatures` a text, each shared by `common` texts at most. */
function* rareIndex(texts: readonly string[], chosen: readonly number[]): Steps<RareIndex> {
  let keys = new Uint32Array(Math.max(16, chosen.length * 16))
  let owners = new Int32Array(keys.length)
  let size = 0
  for (let at = 0; at < chosen.length; at++) {
    if (at % stride === 0) yield { step: 'indexing rare words', count: at, total: chosen.length }
    for (const feature of featuresOf(texts[chosen[at]!]!)) {
      if (size === keys.length) {
        const wider = new Uint32Array(size * 2)
        wider.set(keys)
        keys = wider
        const more = new Int32Array(size * 2)
        more.set(owners)
        owners = more
      }
      keys[size] = feature
      owners[size++] = at
    }
  }
  const order = sortedByKey(keys.subarray(0, size))
  const end: number[] = [0]
  const members: number[] = []
  const own: number[][] = chosen.map(() => [])
  for (let from = 0, to = 0; from < size; from = to) {
    const key = keys[order[from]!]!
    while (to < size && keys[order[to]!] === key) to++
    if (to - from < 2 || to - from > common) continue
    for (let i = from; i < to; i++) {
      const owner = owners[order[i]!]!
      own[owner]!.push(end.length - 1)
      members.push(owner)
    }
    end.push(members.length)
  }
  const start = new Int32Array(chosen.length + 1)
  const groups: number[] = []
  for (let at = 0; at < chosen.length; at++) {
    const sizeOf = (group: number) => end[group + 1]! - end[group]!
    const rarest = own[at]!.sort((x, y) => sizeOf(x) - sizeOf(y) || x - y).slice(0, mostFeatures)
    groups.push(...rarest)
    start[at + 1] = groups.length
  }
  return {
    start,
    groups: Int32Array.from(groups),
    end: Int32Array.from(end),
    members: Int32Array.from(members),
  }
}

/** Profiles of the texts that were asked for lately; texts of one family come close together. */
class Recent {
  readonly #make: (text: number) => Profile
  #kept = new Map<number, Profile>()

  constructor(make: (text: number) => Profile) {
    this.#make = make
  }

  of(text: number): Profile {
    const known = this.#kept.get(text)
    if (known !== undefined) return known
    if (this.#kept.size >= 20_000) this.#kept = new Map()
    const made = this.#make(text)
    this.#kept.set(text, made)
    return made
  }
}
