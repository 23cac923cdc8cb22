import type { Terminal } from '../../app/frame.ts'
import { find, lookalikesLook, readProtected } from '../../app/scanning.ts'
import type { Finding } from '../../detect/index.ts'
import type { Hit, LookalikesParameters, LookalikesResult } from '../../detect/lookalikes/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { printable } from '../printable.ts'
import { rejectedWords } from '../rejected-words.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const hint = 'tocsin lookalikes --help lists the options'
const levels = ['close', 'namesake'] as const
const shownRows = 40

export const lookalikes = command({
  name: 'lookalikes',
  summary: 'find names that pass themselves off as protected ones',
  usage: '--protect FILE [FILE...]',
  examples: [
    'tocsin lookalikes --protect names.csv new-domains.txt',
    'tocsin lookalikes --protect names.csv --genuine known.txt certificates.json --csv hits.csv',
    'tocsin lookalikes --seed operation.txt zone.txt.gz --fail-on close',
    'tocsin lookalikes --protect names.csv --links posts.jsonl',
    'tocsin lookalikes --protect names.csv --in-store',
  ],
  options: {
    protect: {
      value: 'FILE',
      many: true,
      says: 'names to protect: a domain a line, or a CSV of name,domains,aliases,kind',
    },
    seed: {
      value: 'FILE',
      many: true,
      says: 'names of a known operation, in the same form, to find their re-registrations',
    },
    genuine: { value: 'FILE', many: true, says: 'domains and @accounts known to be genuine, one a line' },
    links: { says: 'the files hold posts: look at the hosts that they link to' },
    'in-store': { says: 'look at the links of the posts in the store' },
    namesakes: { says: 'print namesakes too' },
    csv: { value: 'CSV', says: 'write every hit and namesake; - prints them' },
    'fail-on': { value: 'LEVEL', says: `exit with 3 when there is such a hit: ${levels.join(', ')}` },
  },
  async run(context, options, files) {
    const level = levels.find((one) => one === options['fail-on'])
    if (options['fail-on'] !== undefined && level === undefined)
      throw new UsageError(`--fail-on knows ${levels.join(', ')}, not '${options['fail-on']}'`, { hint })
    const inStore = options['in-store'] === true
    if (files.length === 0 && !inStore) throw new UsageError('lookalikes needs a FILE', { hint })
    if (files.length > 0 && inStore) throw new UsageError('--in-store takes no FILE', { hint })
    const names = [
      ...(await readProtected(options.protect ?? [], 'protect', context)),
      ...(await readProtected(options.seed ?? [], 'seed', context)),
    ]
    if (names.length === 0) throw new UsageError('lookalikes needs --protect FILE or --seed FILE', { hint })
    const genuine = options.genuine ?? []
    const { finding, rejected } = await find(
      lookalikesLook,
      [...files, ...genuine],
      {
        names,
        genuineLists: genuine.length,
        from: inStore ? 'store' : options.links === true ? 'posts' : 'names',
      },
      context,
    )
    const { terminal } = context.effects
    if (rejected.length > 0) terminal.err(rejectedWords(rejected))
    if (options.csv !== undefined) await writeCsv(options.csv, hitLines(finding), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(finding)}\n`)
    else summarise(finding, terminal, options.csv === '-', options.namesakes === true)
    const { close, namesake } = finding.body.result.counts
    const reached = level === 'close' ? close : level === 'namesake' ? close + namesake : 0
    return reached > 0 ? ExitCode.findings : ExitCode.ok
  },
})

type LookalikesFinding = Finding<LookalikesParameters, LookalikesResult>

function hitLines({ body }: LookalikesFinding): string[] {
  const head = [
    'name',
    'like',
    'own',
    'rule',
    'closeness',
    'distance',
    'ending',
    'first_seen',
    'times',
    'hosts',
  ]
  const rows = body.result.hits.map((hit) => [
    hit.name,
    body.parameters.names[hit.like]!.name,
    hit.own,
    hit.rule,
    hit.closeness,
    hit.distance,
    hit.ending,
    hit.first,
    hit.times,
    hit.hosts.join(' '),
  ])
  return [head, ...rows].map(csvLine)
}

function summarise(
  { id, body }: LookalikesFinding,
  { out, err }: Terminal,
  printed: boolean,
  all: boolean,
): void {
  const { counts, hits } = body.result
  const chosen = hits.filter(({ closeness }) => all || closeness === 'close')
  if (!printed && chosen.length > 0) {
    out(
      tabulate(['name', 'like', 'rule', 'changes', 'how', 'first seen'], chosen.slice(0, shownRows).map(row)),
    )
    if (chosen.length > shownRows) err(`${chosen.length - shownRows} more: --csv FILE writes all\n`)
  }
  err(
    inTerminal`${counts.names} {name|names} looked at, ${counts.known} known to be genuine: ${counts.close} close, ` +
      inTerminal`${counts.namesake} {namesake|namesakes}\nfinding ${id}\nhint: tocsin serve shows them side by side\n`,
  )
}

const row = (hit: Hit): (string | number)[] => [
  printable(hit.name),
  printable(hit.own),
  hit.rule,
  hit.distance,
  hit.closeness,
  hit.first ?? '',
]
