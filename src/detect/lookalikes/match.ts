import { Skeleton } from './confusables.ts'
import { type Ending, noEnding } from './endings.ts'
import { FingerprintMap, Fingerprints } from './fingerprints.ts'
import { type Guarded, guard, isAccount, type Key, type ProtectedName } from './names.ts'
import { decoded, type Observed, observe } from './observed.ts'
import { type Closeness, closeness, type Rule, rules } from './rules.ts'
import { changeOf, distance } from './spelling.ts'
import { governmentMarks, type WordSort, wordSort } from './words.ts'

/** One observed name that is like a protected one. */
export interface Match {
  /** Index into the protected names. */
  readonly name: number
  /** The spelling that it is like. */
  readonly key: Key
  readonly rule: Rule
  readonly closeness: Closeness
  /** Letters to change, add, take out or swap between the two names without their endings. */
  readonly distance: number
}

/** What was looked up: `unreadable` is no name under an ending, `known` is an owner's or on the list of genuine ones. */
export type Looked = 'unreadable' | 'known' | readonly Match[]

interface Found {
  readonly key: number
  readonly rule: Rule
  readonly distance: number
  readonly hyphen?: boolean
  readonly word?: WordSort
}

const shortestFuzzy = 5
const shortestPart = 3
const mostPart = 24
const mostHyphens = 8
const ruleOrder = new Map(rules.map((rule, at) => [rule, at]))

/**
 * Looks up observed names in an index of protected ones: the work for a name grows with its length and not with the number
 * of protected names.
 */
export class Matcher {
  readonly guarded: readonly Guarded[]
  private readonly keys: readonly Key[]
  /** What each key looks like, with pairs of letters that run together as one and as two. */
  private readonly looks: readonly string[]
  private readonly unpaired: readonly string[]
  private readonly exact: FingerprintMap
  private readonly near: FingerprintMap
  private readonly runs: FingerprintMap
  private readonly hosts = new Map<string, number>()
  private readonly handles = new Set<string>()
  private readonly genuine: ReadonlySet<string>
  private readonly seen = new Skeleton()
  private readonly prints = new Fingerprints()
  private readonly squeezed = new Uint8Array(128)
  private readonly marks: ReadonlySet<string>

  /** @param genuine domains and account names known to be somebody's own in good faith, in lower case */
  constructor(names: readonly ProtectedName[], genuine: ReadonlySet<string>) {
    const { guarded, keys } = guard(names)
    this.guarded = guarded
    this.keys = keys
    this.genuine = genuine
    this.marks = new Set(governmentMarks.map((mark) => this.seen.fill(mark).text))
    this.exact = new FingerprintMap(keys.length)
    this.near = new FingerprintMap(keys.reduce((sum, { text }) => sum + text.length, 0))
    this.runs = new FingerprintMap(keys.length)
    this.looks = keys.map(({ text }) => this.seen.fill(text).text)
    this.unpaired = keys.map(({ text }) => this.seen.fill(text, false).text)
    keys.forEach(({ text }, at) => {
      this.index(text, at)
    })
    guarded.forEach(({ name, domains }, at) => {
      for (const domain of domains) if (!this.hosts.has(domain)) this.hosts.set(domain, at)
      for (const handle of name.owned) if (isAccount(handle)) this.handles.add(handle.slice(1).toLowerCase())
    })
  }

  private index(text: string, key: number): void {
    const { codes, length, paired } = this.seen.fill(text)
    this.exact.add(this.prints.of(codes, length).whole(), key)
    this.indexNear(key)
    if (length >= shortestPart) this.runs.add(this.withoutRuns(), key)
    if (!paired) return
    this.seen.fill(text, false)
    this.exact.add(this.prints.of(codes, this.seen.length).whole(), key)
    this.indexNear(key)
  }

  private indexNear(key: number): void {
    const { codes, length } = this.seen
    if (length < shortestFuzzy) return
    const prints = this.prints.of(codes, length)
    this.near.add(prints.whole(), key)
    for (let i = 0; i < length; i++) this.near.add(prints.without(i), key)
  }

  /** The fingerprint of the name with runs of one letter shortened to one. */
  private withoutRuns(): number {
    const { codes, length } = this.seen
    let end = 0
    for (let i = 0; i < length; i++)
      if (i === 0 || codes[i] !== codes[i - 1]) this.squeezed[end++] = codes[i]!
    return this.prints.of(this.squeezed, end).whole()
  }

