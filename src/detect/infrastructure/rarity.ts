import { type Kind, kinds, type Ownership } from './kinds.ts'

/**
 * What is believed of a value before any site is counted, as a number of sites out of `priorSites`: half a site carries
 * what is made for one owner, one in eight carries what strangers share.
 */
const priorSites = 100
const priorCarriers: Readonly<Record<Ownership, number>> = { own: 0.5, common: 12.5 }

/** A value that one site in eight carries, or more, weighs nothing. */
export const leastBits = 3

/**
 * How much it says that another site carries a value too: the information of that event, -log2 of the share of sites that
 * carry it (Shannon, 1948), with the prior above added to both counts (a beta prior's posterior mean).
 * @param carriers sites that carry it, out of `sites` of which this kind of value is known
 * @returns bits; 0 up to `leastBits`
 */
export function rarity(kind: Kind, carriers: number, sites: number): number {
  const share = (carriers + priorCarriers[kinds[kind].ownership]) / (sites + priorSites)
  const bits = -Math.log2(Math.min(1, share))
  return bits <= leastBits ? 0 : bits
}
