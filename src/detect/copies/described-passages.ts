import { excerpts } from './excerpt.ts'
import type { TextObservations } from './observe.ts'
import type { PassageSearch } from './passages.ts'
import type { Passage, PassageEnd } from './result.ts'

const mostPassages = 200

/** A passage between the earliest posts of two texts by different accounts. */
export interface PostedPassage {
  readonly words: number
  /** Numbers of the posts. */
  readonly earlier: number
  readonly later: number
}

/** The passages as posts, the longest first; one account that quotes itself is left out. */
export function postedPassages(
  { passages }: PassageSearch,
  { settled, account, time }: TextObservations,
): PostedPassage[] {
  const posts = new Map<number, number[]>(
    passages.flatMap(({ earlier, later }) => [
      [earlier, []],
      [later, []],
    ]),
  )
  for (let post = 0; post < settled.textOf.length; post++) posts.get(settled.textOf[post]!)?.push(post)
  for (const own of posts.values()) own.sort((x, y) => time[x]! - time[y]! || account[x]! - account[y]!)
  return passages.flatMap(({ words, earlier, later }) => {
    const first = posts.get(earlier)![0]!
    const other = posts.get(later)!.find((post) => account[post] !== account[first])
    return other === undefined ? [] : [{ words, earlier: first, later: other }]
  })
}

/** The passages that a result lists, with their words. */
export async function describePassages(
  all: readonly PostedPassage[],
  { account, time, words }: TextObservations,
  place: ReadonlyMap<number, number>,
): Promise<Passage[]> {
  const listed = listedPassages(all)
  const texts = await words(listed.flatMap(({ earlier, later }) => [earlier, later]))
  return listed.map(({ words, earlier, later }, at): Passage => {
    const [one, other] = [texts[2 * at]!, texts[2 * at + 1]!]
    const { a, b } = excerpts(one.text, other.text)
    const end = (post: number, id: string, { text, ...rest }: typeof a): PassageEnd => ({
      post: id,
      account: place.get(account[post]!)!,
      time: time[post]!,
      excerpt: text,
      ...rest,
    })
    return { id: `P${at + 1}`, words, earlier: end(earlier, one.id, a), later: end(later, other.id, b) }
  })
}

export function listedPassages(all: readonly PostedPassage[]): readonly PostedPassage[] {
  return all.slice(0, mostPassages)
}
