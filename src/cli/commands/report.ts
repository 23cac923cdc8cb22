import { AppError, findingStore, writeDurably } from '../../app/frame.ts'
import { coordinationDetector } from '../../detect/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { by, fromStore, renderReport } from '../../web/index.ts'
import { command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

export const report = command({
  name: 'report',
  summary: 'write a finding as one page that works offline and prints',
  usage: 'FINDING',
  examples: [
    'tocsin report F-7K3Q9D4M2X -o report.html',
    'tocsin report F-7K3Q9D4M2X --language fr -o rapport.html',
    'tocsin report F-7K3Q9D4M2X -o - > report.html',
  ],
  options: {
    output: {
      value: 'FILE',
      short: 'o',
      says: 'where to write the page; - for stdout (standard: FINDING.html)',
    },
    language: { value: 'LANG', says: 'en or fr (standard: en)' },
  },
  async run({ config, effects }, options, positionals) {
    const [id, ...rest] = positionals
    if (id === undefined || rest.length > 0) {
      throw new UsageError('give the id of one finding', {
        hint: 'tocsin report F-7K3Q9D4M2X -o report.html',
      })
    }
    const language = options.language ?? 'en'
    if (language !== 'en' && language !== 'fr') {
      throw new UsageError(`--language is '${language}'`, { hint: 'give en or fr' })
    }
    const found = await fromStore(findingStore(config.store)).get(id)
    const finding = by(coordinationDetector, found)
    if (finding === undefined) {
      const wanted =
        found === undefined
          ? `there is no finding ${id} in ${config.store}`
          : `${id} is no finding of acting together, and only those have a report`
      throw new AppError('finding-missing', wanted, {
        hint:
          found === undefined
            ? 'tocsin scan FILE makes one; --store names another store'
            : 'tocsin serve shows it',
      })
    }
    const html = renderReport(finding, language)
    const path = options.output ?? `${finding.id}.html`
    if (path === '-') {
      effects.terminal.out(html)
      return ExitCode.ok
    }
    await writeDurably(path, html)
    if (options.json === true) effects.terminal.out(`${JSON.stringify({ finding: id, file: path })}\n`)
    else effects.terminal.err(`wrote ${path} (${Math.round(Buffer.byteLength(html) / 1024)} KiB)\n`)
    return ExitCode.ok
  },
})
