import type { Terminal } from '../../app/frame.ts'
import { find, preparationDefaults, preparationLook } from '../../app/scanning.ts'
import type { Finding } from '../../detect/index.ts'
import type { PreparationParameters, PreparationResult } from '../../detect/preparation/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { readMap } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { numberOption } from '../number-option.ts'
import { rejectedWords } from '../rejected-words.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

export const preparation = command({
  name: 'preparation',
  summary:
    'find days and weeks in which unusually many accounts woke, were made, renamed or changed language or topic',
  usage: 'FILE...',
  examples: [
    'tocsin preparation posts.jsonl',
    'tocsin preparation posts.jsonl --accounts accounts.csv --dormant 90',
    'tocsin preparation posts.jsonl --csv leads.csv --fail-on any',
  ],
  options: {
    accounts: {
      value: 'CSV',
      many: true,
      says: 'id,handle,created,seen: when accounts were made, and what they were called when',
    },
    dormant: {
      value: 'DAYS',
      says: `silence that counts as sleep (standard: ${preparationDefaults.dormant})`,
    },
    fewest: { value: 'N', says: `accounts that make a lead (standard: ${preparationDefaults.fewest})` },
    q: {
      value: 'Q',
      says: `false discovery rate over all days, weeks and kinds (standard: ${preparationDefaults.q})`,
    },
    preset: { value: 'NAME', says: 'how to read the file, instead of recognising it by its columns' },
    map: { value: 'FILE', says: 'which column is which, for any other file' },
    csv: { value: 'CSV', says: 'write the leads; - prints them' },
    'fail-on': { value: 'LEVEL', says: 'exit with 3 when there is a lead: any' },
  },
  async run(context, options, files) {
    const hint = 'tocsin preparation --help lists the options'
    if (files.length === 0) throw new UsageError('preparation needs a FILE', { hint })
    const level = options['fail-on']
    if (level !== undefined && level !== 'any')
      throw new UsageError(`--fail-on knows any, not '${level}'`, { hint })
    const lists = options.accounts ?? []
    const { dormant, fewest, q } = preparationDefaults
    const { finding, rejected } = await find(
      preparationLook,
      [...files, ...lists],
      {
        accountLists: lists.length,
        dormant: numberOption('dormant', options.dormant, dormant, { least: 2, most: 3650, whole: true }),
        fewest: numberOption('fewest', options.fewest, fewest, { least: 3, most: 1e6, whole: true }),
        q: numberOption('q', options.q, q, { least: 1e-6, most: 0.5 }),
        preset: options.preset,
        map: options.map === undefined ? undefined : await readMap(options.map),
      },
      context,
    )
    const { terminal } = context.effects
    if (rejected.length > 0) terminal.err(rejectedWords(rejected))
    if (options.csv !== undefined) await writeCsv(options.csv, leadLines(finding), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(finding)}\n`)
    else summarise(finding, terminal, options.csv === '-')
    return level !== undefined && finding.body.result.leads.length > 0 ? ExitCode.findings : ExitCode.ok
  },
})

type PreparationFinding = Finding<PreparationParameters, PreparationResult>

function leadLines({ body }: PreparationFinding): string[] {
  const head = ['kind', 'span', 'day', 'accounts', 'expected', 'out_of', 'q', 'shared', 'confidence']
  const rows = body.result.leads.map((lead) => [
    lead.kind,
    lead.span,
    lead.day,
    lead.accounts,
    lead.expected,
    lead.outOf,
    lead.q,
    lead.shared,
    lead.confidence,
  ])
  return [head, ...rows].map(csvLine)
}

function summarise({ id, body }: PreparationFinding, { out, err }: Terminal, printed: boolean): void {
  const { leads, tests, window, accounts } = body.result
  if (!printed && leads.length > 0) {
    out(
      tabulate(
        ['lead', 'when', 'accounts', 'expected', 'out of', 'q', 'confidence'],
        leads
          .slice(0, 30)
          .map((lead) => [
            lead.kind,
            lead.span === 'day' ? lead.day : `week of ${lead.day}`,
            lead.accounts,
            lead.expected,
            lead.outOf,
            lead.q,
            lead.confidence,
          ]),
      ),
    )
  }
  err(
    inTerminal`${window.from} to ${window.to}, ${accounts} {account|accounts}, ${tests} {day or week|days and weeks} tested: ${leads.length} {lead|leads} of low confidence\n` +
      `finding ${id}\nhint: tocsin serve shows the days\n`,
  )
}
