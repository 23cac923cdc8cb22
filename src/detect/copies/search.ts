import type { Steps } from '../coordination/work.ts'
import { alone, type Crew } from '../crew.ts'
import { type EditedSearch, joinEdited } from './edited.ts'
import { Families } from './families.ts'
import { rarityOf } from './rarity.ts'
import { joinReworded, type RewordedSearch } from './reworded.ts'

/** What decides whether two texts are copies. */
export interface SearchSettings {
  /** Share of the words in common and in order from which a text is an edited copy. */
  readonly edited: number
  /** Weighted share of trigrams from which it is a reworded one. */
  readonly reworded: number
  /** Rare words that a reworded copy has in common with the other at the least. */
  readonly evidence: number
}

/** Chosen on half of the families of `docs/evaluation-copies.md` and reported on the other. */
export const searchDefaults: SearchSettings = { edited: 0.75, reworded: 0.25, evidence: 3.5 }

/** What the earliest members of two joined families need of what a pair needs. */
const floor = 0.5

export interface TextSearch {
  /** Families of two distinct texts and more, by number, each from the earliest on. */
  readonly groups: readonly (readonly number[])[]
  readonly edited: EditedSearch
  readonly reworded: RewordedSearch
  /** Links not followed because they would only have chained families together. */
  readonly refused: number
}

/**
 * Finds which texts are copies of each other: first edited ones, then, among the earliest of each family so far, reworded ones.
 * @param texts distinct normalised texts from the earliest on
 * @param crew changes nothing but the time it takes
 */
export function* searchCopies(
  texts: readonly string[],
  { edited: ordered, reworded: alike, evidence }: SearchSettings,
  crew: Crew = alone,
): Steps<TextSearch> {
  const families = new Families(texts.length)
  const edited = yield* joinEdited(texts, families, { edited: ordered, floor: ordered * floor }, crew)
  const chosen: number[] = []
  for (let text = 0; text < texts.length; text++) if (families.earliest(text) === text) chosen.push(text)
  const rarity = rarityOf(chosen.map((text) => texts[text]!))
  const settings = { reworded: alike, evidence, floor: alike * floor }
  const reworded = yield* joinReworded(texts, chosen, rarity, families, settings)
  return { groups: families.groups(), edited, reworded, refused: families.refused }
}
