import type { Subject } from './subject.ts'
import { type Word, wordsIn } from './words.ts'

export type Tone = 'hostile' | 'friendly' | 'plain'

/** A place where a text names a subject. */
export interface Mention {
  /** Index into the list of subjects. */
  readonly subject: number
  readonly tone: Tone
  /** First and last word, as indices. */
  readonly from: number
  readonly to: number
  /** What of a hashtag or account name is left beside the name: `never` of `#NeverNovak`. */
  readonly beside: string
}

interface Entry {
  readonly words: readonly string[]
  /** -1 for a name of somebody else. */
  readonly subject: number
  readonly tone: Tone
}

interface Inside {
  readonly text: string
  readonly entry: Entry
}

/** Endings that languages with cases, plurals and adjectives put on a name. */
const endings = new Set(
  's es n en er ers ist ists ite ites ism ian ians iste istes isme ster sters a u i y e o om em ovi ova ove ov ie om ami ach'.split(
    ' ',
  ),
)
/** Letters of a name from which on one wrong letter is forgiven, and from which on it is found inside a hashtag. */
const [forgiven, findable] = [6, 4]

/** Finds whom texts speak about. Building is linear in the list, reading in the text. */
export class Mentions {
  readonly #byFirst = new Map<string, Entry[]>()
  readonly #single = new Map<string, Entry>()
  readonly #nearly = new Map<string, Entry>()
  /** Names inside hashtags, by their first four letters; the longest first. */
  readonly #inside = new Map<string, Inside[]>()

  constructor(subjects: readonly Subject[]) {
    for (const [at, subject] of subjects.entries()) {
      for (const alias of [subject.name, ...subject.aliases]) this.#add(alias, at, 'plain')
      for (const alias of subject.hostile) this.#add(alias, at, 'hostile')
      for (const alias of subject.friendly) this.#add(alias, at, 'friendly')
    }
    for (const subject of subjects) for (const other of subject.not) this.#add(other, -1, 'plain')
    for (const list of this.#byFirst.values()) list.sort((x, y) => y.words.length - x.words.length)
    for (const list of this.#inside.values()) list.sort((x, y) => y.text.length - x.text.length)
  }

  #add(alias: string, subject: number, tone: Tone): void {
    const words = wordsIn(alias).map(({ folded }) => folded)
    const [first] = words
    if (first === undefined) return
    const entry: Entry = { words, subject, tone }
    const list = this.#byFirst.get(first) ?? []
    list.push(entry)
    this.#byFirst.set(first, list)
    const text = words.join('')
    if (words.length === 1 && !this.#single.has(text)) this.#single.set(text, entry)
    if (words.length === 1 && text.length >= forgiven) {
      for (const near of withoutOne(text)) if (!this.#nearly.has(near)) this.#nearly.set(near, entry)
    }
    if (text.length >= findable) {
      const start = text.slice(0, findable)
      this.#inside.set(start, [...(this.#inside.get(start) ?? []), { text, entry }])
    }
  }

  in(words: readonly Word[]): readonly Mention[] {
    const found: Mention[] = []
    for (let at = 0; at < words.length; ) {
      const phrase = words[at]!.mark === '' ? this.#phraseAt(words, at) : undefined
      if (phrase !== undefined) {
        const to = at + phrase.words.length - 1
        if (phrase.subject >= 0)
          found.push({ subject: phrase.subject, tone: phrase.tone, from: at, to, beside: '' })
        at = to + 1
        continue
      }
      found.push(...this.#wordAt(words[at]!, at))
      at++
    }
    return found
  }

  #phraseAt(words: readonly Word[], at: number): Entry | undefined {
    return this.#byFirst
      .get(words[at]!.folded)
      ?.find((entry) =>
        entry.words.every((word, n) => words[at + n]?.folded === word && words[at + n]!.mark === ''),
      )
  }

  #wordAt({ folded, mark }: Word, at: number): readonly Mention[] {
    if (mark !== '') return this.#insideTag(folded, at)
    const entry = this.#withEnding(folded) ?? this.#misspelt(folded)
    if (entry === undefined) return folded.length >= 2 * findable ? this.#insideTag(folded, at) : []
    if (entry.subject < 0) return []
    return [{ subject: entry.subject, tone: entry.tone, from: at, to: at, beside: '' }]
  }

  #withEnding(word: string): Entry | undefined {
    for (let cut = 1; cut <= 5 && word.length - cut >= findable; cut++) {
      if (!endings.has(word.slice(-cut))) continue
      const entry = this.#single.get(word.slice(0, -cut))
      if (entry !== undefined) return entry
    }
    return undefined
  }

  /** One letter too many, too few, or other: two words that are equal once each has lost at most one letter. */
  #misspelt(word: string): Entry | undefined {
    if (word.length < forgiven - 1) return undefined
    for (const near of [word, ...withoutOne(word)]) {
      const entry = this.#nearly.get(near) ?? (near === word ? undefined : this.#single.get(near))
      if (entry !== undefined && nearEnough(word, entry.words[0]!)) return entry
    }
    return undefined
  }

  #insideTag(text: string, at: number): readonly Mention[] {
    const whole = this.#single.get(text)
    if (whole !== undefined) {
      return whole.subject < 0
        ? []
        : [{ subject: whole.subject, tone: whole.tone, from: at, to: at, beside: '' }]
    }
    const found: Mention[] = []
    let rest = ''
    for (let i = 0; i < text.length; ) {
      const hit = this.#inside.get(text.slice(i, i + findable))?.find((one) => text.startsWith(one.text, i))
      if (hit === undefined) {
        rest += text[i++]
        continue
      }
      const { subject, tone } = hit.entry
      if (subject >= 0) found.push({ subject, tone, from: at, to: at, beside: '' })
      rest += ' '
      i += hit.text.length
    }
    const beside = rest.trim()
    return found.map((mention) => ({ ...mention, beside }))
  }
}

function withoutOne(word: string): readonly string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}

/** Whether one insertion, deletion or substitution turns one word into the other, after the same first letter. */
function nearEnough(x: string, y: string): boolean {
  if (x[0] !== y[0] || Math.abs(x.length - y.length) > 1) return false
  let start = 0
  while (start < x.length && x[start] === y[start]) start++
  let end = 0
  while (end < Math.min(x.length, y.length) - start && x.at(-1 - end) === y.at(-1 - end)) end++
  return Math.max(x.length, y.length) - start - end <= 1
}
