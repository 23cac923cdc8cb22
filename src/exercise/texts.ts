import { type Random, seededRandom } from '../kernel/random.ts'
import { pick } from './draws.ts'
import { inventedWord, mix } from './names.ts'
import { languages, type Phrases, phrases } from './phrases.ts'

export type Language = (typeof languages)[number]

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function at<T>(list: readonly T[], bits: number): T {
  return list[bits % list.length]!
}

/** The language a community mostly speaks. */
export function languageOf(community: number): Language {
  return at(languages, community < 0 ? 0 : [0, 1, 0, 2, 1][community % 5]!)
}

/** The headline of an article; the same for everyone. */
export function headline(language: Language, serial: number): string {
  const words: Phrases = phrases[language]
  const bits = mix(serial ^ 0x3c6ef372)
  return `${capital(inventedWord(serial))}: ${at(words.subjects, bits)} ${at(words.acts, bits >>> 6)}`
}

/** A headline with a person's own words around it. */
export function remark(random: Random, language: Language, title: string): string {
  const words = phrases[language]
  const form = random()
  if (form < 0.35) return `${pick(random, words.openers)} ${title} ${pick(random, words.closers)}`
  if (form < 0.65) return `${title}. ${pick(random, words.closers)}`
  if (form < 0.85)
    return `${pick(random, words.starts)} ${pick(random, words.ends)}, ${pick(random, words.closers)}`
  return `${pick(random, words.openers)} ${title}`
}

/** Small talk; now and then what everybody says. */
export function smallTalk(random: Random, language: Language): string {
  const words = phrases[language]
  if (random() < 0.08) return pick(random, words.greetings)
  const place = random() < 0.5 ? ` (${capital(inventedWord(Math.floor(random() * 4096)))})` : ''
  return `${pick(random, words.starts)} ${pick(random, words.ends)}${place}, ${pick(random, words.closers)}`
}

/** The text that a copying ring pastes: the same for one seed. */
export function pasted(language: Language, seed: number): string {
  const random = seededRandom(mix(seed))
  return `${wording(random, language, seed)}. ${capital(smallTalk(random, language))}`
}

/** A message in words of the writer's choice: the same meaning for one seed. */
export function wording(random: Random, language: Language, seed: number): string {
  const place = capital(inventedWord(mix(seed) ^ 0x2545f491))
  return `${place}: ${phrases[language].message.map((same) => pick(random, same)).join(' ')}`
}
