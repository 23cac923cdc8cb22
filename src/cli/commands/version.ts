import { appVersion } from '../../app/frame.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { command } from '../command.ts'

export const version = command({
  name: 'version',
  summary: 'print the version of tocsin and of its runtime',
  examples: ['tocsin version', 'tocsin version --json'],
  options: {},
  async run({ effects }, options) {
    const versions = { tocsin: appVersion(), node: process.versions.node }
    effects.terminal.out(
      options.json === true
        ? `${JSON.stringify(versions)}\n`
        : `tocsin ${versions.tocsin} on node ${versions.node}\n`,
    )
    return ExitCode.ok
  },
})
