import { mkdir } from 'node:fs/promises'
import { exerciseFolder, loadExercise } from '../../app/index.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { initStore } from '../../lake/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command } from '../command.ts'

export const init = command({
  name: 'init',
  summary: 'make a store, with the bundled exercise if you like',
  examples: ['tocsin init', 'tocsin init --exercise', 'tocsin init --store elections'],
  options: {
    exercise: { says: 'put the bundled exercise into it and scan it' },
  },
  async run(context, options) {
    const { config, effects } = context
    const { terminal } = effects
    // First, so that a start after a kill sees that the exercise is still to be made.
    if (options.exercise === true) await mkdir(exerciseFolder(config.store), { recursive: true })
    await initStore(config.store, effects.randomBytes)
    const loaded = options.exercise === true ? await loadExercise(context) : undefined
    if (options.json === true) {
      terminal.out(`${JSON.stringify({ store: config.store, exercise: loaded ?? null })}\n`)
      return ExitCode.ok
    }
    terminal.err(`the store is in ${config.store}\n`)
    if (loaded === undefined) terminal.err('next: tocsin import FILE, or tocsin scan FILE\n')
    else
      terminal.err(
        inTerminal`the exercise has ${loaded.posts} {post|posts}, its finding is ${loaded.finding}\nnext: tocsin serve\n`,
      )
    return ExitCode.ok
  },
})
