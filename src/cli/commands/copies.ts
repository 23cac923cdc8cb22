import type { Context } from '../../app/frame.ts'
import { copiesDefaults, copiesLook, find, meaningDefault, readDeclaredOutlets } from '../../app/scanning.ts'
import {
  type CopiesParameters,
  type CopiesResult,
  copyKinds,
  type PassageEnd,
} from '../../detect/copies/index.ts'
import type { FindingBody } from '../../detect/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { duration, isoTime } from '../../kernel/time.ts'
import { readMap } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { numberOption } from '../number-option.ts'
import { printable } from '../printable.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const shown = 20

export const copiesCommand = command({
  name: 'copies',
  summary:
    'find texts that several accounts or sites carried, verbatim, edited or reworded, and passages of them',
  usage: 'FILE...',
  examples: [
    'tocsin copies posts.jsonl',
    'tocsin copies articles.jsonl --outlets outlets.csv --families families.csv',
    'tocsin copies articles.jsonl --outlets outlets.csv --passages passages.csv',
    'tocsin copies posts.jsonl --vectors ./encoder',
    'tocsin copies posts.csv.gz --members members.csv --fail-on 10',
  ],
  options: {
    outlets: {
      value: 'CSV',
      says: 'account,name,class: which accounts and sites are outlets, and how openly each stands with a state',
    },
    edited: {
      value: 'SHARE',
      says: `words in common and in order that make an edited copy (standard: ${copiesDefaults.edited})`,
    },
    reworded: {
      value: 'SHARE',
      says: `what is rare in common that makes a reworded copy (standard: ${copiesDefaults.reworded})`,
    },
    vectors: {
      value: 'DIR',
      says: 'compare meanings too, with the sentence encoder in DIR (model.onnx and tokenizer.json); standard: TOCSIN_VECTORS',
    },
    meaning: {
      value: 'SHARE',
      says: `cosine from which two texts say the same in other words or another language (standard: ${meaningDefault})`,
    },
    preset: { value: 'NAME', says: 'how to read the file, instead of recognising it by its columns' },
    map: { value: 'FILE', says: 'which column is which, for any other file' },
    families: { value: 'CSV', says: 'write a line for each family; - prints them' },
    members: { value: 'CSV', says: 'write a line for each post of the families; - prints them' },
    passages: { value: 'CSV', says: 'write a line for each passage inside another text; - prints them' },
    handles: { says: 'name accounts as in the input instead of by pseudonym' },
    'fail-on': { value: 'N', says: 'exit with 3 when a text was carried by N accounts or more' },
  },
  async run(given, options, files) {
    const context =
      options.vectors === undefined
        ? given
        : { ...given, config: { ...given.config, vectors: options.vectors } }
    if (files.length === 0) {
      throw new UsageError('copies needs a FILE', { hint: 'tocsin copies --help lists the options' })
    }
    const share = { least: 0.05, most: 1 }
    const failOn =
      options['fail-on'] === undefined
        ? undefined
        : numberOption('fail-on', options['fail-on'], 0, { least: 2, most: 1e9, whole: true })
    const outcome = await find(
      copiesLook,
      files,
      {
        ...copiesDefaults,
        preset: options.preset,
        map: options.map === undefined ? undefined : await readMap(options.map),
        edited: numberOption('edited', options.edited, copiesDefaults.edited, share),
        reworded: numberOption('reworded', options.reworded, copiesDefaults.reworded, share),
        vectors: { by: 'setting', meaning: numberOption('meaning', options.meaning, meaningDefault, share) },
        outlets: options.outlets === undefined ? new Map() : await readDeclaredOutlets(options.outlets),
      },
      context,
    )
    const { finding, handles } = outcome
    const { result } = finding.body
    const { terminal } = context.effects
    const name = (account: string) => (options.handles === true ? (handles.get(account) ?? account) : account)
    if (options.families !== undefined) await writeCsv(options.families, familyLines(result), terminal)
    if (options.members !== undefined) await writeCsv(options.members, memberLines(result, name), terminal)
    if (options.passages !== undefined) await writeCsv(options.passages, passageLines(result, name), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(finding)}\n`)
    else summarise(finding.body, context, [options.families, options.members, options.passages].includes('-'))
    terminal.err(
      `finding ${finding.id}\nhint: tocsin serve shows it, tocsin replay ${finding.id} computes it again\n`,
    )
    const reached = failOn !== undefined && result.families.some(({ accounts }) => accounts >= failOn)
    return reached ? ExitCode.findings : ExitCode.ok
  },
})

function summarise(
  { result, parameters }: FindingBody<CopiesParameters, CopiesResult>,
  { effects: { terminal } }: Context,
  printed: boolean,
): void {
  const { looked, families, familyCount, alone, passageCount } = result
  terminal.err(
    inTerminal`${looked.posts} {post|posts} with a text, ${looked.distinct} different; left out: ${looked.reshares} {reshare|reshares}, ${looked.short} too short\n` +
      inTerminal`${familyCount} {text|texts} carried by several accounts, ${alone} repeated by one alone, ${passageCount} {passage|passages} inside other texts\n`,
  )
  if (parameters.vectors === undefined) {
    terminal.err(
      'copies in another language and free rewordings were not looked for: --vectors DIR names a sentence encoder\n',
    )
  } else terminal.err(inTerminal`${looked.meanings ?? 0} {text was|texts were} compared by meaning\n`)
  if (looked.left > 0)
    terminal.err(
      inTerminal`${looked.left} {pair|pairs} in ${looked.crowded} crowded {group|groups} {0:was|were} not compared\n`,
    )
  if (printed || families.length === 0) return
  terminal.out(
    tabulate(
      [
        'family',
        'accounts',
        'posts',
        'verbatim',
        'edited',
        'reworded',
        'by meaning',
        'first seen',
        'over',
        'one source',
        'text',
      ],
      families
        .slice(0, shown)
        .map((family) => [
          family.id,
          family.accounts,
          family.posts,
          family.kinds.verbatim,
          family.kinds.edited,
          family.kinds.reworded,
          family.kinds.translated,
          isoTime(family.first),
          duration((family.last - family.first) / 1000),
          family.likelihood,
          printable(family.variants[0]!.text).slice(0, 60),
        ]),
    ),
  )
  if (families.length > shown) terminal.err(`${familyCount - shown} more: --families FILE writes them\n`)
}

function familyLines({ families }: CopiesResult): string[] {
  const head = [
    'family',
    'accounts',
    'posts',
    'wordings',
    'verbatim',
    'edited',
    'reworded',
    'translated',
    'first',
    'last',
    'one_source',
    'text',
  ]
  const rows = families.map((family) => [
    family.id,
    family.accounts,
    family.posts,
    family.wordings,
    ...copyKinds.map((kind) => family.kinds[kind]),
    isoTime(family.first),
    isoTime(family.last),
    family.likelihood,
    family.variants[0]!.text,
  ])
  return [head, ...rows].map(csvLine)
}

function memberLines({ families, accounts }: CopiesResult, name: (account: string) => string): string[] {
  const head = ['family', 'post', 'account', 'time', 'kind', 'shared', 'meaning']
  const rows = families.flatMap(({ id, members, variants }) =>
    members.map(({ post, account, time, variant }) => [
      id,
      post,
      name(accounts[account]!),
      isoTime(time),
      variants[variant]?.kind ?? '',
      variants[variant]?.shared ?? '',
      variants[variant]?.meaning ?? '',
    ]),
  )
  return [head, ...rows].map(csvLine)
}

function passageLines({ passages, accounts }: CopiesResult, name: (account: string) => string): string[] {
  const end = ['post', 'account', 'time', 'share', 'excerpt']
  const head = [
    'passage',
    'words',
    ...end.map((one) => `earlier_${one}`),
    ...end.map((one) => `later_${one}`),
  ]
  const cells = ({ post, account, time, share, excerpt }: PassageEnd) => [
    post,
    name(accounts[account]!),
    isoTime(time),
    share,
    excerpt,
  ]
  const rows = passages.map(({ id, words, earlier, later }) => [
    id,
    words,
    ...cells(earlier),
    ...cells(later),
  ])
  return [head, ...rows].map(csvLine)
}
