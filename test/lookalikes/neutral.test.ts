import { expect, test } from 'vitest'
import { Lookalikes, type ProtectedName } from '../../src/detect/lookalikes/index.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'

const settled = ['de', 'fr', 'pl', 'it', 'es', 'se', 'nl', 'cz', 'ru', 'ua', 'cn', 'ir', 'jp', 'mx']
const kinds = ['outlet', 'party', 'candidate', 'organisation', 'brand'] as const
const cheap = ['live', 'top', 'online', 'com', 'co.com']

interface World {
  readonly names: readonly ProtectedName[]
  readonly seen: readonly string[]
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const word = (random: Random, length: number) =>
  Array.from({ length }, (_, i) => pick(random, [...(i % 2 === 0 ? 'bdfgkmptvz' : 'aeu')])).join('')

/** Names and what was seen of them, with countries and kinds that a mapping may exchange for others. */
function world(
  seed: number,
  country: (code: string) => string,
  label: (name: string) => string,
  kind: (at: number) => number,
): World {
  const random = seededRandom(seed)
  const names: ProtectedName[] = []
  const seen: string[] = []
  for (let i = 0; i < 6; i++) {
    // No ending of the Public Suffix List begins so.
    const brand = `qx${word(random, 1 + Math.floor(random() * 9))}`
    const own = pick(random, settled)
    names.push({
      name: label(`Actor ${Math.floor(random() * 1e6)}`),
      purpose: random() < 0.2 ? 'seed' : 'protect',
      kind: kinds[kind(Math.floor(random() * kinds.length))]!,
      owned: [`${brand}.${country(own)}`],
      aliases: [],
    })
    for (let j = 0; j < 4; j++) {
      const cut = 1 + Math.floor(random() * (brand.length - 1))
      const made = pick(random, [
        brand,
        brand.slice(0, cut) + brand.slice(cut - 1),
        `${brand}-news`,
        `${brand}news`,
        brand.slice(0, -1),
      ])
      seen.push(`${made}.${random() < 0.5 ? country(pick(random, settled)) : pick(random, cheap)}`)
    }
  }
  return { names, seen }
}

function verdicts({ names, seen }: World): string {
  const found = new Lookalikes(names, new Set())
  for (const name of seen) found.take({ what: 'domain', name, day: null, times: 1 })
  const { hits, counts, byRule, byName } = found.result()
  const said = hits.map(
    (hit) => `${hit.like} ${hit.key} ${hit.rule} ${hit.closeness} ${hit.distance} ${hit.ending}`,
  )
  return JSON.stringify([said.sort(), counts, byRule, byName])
}

test('R1, R2: exchanging countries, actors and kinds of actor changes nothing, in a thousand worlds', () => {
  let hits = 0
  for (let seed = 1; seed <= 1000; seed++) {
    const plain = verdicts(
      world(
        seed,
        (code) => code,
        (name) => name,
        (at) => at,
      ),
    )
    const turned = world(
      seed,
      (code) => settled[(settled.indexOf(code) + 1 + (seed % 13)) % settled.length]!,
      (name) => `${name.slice(6)} of another side`,
      (at) => (at + seed) % kinds.length,
    )
    // The names of actors are written otherwise: they are spellings too, and none of them is seen.
    expect(verdicts(turned)).toBe(plain)
    hits += (JSON.parse(plain) as [string[]])[0].length
  }
  expect(hits).toBeGreaterThan(5000)
})
