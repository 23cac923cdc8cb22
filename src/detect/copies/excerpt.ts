import { piecesOf, wordPlaces } from './difference.ts'
import { passageBetween } from './passage.ts'

/** Words shown on either side of a passage. */
const around = 40
/** Characters of a text that is shown where the passage cannot be found in it as written. */
const mostCharacters = 1500

/** A shared passage in two texts as they were written. */
export interface Excerpts {
  readonly a: Excerpt
  readonly b: Excerpt
}

interface Excerpt {
  readonly text: string
  /** Words of the whole text. */
  readonly words: number
  /** Share of them that the passage is. */
  readonly share: number
}

/** Cuts out of two texts the passage they share, with forty words around it. Linear in their lengths. */
export function excerpts(a: string, b: string): Excerpts {
  const [one, other] = [readText(a), readText(b)]
  const found = passageBetween(one.words, other.words)
  return { a: cut(one, found?.a), b: cut(other, found?.b) }
}

function readText(text: string) {
  const pieces = piecesOf(text)
  const places = wordPlaces(pieces)
  return { pieces, places, words: places.map((at) => pieces[at]!.word) }
}

function cut({ pieces, places }: ReturnType<typeof readText>, span?: readonly [number, number]): Excerpt {
  const whole = pieces.map(({ text }) => text)
  if (span === undefined)
    return { text: whole.join('').slice(0, mostCharacters), words: places.length, share: 0 }
  const [from, to] = [span[0] - around, span[1] + around]
  const text = whole
    .slice(places[from] ?? 0, places[to] ?? whole.length)
    .join('')
    .trim()
  return {
    text: `${from > 0 ? '… ' : ''}${text}${to < places.length ? ' …' : ''}`,
    words: places.length,
    share: Number(((span[1] - span[0]) / places.length).toFixed(4)),
  }
}
