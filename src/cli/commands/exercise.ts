import {
  type ExerciseConfig,
  exerciseFormats,
  formatNamed,
  formatOf,
  operationKinds,
  parseOperations,
  writeExercise,
} from '../../exercise/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

const hint = 'tocsin exercise --help lists the options'

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError(`--${option} wants a whole number, not '${text}'`, { hint })
}

export const exercise = command({
  name: 'exercise',
  summary: 'make the posts of a fictional election, with planted operations and the truth about them',
  examples: [
    'tocsin exercise --posts 20000 --seed 7 --truth truth.json -o world.jsonl',
    'tocsin exercise --posts 100000 --seed 7 --operations copy-paste,framing -o world.csv.gz',
    'tocsin exercise --posts 50000 --seed 7 --operations synchronised-sharing:size=20:spread=30 -o world.jsonl',
    'tocsin exercise --posts 1000000 --seed 7 --operations none -o world.coortweet.csv',
  ],
  options: {
    posts: { value: 'N', says: 'how many posts, exactly' },
    seed: { value: 'S', says: 'the same seed gives the same bytes' },
    operations: {
      value: 'KIND,...',
      says: `none, or some of ${operationKinds.join(', ')}, each with settings as in KIND:size=10 (standard: one of each)`,
    },
    output: {
      value: 'FILE',
      short: 'o',
      says: 'file ending in .jsonl, .csv or .coortweet.csv, also .gz; - prints',
    },
    format: { value: 'FORMAT', says: `${exerciseFormats.join(', ')} (standard: by the name of the file)` },
    truth: { value: 'FILE', says: 'also write who did what, as JSON' },
    affiliation: { value: 'FILE', says: 'also write who openly belongs together, for scan --affiliation' },
    names: { value: 'CSV', says: 'also write the outlets that lookalikes imitate, for scan --protect' },
    outlets: { value: 'CSV', says: 'also write the outlet that a state openly runs, for scan --outlets' },
    accounts: { value: 'N', says: 'accounts in all (standard: a tenth of the posts)' },
    fans: { value: 'N', says: 'groups of 10 honest fans who react to a star within 90 s (standard: 0)' },
    parties: {
      value: 'N',
      says: 'parties of 12 accounts that openly repost each other (standard: 2, with --operations none 0)',
    },
    newsrooms: {
      value: 'N',
      says: 'newsrooms of 4 accounts that openly post from a feed (standard: 2, with --operations none 0)',
    },
  },
  async run({ effects }, options) {
    for (const needed of ['posts', 'seed', 'output'] as const) {
      if (options[needed] === undefined) {
        const written = needed === 'output' ? '-o FILE' : `--${needed} ${needed === 'posts' ? 'N' : 'S'}`
        throw new UsageError(`exercise needs ${written}`, { hint })
      }
    }
    const count = (name: 'parties' | 'newsrooms' | 'fans', standard: number) => {
      const text = options[name]
      return text === undefined ? standard : wholeNumber(name, text)
    }
    const output = options.output!
    const operations =
      options.operations === undefined
        ? operationKinds.map((kind) => ({ kind }))
        : parseOperations(options.operations)
    const open = operations.length === 0 ? 0 : 2
    const config: ExerciseConfig = {
      posts: wholeNumber('posts', options.posts!),
      seed: wholeNumber('seed', options.seed!),
      ...(options.accounts === undefined ? {} : { accounts: wholeNumber('accounts', options.accounts) }),
      operations,
      parties: { groups: count('parties', open), size: 12 },
      newsrooms: { groups: count('newsrooms', open), size: 4 },
      fans: { groups: count('fans', 0), size: 10 },
    }
    const format = options.format === undefined ? formatOf(output) : formatNamed(options.format)
    const { terminal, progress, signal } = effects
    const receipt = await writeExercise(
      config,
      {
        posts: output,
        format,
        truth: options.truth,
        affiliation: options.affiliation,
        names: options.names,
        outlets: options.outlets,
      },
      { progress, signal, standardOutput: (text) => terminal.out(text) },
    )
    const { truth, posts, affiliated } = receipt
    const summary = {
      posts,
      operations: truth.operations.map(({ id, kind, accounts, posts }) => ({
        id,
        kind,
        accounts: accounts.length,
        posts,
      })),
      affiliated,
    }
    if (options.json === true && output !== '-') terminal.out(`${JSON.stringify(summary, null, 2)}\n`)
    else {
      for (const { id, kind, accounts, posts } of summary.operations) {
        terminal.err(inTerminal`${id}  ${kind}  ${accounts} {account|accounts}, ${posts} {post|posts}\n`)
      }
      terminal.err(
        inTerminal`${posts} {post|posts} written to ${output === '-' ? 'standard output' : output}\n`,
      )
      const declared = options.affiliation === undefined ? '' : ` --affiliation ${options.affiliation}`
      if (output !== '-') terminal.err(`next: tocsin scan ${output}${declared}\n`)
    }
    return ExitCode.ok
  },
})
