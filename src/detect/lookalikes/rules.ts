import type { Ending } from './endings.ts'
import type { Guarded, Key } from './names.ts'
import type { WordSort } from './words.ts'

/** How a name was found to be like another; the order is that of strength. `same-name` is for accounts, which have no ending. */
export const rules = [
  'same-name',
  'other-ending',
  'subdomain',
  'confusable',
  'hyphenation',
  'same-sound',
  'ending-in-name',
  'government-like',
  'repeated-letter',
  'swapped-letters',
  'added-letter',
  'dropped-letter',
  'replaced-letter',
  'name-and-word',
  'word-and-name',
] as const
export type Rule = (typeof rules)[number]

/**
 * `close`: to be looked at. `namesake`: alike, and as likely to be somebody else of that name, because the name is short or
 * common or the ending is a country's own or a state's; it needs another indicator before anybody should be bothered.
 */
export type Closeness = 'close' | 'namesake'

/** What is known of one likeness when its closeness is judged. */
export interface Likeness {
  readonly rule: Rule
  readonly key: Key
  readonly guarded: Guarded
  readonly ending: Ending
  /** Letters of other scripts were read as Latin ones. */
  readonly foreign: boolean
  /** For rules with a word: whether a hyphen joins it, and what sort of word it is. */
  readonly hyphen: boolean
  readonly word: WordSort
}

/** Who may plausibly have such a name in good faith. */
export function closeness(like: Likeness): Closeness {
  const { rule, key, guarded, ending, foreign } = like
  if (ending.kind === 'restricted') return 'namesake'
  const cheap = ending.kind === 'open' || ending.kind === 'imitating'
  const home = guarded.countries.has(ending.country)
  if (key.text.length < 3)
    return rule === 'other-ending' && (home || ending.kind === 'imitating') ? 'close' : 'namesake'
  if (foreign) return key.weight === 'short' && !cheap && !home ? 'namesake' : 'close'
  if (key.from === 'article') return cheap && rule === 'other-ending' ? 'close' : 'namesake'
  switch (rule) {
    case 'subdomain':
    case 'ending-in-name':
    case 'government-like':
      return 'close'
    case 'same-name':
      return key.weight === 'distinctive' ? 'close' : 'namesake'
    case 'other-ending':
    case 'hyphenation':
    case 'same-sound':
      return sameName(like, cheap || home)
    case 'confusable':
      return cheap || home || key.weight === 'distinctive' ? 'close' : 'namesake'
    case 'name-and-word':
    case 'word-and-name':
      return withWord(like, cheap)
    default:
      return withLetter(like, cheap, home || guarded.endings.has(ending.suffix))
  }
}

function sameName({ key, guarded, ending }: Likeness, near: boolean): Closeness {
  if (near || (guarded.governmental && key.text.length > 3) || key.weight === 'distinctive') return 'close'
  // A service gives names to its own customers, and the owner may be one of them.
  if (ending.kind === 'hosted') return 'namesake'
  return key.weight === 'title' && ending.kind === 'legacy' ? 'close' : 'namesake'
}

/** One letter away: the longer the name, the less likely by chance. @param near under an ending or in a country of the owner's */
function withLetter({ rule, key, ending }: Likeness, cheap: boolean, near: boolean): Closeness {
  const { length } = key.text
  if (length < (rule === 'repeated-letter' ? 3 : 5)) return 'namesake'
  if (cheap) return 'close'
  if (key.weight !== 'distinctive')
    return near && length > 5 && ending.kind === 'settled' ? 'close' : 'namesake'
  if (near) return length >= 6 ? 'close' : 'namesake'
  return length >= (ending.kind === 'legacy' ? 7 : 9) ? 'close' : 'namesake'
}

function withWord({ key, ending, hyphen, word }: Likeness, cheap: boolean): Closeness {
  const { weight, text } = key
  if (hyphen && word === 'trap') return 'close'
  const open = ending.kind !== 'settled' && ending.kind !== 'hosted'
  if (weight === 'distinctive') {
    if (word !== 'other') return open || hyphen || text.length >= 7 ? 'close' : 'namesake'
    return hyphen && open && text.length >= 6 ? 'close' : 'namesake'
  }
  if (!cheap) return 'namesake'
  if (weight === 'short') return hyphen && (word === 'lure' || !vowel.test(text)) ? 'close' : 'namesake'
  return word === 'lure' ? 'close' : 'namesake'
}

/** Letters without a vowel are no word of any language, so that they stand for a name. */
const vowel = /[aeiouy]/
