import { Matcher, type ProtectedName } from '../src/detect/lookalikes/index.ts'
import { distance } from '../src/detect/lookalikes/spelling.ts'
import { type Random, seededRandom } from '../src/kernel/random.ts'

const syllables =
  'ba be bo da de do fa fi ga go ka ki ko la le lo ma mi mo na ne no pa po ra re ri ro sa se si ta te ti to va ve vo za'.split(
    ' ',
  )
const endings =
  'com net org info fr de co.uk it pl com.br online news live top icu xyz life today site click shop'.split(
    ' ',
  )
const extra = ['news', 'online', 'tv', 'live', 'media', 'login']

function word(random: Random): string {
  const length = 2 + Math.floor(random() * 4)
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

const ending = (random: Random) => endings[Math.floor(random() * endings.length)]!

/** Protected names, and observed domains of which one in two hundred is like one of them. */
function world(names: number, observed: number, seed: number) {
  const random = seededRandom(seed)
  const brands = Array.from({ length: names }, () => `${word(random)}${word(random)}`)
  const guarded = brands.map(
    (brand): ProtectedName => ({
      name: brand,
      purpose: 'protect',
      kind: 'outlet',
      owned: [`${brand}.${ending(random)}`],
      aliases: [],
    }),
  )
  const lines = Array.from({ length: observed }, (_, at) => {
    if (at % 200 !== 0) return `${word(random)}${random() < 0.2 ? '-' : ''}${word(random)}.${ending(random)}`
    const brand = brands[Math.floor(random() * names)]!
    const place = 1 + Math.floor(random() * (brand.length - 1))
    const made = [
      brand,
      brand.slice(0, place) + brand.slice(place - 1),
      `${brand}-${extra[Math.floor(random() * extra.length)]}`,
      brand.slice(0, place) + brand.slice(place + 1),
    ]
    return `${made[Math.floor(random() * made.length)]}.${ending(random)}`
  })
  return { guarded, lines, brands }
}

const cpu = () => process.cpuUsage().user / 1e6

/** Observed domains a second of processor time by size, and the ratio to comparing each with every name on a sample. */
export function measureLookalikes(rounds: number, say: (text: string) => void): string {
  const rows = [
    [2000, 100_000],
    [2000, 400_000],
    [200, 400_000],
    [20_000, 400_000],
  ].map(([names, observed]) => {
    const { guarded, lines, brands } = world(names!, observed!, 7)
    const matcher = new Matcher(guarded, new Set())
    const run = (list: readonly string[]) => {
      let found = 0
      const began = cpu()
      for (const line of list) {
        const looked = matcher.domain(line)
        if (typeof looked !== 'string' && looked.some(({ closeness }) => closeness === 'close')) found++
      }
      return { found, seconds: cpu() - began }
    }
    const sample = lines.filter((_, at) => at % Math.ceil(observed! / 1000) === 0)
    run(lines.slice(0, 20_000))
    const times = Array.from({ length: rounds }, () => run(lines)).sort((x, y) => x.seconds - y.seconds)
    const { seconds, found } = times[Math.floor(rounds / 2)]!
    const naive = naively(sample, brands)
    const ratio = naive / sample.length / (seconds / observed!)
    say(`lookalikes: ${names} names, ${Math.round(observed! / seconds)} a second`)
    return `| ${names!.toLocaleString('en')} | ${observed!.toLocaleString('en')} | ${Math.round(observed! / seconds / 1000)} thousand | ${found} | ${Math.round(ratio)} |`
  })
  return [
    '| protected names | observed domains | a second of processor time | close | times as fast as one by one |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** Every observed name against every protected one: does it contain it, is it one letter away. @returns seconds */
function naively(sample: readonly string[], brands: readonly string[]): number {
  const began = cpu()
  let found = 0
  for (const line of sample) {
    const label = line.slice(0, line.indexOf('.'))
    for (const brand of brands) {
      if (label.includes(brand) || (Math.abs(label.length - brand.length) < 2 && distance(label, brand) < 2))
        found++
    }
  }
  return found < 0 ? 0 : cpu() - began
}
