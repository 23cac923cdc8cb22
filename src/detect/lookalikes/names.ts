import { getDomain, getPublicSuffix } from 'tldts'
import { bySound } from './confusables.ts'
import { type Ending, ending, isGovernmental } from './endings.ts'
import { articles, commonWords } from './words.ts'

/** What sort of thing bears a protected name. */
export const nameKinds = ['outlet', 'party', 'government', 'candidate', 'organisation', 'brand'] as const
export type NameKind = (typeof nameKinds)[number]

/** A name to look out for: `protect` is somebody's own, `seed` belongs to a known operation. */
export interface ProtectedName {
  /** As people write it, in any script. */
  readonly name: string
  readonly purpose: 'protect' | 'seed'
  readonly kind: NameKind
  /** Domains of the owner, and account names with a leading `@`; the first is the one that hits are set beside. */
  readonly owned: readonly string[]
  /** Other names: abbreviations, former names, names in other scripts. */
  readonly aliases: readonly string[]
}

/**
 * How much a name says: `short` has at most four letters, `common` is one word that others use in good faith, `title` is made
 * of several such words or has an article, `distinctive` is everything else.
 */
export type Weight = 'short' | 'common' | 'title' | 'distinctive'

/** One spelling of a protected name. */
export interface Key {
  /** Index into the protected names. */
  readonly name: number
  /** Lower-case Latin letters and digits, without hyphens. */
  readonly text: string
  /** As it is written in the domain or alias, hyphens included. */
  readonly written: string
  readonly weight: Weight
  /** `domain`: the name in the owner's domain. `name`: an alias or the name itself. `article`: without its article. `sound`: spelt by ear. */
  readonly from: 'domain' | 'name' | 'article' | 'sound'
  /** Letters that the owner writes otherwise; 0 unless it is spelt by ear. */
  readonly off: number
}

/** A protected name with what the rules ask of it. */
export interface Guarded {
  readonly name: ProtectedName
  /** Owned domains, as a host name ends in them. */
  readonly domains: readonly string[]
  readonly endings: ReadonlySet<string>
  readonly countries: ReadonlySet<string>
  /** Whether the state's own endings or the list say that it is an institution of a state. */
  readonly governmental: boolean
}

const shortest = 2
const shortName = 4

export interface Guard {
  readonly guarded: readonly Guarded[]
  readonly keys: readonly Key[]
}

/** Every spelling of the names. Spellings that two names share stand once for each. */
export function guard(names: readonly ProtectedName[]): Guard {
  const keys: Key[] = []
  const guarded = names.map((name, at): Guarded => {
    const domains = name.owned.filter(isHost).map((one) => one.toLowerCase())
    const parsed = domains.map(labelOf)
    const texts = new Set<string>()
    const add = (written: string, from: Key['from'], weight?: Weight, off = 0) => {
      const text = written.replaceAll('-', '')
      if (text.length < shortest || text.length > 60 || texts.has(text)) return
      texts.add(text)
      keys.push({ name: at, text, written, from, off, weight: weight ?? weightOf(text) })
    }
    for (const { label } of parsed) add(bySound(label), 'domain')
    for (const handle of name.owned) if (isAccount(handle)) add(bySound(handle), 'name')
    for (const alias of [name.name, ...name.aliases]) {
      const written = isHost(alias) ? labelOf(alias).label : alias
      add(bySound(written.replaceAll(/\s+/g, '-')), 'name')
    }
    for (const text of [...texts]) {
      for (const article of articles) {
        const rest = text.slice(article.length)
        if (
          article.length > 1 &&
          text.startsWith(article) &&
          rest.length > shortName &&
          commonWords(text) > 0
        )
          add(rest, 'article', 'common')
      }
    }
    for (const text of [...texts])
      for (const heard of byEar(text)) add(heard.text, 'sound', 'short', heard.off)
    const endings = parsed.map((one) => one.ending)
    return {
      name,
      domains,
      endings: new Set(endings.map(({ suffix }) => suffix)),
      countries: new Set(endings.map(({ country }) => country).filter((country) => country !== '')),
      governmental: name.kind === 'government' || endings.some(({ suffix }) => isGovernmental(suffix)),
    }
  })
  return { guarded, keys }
}

/**
 * An initialism, which has no vowel, is spelt letter by letter where it crosses from one script to another and back, and
 * two pairs of Latin letters stand for one letter there (ISO 9 and the romanisations in use): c and k, v and w.
 */
function byEar(text: string): readonly { readonly text: string; readonly off: number }[] {
  if (text.length < 3 || text.length > shortName || !/^[b-df-hj-np-tv-xz]+$/.test(text)) return []
  return ['ck', 'kc', 'vw', 'wv'].flatMap(([from, to]) => {
    const off = text.split(from!).length - 1
    return off === 0 ? [] : [{ text: text.replaceAll(from!, to!), off }]
  })
}

const isHost = (name: string) => /^[^\s@]+\.[^\s@.]{2,}$/.test(name)

/** Account names are written with a leading `@`, since they may have dots as domains do. */
export const isAccount = (name: string) => name.startsWith('@')

function weightOf(text: string): Weight {
  if (text.length <= shortName) return 'short'
  const words = commonWords(text)
  if (words === 0) return 'distinctive'
  return words === 1 ? 'common' : 'title'
}

/** The name that a domain bears, and its ending. An ending that is itself the name, such as `gouv.fr`, bears its first label. */
export function labelOf(domain: string): { readonly label: string; readonly ending: Ending } {
  const host = domain.toLowerCase()
  const suffix = getPublicSuffix(host, { allowPrivateDomains: true, validateHostname: false }) ?? ''
  const listed = getPublicSuffix(host, { validateHostname: false }) ?? ''
  const registered = getDomain(host, { allowPrivateDomains: true, validateHostname: false })
  if (registered === null || suffix === '') {
    const [label = host, ...rest] = host.split('.')
    return { label, ending: ending(rest.join('.'), false) }
  }
  const label = registered.slice(0, registered.length - suffix.length - 1)
  return { label, ending: ending(suffix, suffix !== listed) }
}
