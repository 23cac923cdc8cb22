import { normaliseText } from '../../kernel/normalise-text.ts'
import { AmplificationError } from './errors.ts'
import type { Topic } from './result.ts'

const mostWords = 100

/** A topic as the command line gives it: `election=election,ballot box,vote`. @throws AmplificationError `topic-invalid` */
export function parseTopic(text: string): Topic {
  const [name = '', ...rest] = text.split('=')
  const words = rest
    .join('=')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => normaliseText(word) !== '')
  if (name.trim() === '' || words.length === 0 || words.length > mostWords) {
    throw new AmplificationError('topic-invalid', `the topic '${text.slice(0, 80)}' is not NAME=WORD,WORD`, {
      hint: `give it a name and up to ${mostWords} words or phrases: --topic election=election,ballot box`,
    })
  }
  return { name: name.trim().slice(0, 80), words }
}

/** Says which topics a text is on: one of their words stands whole in it, letters folded. */
export class TopicFinder {
  private readonly first = new Map<string, { readonly topic: number; readonly phrase: string }[]>()

  constructor(topics: readonly Topic[]) {
    topics.forEach(({ words }, topic) => {
      for (const word of words) {
        const phrase = normaliseText(word).replaceAll('#', '')
        const head = phrase.split(' ')[0]!
        this.first.set(head, [...(this.first.get(head) ?? []), { topic, phrase: ` ${phrase} ` }])
      }
    })
  }

  /** Linear in the text for a bounded number of words. */
  find(text: string): ReadonlySet<number> {
    const found = new Set<number>()
    if (this.first.size === 0) return found
    const folded = ` ${normaliseText(text).replaceAll('#', '')} `
    for (const word of new Set(folded.split(' '))) {
      for (const { topic, phrase } of this.first.get(word) ?? []) {
        if (!found.has(topic) && folded.includes(phrase)) found.add(topic)
      }
    }
    return found
  }
}
