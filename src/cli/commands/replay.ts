import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { replay, replayDossier } from '../../app/scanning.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

export const replayCommand = command({
  name: 'replay',
  summary: 'compute a finding again and say whether it is identical',
  usage: 'FINDING|DOSSIER',
  examples: [
    'tocsin replay F-7K3Q9D4M2X',
    'tocsin replay F-7K3Q9D4M2X --input moved/posts.jsonl',
    'tocsin replay dossier',
  ],
  options: {
    input: { value: 'FILE', many: true, says: 'where an input lies now; it has to be the same bytes' },
  },
  async run(context, options, [id, ...more]) {
    if (id === undefined || more.length > 0) {
      throw new UsageError('replay needs one FINDING', { hint: 'tocsin scan prints the id of what it found' })
    }
    const { terminal } = context.effects
    const { finding, hash, identical, differences } = existsSync(join(id, 'finding.json'))
      ? await replayDossier(id, context)
      : await replay(id, options.input ?? [], context)
    if (options.json === true) {
      terminal.out(
        `${JSON.stringify({ finding: id, identical, was: finding.hash, is: hash, differences })}\n`,
      )
    } else if (identical) terminal.out(`identical: ${id} has SHA-256 ${hash} again\n`)
    else terminal.out(`not identical: ${id} had ${finding.hash}, now ${hash}: ${differences.join(', ')}\n`)
    return identical ? ExitCode.ok : ExitCode.integrity
  },
})
