import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { CoordinationFinding } from '../../src/app/index.ts'
import { main } from '../../src/cli/main.ts'
import { fakeHost } from '../support/host.ts'

/** A folder that is gone after the tests of the file. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-scan-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
}

/** Runs one command line as a user would. */
export async function tocsin(
  args: readonly string[],
  parts: Parameters<typeof fakeHost>[0] = {},
): Promise<Ran> {
  const host = fakeHost(parts)
  const exit = await main(args, host)
  return { exit, ...host.printed }
}

/** The same, for a command line that has to work. */
export async function works(
  args: readonly string[],
  parts: Parameters<typeof fakeHost>[0] = {},
): Promise<Ran> {
  const ran = await tocsin(args, parts)
  if (ran.exit !== 0) throw new Error(`tocsin ${args.join(' ')} ended with ${ran.exit}: ${ran.err}`)
  return ran
}

/** A scan's finding and its edges and communities under the names that the input uses. */
export interface Scanned {
  readonly finding: CoordinationFinding
  /** `a|b|count|expected|p|q` with the names of a pair in order, sorted. */
  readonly edges: readonly string[]
  /** Members of each community in order, sorted. */
  readonly communities: readonly string[]
}

let scans = 0

export async function scanned(
  folder: string,
  args: readonly string[],
  parts: Parameters<typeof fakeHost>[0] = {},
): Promise<Scanned> {
  const [edges, communities] = [join(folder, `e${++scans}.csv`), join(folder, `c${scans}.csv`)]
  const outputs = ['--handles', '--edges', edges, '--communities', communities, '--json', '-q']
  const { out } = await works(['scan', ...args, '--store', join(folder, 'store'), ...outputs], parts)
  return {
    finding: JSON.parse(out) as CoordinationFinding,
    edges: rowsOf(readFileSync(edges, 'utf8'))
      .map(([a, b, ...rest]) => [...[a!, b!].sort(), ...rest.slice(0, 4)].join('|'))
      .sort(),
    communities: groupsOf(rowsOf(readFileSync(communities, 'utf8'))),
  }
}

/** Rows of a simple CSV without its header. */
export function rowsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
}

function groupsOf(rows: readonly (readonly string[])[]): string[] {
  const groups = new Map<string, string[]>()
  for (const [community, account] of rows) {
    groups.set(community!, [...(groups.get(community!) ?? []), account!])
  }
  return [...groups.values()].map((members) => members.sort().join(' ')).sort()
}

/** The posts of an exercise as JSON records. */
export async function world(folder: string, posts: number, seed: number, ...more: readonly string[]) {
  const path = join(folder, `world-${posts}-${seed}.jsonl`)
  await works(['exercise', '--posts', String(posts), '--seed', String(seed), '-o', path, '-q', ...more])
  return path
}

let files = 0

/** Writes a file under a fresh name. */
export function fileOf(folder: string, content: string | Uint8Array, name = 'posts.csv'): string {
  const path = join(folder, `${++files}-${name}`)
  writeFileSync(path, content)
  return path
}
