import { likelihood } from '../../vocab/confidence.ts'
import { copiedShares } from './copied-shares.ts'
import { describePassages, listedPassages, postedPassages } from './described-passages.ts'
import { familyOf, type Gathered, termOf } from './family.ts'
import type { MeaningSearch } from './meaning.ts'
import type { TextObservations } from './observe.ts'
import type { PassageSearch } from './passages.ts'
import type { CopiesParameters, CopiesResult, ExposureClass } from './result.ts'
import type { TextSearch } from './search.ts'

const [mostFamilies, mostVariants, mostMembers] = [200, 30, 200]

/** Everything that a page shows of a search. */
export async function describe(
  search: TextSearch,
  passageSearch: PassageSearch,
  meanings: MeaningSearch | undefined,
  observed: TextObservations,
  parameters: CopiesParameters,
): Promise<CopiesResult> {
  const all = gather(meanings?.groups ?? search.groups, observed)
  const similarity = meanings?.similarity ?? new Map<number, number>()
  const several = all.filter(({ accounts }) => accounts > 1)
  const rank = new Map(
    several.map((family) => [
      family,
      likelihood(termOf(family, observed, parameters.edited, similarity))!.low,
    ]),
  )
  several.sort(
    (x, y) =>
      rank.get(y)! - rank.get(x)! ||
      y.accounts - x.accounts ||
      y.posts.length - x.posts.length ||
      x.texts[0]! - y.texts[0]!,
  )
  const listed = several.slice(0, mostFamilies)
  const outlets = new Map(parameters.outlets.map((outlet) => [outlet.account, outlet]))
  const exposureOf = (account: number): ExposureClass =>
    outlets.get(observed.accounts[account]!.name)?.exposure ?? 'unclassified'
  const passages = postedPassages(passageSearch, observed)
  const { shares, origins } = copiedShares(
    several,
    passages,
    observed,
    (account) => outlets.has(observed.accounts[account]!.name),
    exposureOf,
  )
  const numbers = new Set([
    ...listed.flatMap(({ posts }) => posts.slice(0, mostMembers).map((post) => observed.account[post]!)),
    ...listedPassages(passages).flatMap(({ earlier, later }) =>
      [earlier, later].map((post) => observed.account[post]!),
    ),
    ...shares.flatMap(({ account, sources }) => [account, ...sources.map((source) => source.account)]),
    ...origins.map(({ account }) => account),
  ])
  const named = [...numbers].map((number) => ({ number, name: observed.accounts[number]!.name }))
  named.sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0))
  const place = new Map(named.map(({ number }, at) => [number, at]))
  const placed = <T extends { readonly account: number }>(one: T): T => ({
    ...one,
    account: place.get(one.account)!,
  })
  const wanted = listed.map((family) => {
    const members = family.posts.slice(0, mostMembers)
    const firsts = family.texts
      .slice(0, mostVariants)
      .map((text) => family.posts.find((post) => observed.settled.textOf[post] === text)!)
    return { members, firsts }
  })
  const words = await observed.words(wanted.flatMap(({ members, firsts }) => [...members, ...firsts]))
  let taken = 0
  const take = (count: number) => {
    taken += count
    return words.slice(taken - count, taken)
  }
  const families = listed.map((family, at) => {
    const { members, firsts } = wanted[at]!
    const named = { members, firsts, ofMembers: take(members.length), ofFirsts: take(firsts.length) }
    return familyOf(`T${at + 1}`, family, named, observed, {
      exposureOf,
      place,
      edited: parameters.edited,
      similarity,
    })
  })
  const { edited, reworded, refused } = search
  return {
    accounts: named.map(({ name }) => name),
    families,
    familyCount: several.length,
    alone: all.length - several.length,
    passages: await describePassages(passages, observed, place),
    passageCount: passages.length,
    copiedShares: shares.map((share) => ({ ...placed(share), sources: share.sources.map(placed) })),
    origins: origins.map(placed),
    looked: {
      posts: observed.time.length,
      distinct: observed.settled.texts.length,
      reshares: observed.reshares,
      short: observed.settled.short,
      crowded: edited.crowded,
      left: edited.left + (meanings?.left ?? 0),
      unseen: reworded.unseen,
      refused,
      long: passageSearch.long,
      common: passageSearch.common,
      ...(meanings === undefined ? {} : { meanings: meanings.texts }),
    },
    coverage: observed.coverage,
  }
}

/** Families of several texts, and single texts that were posted more than once. */
function gather(groups: TextSearch['groups'], { settled, account, time }: TextObservations): Gathered[] {
  const familyOfText = new Int32Array(settled.texts.length).map((_, text) => text)
  for (const group of groups) for (const text of group) familyOfText[text] = group[0]!
  const posts = new Map<number, number[]>()
  for (let post = 0; post < settled.textOf.length; post++) {
    const text = settled.textOf[post]!
    if (text < 0) continue
    const family = familyOfText[text]!
    const own = posts.get(family)
    if (own === undefined) posts.set(family, [post])
    else own.push(post)
  }
  const several = new Map(groups.map((group) => [group[0]!, group]))
  return [...posts]
    .filter(([, own]) => own.length > 1)
    .sort(([x], [y]) => x - y)
    .map(([first, own]) => ({
      texts: several.get(first) ?? [first],
      posts: own.sort(
        (x, y) => time[x]! - time[y]! || account[x]! - account[y]! || settled.textOf[x]! - settled.textOf[y]!,
      ),
      accounts: new Set(own.map((post) => account[post]!)).size,
    }))
}
