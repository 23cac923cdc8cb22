import { csvCells } from '../../kernel/csv.ts'
import { writtenDay } from '../days.ts'
import type { Sighting } from './result.ts'
import { ObjectScanner } from './scan-objects.ts'

export type SightingFormat = 'list' | 'csv' | 'zone' | 'json'

const domainColumns = [
  'domain',
  'domain_name',
  'host',
  'hostname',
  'fqdn',
  'url',
  'link',
  'name_value',
  'common_name',
]
const accountColumns = ['account', 'handle', 'page', 'username', 'screen_name', 'account_name', 'name']
const dayColumns = [
  'first_seen',
  'registered',
  'registration_date',
  'created',
  'created_at',
  'creation_date',
  'entry_timestamp',
  'not_before',
  'date',
  'day',
  'timestamp',
  'time',
  'seen',
]
const record = /\s(?:IN\s+)?(?:NS|SOA|A|AAAA|CNAME|MX|TXT|DS|RRSIG|NSEC3?|DNSKEY|CAA|SRV|PTR)\s+\S/i
const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i

/**
 * Reads observed names line by line: a plain list, a CSV with a header, a zone file, certificate-transparency entries or
 * anything else with domains as JSON. The first line with something in it decides. Holds one record at a time.
 */
export class SightingReader {
  format: SightingFormat | undefined
  rows = 0
  rejected = 0
  /** Line of the first that was rejected. */
  firstRejected = 0
  /** Lines handed in so far. */
  line = 0
  private columns: { readonly domain: number; readonly account: number; readonly day: number } | undefined
  private readonly scanner = new ObjectScanner()
  private origin = ''
  private owner = ''
  private inBrackets = false

  push(raw: string): readonly Sighting[] {
    this.line++
    const text = this.line === 1 ? raw.replace(/^\uFEFF/, '') : raw
    if (this.format === undefined) {
      if (/^\s*([#;].*)?$/.test(text)) return []
      this.format = this.recognise(text)
      if (this.columns !== undefined) return []
    }
    if (this.format === 'json') return this.fromJson(text)
    if (this.format === 'zone') return this.fromZone(text)
    const plain = text.trim()
    if (plain === '' || plain.startsWith('#')) return []
    return this.format === 'csv' ? this.fromCsv(plain) : this.fromList(plain)
  }

  private recognise(text: string): SightingFormat {
    if (/^\s*[[{]/.test(text)) return 'json'
    if (/^\$(ORIGIN|TTL)\b/i.test(text) || record.test(text.slice(0, 400))) return 'zone'
    const header = csvCells(text.slice(0, 4000), ',;\t').map((cell) => cell.trim().toLowerCase())
    const column = (names: readonly string[]) => header.findIndex((cell) => names.includes(cell))
    const [domain, account, day] = [column(domainColumns), column(accountColumns), column(dayColumns)]
    if (domain < 0 && account < 0) return 'list'
    this.columns = { domain, account: domain < 0 ? account : -1, day }
    return 'csv'
  }

  private fromList(line: string): readonly Sighting[] {
    const cells = csvCells(line.slice(0, 4000), ',;\t ')
    const name = cells.find((cell) => cell.startsWith('@') || cell.includes('.'))
    const day = cells.map(writtenDay).find((found) => found !== null) ?? null
    return this.one(name, 'domain', day)
  }

  private fromCsv(line: string): readonly Sighting[] {
    const cells = csvCells(line.slice(0, 20_000), ',;\t')
    const { domain, account, day } = this.columns!
    return this.one(
      cells[domain] ?? cells[account],
      domain >= 0 ? 'domain' : 'account',
      writtenDay(cells[day] ?? ''),
    )
  }

  private fromZone(text: string): readonly Sighting[] {
    const line = text.slice(0, 4000).replace(/;.*$/, '')
    const inside = this.inBrackets
    if (line.includes('(')) this.inBrackets = true
    if (line.includes(')')) this.inBrackets = false
    if (inside || line.trim() === '') return []
    const origin = /^\$ORIGIN\s+(\S+)/i.exec(line)
    if (origin !== null) this.origin = origin[1]!
    if (line.startsWith('$') || /^\s/.test(line)) return []
    const owner = line.slice(0, line.search(/\s|$/))
    if (owner === this.owner) return []
    this.owner = owner
    const name = owner.endsWith('.') || this.origin === '' ? owner : `${owner}.${this.origin}`
    return owner === '@' ? [] : this.one(name, 'domain', null)
  }

  private fromJson(text: string): readonly Sighting[] {
    const found: Sighting[] = []
    for (const object of this.scanner.push(text)) {
      if (object === undefined) this.reject()
      else found.push(...this.fromObject(object))
    }
    return found
  }

  private fromObject(object: Readonly<Record<string, unknown>>): readonly Sighting[] {
    this.rows++
    const names = new Map<string, Sighting['what']>()
    let day: string | null = null
    // Logs put the certificate into the entry; three levels are enough for those that are in use.
    const look = (value: Readonly<Record<string, unknown>>, depth: number) => {
      for (const [key, inner] of Object.entries(value)) {
        const name = key.toLowerCase()
        if (dayColumns.includes(name)) day ??= writtenDay(inner)
        if (
          domainColumns.includes(name) ||
          /^(dns_names|all_domains|domains|subject_alt_names|san)$/.test(name)
        ) {
          for (const one of texts(inner)) names.set(one, 'domain')
        } else if (accountColumns.includes(name) && typeof inner === 'string' && depth === 0) {
          names.set(inner, 'account')
        } else if (depth < 3 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
          look(inner as Readonly<Record<string, unknown>>, depth + 1)
        }
      }
    }
    look(object, 0)
    const domains = [...names].filter(([, what]) => what === 'domain')
    const chosen = domains.length > 0 ? domains : [...names]
    if (chosen.length === 0) {
      this.rows--
      this.reject()
      return []
    }
    return chosen.slice(0, 200).flatMap(([name, what]) => sightingOf(name, what, day) ?? [])
  }

  private one(name: string | undefined, what: Sighting['what'], day: string | null): readonly Sighting[] {
    const sighting = name === undefined ? undefined : sightingOf(name, what, day)
    if (sighting === undefined) {
      this.reject()
      return []
    }
    this.rows++
    return [sighting]
  }

  private reject(): void {
    if (this.rejected++ === 0) this.firstRejected = this.line
  }
}

function sightingOf(written: string, what: Sighting['what'], day: string | null): Sighting | undefined {
  const name = written.trim()
  if (name === '' || name.length > 2000) return undefined
  if (what === 'account' || name.startsWith('@'))
    return { what: 'account', name: name.slice(0, 200), day, times: 1 }
  const host = url.exec(name)?.[1] ?? name.replace(/[/?#:].*$/s, '')
  return host === '' || /\s/.test(host) ? undefined : { what: 'domain', name: host, day, times: 1 }
}

/** Crt.sh puts several names into one text, parted by line ends. */
function texts(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.slice(0, 200).flatMap((one) => (typeof one === 'string' ? one.slice(0, 20_000).split('\n') : []))
}
