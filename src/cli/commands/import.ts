import { closeSync, openSync, writeSync } from 'node:fs'
import type { Context } from '../../app/frame.ts'
import { csvLine } from '../../kernel/csv.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { grouped } from '../../kernel/grouped.ts'
import { type ImportReceipt, initStore, LakeError, openLake, presets, readMap } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

const hint = 'tocsin import --help lists the options'

export const importCommand = command({
  name: 'import',
  summary: 'put posts from files into the store',
  usage: 'FILE...',
  examples: [
    'tocsin import posts.csv',
    'tocsin import tweets.jsonl.gz more.parquet --rejects rejects.csv',
    'tocsin import export.csv --map columns.txt',
    'zcat posts.jsonl.gz | tocsin import -',
  ],
  options: {
    preset: {
      value: 'NAME',
      says: `how to read the files: ${presets.map(({ name }) => name).join(', ')} (standard: recognised by the columns)`,
    },
    map: { value: 'FILE', says: 'which column is which, for any other file: lines such as account: Author' },
    rejects: { value: 'FILE', says: 'write the rows that were set aside: line,reason,raw' },
  },
  async run(context, options, files) {
    if (files.length === 0) throw new UsageError('name at least one file, or - for standard input', { hint })
    if (files.filter((file) => file === '-').length > 1)
      throw new UsageError('- can be named only once', { hint })
    if (options.preset !== undefined && options.map !== undefined) {
      throw new UsageError('--preset and --map exclude each other', { hint })
    }
    const { config, effects } = context
    const map = options.map === undefined ? undefined : await readMap(options.map)
    await initStore(config.store, effects.randomBytes)
    const lake = await openLake(config)
    const rejects = options.rejects === undefined ? undefined : rejectsFile(options.rejects, files.length > 1)
    const receipts: ImportReceipt[] = []
    try {
      const importing = lake.import(
        files,
        { preset: options.preset, map, ...(rejects === undefined ? {} : { onReject: rejects.add }) },
        { progress: effects.progress, signal: effects.signal, stdin: effects.terminal.stdin },
      )
      for await (const receipt of importing) {
        receipts.push(receipt)
        if (options.json !== true) show(context, receipt, options.rejects)
      }
    } finally {
      rejects?.close()
    }
    if (options.json === true) effects.terminal.out(`${JSON.stringify(receipts)}\n`)
    else effects.terminal.err('next: tocsin serve, or tocsin scan FILE\n')
    return ExitCode.ok
  },
})

function show({ effects: { terminal } }: Context, receipt: ImportReceipt, rejects: string | undefined): void {
  const { file, preset, rows, added, duplicates, rejected, reasons, known } = receipt
  terminal.out(
    inTerminal`${printable(file)}  ${preset}  ${grouped(rows)} {row|rows}, ${grouped(added)} added, ${grouped(duplicates)} {duplicate|duplicates}, ${grouped(rejected)} rejected\n`,
  )
  if (known) terminal.err('  the very same file was imported before\n')
  for (const { reason, rows: times, firstLine } of reasons.slice(0, 3)) {
    terminal.err(`  ${grouped(times)} x ${printable(reason)}, first in line ${firstLine}\n`)
  }
  if (rejected > 0 && rejects === undefined) terminal.err('  --rejects FILE writes the rejected rows\n')
}

/** Rejected rows as CSV; cells that a spreadsheet would run are disarmed. */
function rejectsFile(path: string, severalFiles: boolean) {
  let file: number
  try {
    file = openSync(path, 'w', 0o600)
  } catch (error) {
    throw new LakeError('unreadable', `${path} cannot be written`, { cause: error })
  }
  const header = ['line', 'reason', 'raw']
  writeSync(file, csvLine(severalFiles ? ['file', ...header] : header))
  return {
    add(name: string, { line, reason, raw }: { line: number; reason: string; raw: string }) {
      const cells = [line, reason, raw]
      writeSync(file, csvLine(severalFiles ? [name, ...cells] : cells))
    },
    close: () => closeSync(file),
  }
}
