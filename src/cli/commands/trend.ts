import { type Context, findingStore, needStore, openRecords } from '../../app/frame.ts'
import { casesObserved, findingsObserver, type Observed, trendAt, trendUpToNow } from '../../app/index.ts'
import type { Trend } from '../../detect/trend/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { inTerminal } from '../../vocab/label.ts'
import { dayNumber, dayText, trendCsv, trendJson, trendRow } from '../../web/index.ts'
import { command } from '../command.ts'
import { writeCsv } from '../edge-files.ts'
import { numberOption } from '../number-option.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const day = 86_400_000

export const trend = command({
  name: 'trend',
  summary: 'say which techniques are seen more or less than before, and how fresh the data are',
  examples: ['tocsin trend', 'tocsin trend --to 2027-05-07 --days 7', 'tocsin trend --csv trend.csv'],
  options: {
    to: {
      value: 'DAY',
      says: 'the last day that counts, UTC, such as 2027-05-07 (standard: today, or the newest day where all data lie later)',
    },
    days: { value: 'N', says: 'days in each of the two windows (standard: 30)' },
    csv: { value: 'FILE', says: 'write a line for each technique and source; - prints them' },
  },
  async run(context, options) {
    const to = options.to === undefined ? undefined : dayNumber(options.to)
    if (options.to !== undefined && to === undefined)
      throw new UsageError('--to wants a day such as 2027-05-07')
    const days = numberOption('days', options.days, 30, { least: 1, most: 366, whole: true })
    await needStore(context.config)
    const all = await observed(context)
    const found =
      to === undefined
        ? trendUpToNow(all, Math.floor(context.effects.clock() / day), days)
        : trendAt(all, { to, days })
    const { terminal } = context.effects
    if (options.csv !== undefined) await writeCsv(options.csv, trendCsv(found), terminal)
    if (options.json === true) terminal.out(`${JSON.stringify(trendJson(found))}\n`)
    else if (options.csv !== '-') terminal.out(table(found))
    terminal.err(talk(found))
    return ExitCode.ok
  },
})

/** Whoever runs the program sees what an auditor may take along. */
async function observed({ config, effects }: Context): Promise<readonly Observed[]> {
  const findings = await findingsObserver(findingStore(config.store))()
  const records = await openRecords(config, effects)
  try {
    const cases = await casesObserved(records.book, { name: 'terminal', role: 'auditor' }, 'export')
    return [findings, cases]
  } finally {
    await records.close()
  }
}

function table(found: Trend): string {
  const rows = found.rows.map((row) => {
    const {
      technique,
      name,
      source,
      now,
      before,
      change,
      ratio,
      low,
      high,
      days_since: since,
    } = trendRow(row, found)
    const within = low === null ? '' : `${low} to ${high ?? 'any'}`
    return [technique, source, now, before, change, ratio ?? '', within, since, name ?? '']
  })
  const head = ['technique', 'source', 'now', 'before', 'change', 'ratio', '95 in 100', 'days since', 'name']
  return tabulate(head, rows)
}

function talk({ to, days, last, stale, later }: Trend): string {
  return [
    `${days} days to ${dayText(to)} beside the ${days} days before`,
    last === null ? 'nothing has been looked at up to that day' : `newest data of ${dayText(last)}`,
    ...(stale && last !== null ? ['STALE: no change is told'] : []),
    ...(later.last === null
      ? []
      : [
          inTerminal`${later.observations} {observation is|observations are} later\nhint: tocsin trend --to ${dayText(later.last)} has them`,
        ]),
    '',
  ].join('\n')
}
