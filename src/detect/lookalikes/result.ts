import type { SideBySide } from './difference.ts'
import type { EndingClass } from './endings.ts'
import type { ProtectedName, Weight } from './names.ts'
import type { Closeness, Rule } from './rules.ts'

/** A name that somebody saw: a domain, or the name of an account or page. */
export interface Sighting {
  readonly what: 'domain' | 'account'
  readonly name: string
  /** When it was registered or first seen: `2027-05-01`, or null where the input has no time. */
  readonly day: string | null
  /** How often: rows of the input, or posts that link there. */
  readonly times: number
}

/** One observed name with the protected name that it is most like. */
export interface Hit {
  readonly what: Sighting['what']
  /** The registered domain, punycode decoded, or the account's name. */
  readonly name: string
  /** Host names under it that were seen, the first ones. */
  readonly hosts: readonly string[]
  readonly hostCount: number
  readonly first: string | null
  readonly times: number
  /** Index into `LookalikesParameters.names`. */
  readonly like: number
  /** What of the owner's it is set beside: a domain, or a name where the owner has none. */
  readonly own: string
  /** The spelling that the rule compared. */
  readonly key: string
  readonly weight: Weight
  readonly rule: Rule
  readonly closeness: Closeness
  readonly distance: number
  readonly ending: EndingClass | null
  readonly beside: SideBySide
  /** Other protected names that it is close to, as indices. */
  readonly also: readonly number[]
}

export interface LookalikesParameters {
  readonly names: readonly ProtectedName[]
  /** How many of the inputs, the last ones, are lists of names known to be genuine. */
  readonly genuineLists: number
  /** Whether the inputs are posts whose links are looked at, or the store's own posts. */
  readonly from: 'names' | 'posts' | 'store'
}

export interface LookalikesResult {
  /** Close ones first, then by day, newest first, then by name. */
  readonly hits: readonly Hit[]
  /** Hits that were counted and not kept because there are more than the bound. */
  readonly leftOut: { readonly close: number; readonly namesake: number }
  readonly counts: {
    /** Different names that were looked at. */
    readonly names: number
    /** No name under an ending: addresses, bare endings, nonsense. */
    readonly unreadable: number
    /** The owners' own and those on the lists of genuine names. */
    readonly known: number
    readonly close: number
    readonly namesake: number
  }
  readonly byRule: readonly { readonly rule: Rule; readonly close: number; readonly namesake: number }[]
  /** For each protected name, in their order. */
  readonly byName: readonly { readonly close: number; readonly namesake: number }[]
  /** Days of the sightings that have one. */
  readonly days: { readonly first: string; readonly last: string; readonly dated: number } | null
}
