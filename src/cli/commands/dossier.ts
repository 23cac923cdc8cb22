import { makeDossier } from '../../app/scanning.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

export const dossierCommand = command({
  name: 'dossier',
  summary: 'write a finding with its posts under pseudonyms, so that anyone can compute it again',
  usage: 'FINDING',
  examples: [
    'tocsin dossier F-7K3Q9D4M2X -o dossier',
    'tocsin dossier F-7K3Q9D4M2X --input moved/posts.jsonl',
  ],
  options: {
    output: { value: 'FOLDER', short: 'o', says: 'folder to write (standard: dossier-FINDING)' },
    input: { value: 'FILE', many: true, says: 'where an input lies now; it has to be the same bytes' },
  },
  async run(context, options, [id, ...more]) {
    if (id === undefined || more.length > 0) {
      throw new UsageError('dossier needs one FINDING', {
        hint: 'tocsin scan prints the id of what it found',
      })
    }
    const folder = options.output ?? `dossier-${id}`
    const made = await makeDossier(id, folder, options.input ?? [], context)
    const { out } = context.effects.terminal
    if (options.json === true) out(`${JSON.stringify({ ...made, folder })}\n`)
    else {
      out(
        inTerminal`${folder}: ${made.posts} {post|posts} under pseudonyms, finding ${made.finding}, SHA-256 ${made.hash}\n` +
          `anyone can check it with: tocsin replay ${folder}\n`,
      )
    }
    return ExitCode.ok
  },
})
