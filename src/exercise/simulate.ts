import { type Random, seededRandom } from '../kernel/random.ts'
import { type Cast, castGroups, type Group } from './cast.ts'
import type { Settings } from './config.ts'
import { below, exponential } from './draws.ts'
import { ExerciseError } from './errors.ts'
import { type Item, News } from './news.ts'
import { type Round, type Scripted, scriptRounds } from './plan.ts'
import { Population } from './population.ts'

/** Why a post was made. `talk` has no object; `follow` answers another account's post; `push` is scripted. */
export type Cause = 'own' | 'echo' | 'talk' | 'follow' | 'feed' | 'push'

/** One post before it has words. */
export interface Deed {
  /** Seconds since 1970, whole. */
  readonly at: number
  readonly account: number
  readonly item: Item | undefined
  readonly cause: Cause
  /** The group on whose behalf it was made. */
  readonly group: Group | undefined
  readonly round: Round | undefined
}

interface Pending {
  readonly at: number
  /** -1: whoever of the community is awake. */
  readonly account: number
  readonly community: number
  /** Absent: chosen when the time has come. */
  readonly item: Item | undefined
  readonly cause: Cause
  readonly group: Group | undefined
}

const slice = 600
const talkShare = 0.25
const sessionShare = 0.3
const echoShare = 0.07
/** Share of all posts that each breaking moment draws. */
const breakingShare = 0.004

/** A world in motion. It runs once, ten minutes at a time, and holds nothing that has passed. */
export class Simulation {
  readonly settings: Settings
  readonly people: Population
  readonly news: News
  readonly cast: Cast
  readonly #random: Random
  readonly #script: readonly Scripted[]
  readonly #slices: number
  readonly #pending: Pending[][]
  #deeds: Deed[] = []
  #ran = false
  #from = 0
  #to = 0
  #limit = 0

  /** @throws ExerciseError `too-small` when the operations would be more than half of the posts. */
  constructor(settings: Settings) {
    const { seed, accounts, communities, posts, start, end } = settings
    this.settings = settings
    this.#random = seededRandom(`tocsin exercise ${seed}`)
    const random = this.#random
    this.people = new Population(random, accounts, communities)
    const perDay = Math.min(posts / ((end - start) / 86_400) / 8, accounts / 16)
    this.news = new News(random, this.people.shares, perDay, start)
    this.cast = castGroups(random, settings, this.people, this.news)
    this.people.settle()
    this.#script = scriptRounds(random, settings, this.cast.groups, this.news).sort((a, b) => a.at - b.at)
    if (this.#script.length > posts / 2) {
      throw new ExerciseError(
        'too-small',
        `the operations alone make ${this.#script.length} of ${posts} posts`,
        { hint: 'ask for more posts or for fewer rounds and members' },
      )
    }
    this.#slices = Math.ceil((end - start) / slice)
    this.#pending = Array.from({ length: this.#slices }, () => [])
  }

