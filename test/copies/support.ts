import { finish } from '../../src/detect/coordination/work.ts'
import { DistinctTexts } from '../../src/detect/copies/distinct.ts'
import { type SearchSettings, searchCopies, searchDefaults } from '../../src/detect/copies/search.ts'
import type { Random } from '../../src/kernel/random.ts'

/** Families as sorted lists of posts, by the posts' places in the input. */
export function familiesOf(
  posts: readonly string[],
  times?: readonly number[],
  settings: SearchSettings = searchDefaults,
) {
  const distinct = new DistinctTexts()
  posts.forEach((text, at) => {
    distinct.add(text, times?.[at] ?? at)
  })
  const settled = distinct.settle()
  const search = finish(searchCopies(settled.texts, settings))
  const family = new Map<number, number>()
  for (const group of search.groups) for (const text of group) family.set(text, group[0]!)
  const byFamily = new Map<number, number[]>()
  settled.textOf.forEach((text, post) => {
    if (text < 0) return
    const key = family.get(text) ?? text
    byFamily.set(key, [...(byFamily.get(key) ?? []), post])
  })
  const families = [...byFamily.values()].filter((group) => group.length > 1)
  return { families: families.sort((x, y) => x[0]! - y[0]!), search, settled }
}

const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo ka le mi nu ra so'.split(' ')

/** A made-up vocabulary, the same for the same stream. */
export function vocabulary(random: Random, size: number): string[] {
  return Array.from({ length: size }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join(''),
  )
}

/** Words drawn as language draws them: few of them make most of a text. */
export function sentence(random: Random, words: readonly string[], length: number): string[] {
  return Array.from(
    { length },
    () => words[Math.min(words.length - 1, Math.floor(Math.exp(random() * Math.log(words.length))))]!,
  )
}

/** The same with some of its words replaced, in order. */
export function edit(
  random: Random,
  words: readonly string[],
  text: readonly string[],
  changes: number,
): string[] {
  const out = [...text]
  for (let i = 0; i < changes; i++) {
    out[Math.floor(random() * out.length)] = words[Math.floor(random() * words.length)]!
  }
  return out
}

export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    ;[out[i], out[k]] = [out[k]!, out[i]!]
  }
  return out
}
