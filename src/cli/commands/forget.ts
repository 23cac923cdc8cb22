import { forget } from '../../app/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { numberOption } from '../number-option.ts'
import { UsageError } from '../usage-error.ts'

export const forgetCommand = command({
  name: 'forget',
  summary: 'delete posts, uploads and names that came into the store more than some days ago',
  examples: ['tocsin forget --days 90', 'tocsin forget --days 30 --json'],
  options: {
    days: { value: 'N', says: 'how long raw content is kept; findings, records and evidence stay' },
  },
  async run(context, options) {
    if (options.days === undefined) {
      throw new UsageError('forget needs --days N', { hint: 'tocsin forget --days 90 is an example' })
    }
    const days = numberOption('days', options.days, 0, { least: 0, most: 36_500 })
    const gone = await forget(days, context)
    const { out } = context.effects.terminal
    if (options.json === true) out(`${JSON.stringify(gone)}\n`)
    else {
      out(
        inTerminal`forgotten: ${gone.posts} {post|posts} in ${gone.segments} {import|imports}, ${gone.handles} {name|names}, ${gone.uploads} {upload|uploads}\n`,
      )
    }
    return ExitCode.ok
  },
})
