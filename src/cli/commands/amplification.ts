import type { Terminal } from '../../app/frame.ts'
import { amplificationLook, find } from '../../app/scanning.ts'
import {
  type AmplificationParameters,
  type AmplificationResult,
  parseTopic,
} from '../../detect/amplification/index.ts'
import type { Finding } from '../../detect/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { isoTime } from '../../kernel/time.ts'
import { readMap } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { numberOption } from '../number-option.ts'
import { printable } from '../printable.ts'
import { rejectedWords } from '../rejected-words.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const hint = 'tocsin amplification --help lists the options'

export const amplification = command({
  name: 'amplification',
  summary: 'count who carries on what overt state outlets publish, against the ordinary share',
  usage: 'FILE...',
  examples: [
    'tocsin amplification posts.jsonl',
    'tocsin amplification posts.jsonl --outlets outlets.csv --only',
    'tocsin amplification posts.csv --topic "vote=vote,ballot,election" --csv outlets-seen.csv',
  ],
  options: {
    outlets: {
      value: 'CSV',
      many: true,
      says: 'name,class,domains,accounts,evidence,since,grade: a class needs all of them',
    },
    only: { says: 'only the outlets of --outlets, not the bundled list of state media' },
    topic: {
      value: 'NAME=WORDS',
      many: true,
      says: 'a topic for the attention meter: its words and phrases, parted by commas',
    },
    q: { value: 'Q', says: 'false discovery rate among accounts and among hashtags (standard: 0.01)' },
    preset: { value: 'NAME', says: 'how to read the file, instead of recognising it by its columns' },
    map: { value: 'FILE', says: 'which column is which, for any other file' },
    csv: { value: 'CSV', says: 'write the outlets seen; - prints them' },
    'fail-on': {
      value: 'SHARE',
      says: 'exit with 3 when the share of posts that carry an outlet reaches this (0 to 1)',
    },
  },
  async run(context, options, files) {
    if (files.length === 0) throw new UsageError('amplification needs a FILE', { hint })
    const lists = options.outlets ?? []
    if (options.only === true && lists.length === 0)
      throw new UsageError('--only needs --outlets CSV', { hint })
    const q = numberOption('q', options.q, 0.01, { least: 1e-6, most: 0.5 })
    const reach = numberOption('fail-on', options['fail-on'], Number.POSITIVE_INFINITY, { least: 0, most: 1 })
    const { finding, rejected } = await find(
      amplificationLook,
      [...files, ...lists],
      {
        outletLists: lists.length,
        bundled: options.only !== true,
        topics: (options.topic ?? []).map(parseTopic),
        q,
        preset: options.preset,
        map: options.map === undefined ? undefined : await readMap(options.map),
      },
      context,
    )
    const { terminal } = context.effects
    if (rejected.length > 0) terminal.err(rejectedWords(rejected))
    if (options.csv !== undefined) await writeCsv(options.csv, outletLines(finding), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(finding)}\n`)
    else summarise(finding, terminal, options.csv === '-')
    return finding.body.result.carried.share >= reach ? ExitCode.findings : ExitCode.ok
  },
})

type AmplificationFinding = Finding<AmplificationParameters, AmplificationResult>

function outletLines({ body }: AmplificationFinding): string[] {
  const { frame, outlets, passingOn } = body.result
  const head =
    'outlet,class,grade,since,own_posts,addresses,carried_posts,accounts,of_posts_passing_on,from,to'
  const rows = outlets.map((one) => [
    one.outlet.name,
    one.outlet.exposure,
    one.outlet.grade,
    one.outlet.since,
    one.ownPosts,
    one.addresses,
    one.carried,
    one.accounts,
    passingOn,
    isoTime(frame.window.from),
    isoTime(frame.window.to),
  ])
  return [csvLine(head.split(',')), ...rows.map(csvLine)]
}

function summarise({ id, body }: AmplificationFinding, { out, err }: Terminal, printed: boolean): void {
  const { frame, outlets, carried, carriers, passingOn, tracked } = body.result
  if (!printed && outlets.length > 0) {
    out(
      tabulate(
        ['outlet', 'class', 'grade', 'own posts', 'addresses', 'carried', 'accounts'],
        outlets
          .slice(0, 30)
          .map((one) => [
            printable(one.outlet.name).slice(0, 50),
            one.outlet.exposure,
            one.outlet.grade,
            one.ownPosts,
            one.addresses,
            one.carried,
            one.accounts,
          ]),
      ),
    )
  }
  err(
    inTerminal`${isoTime(frame.window.from)} to ${isoTime(frame.window.to)}: ${frame.denominator.posts} {post|posts} of ${frame.denominator.accounts} {account|accounts}, ` +
      inTerminal`${passingOn} {passes|pass} something on\n` +
      inTerminal`${carried.posts} of these {carries|carry} one of ${tracked.outlets} tracked {outlet|outlets}, by ${carried.accounts} {account|accounts}; ` +
      inTerminal`${carriers.foundCount} of ${carriers.tests} {account|accounts} {0:does|do} so beyond the ordinary share\n` +
      `finding ${id}\nhint: tocsin serve shows it\n`,
  )
}
