import type { Terminal } from '../../app/frame.ts'
import { find, infrastructureDefaults, infrastructureLook } from '../../app/scanning.ts'
import type { Finding } from '../../detect/index.ts'
import type {
  InfrastructureParameters,
  InfrastructureResult,
  SitePair,
} from '../../detect/infrastructure/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { numberOption } from '../number-option.ts'
import { printable } from '../printable.ts'
import { rejectedWords } from '../rejected-words.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const hint = 'tocsin infrastructure --help lists the options'
const levels = ['link', 'lead'] as const
const shownRows = 30

export const infrastructureCommand = command({
  name: 'infrastructure',
  summary: 'find sites that share rare accounts, certificates, registrants or addresses',
  usage: 'FILE...',
  examples: [
    'tocsin infrastructure sites.csv',
    'tocsin infrastructure sites.jsonl --background other-sites.csv --csv pairs.csv',
    'tocsin infrastructure sites.csv --slack 0 --fail-on link',
  ],
  options: {
    background: {
      value: 'FILE',
      many: true,
      says: 'other sites in the same form, by which it is told what is rare',
    },
    slack: {
      value: 'DAYS',
      says: `days by which two times may miss each other (standard: ${infrastructureDefaults.slack})`,
    },
    chance: {
      value: 'N',
      says: `sites that may share as much by chance where two are linked (standard: ${infrastructureDefaults.chance})`,
    },
    registrants: { says: 'name registrants as in the input instead of by pseudonym' },
    csv: { value: 'CSV', says: 'write the pairs with what they share; - prints them' },
    'fail-on': { value: 'LEVEL', says: `exit with 3 when there is such a pair: ${levels.join(', ')}` },
  },
  async run(context, options, files) {
    if (files.length === 0) throw new UsageError('infrastructure needs a FILE', { hint })
    const level = levels.find((one) => one === options['fail-on'])
    if (options['fail-on'] !== undefined && level === undefined)
      throw new UsageError(`--fail-on knows ${levels.join(', ')}, not '${options['fail-on']}'`, { hint })
    const backgrounds = options.background ?? []
    const { slack, chance } = infrastructureDefaults
    const { finding, rejected, handles } = await find(
      infrastructureLook,
      [...files, ...backgrounds],
      {
        backgrounds: backgrounds.length,
        slack: numberOption('slack', options.slack, slack, { least: 0, most: 3650, whole: true }),
        chance: numberOption('chance', options.chance, chance, { least: 1e-9, most: 1 }),
      },
      context,
    )
    const { terminal } = context.effects
    const shown = (value: string) => (options.registrants === true ? (handles.get(value) ?? value) : value)
    if (rejected.length > 0) terminal.err(rejectedWords(rejected))
    if (options.csv !== undefined) await writeCsv(options.csv, pairLines(finding, shown), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(finding)}\n`)
    else summarise(finding, terminal, options.csv === '-', shown)
    const { links, leads } = finding.body.result.counts
    const reached = level === 'link' ? links : level === 'lead' ? links + leads : 0
    return reached > 0 ? ExitCode.findings : ExitCode.ok
  },
})

type InfrastructureFinding = Finding<InfrastructureParameters, InfrastructureResult>

type Show = (value: string) => string

function pairLines({ body: { result } }: InfrastructureFinding, show: Show): string[] {
  const head = ['site_a', 'site_b', 'level', 'confidence', 'weight_bits', 'by_chance', 'shared']
  const rows = result.pairs.map((pair) => [
    result.sites[pair.a],
    result.sites[pair.b],
    pair.level,
    pair.confidence,
    pair.weight,
    pair.chance,
    shared(result, pair, show).join('; '),
  ])
  return [head, ...rows].map(csvLine)
}

function shared({ indicators }: InfrastructureResult, { families }: SitePair, show: Show): string[] {
  return families.map(
    ({ indicator }) => `${indicators[indicator]!.kind} ${show(indicators[indicator]!.value)}`,
  )
}

function summarise(
  { id, body }: InfrastructureFinding,
  { out, err }: Terminal,
  printed: boolean,
  show: Show,
): void {
  const { result } = body
  const { counts, clusters, pairs } = result
  if (!printed && pairs.length > 0) {
    out(
      tabulate(
        ['site', 'site', 'level', 'confidence', 'bits', 'by chance', 'share'],
        pairs
          .slice(0, shownRows)
          .map((pair) => [
            printable(result.sites[pair.a]!),
            printable(result.sites[pair.b]!),
            pair.level,
            pair.confidence,
            Number(pair.weight.toPrecision(3)),
            Number(pair.chance.toPrecision(2)),
            printable(shared(result, pair, show).join('; ').slice(0, 100)),
          ]),
      ),
    )
    if (pairs.length > shownRows) err(`${pairs.length - shownRows} more: --csv FILE writes all\n`)
  }
  const background =
    counts.background === 0 ? 'no background' : inTerminal`${counts.background} {site|sites} as background`
  err(
    inTerminal`${counts.sites} {site|sites}, ${background}: ${counts.links} {pair|pairs} linked in ${clusters.length} {group|groups}, ` +
      inTerminal`${counts.leads} {lead|leads} of low confidence\nfinding ${id}\nhint: tocsin serve shows who shares what\n`,
  )
}
