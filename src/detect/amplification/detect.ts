import { adjusted } from '../coordination/discovery.ts'
import { logHypergeometricTail } from '../statistics.ts'
import { aggregate, type ByClass, type Frame, noneByClass, type Row } from './aggregate.ts'
import type { Exposure, OutletList } from './outlets.ts'
import type {
  AmplificationParameters,
  AmplificationResult,
  Carrier,
  HashtagRow,
  OutletSeen,
} from './result.ts'
import { TopicFinder } from './topics.ts'
import { isShortened, WhichOutlet } from './which-outlet.ts'

export type AmplificationSettings = Pick<AmplificationParameters, 'topics' | 'q'>

/** A post as this detector reads it. */
export interface Post {
  readonly platform: string
  /** As the input names it. */
  readonly account: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly text: string
  readonly links: readonly string[]
  readonly hashtags: readonly string[]
  /** Id of the post that it repeats, or the account that wrote it, as the input names it. */
  readonly reshareOf: string | null
  /** The account that its first words say it repeats, as in `RT @name: ...`. */
  readonly repeats: string | null
  readonly id: string | null
}

const mostCarriers = 50
const mostKeys = 500_000
const fewestPosts = 5

class Tally {
  posts = 0
  readonly accounts = new Set<number>()
  readonly byClass: Record<Exposure, number> = { ...noneByClass }

  add(account: number, classes: Iterable<Exposure>): void {
    this.posts++
    this.accounts.add(account)
    for (const one of classes) this.byClass[one]++
  }
}

interface Account {
  readonly name: string
  passed: number
  readonly carried: Tally
}

interface Seen {
  own: number
  readonly addresses: Set<string>
  readonly carried: Tally
  first: number
  last: number
}

/**
 * Counts who carries on what overt outlets publish. Holds accounts, hashtags and the outlets' addresses, not posts; the
 * order of the posts does not matter.
 */
export class Amplification {
  private readonly list: OutletList
  private readonly settings: AmplificationSettings
  private readonly which: WhichOutlet
  private readonly topics: TopicFinder
  private readonly outletPosts: ReadonlyMap<string, number>
  private readonly accounts = new Map<string, number>()
  private readonly people: Account[] = []
  private readonly seen = new Map<number, Seen>()
  private readonly links = new Map<string, Tally>()
  private readonly hashtags = new Map<string, { carried: Tally; all: number }>()
  private readonly onTopics: Tally[]
  private readonly attention: Map<string, number>[]
  private readonly items = new Map<string, number>()
  private readonly addressDay = new Map<string, { time: number; text: string }>()
  private posts = 0
  private from = Number.POSITIVE_INFINITY
  private to = Number.NEGATIVE_INFINITY
  private passing = 0
  private readonly carried = new Tally()
  private readonly linkCount = { all: 0, shortened: 0 }
  private readonly has = { links: false, reshares: false, hashtags: false, outletPosts: false }

  /** @param outletPosts ids of posts by the outlets' own accounts, each with its outlet */
  constructor(list: OutletList, settings: AmplificationSettings, outletPosts: ReadonlyMap<string, number>) {
    this.list = list
    this.settings = settings
    this.which = new WhichOutlet(list.outlets)
    this.topics = new TopicFinder(settings.topics)
    this.outletPosts = outletPosts
    this.onTopics = settings.topics.map(() => new Tally())
    this.attention = settings.topics.map(() => new Map())
  }

  take(post: Post): void {
    this.posts++
    this.from = Math.min(this.from, post.time)
    this.to = Math.max(this.to, post.time)
    if (post.links.length > 0) this.has.links = true
    this.linkCount.all += post.links.length
    for (const link of post.links) if (isShortened(link)) this.linkCount.shortened++
    if (post.reshareOf !== null || post.repeats !== null) this.has.reshares = true
    if (post.hashtags.length > 0) this.has.hashtags = true
    const account = this.account(`${post.platform}\u001f${post.account}`)
    const own = this.which.ofAccount(post.platform, post.account)
    if (own !== undefined) this.published(own, post)
    else this.passedOn(account, post)
  }

  private account(key: string): number {
    const known = this.accounts.get(key)
    if (known !== undefined) return known
    this.accounts.set(key, this.people.length)
    this.people.push({ name: key, passed: 0, carried: new Tally() })
    return this.people.length - 1
  }

  private outlet(at: number, time: number): Seen {
    const known = this.seen.get(at) ?? {
      own: 0,
      addresses: new Set(),
      carried: new Tally(),
      first: time,
      last: time,
    }
    this.seen.set(at, known)
    known.first = Math.min(known.first, time)
    known.last = Math.max(known.last, time)
    return known
  }

  private published(outlet: number, post: Post): void {
    this.has.outletPosts = true
    this.outlet(outlet, post.time).own++
    this.item(post.time, `${post.text} ${post.hashtags.join(' ')}`)
  }

