import { expect, test } from 'vitest'
import { seededRandom } from '../../src/kernel/random.ts'
import { edit, familiesOf, sentence, vocabulary } from './support.ts'

/** Names of one length that have no trigram in common with each other or with the vocabulary. */
const actors = ['norway', 'turkey', 'sweden', 'jordan', 'kuwait', 'uganda', 'israel', 'gambia']
const parties = ['greens', 'tories']

test('who is written about changes nothing: a thousand worlds with the names of countries and parties swapped', () => {
  const words = vocabulary(seededRandom(1), 800)
  for (let world = 0; world < 1000; world++) {
    const random = seededRandom(world)
    const sources = Array.from({ length: 3 }, () => sentence(random, words, 16))
    const texts = Array.from({ length: 12 }, (_, at) => {
      const body =
        at < 9 ? edit(random, words, sources[at % 3]!, Math.floor(random() * 5)) : sentence(random, words, 16)
      const [actor, party] = [random() * actors.length, random() * parties.length].map(Math.floor)
      const out = [...body]
      out.splice(Math.floor(random() * 16), 0, `{a${at % 3 === 0 ? actor : world % 8}}`, `{p${party}}`)
      return out.join(' ')
    })
    const turn = 1 + Math.floor(random() * 7)
    const named = (shift: number) =>
      texts.map((text) =>
        text.replace(/\{([ap])(\d)\}/g, (_, list, number) => {
          const names = list === 'a' ? actors : parties
          return names[(Number(number) + shift) % names.length]!
        }),
      )
    expect(familiesOf(named(turn)).families).toEqual(familiesOf(named(0)).families)
  }
})
