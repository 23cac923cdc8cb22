import type { Mention } from './mentions.ts'
import type { Word } from './words.ts'

/** What a text does to a subject that it names. `unclear` is the honest answer for most. */
export type Stance = 'attacks' | 'supports' | 'unclear'

/** Parts of hashtags and account names beside a name. */
const againstBeside =
  'never not anti no stop dump lock jail prison fire against boycott worst crooked lying corrupt hates jamais contre stopper nein gegen nunca contra fuera'
const forBeside =
  'vote team for with go love president ready best train 2016 2017 2020 2024 2027 2028 pour avec votez fur mit para con imwith youth women latinos veterans'

/** Judging words of everyday speech. Short on purpose: a longer list would pretend to understand. */
const against =
  'liar liars lie lies lied lying corrupt corruption criminal criminals crook crooked fraud scandal scandals rigged treason traitor racist sexist rapist rape assault disgrace disgraceful disgusting shame shameful unfit dangerous disaster hypocrite hypocrites evil jail prison guilty busted exposed leaked emails indictment investigation lewd apologizes apologize controversy denies cheated cheating stole steal steals bribe bribery weak failed fail fails worst hates hate puppet dictator menteur menteurs mensonge mensonges corrompu corrompue corrompus honte honteux scandale escroc traitre raciste dangereux incapable coupable lugner korrupt schande mentiroso corrupto verguenza'
const favour =
  'vote voting voted support supports supporting supporter supporters endorse endorses endorsed endorsement win wins winning won best great greatest love loves proud hero strong stronger lead leads leading leader together rally rallies crowd ready thank thanks congratulations believe trust hope honest champion savior votez voter soutien soutiens soutient victoire gagne gagner meilleur meilleure fier fiere bravo merci wahlen gewinnt beste apoyo ganar mejor'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const [againstWords, forWords, againstParts, forParts] = [against, favour, againstBeside, forBeside].map(
  setOf,
) as [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>]

/** Words on either side of a name that are read as said of it. */
const near = 7

/**
 * What a text does to each subject it names, by signs that can be pointed at: nicknames and slogans of the list, what
 * stands beside the name in a hashtag, and judging words near it in the same sentence. Nothing is learned, so that nothing
 * about a country or a party can be learned; what it is worth is measured in `docs/evaluation.md`.
 * @returns by subject
 */
export function stances(words: readonly Word[], mentions: readonly Mention[]): ReadonlyMap<number, Stance> {
  const score = new Map<number, number>()
  for (const mention of mentions) {
    score.set(
      mention.subject,
      (score.get(mention.subject) ?? 0) + ofMention(mention) + said(words, mention, mentions),
    )
  }
  return new Map(
    [...score].map(([subject, sum]) => [subject, sum < 0 ? 'attacks' : sum > 0 ? 'supports' : 'unclear']),
  )
}

/** A slogan weighs more than any word beside it. */
const slogan = 4

function ofMention({ tone, beside }: Mention): number {
  if (tone === 'hostile') return -slogan
  if (tone === 'friendly') return slogan
  const parts = beside === '' ? [] : [beside, ...beside.split(' ')]
  if (parts.some((part) => hasSign(part, againstParts))) return -slogan
  return parts.some((part) => hasSign(part, forParts)) ? slogan : 0
}

/** A part that is a sign, or begins or ends with one. */
function hasSign(part: string, signs: ReadonlySet<string>): boolean {
  if (signs.has(part)) return true
  for (let length = 3; length < Math.min(part.length, 9); length++) {
    if (signs.has(part.slice(0, length)) || signs.has(part.slice(-length))) return true
  }
  return false
}

function said(words: readonly Word[], mention: Mention, mentions: readonly Mention[]): number {
  const { sentence } = words[mention.from]!
  const beside = mentions.filter((other) => words[other.from]!.sentence === sentence)
  let sum = 0
  for (let at = Math.max(0, mention.from - near); at <= Math.min(words.length - 1, mention.to + near); at++) {
    const word = words[at]!
    if (word.sentence !== sentence || !closest(at, mention, beside)) continue
    if (againstWords.has(word.folded)) sum--
    else if (forWords.has(word.folded)) sum++
  }
  return sum
}

const distance = (at: number, { from, to }: Mention): number =>
  at < from ? from - at : at > to ? at - to : 0

/** A word is said of the name next to it. */
function closest(at: number, mention: Mention, mentions: readonly Mention[]): boolean {
  const own = distance(at, mention)
  return mentions.every((other) => other === mention || distance(at, other) >= own)
}
