import { type Random, seededRandom } from '../kernel/random.ts'
import type { Group } from './cast.ts'
import { type ExerciseConfig, settingsOf } from './config.ts'
import { below, pick } from './draws.ts'
import { domain, handle, mix } from './names.ts'
import type { Item } from './news.ts'
import { type GenuineOutlet, genuineOutlets, objectNamer } from './objects.ts'
import { type Deed, Simulation } from './simulate.ts'
import { headline, type Language, languageOf, pasted, remark, smallTalk, wording } from './texts.ts'
import { type Affiliation, affiliationsOf, type Truth, Witness } from './truth.ts'

/** A post in the neutral schema, see `spec/neutral-posts.md`. */
export interface ExercisePost {
  readonly id: string
  readonly platform: string
  readonly account: string
  /** ISO 8601, UTC, whole seconds. */
  readonly time: string
  readonly text: string
  readonly language: string
  readonly links: readonly string[]
  readonly hashtags: readonly string[]
  readonly mentions: readonly string[]
  /** Hashes of attached media. */
  readonly media: readonly string[]
  /** `id` of the post passed on, or null. */
  readonly reshare_of: string | null
  readonly reply_to: string | null
}

export interface ExerciseWorld {
  /** Every post in order of time. The world can be read once. */
  posts(): Generator<ExercisePost>
  /** The same without words: account, object (link or `text:` and a word), post id and seconds since 1970. */
  actions(): Generator<ExerciseAction>
  /** Complete once the world has been read to its end. */
  truth(): Truth
  readonly affiliations: readonly Affiliation[]
  readonly outlets: readonly GenuineOutlet[]
  /** Seconds since 1970. */
  readonly start: number
}

export interface ExerciseAction {
  readonly account: string
  readonly object: string
  readonly id: string
  readonly time: number
}

/** @throws ExerciseError `bad-setting`, `too-small`, `unknown-operation` */
export function exerciseWorld(config: ExerciseConfig): ExerciseWorld {
  const settings = settingsOf(config)
  const simulation = new Simulation(settings)
  const names = new Array<string | undefined>(settings.accounts)
  const name = (account: number) => {
    const known = names[account] ?? handle(settings.seed, account)
    names[account] = known
    return known
  }
  const objectName = objectNamer(simulation)
  const witness = new Witness(simulation, name)
  const affiliations = affiliationsOf(simulation.cast, name)
  return {
    *posts() {
      const writer = new Writer(simulation, name, objectName)
      for (const deeds of simulation.run()) {
        for (const deed of deeds) {
          if (deed.item !== undefined && deed.cause !== 'own') witness.see(deed, () => objectName(deed.item!))
          yield writer.write(deed)
        }
      }
    },
    *actions() {
      let number = 0
      for (const deeds of simulation.run()) {
        for (const deed of deeds) {
          const id = `p${number++}`
          if (deed.item === undefined) continue
          const object = objectName(deed.item)
          if (deed.cause !== 'own') witness.see(deed, () => object)
          yield { account: name(deed.account), object, id, time: deed.at }
        }
      }
    },
    truth: () => witness.truth(),
    affiliations,
    outlets: genuineOutlets(simulation),
    start: settings.start,
  }
}

/** What is remembered of a post so that another can pass it on or answer it. */
interface Trace {
  readonly id: string
  readonly account: number
  readonly language: Language
  readonly text: string
  readonly hashtags: readonly string[]
  readonly media: readonly string[]
}

const remembered = 64
const electionTags = ['velmaravotes', 'velmara27', 'vota27']

/** Gives deeds their words, from a stream of randomness of its own. */
class Writer {
  readonly #simulation: Simulation
  readonly #name: (account: number) => string
  readonly #objectName: (item: Item) => string
  readonly #random: Random
  readonly #byItem = new WeakMap<Item, Trace[]>()
  readonly #byLead = new Map<number, { trace: Trace; item: Item | undefined }>()
  readonly #byRound = new Map<Group, Trace>()
  readonly #recent: Trace[] = []
  readonly #languages: readonly Language[]
  #number = 0
  #minute = -1
  #prefix = ''

  constructor(simulation: Simulation, name: (account: number) => string, objectName: (item: Item) => string) {
    this.#simulation = simulation
    this.#name = name
    this.#objectName = objectName
    this.#random = seededRandom(`tocsin exercise words ${simulation.settings.seed}`)
    const { news, people } = simulation
    const languages = new Array<Language>(news.outlets).fill('en')
    for (let c = 0; c < people.communities; c++) {
      for (const outlet of news.outletsOf(c)) languages[outlet] = languageOf(c)
    }
    this.#languages = languages
  }