  /** The likenesses of one host name, the closest of each protected name, best first. */
  domain(written: string): Looked {
    const observed = observe(written)
    if (observed === undefined) return 'unreadable'
    if (this.isKnown(observed)) return 'known'
    const { label, ending } = observed
    const found = this.labels(decoded(label), ending, false)
    if (observed.before.length > 0) this.subdomains(observed, found)
    return this.judged(found, ending)
  }

  /** The same for the name of an account or page. */
  account(written: string): Looked {
    const name = written.trim().replace(/^@/, '').toLowerCase()
    if (name === '') return 'unreadable'
    if (this.handles.has(name) || this.genuine.has(name)) return 'known'
    return this.judged(this.labels(name.replaceAll(/[\s._]+/g, '-'), noEnding, true), noEnding)
  }

  private judged(found: readonly Found[], ending: Ending): readonly Match[] {
    if (found.length === 0) return []
    const best = new Map<number, Match>()
    for (const { key: at, rule, distance: far, hyphen = false, word = 'other' } of found) {
      const key = this.keys[at]!
      const guarded = this.guarded[key.name]!
      const { foreign } = this.seen
      const match: Match = {
        name: key.name,
        key,
        rule,
        closeness: closeness({ rule, key, guarded, ending, foreign, hyphen, word }),
        distance: far,
      }
      const before = best.get(key.name)
      if (before === undefined || order(match, before) < 0) best.set(key.name, match)
    }
    return [...best.values()].sort(order)
  }

  /** Whether a host is a protected owner's or on the list of genuine ones, itself or as part of one. */
  private isKnown({ host, domain }: Observed): boolean {
    if (this.hosts.has(domain) || this.genuine.has(domain)) return true
    let at = host.length - domain.length
    while (at > 0) {
      at = at < 2 ? 0 : host.lastIndexOf('.', at - 2) + 1
      const rest = host.slice(at)
      if (this.hosts.has(rest) || this.genuine.has(rest)) return true
    }
    return false
  }

  private labels(label: string, ending: Ending, account: boolean): Found[] {
    const { codes, length } = this.seen.fill(label)
    const found: Found[] = []
    if (length === 0 || /^\d+$/.test(label)) return found
    const prints = this.prints.of(codes, length)
    for (const key of this.exact.get(prints.whole())) this.sameLook(key, label, account, found)
    this.parts(found)
    this.oneAway(found)
    if (length >= shortestPart && ending.kind !== 'restricted') {
      for (const key of this.runs.get(this.withoutRuns())) this.sameRuns(key, found)
    }
    if (this.seen.paired) {
      this.prints.of(codes, this.seen.fill(label, false).length)
      this.parts(found)
      this.oneAway(found)
    }
    return found
  }

  private oneAway(found: Found[]): void {
    const { codes, length } = this.seen
    if (length < shortestFuzzy - 1) return
    const prints = this.prints.of(codes, length)
    this.nearby(this.near.get(prints.whole()), found)
    for (let i = 0; i < length; i++) this.nearby(this.near.get(prints.without(i)), found)
  }

  private sameLook(key: number, label: string, account: boolean, found: Found[]): void {
    const { seen } = this
    if (this.looks[key] !== seen.text) return
    const { text, written, from, off } = this.keys[key]!
    const shown = seen.foreign ? label.replaceAll('-', '') : seen.plain
    const far = distance(shown, text)
    if (from === 'sound') found.push({ key, rule: 'same-sound', distance: far + off })
    else if (far > 0) found.push({ key, rule: 'confusable', distance: far })
    else if (account) found.push({ key, rule: 'same-name', distance: 0 })
    else if (label !== written) found.push({ key, rule: 'hyphenation', distance: distance(label, written) })
    else found.push({ key, rule: 'other-ending', distance: 0 })
  }

  private nearby(keys: readonly number[], found: Found[]): void {
    const { seen } = this
    for (const key of keys) {
      const rule = changeOf(seen.text, this.looks[key]!) ?? changeOf(seen.text, this.unpaired[key]!)
      if (rule !== undefined)
        found.push({ key, rule, distance: Math.max(1, distance(seen.plain, this.keys[key]!.text)) })
    }
  }

  private sameRuns(key: number, found: Found[]): void {
    const { text } = this.seen
    const look = this.looks[key]!
    if (look === text || withoutRuns(look) !== withoutRuns(text)) return
    found.push({ key, rule: 'repeated-letter', distance: distance(this.seen.plain, this.keys[key]!.text) })
  }

