import { find, narrativesLook, readSubjects } from '../../app/scanning.ts'
import {
  type NarrativesResult,
  type Subject,
  themeCells,
  themeColumns,
} from '../../detect/narratives/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { isoTime } from '../../kernel/time.ts'
import { readMap } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { printable } from '../printable.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const shown = 20

export const narrativesCommand = command({
  name: 'narratives',
  summary: 'find what several accounts say, when it rises, and whom it speaks about',
  usage: 'FILE...',
  examples: [
    'tocsin narratives posts.jsonl --subjects election.csv',
    'tocsin narratives posts.csv.gz --themes themes.csv',
  ],
  options: {
    subjects: {
      value: 'CSV',
      many: true,
      says: 'name,kind,aliases,hostile,friendly,not,contest: candidates, parties and institutions of the election',
    },
    preset: { value: 'NAME', says: 'how to read the file, instead of recognising it by its columns' },
    map: { value: 'FILE', says: 'which column is which, for any other file' },
    themes: { value: 'CSV', says: 'write a line for each theme; - prints them' },
  },
  async run(context, options, files) {
    if (files.length === 0) {
      throw new UsageError('narratives needs a FILE', { hint: 'tocsin narratives --help lists the options' })
    }
    const subjects = await readSubjects(options.subjects ?? [], context)
    const map = options.map === undefined ? undefined : await readMap(options.map)
    const { finding } = await find(narrativesLook, files, { preset: options.preset, map, subjects }, context)
    const { result } = finding.body
    const { terminal } = context.effects
    if (options.themes !== undefined) await writeCsv(options.themes, themeLines(result, subjects), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(finding)}\n`)
    else if (options.themes !== '-') terminal.out(table(result, subjects))
    terminal.err(
      inTerminal`${result.themeCount} {theme|themes} in ${result.looked.inThemes} of ${result.looked.posts} {post|posts}\n` +
        `finding ${finding.id}\nhint: tocsin serve shows it, tocsin replay ${finding.id} computes it again\n`,
    )
    return ExitCode.ok
  },
})

function table(result: NarrativesResult, subjects: readonly Subject[]): string {
  const rows = result.themes.slice(0, shown).map((theme) => [
    theme.id,
    theme.accounts,
    theme.posts,
    theme.status,
    theme.bursts.length,
    isoTime(theme.first),
    theme.subjects
      .slice(0, 2)
      .map(({ subject }) => printable(subjects[subject]!.name))
      .join(', '),
    printable(theme.phrases.slice(0, 2).join(' · ')).slice(0, 60),
  ])
  return tabulate(['theme', 'accounts', 'posts', 'status', 'bursts', 'first seen', 'about', 'says'], rows)
}

function themeLines(result: NarrativesResult, subjects: readonly Subject[]): string[] {
  const names = subjects.map(({ name }) => name)
  return [themeColumns, ...result.themes.map((theme) => themeCells(theme, names))].map(csvLine)
}
