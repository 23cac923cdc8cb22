import { basename, resolve } from 'node:path'
import { type InputDigest, infrastructureDetector } from '../detect/index.ts'
import {
  IndicatorReader,
  Infrastructure,
  InfrastructureError,
  type InfrastructureParameters,
  type InfrastructureResult,
  type Observation,
} from '../detect/infrastructure/index.ts'
import { initStore, openLake, type RejectReason } from '../lake/index.ts'
import type { Context } from './context.ts'
import type { Look } from './look.ts'
import { textLines } from './text-lines.ts'

export const infrastructureDefaults = { slack: 30, chance: 0.05, backgrounds: 0 } as const

/** Sites that share rare things. */
export const infrastructureLook: Look<
  InfrastructureParameters,
  InfrastructureParameters,
  InfrastructureResult
> = {
  detector: infrastructureDetector,
  async look(files, parameters, context) {
    const { backgrounds, slack, chance } = parameters
    const found = new Infrastructure({ slack, chance })
    const inputs: InputDigest[] = []
    const rejected: RejectReason[] = []
    for (const [at, file] of files.entries()) {
      const imported = at < files.length - backgrounds
      const read = await readIndicators(
        file,
        (one) => (imported ? found.take(one) : found.background(one)),
        context,
      )
      inputs.push(read.input)
      rejected.push(...read.rejected)
    }
    await initStore(context.config.store, context.effects.randomBytes)
    const { pseudonym } = await openLake(context.config)
    const handles = new Map<string, string>()
    const result = found.result((registrant) => {
      const shown = pseudonym('registrant', registrant)
      handles.set(shown, registrant)
      return shown
    })
    const { name, version } = infrastructureDetector
    return {
      body: {
        detector: { name, version },
        parameters: { backgrounds, slack, chance },
        seed: 0,
        inputs,
        result,
      },
      places: files.map((file) => (file === '-' ? '-' : resolve(file))),
      rejected,
      handles,
    }
  },
  arranged(of) {
    const background = of('background')
    const options = { ...infrastructureDefaults, backgrounds: background.length }
    return Promise.resolve({ files: [...of('sites'), ...background], options })
  },
  optionsOf: ({ parameters }) => parameters,
}

async function readIndicators(
  file: string,
  take: (observation: Observation) => void,
  context: Context,
): Promise<{ readonly input: InputDigest; readonly rejected: readonly RejectReason[] }> {
  const reader = new IndicatorReader()
  const { lines, sha256 } = await textLines(file, context)
  for await (const some of lines) {
    for (const line of some) for (const one of reader.push(line)) take(one)
    // Signals and requests get their turn between two pieces.
    await new Promise<void>((done) => setImmediate(done))
  }
  const { rows, rejected, reasons, format = 'csv' } = reader
  if (rows === 0) {
    throw new InfrastructureError(
      'indicators-invalid',
      `${basename(file)} has no row with a site and something that it has`,
      {
        hint: 'docs/detectors/infrastructure.md shows what is read: site,kind,value,first_seen,last_seen,source',
      },
    )
  }
  return {
    input: { source: 'file', name: basename(file), sha256: sha256(), rows, rejected, preset: format },
    rejected: reasons,
  }
}
