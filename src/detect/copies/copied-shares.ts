import type { PostedPassage } from './described-passages.ts'
import type { Gathered } from './family.ts'
import type { TextObservations } from './observe.ts'
import type { CopiedFrom, CopiedShare, ExposureClass, Origin } from './result.ts'

/** Sites and outlets that are listed. */
const most = 200

/** Classes whose link with a state is in the open. */
export const overtClasses: readonly ExposureClass[] = ['official', 'controlled', 'linked', 'aligned']

type Counted<T> = { -readonly [K in keyof T]: T[K] }
interface Share extends Omit<Counted<CopiedShare>, 'sources' | 'account'> {
  readonly sources: Map<number, Omit<Counted<CopiedFrom>, 'account'>>
  readonly opened: Set<number>
  readonly quoted: Set<number>
}

/**
 * For declared outlets and for sites: the share of what they published that somebody else had published before, and
 * of declared outlets how many of their texts others carried. Accounts by number.
 */
export function copiedShares(
  families: readonly Gathered[],
  passages: readonly PostedPassage[],
  { settled, account, accounts, time }: TextObservations,
  declared: (account: number) => boolean,
  exposureOf: (account: number) => ExposureClass,
): { shares: CopiedShare[]; origins: Origin[] } {
  const shares = new Map<number, Share>()
  const counted = (number: number) => declared(number) || accounts[number]!.platform === 'web'
  for (let post = 0; post < account.length; post++) {
    const number = account[post]!
    if (settled.textOf[post]! < 0 || !counted(number)) continue
    const share = shares.get(number) ?? empty()
    shares.set(number, share)
    share.posts++
    share.first = Math.min(share.first, time[post]!)
    share.last = Math.max(share.last, time[post]!)
  }
  const whole = new Set<number>()
  for (const { posts } of families) {
    const opener = account[posts[0]!]!
    shares.get(opener)?.opened.add(posts[0]!)
    for (const post of posts) {
      const share = shares.get(account[post]!)
      if (share === undefined || account[post] === opener) continue
      whole.add(post)
      share.copied++
      if (overtClasses.includes(exposureOf(opener))) share.fromOvert++
      if (declared(opener)) sourceOf(share, opener).copied++
    }
  }
  const seen = new Set<number>()
  for (const { earlier, later } of passages) {
    shares.get(account[earlier]!)?.quoted.add(earlier)
    const share = shares.get(account[later]!)
    if (share === undefined || whole.has(later)) continue
    if (declared(account[earlier]!)) sourceOf(share, account[earlier]!).passages++
    if (!seen.has(later)) share.passages++
    seen.add(later)
  }
  const listed = [...shares]
    .filter(([, { copied, passages }]) => copied + passages > 0)
    .sort(([x, a], [y, b]) => b.copied / b.posts - a.copied / a.posts || b.passages - a.passages || x - y)
    .slice(0, most)
  const origins = [...shares]
    .filter(([number, { opened, quoted }]) => declared(number) && opened.size + quoted.size > 0)
    .sort(([x, a], [y, b]) => b.opened.size - a.opened.size || b.quoted.size - a.quoted.size || x - y)
    .slice(0, most)
  return {
    shares: listed.map(([number, { sources, opened: _, quoted: __, ...share }]) => ({
      account: number,
      ...share,
      sources: [...sources]
        .map(([source, from]) => ({ account: source, ...from }))
        .sort((x, y) => y.copied - x.copied || y.passages - x.passages || x.account - y.account),
    })),
    origins: origins.map(([number, { posts, first, last, opened, quoted }], at) => ({
      id: `O${at + 1}`,
      account: number,
      posts,
      first,
      last,
      opened: opened.size,
      quoted: [...quoted].filter((post) => !opened.has(post)).length,
    })),
  }
}

function empty(): Share {
  const [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const counts = { posts: 0, first, last, copied: 0, fromOvert: 0, passages: 0 }
  return { ...counts, sources: new Map(), opened: new Set(), quoted: new Set() }
}

function sourceOf({ sources }: Share, account: number) {
  const source = sources.get(account) ?? { copied: 0, passages: 0 }
  sources.set(account, source)
  return source
}