  /** Protected names at the beginning, at the end, or between two hyphens. */
  private parts(found: Found[]): void {
    const { prints, exact } = this
    const { length, hyphens, hyphenBefore } = this.seen
    for (let end = Math.max(shortestPart, length - mostPart); end < length; end++) {
      this.part(0, end, exact.get(prints.part(0, end)), found)
    }
    for (let start = 1; start <= Math.min(mostPart, length - shortestPart); start++) {
      this.part(start, length, exact.get(prints.part(start, length)), found)
    }
    if (hyphens === 0 || hyphens > mostHyphens) return
    const edges = [0]
    for (let at = 1; at < length; at++) if (hyphenBefore[at] === 1) edges.push(at)
    edges.push(length)
    edges.forEach((start, i) => {
      for (const end of edges.slice(i + 1)) {
        const outside = start > 0 && end < length
        const tooShort = end - start < shortestPart && end - start < length
        if (outside || tooShort) this.part(start, end, exact.get(prints.part(start, end)), found)
      }
    })
  }

  private part(start: number, end: number, keys: readonly number[], found: Found[]): void {
    if (keys.length === 0) return
    const { seen } = this
    const text = seen.text.slice(start, end)
    const { plain } = seen
    const own = plain.slice(seen.at[start]!, seen.at[end]!)
    const before = plain.slice(0, seen.at[start]!)
    const after = plain.slice(seen.at[end]!)
    const free = (at: number) => at === 0 || at === seen.length || seen.hyphenBefore[at] === 1
    const hyphen = free(start) && free(end)
    for (const key of keys) {
      if (this.looks[key] !== text && this.unpaired[key] !== text) continue
      const { name, from, off, text: keyText } = this.keys[key]!
      const { governmental, endings } = this.guarded[name]!
      const words = [before, after].filter((word) => word !== '')
      const far = distance(own, keyText) + off + before.length + after.length
      const sorts = words.map(wordSort)
      const word = sorts.includes('other') ? 'other' : sorts.includes('trap') ? 'trap' : 'lure'
      const suffix = from === 'domain' && before === '' ? endingWithin(after, endings) : 0
      const add = (rule: Rule) => found.push({ key, rule, distance: far, hyphen, word })
      if (governmental && words.some((one) => this.marks.has(lookOf(one)))) add('government-like')
      else if (suffix > 0 && free(end + suffix)) add('ending-in-name')
      else if (hyphen || word !== 'other' || keyText.length > 6)
        add(before === '' ? 'name-and-word' : 'word-and-name')
    }
  }

  /** A whole protected domain before somebody else's, with its dots or with hyphens: `spiegel.de.example.org`. */
  private subdomains({ before, ending }: Observed, found: Found[]): void {
    if (ending.kind === 'restricted' || ending.kind === 'hosted') return
    const labels = before.slice(-mostLabels)
    labels.forEach((label, start) => {
      if (label.includes('-')) this.asSubdomain(label.replaceAll('-', '.'), found)
      for (let end = start + 2; end <= Math.min(labels.length, start + 4); end++) {
        this.asSubdomain(labels.slice(start, end).join('.'), found)
      }
    })
  }

  private asSubdomain(host: string, found: Found[]): void {
    const name = this.hosts.get(host)
    if (name === undefined) return
    const key = this.keys.findIndex((one) => one.name === name && one.from === 'domain')
    if (key >= 0) found.push({ key, rule: 'subdomain', distance: 0 })
  }
}

const mostLabels = 12

function order(a: Match, b: Match): number {
  if (a.closeness !== b.closeness) return a.closeness === 'close' ? -1 : 1
  return a.distance - b.distance || ruleOrder.get(a.rule)! - ruleOrder.get(b.rule)! || a.name - b.name
}

function lookOf(word: string): string {
  return new Skeleton().fill(word).text
}

/** How many letters at the beginning are one of the endings without its dots. */
function endingWithin(text: string, endings: ReadonlySet<string>): number {
  let longest = 0
  for (const suffix of endings) {
    const letters = suffix.replaceAll('.', '')
    if (letters.length > longest && text.startsWith(letters)) longest = letters.length
  }
  return longest
}

function withoutRuns(text: string): string {
  return text.replaceAll(/(.)\1+/g, '$1')
}
