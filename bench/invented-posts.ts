import { type Random, seededRandom } from '../src/kernel/random.ts'

const vocabularySize = 60_000

/** Posts of about 100 characters: three fifths new, a quarter repeated with another link, the rest repeated with two words changed. */
export function* inventedPosts(count: number, seed: number): Generator<string> {
  const random = seededRandom(seed)
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26))
  const words = Array.from({ length: vocabularySize }, () =>
    Array.from({ length: 2 + Math.floor(random() * 9) }, letter).join(''),
  )
  const word = () => words[Math.floor(Math.exp(random() * Math.log(vocabularySize)) - 1)]!
  const sources: string[][] = []
  for (let post = 0; post < count; post++) {
    const kind = random()
    if (kind < 0.6 || sources.length < 10) {
      const text = Array.from({ length: 10 + Math.floor(random() * 10) }, word)
      if (sources.length < count / 20) sources.push(text)
      else sources[Math.floor(random() * sources.length)] = text
      yield text.join(' ')
    } else {
      const source = sources[Math.floor(random() ** 3 * sources.length)]!
      yield kind < 0.85
        ? `${source.join(' ')} https://t.example/${post}`
        : `RT @abc: ${changed(random, source, word)}`
    }
  }
}

function changed(random: Random, source: readonly string[], word: () => string): string {
  const out = [...source]
  for (let i = 0; i < 2; i++) out[Math.floor(random() * out.length)] = word()
  return out.join(' ')
}