  private item(time: number, text: string): void {
    const day = new Date(time).toISOString().slice(0, 10)
    this.items.set(day, (this.items.get(day) ?? 0) + 1)
    for (const topic of this.topics.find(text)) {
      const days = this.attention[topic]!
      days.set(day, (days.get(day) ?? 0) + 1)
    }
  }

  private passedOn(account: number, post: Post): void {
    const found = new Set<number>()
    const addresses = new Set<string>()
    for (const link of post.links) {
      const outlet = this.which.ofLink(link)
      if (outlet === undefined) continue
      found.add(outlet)
      addresses.add(link)
      this.address(outlet, link, post)
    }
    const repeated = this.repeated(post)
    if (repeated !== undefined) found.add(repeated)
    if (post.links.length > 0 || post.reshareOf !== null || post.repeats !== null) {
      this.passing++
      this.people[account]!.passed++
    }
    const classes = new Set([...found].map((at) => this.list.outlets[at]!.exposure))
    for (const tag of new Set(post.hashtags)) {
      const tally = bounded(this.hashtags, tag, () => ({ carried: new Tally(), all: 0 }))
      if (tally === undefined) continue
      tally.all++
      if (found.size > 0) tally.carried.add(account, classes)
    }
    if (found.size === 0) return
    this.carried.add(account, classes)
    this.people[account]!.carried.add(account, classes)
    for (const outlet of found)
      this.outlet(outlet, post.time).carried.add(account, [this.list.outlets[outlet]!.exposure])
    for (const link of addresses) {
      const outlet = this.which.ofLink(link)!
      bounded(this.links, link, () => new Tally())?.add(account, [this.list.outlets[outlet]!.exposure])
    }
    for (const topic of this.topics.find(post.text)) this.onTopics[topic]!.add(account, classes)
  }

  /** The outlet whose post it repeats: by the id of that post, else by the account that wrote it. */
  private repeated({ platform, reshareOf, repeats }: Post): number | undefined {
    const byId = reshareOf === null ? undefined : this.outletPosts.get(reshareOf)
    if (byId !== undefined) return byId
    const named = reshareOf === null ? undefined : this.which.ofAccount(platform, reshareOf)
    return named ?? (repeats === null ? undefined : this.which.ofAccount(platform, repeats))
  }

  /** An address counts as an item of its outlet on the day on which it was first shared, in the words of that post. */
  private address(outlet: number, link: string, { time, text }: Post): void {
    const { addresses } = this.outlet(outlet, time)
    if (addresses.size < mostKeys) addresses.add(link)
    const known = this.addressDay.get(link)
    if (
      known === undefined
        ? this.addressDay.size < mostKeys
        : time < known.time || (time === known.time && text < known.text)
    ) {
      this.addressDay.set(link, { time, text: text.slice(0, 1000) })
    }
  }

  /** @param pseudonym how an account of the input is shown; called for those that are named only */
  result(pseudonym: (platform: string, account: string) => string): AmplificationResult {
    for (const [link, { time, text }] of [...this.addressDay].sort(byKey))
      this.item(time, `${text} ${worded(link)}`)
    this.addressDay.clear()
    const { topics, q } = this.settings
    const none = this.posts === 0
    const window = { from: none ? 0 : this.from, to: none ? 0 : this.to }
    const frame: Frame = { window, denominator: { posts: this.posts, accounts: this.people.length } }
    const seen = [...this.seen].sort(byNumber).map(
      ([outlet, own]): OutletSeen => ({
        outlet: this.list.outlets[outlet]!,
        ownPosts: own.own,
        addresses: own.addresses.size,
        carried: own.carried.posts,
        accounts: own.carried.accounts.size,
        first: own.first,
        last: own.last,
      }),
    )
    return {
      frame,
      passingOn: this.passing,
      tracked: { outlets: this.list.outlets.length, unclassified: this.list.unclassified },
      outlets: seen.sort((x, y) => y.carried - x.carried || (x.outlet.name < y.outlet.name ? -1 : 1)),
      byClass: this.classes(),
      carried: {
        posts: this.carried.posts,
        accounts: this.carried.accounts.size,
        share: rounded(this.passing === 0 ? 0 : this.carried.posts / this.passing),
      },
      carriers: this.carriers(q, pseudonym),
      links: aggregate(frame, this.carried.byClass, rowsOf(this.links)),
      hashtags: aggregate(frame, this.carried.byClass, this.moreThanElsewhere(q)),
      topics: aggregate(
        frame,
        this.carried.byClass,
        topics.map(({ name }, at) => rowOf(name, this.onTopics[at]!)),
      ),
      attention: topics.map(({ name }, at) => ({
        topic: name,
        days: [...this.items]
          .sort(byKey)
          .map(([day, items]) => ({ day, items, onTopic: this.attention[at]!.get(day) ?? 0 })),
      })),
      linkCount: { ...this.linkCount },
      unseen: (['links', 'reshares', 'hashtags', 'outletPosts'] as const).filter((what) => !this.has[what]),
    }
  }

