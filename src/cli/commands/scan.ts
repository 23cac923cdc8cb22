import type { Context, Terminal } from '../../app/frame.ts'
import {
  type Beside,
  type CoordinationFinding,
  checkLists,
  compatibleScan,
  lookBeside,
  readAffiliations,
  readingOnce,
  type ScanOutcome,
  scan,
  scanDefaults,
} from '../../app/scanning.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { duration, isoTime } from '../../kernel/time.ts'
import { readMap } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { communityLines, compatibleLines, edgeLines, writeCsv } from '../edge-files.ts'
import { numberOption } from '../number-option.ts'
import { printable } from '../printable.ts'
import { rejectedWords } from '../rejected-words.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const hint = 'tocsin scan --help lists the options'
const levels = ['any', 'likely', 'very-likely'] as const

export const scanCommand = command({
  name: 'scan',
  summary: 'find accounts that act together beyond chance, with a stated false discovery rate',
  usage: 'FILE...',
  examples: [
    'tocsin scan posts.jsonl',
    'tocsin scan posts.csv.gz --q 0.05 --edges edges.csv --communities communities.csv',
    'tocsin scan posts.csv --affiliation parties.csv --fail-on likely',
    'tocsin scan posts.csv --protect names.csv --outlets outlets.csv --subjects election.csv',
    'tocsin scan shares.csv --compat --window 60 --min-shared 2 --edges edges.csv',
  ],
  options: {
    window: {
      value: 'SECONDS',
      says: `two acts within this are together (standard: ${scanDefaults.window})`,
    },
    'text-window': {
      value: 'SECONDS',
      says: `the same for texts and hashtags (standard: the longer of --window and ${scanDefaults.textWindow})`,
    },
    q: { value: 'Q', says: `false discovery rate among all pairs (standard: ${scanDefaults.q})` },
    cap: {
      value: 'N',
      says: `acts on one object in one window beyond which they count as exposure only (standard: ${scanDefaults.cap})`,
    },
    seed: {
      value: 'S',
      says: `seed of the self-checks and of the grouping (standard: ${scanDefaults.seed})`,
    },
    preset: { value: 'NAME', says: 'how to read the file, instead of recognising it by its columns' },
    map: { value: 'FILE', says: 'which column is which, for any other file' },
    affiliation: { value: 'CSV', says: 'account,affiliation: who openly belongs together' },
    protect: { value: 'FILE', many: true, says: 'names to protect from lookalikes among the links' },
    outlets: { value: 'CSV', many: true, says: 'overt outlets, beside the bundled list of state media' },
    subjects: { value: 'CSV', many: true, says: 'candidates, parties and institutions of the election' },
    accounts: { value: 'CSV', many: true, says: 'when accounts were made, and what they were called when' },
    edges: { value: 'CSV', says: 'write the accepted edges; - prints them' },
    communities: {
      value: 'CSV',
      says: 'write community,account of the undeclared communities; - prints them',
    },
    handles: { says: 'name accounts as in the input instead of by pseudonym' },
    compat: { says: "CooRTweet's edges for the same settings, without any statistics" },
    'min-shared': { value: 'N', says: 'with --compat: min_participation (standard: 2)' },
    'fail-on': {
      value: 'LEVEL',
      says: `exit with 3 when an undeclared community is found: ${levels.join(', ')}`,
    },
  },
  async run(context, options, files) {
    if (files.length === 0) throw new UsageError('scan needs a FILE', { hint })
    const window = numberOption('window', options.window, scanDefaults.window, { least: 0, most: 31_536_000 })
    const common = {
      files,
      preset: options.preset,
      map: options.map === undefined ? undefined : await readMap(options.map),
      window,
    }
    if (options.compat === true) {
      const minShared = numberOption('min-shared', options['min-shared'], 2, {
        least: 1,
        most: 1e9,
        whole: true,
      })
      return compatible({ ...common, minShared }, context, options)
    }
    const level = failLevel(options['fail-on'])
    const { protect = [], outlets = [], subjects = [], accounts = [] } = options
    const lists = { protect, outlets, subjects, accounts }
    await checkLists(lists, context)
    const longer = Math.max(window, scanDefaults.textWindow)
    const request = {
      ...common,
      textWindow: numberOption('text-window', options['text-window'], longer, {
        least: 0,
        most: 31_536_000,
      }),
      q: numberOption('q', options.q, scanDefaults.q, { least: 1e-6, most: 0.5 }),
      cap: numberOption('cap', options.cap, scanDefaults.cap, { least: 2, most: 1e9, whole: true }),
      jitter: scanDefaults.jitter,
      seed: numberOption('seed', options.seed, scanDefaults.seed, { least: 0, most: 2 ** 31, whole: true }),
      affiliations:
        options.affiliation === undefined
          ? new Map<string, string>()
          : await readAffiliations(options.affiliation),
    }
    const finding = await readingOnce(context, async (once) => {
      const outcome = await scan(request, once)
      await tellScan(outcome, options, context)
      const beside = await lookBeside(common, lists, outcome.finding, once)
      if (options.json === true)
        context.effects.terminal.out(`${JSON.stringify({ ...outcome.finding, beside })}\n`)
      else context.effects.terminal.err(besideLines(beside))
      return outcome.finding
    })
    return level !== undefined && reaches(finding, level) ? ExitCode.findings : ExitCode.ok
  },
})

