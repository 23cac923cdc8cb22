import { domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { type Ending, ending } from './endings.ts'

/** A host name taken apart. */
export interface Observed {
  /** As it is written on the wire: lower case, punycode kept, no final dot, no wildcard. */
  readonly host: string
  /** Labels before the registered name. */
  readonly before: readonly string[]
  /** The registered name's own label, punycode kept. */
  readonly label: string
  /** The registered domain. */
  readonly domain: string
  readonly ending: Ending
}

const options = {
  allowPrivateDomains: true,
  validateHostname: false,
  extractHostname: false,
  mixedInputs: false,
} as const
const endings = new Map<string, Ending>()
const mostEndings = 20_000
const mostLength = 253

/** @returns nothing for what is no domain with a name under an ending: an address, a bare ending, more than 253 characters */
export function observe(written: string): Observed | undefined {
  let host = written.trim()
  if (host.length === 0 || host.length > mostLength + 2) return undefined
  host = host.toLowerCase()
  if (host.startsWith('*.')) host = host.slice(2)
  if (host.endsWith('.')) host = host.slice(0, -1)
  if (host.length > mostLength) return undefined
  const { domain, publicSuffix, isPrivate, domainWithoutSuffix } = parse(host, options)
  if (!domain || !publicSuffix || !domainWithoutSuffix || publicSuffix.endsWith('arpa')) return undefined
  const before = domain.length === host.length ? [] : host.slice(0, -domain.length - 1).split('.')
  return {
    host,
    before,
    label: domainWithoutSuffix,
    domain,
    ending: endingOf(publicSuffix, isPrivate === true),
  }
}

function endingOf(suffix: string, hosted: boolean): Ending {
  const known = endings.get(suffix)
  if (known !== undefined) return known
  const made = ending(suffix, hosted)
  if (endings.size < mostEndings) endings.set(suffix, made)
  return made
}

/** A label as a reader sees it; one that is no valid punycode stays as it is. */
export function decoded(label: string): string {
  if (!label.startsWith('xn--')) return label
  return domainToUnicode(label) || label
}
