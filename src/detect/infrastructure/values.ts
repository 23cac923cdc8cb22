import { isIP } from 'node:net'
import { observe } from '../lookalikes/observed.ts'
import type { Kind } from './kinds.ts'

const longest = 512
/** Beyond this a certificate belongs to a service that puts strangers' sites on one. */
const mostCertificateNames = 50
/** Who hides the registrant says nothing about who it is. */
const hidden =
  /redact|privacy|private|proxy|proxies|withheld|whois|not disclosed|gdpr|data protect|masked|statutory/i

/** The registered domain of a host or address of a page; undefined where there is none. */
export function siteOf(written: string): string | undefined {
  const host = written
    .trim()
    .slice(0, 2000)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#:].*$/s, '')
  return observe(host)?.domain
}

/** What became of a value: several for a list of names, none where it can say nothing. */
export type ReadValue = readonly string[] | 'hidden' | 'unreadable'

/** A value in the form in which two sites' are compared. */
export function valuesOf(kind: Kind, written: string): ReadValue {
  const text = written.trim()
  if (text === '' || text.length > (kind === 'certificate-name' ? 20_000 : longest)) return 'unreadable'
  const lower = text.toLowerCase()
  if (kind === 'certificate-name') return certificateNames(lower)
  if (kind === 'address') return address(lower)
  if (kind === 'name-server') return [observe(lower)?.domain ?? lower.replace(/\.$/, '')]
  if (kind === 'registered') return day(text)
  if (kind === 'certificate' || kind === 'certificate-serial') return [lower.replaceAll(/[\s:]|^0x/g, '')]
  if (kind === 'registrant-mail' && !lower.includes('@')) return hidden.test(lower) ? 'hidden' : 'unreadable'
  if (kind.startsWith('registrant') && hidden.test(lower)) return 'hidden'
  return [lower.replaceAll(/\s+/g, ' ')]
}

function certificateNames(text: string): ReadValue {
  const names = new Set(text.split(/[\s,;|]+/).flatMap((name) => siteOf(name.replace(/^dns:/, '')) ?? []))
  if (names.size === 0) return 'unreadable'
  return names.size > mostCertificateNames ? 'hidden' : [...names]
}

function address(text: string): ReadValue {
  const version = isIP(text)
  if (version === 0) return 'unreadable'
  return [version === 4 ? text : new URL(`http://[${text.replace(/%.*$/, '')}]`).hostname.slice(1, -1)]
}

function day(text: string): ReadValue {
  const written = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  return written !== undefined && Number.isFinite(Date.parse(written)) ? [written] : 'unreadable'
}