interface Telling {
  readonly edges?: string
  readonly communities?: string
  readonly handles?: boolean
  readonly json?: boolean
}

/** What the scan itself found, before the other detectors have looked. */
async function tellScan(
  { finding, handles, rejected }: ScanOutcome,
  options: Telling,
  { effects: { terminal } }: Context,
): Promise<void> {
  const shown = (name: string) => (options.handles === true ? (handles.get(name) ?? name) : name)
  if (options.edges !== undefined) await writeCsv(options.edges, edgeLines(finding, shown), terminal)
  if (options.communities !== undefined) {
    await writeCsv(options.communities, communityLines(finding, shown), terminal)
  }
  if (rejected.length > 0) terminal.err(rejectedWords(rejected))
  if (options.json !== true) {
    summarise(finding, terminal, options.edges === '-' || options.communities === '-')
  }
}

function besideLines(beside: readonly Beside[]): string {
  return beside
    .map(({ detector, finding, headline: { found, unseen } }) => {
      const blind = unseen.map(({ en }) => `\n  could not look at: ${printable(en)}`).join('')
      return `${detector}: ${printable(found.en)}${finding === null ? '' : `, finding ${finding}`}${blind}\n`
    })
    .join('')
}

type Level = (typeof levels)[number]

function failLevel(word: string | undefined): Level | undefined {
  if (word === undefined) return undefined
  const level = levels.find((one) => one === word)
  if (level === undefined)
    throw new UsageError(`--fail-on knows ${levels.join(', ')}, not '${word}'`, { hint })
  return level
}

function reaches({ body }: CoordinationFinding, level: Level): boolean {
  const { edges, communities } = body.result
  if (level === 'any') return edges.some(({ affiliated }) => !affiliated)
  const accepted =
    level === 'likely' ? ['likely', 'very likely', 'almost certain'] : ['very likely', 'almost certain']
  return communities.some(
    ({ affiliation, likelihood }) => affiliation === 'undeclared' && accepted.includes(likelihood),
  )
}

async function compatible(
  request: Parameters<typeof compatibleScan>[0],
  context: Context,
  options: { readonly edges?: string; readonly handles?: boolean; readonly json?: boolean },
): Promise<number> {
  const outcome = await compatibleScan(request, context)
  const { terminal } = context.effects
  const shown = (name: string) => (options.handles === true ? (outcome.handles.get(name) ?? name) : name)
  const lines = compatibleLines(outcome, shown)
  if (options.edges !== undefined) await writeCsv(options.edges, lines, terminal)
  if (options.json === true) {
    const edges = outcome.edges.map(({ a, b, weight }) => ({
      account_a: shown(outcome.names.get(a)!),
      account_b: shown(outcome.names.get(b)!),
      weight,
    }))
    terminal.out(`${JSON.stringify({ edges })}\n`)
  } else if (options.edges === undefined) terminal.out(lines.join(''))
  terminal.err(
    inTerminal`${outcome.edges.length} {edge as CooRTweet counts it; it carries|edges as CooRTweet counts them; they carry} no error rate\n`,
  )
  return ExitCode.ok
}

function summarise(finding: CoordinationFinding, { out, err }: Terminal, printed: boolean): void {
  const { id, body } = finding
  const { coverage, communities, edges, selfCheck, tests } = body.result
  err(
    inTerminal`${coverage.posts} {post|posts} of ${coverage.accounts} {account|accounts}; ${tests} {pair|pairs} could have been tested\n` +
      inTerminal`${edges.length} {edge|edges} at a false discovery rate of ${String(body.parameters.q)}: ` +
      `${selfCheck.expectedFalse} expected false; permuted ${selfCheck.permuted}, jittered ${selfCheck.jittered}\n`,
  )
  if (!printed && communities.length > 0) {
    out(
      tabulate(
        [
          'community',
          'accounts',
          'objects',
          'seen',
          'by chance',
          'median lag',
          'kinds',
          'first seen',
          'together',
        ],
        communities.map((one) => [
          one.id,
          one.members.length,
          one.objectCount,
          one.seen,
          Number(one.expected.toPrecision(3)),
          duration(one.medianLag),
          one.kinds.join('+'),
          isoTime(one.firstSeen),
          one.affiliation === 'undeclared' ? one.likelihood : `openly: ${one.affiliationName}`,
        ]),
      ),
    )
  }
  err(`finding ${id}\nhint: tocsin report ${id} -o report.html, or tocsin serve to look at it\n`)
}
