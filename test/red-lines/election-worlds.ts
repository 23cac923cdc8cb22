import { type Random, seededRandom } from '../../src/kernel/random.ts'

/** Who is who in a world. Swapping two casts swaps names and nothing else. */
export interface Cast {
  /** Names of countries, with the endings of their domains. */
  readonly countries: readonly { readonly name: string; readonly ending: string }[]
  readonly candidates: readonly string[]
  readonly parties: readonly string[]
}

/** Names without a trigram in common, all endings those of countries that keep them for their own. */
const cast: Cast = {
  countries: [
    { name: 'norway', ending: 'no' },
    { name: 'turkey', ending: 'tr' },
    { name: 'sweden', ending: 'se' },
    { name: 'jordan', ending: 'jo' },
    { name: 'uganda', ending: 'ug' },
  ],
  candidates: ['ambrose', 'clifton', 'hopkins', 'whitley'],
  parties: ['greens', 'tories', 'labour', 'mounts'],
}

/** The cast of a world, and the same with every name given to another. */
export function casts(seed: number): readonly [Cast, Cast] {
  const turned = <T>(list: readonly T[], by: number) => list.map((_, at) => list[(at + by) % list.length]!)
  return [
    cast,
    {
      countries: turned(cast.countries, 1 + (seed % 4)),
      candidates: turned(cast.candidates, 1 + (seed % 3)),
      parties: turned(cast.parties, 1 + ((seed + 1) % 3)),
    },
  ]
}

export interface WorldPost {
  readonly account: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly text: string
  readonly links: readonly string[]
  readonly hashtags: readonly string[]
  readonly language: string
}

export interface SiteFact {
  readonly site: string
  readonly kind: 'analytics' | 'certificate' | 'registrant-organisation'
  readonly value: string
  /** Days after the beginning. */
  readonly from: number
}

/** An election in which somebody in one country has texts repeated, sites set up and accounts woken. */
export interface ElectionWorld {
  readonly posts: readonly WorldPost[]
  /** The overt outlet of each country, by its domain. */
  readonly outlets: readonly string[]
  /** Domains that resemble the outlets', and others. */
  readonly domains: readonly string[]
  /** What these sites have, named after parties, countries and candidates. */
  readonly owned: readonly SiteFact[]
  /** Each account's handle, and the day on which it was made. */
  readonly accounts: readonly { readonly handle: string; readonly created: number }[]
}

export const begun = Date.UTC(2027, 0, 4)
const day = 86_400_000
const stories = [
  'burned the ballot papers behind',
  'paid for the new harbour beside',
  'closed every school around',
]
const endings = ['live', 'top', 'online', 'co.com']

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

export function electionWorld(seed: number, { countries, candidates, parties }: Cast): ElectionWorld {
  const random = seededRandom(seed)
  const outlets = countries.map(({ ending }, at) => `qx${'abcde'[at]}vox.${ending}`)
  const at = <T>(list: readonly T[]) => Math.floor(random() * list.length)
  const posts = Array.from({ length: 70 }, (_, n): WorldPost => {
    const [country, candidate, party, outlet] = [at(countries), at(candidates), at(parties), at(outlets)]
    const ring = n % 5 === 0
    const story = ring ? stories[seed % stories.length]! : pick(random, stories)
    const frame = `item ${n * 31} ${n * 17} of ${(n * 7) % 13}`
    const { name } = countries[ring ? seed % countries.length : country]!
    const who = candidates[ring ? seed % candidates.length : candidate]!
    return {
      account: ring ? `ring${n % 9}-${parties[party]}` : `person${Math.floor(30 * random() ** 2)}`,
      time: begun + Math.floor((ring ? 80 + random() : 100 * random()) * day),
      text: `${ring ? '' : frame} liar ${who} of the ${parties[party]} and ${name} ${story} the old mill`,
      links: random() < 0.5 ? [`https://${outlets[outlet]}/story-${n % 12}`] : ['https://elsewhere.example/'],
      hashtags: [pick(random, ['vote', who, parties[party]!, name])],
      language: countries[ring ? seed % 5 : n % 2]!.ending,
    }
  })
  const domains = outlets.flatMap((outlet, n) => {
    const label = outlet.slice(0, outlet.indexOf('.'))
    const cut = Math.floor(random() * (label.length - 1))
    const made = [
      label,
      `${label}-news`,
      `${label}x`,
      label.slice(0, cut) + label.slice(cut + 1),
      `quite${n}`,
    ]
    return [...Array(4)].map(() => {
      const ending = random() < 0.5 ? pick(random, endings) : pick(random, countries).ending
      return `${pick(random, made)}.${ending}`
    })
  })
  const sites = [...new Set([...domains, ...outlets])]
  const owned = sites.flatMap((site): SiteFact[] => {
    const by = `${pick(random, parties)} of ${pick(random, countries).name}`
    const from = Math.floor(random() * 90)
    return [
      { site, kind: 'analytics', value: `id of ${by}`, from },
      { site, kind: 'certificate', value: random() < 0.4 ? pick(random, candidates) : site, from },
      { site, kind: 'registrant-organisation', value: `${by} office`, from },
    ]
  })
  const accounts = Array.from({ length: 60 }, (_, n) => ({
    handle: `${parties[n % parties.length]}-${n}`,
    created: Math.floor(begun / day) - (n % 3 === 0 ? 40 : Math.floor(random() * 400)),
  }))
  return { posts, outlets, domains, owned, accounts }
}
