import { csvCells } from '../../kernel/csv.ts'
import { NarrativesError } from './errors.ts'
import { type Subject, type SubjectKind, subjectKinds } from './subject.ts'

const columns = ['name', 'kind', 'aliases', 'hostile', 'friendly', 'not', 'contest'] as const
const [mostSubjects, mostInCell] = [2000, 100]

/**
 * The election's list: a CSV with a header of `name,kind,aliases,hostile,friendly,not,contest` in any order, at least
 * `name`; several entries of a cell are parted by bars.
 * @throws NarrativesError `subjects-invalid` that names the file and the line
 */
export function parseSubjects(text: string, file: string): readonly Subject[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ line, at: at + 1 }))
  const filled = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('# '))
  const header = csvCells(filled[0]?.line ?? '', ',;\t').map((cell) => cell.trim().toLowerCase())
  const place = new Map(columns.map((column) => [column, header.indexOf(column)]))
  if (place.get('name') === -1) {
    throw invalid(`${file} has no column 'name'; its columns are ${header.slice(0, 10).join(', ') || 'none'}`)
  }
  const subjects = filled.slice(1).map(({ line, at }): Subject => {
    const cells = csvCells(line, ',;\t')
    const cell = (column: (typeof columns)[number]) => (cells[place.get(column)!] ?? '').trim()
    const list = (column: (typeof columns)[number]) =>
      cell(column)
        .split('|')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .slice(0, mostInCell)
    const name = cell('name')
    if (name === '') throw invalid(`${file} line ${at} has no name`)
    return {
      name: name.slice(0, 120),
      kind: kindOf(cell('kind'), `${file} line ${at}`),
      aliases: list('aliases'),
      hostile: list('hostile'),
      friendly: list('friendly'),
      not: list('not'),
      contest: cell('contest').slice(0, 60),
    }
  })
  if (subjects.length === 0) throw invalid(`${file} has a header and no name`)
  if (subjects.length > mostSubjects)
    throw invalid(`${file} has ${subjects.length} names, more than ${mostSubjects}`)
  return subjects
}

function kindOf(word: string, where: string): SubjectKind {
  if (word === '') return 'other'
  if (Object.hasOwn(subjectKinds, word)) return word as SubjectKind
  throw invalid(
    `${where} has the kind '${word.slice(0, 40)}'; it is one of ${Object.keys(subjectKinds).join(', ')}`,
  )
}

function invalid(message: string): NarrativesError {
  return new NarrativesError('subjects-invalid', message, {
    hint: 'docs/detectors/narratives.md shows such a list',
  })
}