  write(deed: Deed): ExercisePost {
    const { account, item, cause } = deed
    const id = `p${this.#number++}`
    const links = item === undefined || item.outlet < 0 ? [] : [this.#objectName(item)]
    const source = this.#sourceOf(deed)
    let draft: Draft
    let reply: Trace | undefined
    if (source !== undefined) draft = source
    else if (item === undefined) {
      if (this.#random() < 0.4 && this.#recent.length > 0) reply = pick(this.#random, this.#recent)
      draft = this.#talk(account, reply)
    } else {
      draft = item.outlet < 0 ? this.#message(deed) : this.#link(deed, item, links[0]!)
      if (deed.group?.operation?.kind === 'persona-network' && this.#random() < 0.5) {
        reply = this.#byRound.get(deed.group)
      }
    }
    const trace: Trace = source ?? { id, account, ...draft }
    if (source === undefined) this.#remember(trace, item)
    if (cause === 'own' || cause === 'echo') {
      if (this.#simulation.cast.followings.has(account)) {
        this.#byLead.set(account, { trace: { ...trace, id }, item })
      }
    } else if (cause === 'push') this.#byRound.set(deed.group!, trace)
    return {
      id,
      platform: 'plaza',
      account: this.#name(account),
      time: this.#iso(deed.at),
      text: draft.text,
      language: draft.language,
      links,
      hashtags: draft.hashtags,
      mentions: reply === undefined || reply.account === account ? [] : [this.#name(reply.account)],
      media: draft.media,
      reshare_of: source?.id ?? null,
      reply_to: reply?.id ?? null,
    }
  }

  #iso(at: number): string {
    const minute = Math.floor(at / 60)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#prefix = new Date(minute * 60_000).toISOString().slice(0, 17)
    }
    return `${this.#prefix}${String(at % 60).padStart(2, '0')}Z`
  }

  /** The post that a deed passes on, if it does. */
  #sourceOf({ account, item, cause, group }: Deed): Trace | undefined {
    if (item === undefined) return undefined
    const random = this.#random
    if (cause === 'follow') {
      const lead = group!.lead >= 0 ? this.#byLead.get(group!.lead) : undefined
      if (group!.kind === 'operation' || random() > 0.65) return undefined
      return lead?.item === item ? lead.trace : this.#traceOf(item, account)
    }
    const chance = cause === 'echo' ? 0.6 : cause === 'own' ? 0.25 : 0
    const passesOn = group?.operation?.kind === 'persona-network' ? random() < 0.4 : random() < chance
    return passesOn ? this.#traceOf(item, account) : undefined
  }

  #traceOf(item: Item, account: number): Trace | undefined {
    const traces = this.#byItem.get(item)
    if (traces === undefined) return undefined
    const trace = pick(this.#random, traces)
    return trace.account === account ? undefined : trace
  }

  #remember(trace: Trace, item: Item | undefined): void {
    if (this.#recent.length < remembered) this.#recent.push(trace)
    else this.#recent[below(this.#random, remembered)] = trace
    if (item === undefined) return
    const traces = this.#byItem.get(item)
    if (traces === undefined) this.#byItem.set(item, [trace])
    else if (traces.length < 3) traces.push(trace)
    else if (this.#random() < 0.1) traces[1 + below(this.#random, 2)] = trace
  }

  #language(account: number): Language {
    return languageOf(this.#simulation.people.community[account]!)
  }

  #tags(account: number, topic: number): string[] {
    const tags: string[] = []
    const random = this.#random
    if (random() < 0.3) tags.push(topicTag(this.#simulation.people.community[account]!, topic))
    if (random() < 0.14) tags.push(pick(random, electionTags))
    return tags
  }

  #talk(account: number, reply: Trace | undefined): Draft {
    const language = this.#language(account)
    const hashtags = this.#tags(account, below(this.#random, 8))
    const to = reply === undefined || reply.account === account ? '' : ` @${this.#name(reply.account)}`
    const media = this.#random() < 0.1 ? [this.#picture(account)] : []
    return { language, hashtags, media, text: smallTalk(this.#random, language) + tail(hashtags) + to }
  }

  /** A picture of one's own, or one of the pictures that go round in the community. */
  #picture(account: number): string {
    const { community } = this.#simulation.people
    const own = this.#random() < 0.6
    const square = this.#random() * this.#random()
    const seed = own
      ? below(this.#random, 4_294_967_296)
      : community[account]! * 1000 + Math.floor(square * 200)
    return hash64(seed)
  }

  /** What a ring without links posts. */
  #message({ account, item, round }: Deed): Draft {
    const { operation, members } = round!.group
    const language = this.#language(members[0]!)
    if (operation!.kind === 'reworded') {
      const seed = mix(members[0]! * 64 + round!.number)
      const text = `${wording(this.#random, language, seed)}, ${smallTalk(this.#random, this.#language(account))}`
      return { language, hashtags: [], media: [], text }
    }
    const hashtags = item!.serial % 2 === 0 ? [topicTag(-1, item!.serial), electionTags[0]!] : []
    const media = item!.serial % 3 === 0 ? [hash64(item!.serial)] : []
    return { language, hashtags, media, text: pasted(language, item!.serial) + tail(hashtags) }
  }

  #link({ account, cause }: Deed, item: Item, link: string): Draft {
    const random = this.#random
    const language = this.#languages[item.outlet]!
    const title = headline(language, item.serial)
    const bare = cause === 'own' || cause === 'echo' ? 0.08 : 0
    const button = cause === 'feed' ? 1 : 0.36
    const form = random()
    const hashtags = cause === 'feed' ? [] : this.#tags(account, item.serial)
    const body = form < bare ? '' : form < button ? title : remark(random, this.#language(account), title)
    const media = random() < 0.08 ? [hash64(item.serial)] : []
    return { language, hashtags, media, text: `${body}${tail(hashtags)} ${link}`.trimStart() }
  }
}

type Draft = Pick<Trace, 'language' | 'hashtags' | 'media' | 'text'>

function tail(hashtags: readonly string[]): string {
  return hashtags.map((tag) => ` #${tag}`).join('')
}

function topicTag(community: number, topic: number): string {
  return domain(community, topic % 8).split('-')[0]!
}

/** Sixteen hexadecimal digits, like a perceptual hash. */
function hash64(seed: number): string {
  const high = mix(seed ^ 0x7f4a7c15)
    .toString(16)
    .padStart(8, '0')
  return (
    high +
    mix(seed ^ 0x1ce4e5b9)
      .toString(16)
      .padStart(8, '0')
  )
}
