import { csvCells } from '../../kernel/csv.ts'
import { LookalikesError } from './errors.ts'
import { isAccount, type NameKind, nameKinds, type ProtectedName } from './names.ts'

const mostNames = 20_000
const mostInCell = 50
const known = ['name', 'domains', 'aliases', 'accounts', 'kind'] as const
type ColumnName = (typeof known)[number]
const alsoCalled: Readonly<Record<string, ColumnName>> = {
  domain: 'domains',
  alias: 'aliases',
  account: 'accounts',
}

/**
 * Protected names: a CSV with a header of `name,domains,aliases,accounts,kind` in any order, at least `name` or `domains`;
 * or a plain list of one domain a line. Several entries in a cell are parted by bars, domains also by spaces.
 * @param file named in errors
 * @throws LookalikesError `names-invalid` that names the file and the line
 */
export function parseNames(
  text: string,
  file: string,
  purpose: ProtectedName['purpose'],
): readonly ProtectedName[] {
  const lines = linesOf(text)
  const [first] = lines
  if (first === undefined) throw invalid(`${file} has no name`)
  const header = csvCells(first.line, ',;\t').map((cell) => cell.trim().toLowerCase())
  const columns = header.map((cell) => known.find((one) => one === cell) ?? alsoCalled[cell])
  const names = columns.some((column) => column === 'name' || column === 'domains')
    ? lines
        .slice(1)
        .map(({ line, at }) => fromCells(csvCells(line, ',;\t'), columns, `${file} line ${at}`, purpose))
    : lines.map(({ line }) => fromLine(line, purpose))
  if (names.length === 0) throw invalid(`${file} has a header and no name`)
  if (names.length > mostNames) throw invalid(`${file} has ${names.length} names, more than ${mostNames}`)
  return names
}

/** Domains and `@accounts` known to be genuine: one a line, the first cell of each line. */
export function parseGenuine(text: string): ReadonlySet<string> {
  const found = linesOf(text).map(({ line }) => csvCells(line, ',;\t')[0]!.trim().toLowerCase())
  return new Set(found.map((name) => name.replace(/^@/, '').replace(/\.$/, '')).filter((name) => name !== ''))
}

function linesOf(text: string): { line: string; at: number }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ line: line.trim(), at: at + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
}

function fromLine(line: string, purpose: ProtectedName['purpose']): ProtectedName {
  const host = /^[^\s@]+\.[^\s@.]{2,}$/.test(line) || isAccount(line)
  return { name: line, purpose, kind: 'brand', owned: host ? [line.toLowerCase()] : [], aliases: [] }
}

function fromCells(
  cells: readonly string[],
  columns: readonly (ColumnName | undefined)[],
  where: string,
  purpose: ProtectedName['purpose'],
): ProtectedName {
  const cell = (name: ColumnName) => (cells[columns.indexOf(name)] ?? '').slice(0, 4000)
  const several = (text: string, parting: RegExp) =>
    text
      .split(parting)
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .slice(0, mostInCell)
  const domains = several(cell('domains').toLowerCase(), /[|\s]+/)
  const accounts = several(cell('accounts'), /[|\s]+/).map((one) => (isAccount(one) ? one : `@${one}`))
  const owned = [...domains, ...accounts]
  const name = cell('name').trim().slice(0, 200) || owned[0]
  if (name === undefined) throw invalid(`${where}: neither a name nor a domain`)
  const kind = cell('kind').trim().toLowerCase() || 'brand'
  if (!isKind(kind)) {
    throw invalid(
      `${where}: the kind '${kind.slice(0, 40)}' is not known`,
      `kinds are ${nameKinds.join(', ')}`,
    )
  }
  return {
    name,
    purpose,
    kind,
    owned,
    aliases: several(cell('aliases'), /\|/).map((one) => one.slice(0, 200)),
  }
}

function isKind(word: string): word is NameKind {
  return nameKinds.some((kind) => kind === word)
}

function invalid(
  message: string,
  hint = 'write one domain a line, or a CSV with the header name,domains,aliases,kind',
) {
  return new LookalikesError('names-invalid', message, { hint })
}
