import { writeFile } from 'node:fs/promises'
import type { Terminal } from '../app/frame.ts'
import type { CompatibleOutcome, CoordinationFinding } from '../app/scanning.ts'
import { csvLine } from '../kernel/csv.ts'

/** Writes a CSV to a file, or to standard output for `-`. */
export async function writeCsv(path: string, lines: readonly string[], terminal: Terminal): Promise<void> {
  const text = lines.join('')
  if (path === '-') terminal.out(text)
  else await writeFile(path, text)
}

/** How accounts are named in a file that leaves the store. */
export type Shown = (pseudonym: string) => string

/** `account_a,account_b,count,expected,p,q`; where affiliations are declared also which edges they make open. */
export function edgeLines({ body }: CoordinationFinding, shown: Shown): string[] {
  const { accounts, edges } = body.result
  const declared = body.parameters.affiliations.length > 0
  const header = [
    'account_a',
    'account_b',
    'count',
    'expected',
    'p',
    'q',
    ...(declared ? ['openly_affiliated'] : []),
  ]
  const rows = edges.map(({ a, b, count, expected, p, q, affiliated }) => [
    shown(accounts[a]!),
    shown(accounts[b]!),
    count,
    expected,
    p,
    q,
    ...(declared ? [affiliated ? 'yes' : 'no'] : []),
  ])
  return [header, ...rows].map(csvLine)
}

/**
 * `community,account` of the undeclared communities. Whoever is only copied is no part of one, and what
 * remains of a group without at least two others is none.
 */
export function communityLines({ body }: CoordinationFinding, shown: Shown): string[] {
  const { accounts, communities } = body.result
  const rows = communities
    .filter(({ affiliation }) => affiliation === 'undeclared')
    .map(({ id, members }) => ({ id, members: members.filter(({ role }) => role !== 'copied') }))
    .filter(({ members }) => members.length >= 2)
    .flatMap(({ id, members }) => members.map(({ account }) => [id, shown(accounts[account]!)]))
  return [['community', 'account'], ...rows].map(csvLine)
}

/** `account_a,account_b,weight`. */
export function compatibleLines({ edges, names }: CompatibleOutcome, shown: Shown): string[] {
  const rows = edges.map(({ a, b, weight }) => [shown(names.get(a)!), shown(names.get(b)!), weight])
  return [['account_a', 'account_b', 'weight'], ...rows].map(csvLine)
}