  private classes(): AmplificationResult['byClass'] {
    const of = (exposure: Exposure) => {
      const own = [...this.seen].filter(([at]) => this.list.outlets[at]!.exposure === exposure)
      return {
        outlets: own.length,
        items: own.reduce((sum, [, one]) => sum + one.own + one.addresses.size, 0),
        carried: this.carried.byClass[exposure],
        accounts: new Set(own.flatMap(([, { carried }]) => [...carried.accounts])).size,
      }
    }
    return {
      official: of('official'),
      controlled: of('controlled'),
      linked: of('linked'),
      aligned: of('aligned'),
    }
  }

  /** Every account that passes anything on is tested against the share of all: how many of its posts would carry an outlet by chance. */
  private carriers(
    q: number,
    pseudonym: (platform: string, account: string) => string,
  ): AmplificationResult['carriers'] {
    const tested = this.people.filter(({ passed }) => passed > 0).sort((x, y) => (x.name < y.name ? -1 : 1))
    const all = this.carried.posts
    const logP = Float64Array.from(tested, ({ passed, carried }) =>
      logHypergeometricTail(carried.posts, this.passing, all, passed),
    )
    const adjustedP = adjusted(logP, tested.length)
    const found = tested
      .map(({ name, passed, carried }, at): Carrier & { readonly key: string } => ({
        key: name,
        account: '',
        passed,
        carried: carried.posts,
        expected: rounded((passed * all) / Math.max(1, this.passing)),
        p: rounded(Math.exp(logP[at]!)),
        q: rounded(adjustedP[at]!),
        byClass: carried.byClass,
      }))
      .filter(({ carried, q: own }) => carried > 1 && own <= q)
      .sort((x, y) => y.carried - x.carried || (x.key < y.key ? -1 : 1))
    const busiest = tested.map(({ carried }) => carried.posts).sort((x, y) => y - x)
    const share = (counts: readonly number[]) =>
      rounded(all === 0 ? 0 : counts.reduce((a, b) => a + b, 0) / all)
    return {
      tests: tested.length,
      foundCount: found.length,
      shareOfFound: share(found.map(({ carried }) => carried)),
      shareOfTen: share(busiest.slice(0, 10)),
      found: found.slice(0, mostCarriers).map(({ key, ...carrier }) => {
        const [platform, account] = key.split('\u001f') as [string, string]
        return { ...carrier, account: pseudonym(platform, account) }
      }),
    }
  }

  /** Hashtags that posts with an outlet have more often than all posts, Fisher's exact test with Benjamini and Hochberg. */
  private moreThanElsewhere(q: number): HashtagRow[] {
    const outside = this.posts - [...this.seen.values()].reduce((sum, { own }) => sum + own, 0)
    const often = [...this.hashtags].filter(([, { all }]) => all >= fewestPosts).sort(byKey)
    const logP = Float64Array.from(often, ([, { carried, all }]) =>
      logHypergeometricTail(carried.posts, outside, this.carried.posts, all),
    )
    const adjustedP = adjusted(logP, often.length)
    return often
      .map(([key, { carried, all }], at) => ({
        ...rowOf(key, carried),
        elsewhere: all - carried.posts,
        expected: rounded((all * this.carried.posts) / Math.max(1, outside)),
        q: rounded(adjustedP[at]!),
      }))
      .filter((row) => row.posts > 1 && row.q <= q)
      .sort(byPosts)
  }
}

function bounded<V>(map: Map<string, V>, key: string, make: () => V): V | undefined {
  const known = map.get(key)
  if (known !== undefined || map.size >= mostKeys) return known
  const made = make()
  map.set(key, made)
  return made
}

const rowOf = (key: string, { posts, accounts, byClass }: Tally): Row => ({
  key: key.toWellFormed().slice(0, 500),
  posts,
  accounts: accounts.size,
  byClass: byClass as ByClass,
})

const rowsOf = (tallies: ReadonlyMap<string, Tally>) =>
  [...tallies].map(([key, tally]) => rowOf(key, tally)).sort(byPosts)

const byPosts = (x: Row, y: Row) => y.posts - x.posts || (x.key < y.key ? -1 : x.key > y.key ? 1 : 0)
const byKey = ([x]: readonly [string, unknown], [y]: readonly [string, unknown]) =>
  x < y ? -1 : x > y ? 1 : 0
const byNumber = ([x]: readonly [number, unknown], [y]: readonly [number, unknown]) => x - y

/** The words of an address after its host, for topics. */
function worded(link: string): string {
  return link
    .replace(/^[^:]*:\/\/[^/]*/, '')
    .replaceAll(/[-_/.?=&%+]+/g, ' ')
    .slice(0, 300)
}

/** Six significant digits: enough to read, few enough to be the same everywhere. */
function rounded(n: number): number {
  return Number(n.toPrecision(6))
}