  /** Slices of ten minutes, each in order of time; `settings.posts` deeds in all. */
  *run(): Generator<readonly Deed[]> {
    if (this.#ran) throw new TypeError('a world can be read once; make it anew from the same config')
    this.#ran = true
    const { posts, start, end } = this.settings
    const quota = this.#quotas()
    const watched = new Set(this.cast.newsrooms.keys())
    const moments = this.#breakingMoments()
    this.news.advance(start - 600, start, watched)
    let emitted = 0
    let scripted = 0
    for (let s = 0; s < this.#slices; s++) {
      this.#from = start + s * slice
      this.#to = Math.min(this.#from + slice, end)
      this.#deeds = []
      this.people.setTime((this.#from + this.#to) / 2)
      const published = this.news.advance(this.#from, this.#to, watched)
      this.#limit = posts - emitted - (this.#script.length - scripted)
      for (; scripted < this.#script.length && this.#script[scripted]!.at < this.#to; scripted++) {
        this.#push(this.#script[scripted]!)
      }
      for (const item of published) this.#feed(item)
      for (const moment of moments) if (moment >= this.#from && moment < this.#to) this.#break(moment)
      for (const pending of this.#pending[s]!) this.#happen(pending)
      this.#pending[s] = []
      const last = s === this.#slices - 1
      const wanted = last ? this.#limit : Math.min(this.#limit, quota[s]! - emitted)
      while (this.#deeds.length < wanted) {
        this.#act(this.people.draw(), this.#from + below(this.#random, this.#to - this.#from), undefined)
      }
      emitted += this.#deeds.length
      yield sortByTime(this.#deeds, this.#from, this.#to)
    }
  }

  /** Posts wanted by the end of each slice: as the country wakes and sleeps, and more as the election nears. */
  #quotas(): Float64Array {
    const { posts, start, end } = this.settings
    const sums = new Float64Array(this.#slices)
    let total = 0
    for (let s = 0; s < this.#slices; s++) {
      const middle = Math.min(start + (s + 0.5) * slice, end)
      total += this.people.setTime(middle) * (1 + (0.6 * s) / this.#slices)
      sums[s] = total
    }
    return sums.map((sum) => Math.floor((posts * sum) / total))
  }

  #breakingMoments(): number[] {
    const { start, end, breaking } = this.settings
    return Array.from({ length: breaking }, () => {
      const day = below(this.#random, Math.max(1, Math.floor((end - start) / 86_400)))
      return start + day * 86_400 + 25_200 + below(this.#random, 50_400)
    })
  }

  #add(deed: Deed): void {
    if (this.#deeds.length < this.#limit) this.#deeds.push(deed)
  }

  #later(pending: Pending): void {
    const { start, end } = this.settings
    if (pending.at < this.#to) this.#happen(pending)
    else if (pending.at < end) this.#pending[Math.floor((pending.at - start) / slice)]!.push(pending)
  }

  #happen({ at, account, community, item, cause, group }: Pending): void {
    if (cause === 'own') this.#act(account, at, item)
    else if (cause === 'echo') this.#share(this.people.drawFrom(community), at, item!, 'echo')
    else this.#add({ at, account, item, cause, group, round: undefined })
  }

  /** A person posts: an item they came across, or just talk; often not only once. */
  #act(account: number, at: number, given: Item | undefined): void {
    const random = this.#random
    if (given === undefined && !this.settings.objectsOnly && random() < talkShare) {
      this.#add({ at, account, item: undefined, cause: 'talk', group: undefined, round: undefined })
    } else {
      const item = given ?? this.#read(account)
      if (item === undefined) return
      const seen =
        item.published > at ? item.published + below(random, Math.max(1, this.#to - item.published)) : at
      this.#share(account, seen, item, 'own')
    }
    if (random() < sessionShare) {
      this.#later({
        at: at + 15 + Math.floor(exponential(random, 200)),
        account,
        community: -1,
        item: undefined,
        cause: 'own',
        group: undefined,
      })
    }
  }

  /** What a person comes across: mostly their favourite outlet and their community's, else what everyone reads. */
  #read(account: number): Item | undefined {
    const random = this.#random
    const { news, people } = this
    const community = people.community[account]!
    const mood = random()
    const loyalty = people.loyalty[account]!
    const item =
      mood < loyalty * 0.35
        ? news.choose(news.outletsOf(community)[people.favourite[account]!]!)
        : mood < loyalty
          ? news.chooseFrom(community)
          : mood < loyalty + (1 - loyalty) * 0.8
            ? undefined
            : news.chooseFrom(below(random, people.communities))
    return (
      item ?? news.chooseFrom(-1) ?? news.chooseFrom(community) ?? news.loose(news.anyOutlet(-1), this.#from)
    )
  }

  #share(account: number, at: number, item: Item, cause: 'own' | 'echo'): void {
    const random = this.#random
    this.#add({ at, account, item, cause, group: undefined, round: undefined })
    this.#maybeEcho(account, at, item, echoShare)
    const following = this.cast.followings.get(account)
    if (following === undefined) return
    const { group, participation } = following
    for (const follower of group.members) {
      if (follower === account || random() >= participation) continue
      const delayed = at + Math.floor(following.delay(random))
      this.#later({ at: delayed, account: follower, community: -1, item, cause: 'follow', group })
    }
  }

  /** Somebody of the same community who saw the post may pass it on. */
  #maybeEcho(account: number, at: number, item: Item, chance: number): void {
    const random = this.#random
    if (random() >= chance) return
    const community = this.people.community[account]!
    const echoed = at + 5 + Math.floor(exponential(random, 700))
    this.#later({ at: echoed, account: -1, community, item, cause: 'echo', group: undefined })
  }

  /** A newsroom's accounts post an article from their feed. */
  #feed(item: Item): void {
    const random = this.#random
    const group = this.cast.newsrooms.get(item.outlet)!
    if (random() > 0.35) return
    for (const account of group.members) {
      if (random() > 0.85) continue
      const at = item.published + 1 + below(random, 20)
      this.#later({ at, account, community: -1, item, cause: 'feed', group })
    }
  }

  /** Breaking news: one or two links, and many people within minutes. */
  #break(at: number): void {
    const random = this.#random
    const items = [this.news.breaking(this.news.anyOutlet(-1), at, 400)]
    if (random() < 0.6) items.push(this.news.breaking(this.news.anyOutlet(-1), at + 60, 200))
    const crowd = Math.floor(this.settings.posts * breakingShare)
    for (let i = 0; i < crowd; i++) {
      const item = items[random() < 0.7 ? 0 : items.length - 1]!
      const delay = exponential(random, 240) + exponential(random, 240)
      const account = this.people.draw()
      this.#later({
        at: item.published + 10 + Math.floor(delay),
        account,
        community: -1,
        item,
        cause: 'own',
        group: undefined,
      })
    }
  }

  /** A mainstream article that is out by now. */
  #current(at: number): Item | undefined {
    for (let tries = 0; tries < 20; tries++) {
      const item = this.news.chooseFrom(-1)
      if (item !== undefined && item.published < at) return item
    }
    return undefined
  }

  #push({ at, account, round }: Scripted): void {
    round.item ??= this.#current(at) ?? this.news.loose(round.group.outlet, at)
    const { item, group } = round
    this.#deeds.push({ at, account, item, cause: 'push', group, round })
    this.#limit++
    if (item.outlet >= 0) this.#maybeEcho(account, at, item, 0.15)
  }
}

/** A stable counting sort by second. */
function sortByTime(deeds: readonly Deed[], from: number, to: number): Deed[] {
  const counts = new Int32Array(to - from + 1)
  for (const deed of deeds) counts[deed.at - from + 1]!++
  for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!
  const sorted = new Array<Deed>(deeds.length)
  for (const deed of deeds) sorted[counts[deed.at - from]!++] = deed
  return sorted
}
