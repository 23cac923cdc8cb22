import { stat } from 'node:fs/promises'
import { type Crew, coordinationDetector } from '../detect/index.ts'
import { parseMap } from '../lake/index.ts'
import type { Context } from './context.ts'
import { type CoordinationFinding, coordination, type ScanRequest } from './coordination.ts'
import { openCrew } from './crew.ts'
import type { Look } from './look.ts'
import { openFiles } from './open-files.ts'

export type CoordinationOptions = Omit<ScanRequest, 'files'>
type Body = CoordinationFinding['body']

export const scanDefaults = {
  window: 60,
  textWindow: 1200,
  q: 0.01,
  cap: 5000,
  jitter: 60,
  seed: 1,
} as const

/** Bytes of files below which another thread takes longer to start than it saves. */
const worthACrew = 8 << 20

/** What is not on disk may be of any size. */
async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => worthACrew,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function lookWith(crew: Crew, request: ScanRequest, context: Context) {
  const opened = await openFiles(request, context, false)
  try {
    const body = await coordination(request, opened, crew, context)
    const shown = body.result.accounts.map((name) => [name, opened.handles.get(name) ?? name] as const)
    const rejected = (await Promise.all(opened.rejects.map((file) => file.reasons()))).flat()
    return { body, places: opened.places, rejected, handles: new Map(shown) }
  } finally {
    await opened.close()
  }
}

/** Accounts that act together. */
export const coordinationLook: Look<CoordinationOptions, Body['parameters'], Body['result']> = {
  detector: coordinationDetector,
  async look(files, options, context) {
    // Before reading, so that the other threads are there when it is done.
    const crew = openCrew('coordination', (await bytesOf(files)) < worthACrew ? 1 : undefined)
    try {
      return await lookWith(crew, { ...options, files }, context)
    } finally {
      await crew.close()
    }
  },
  optionsOf({ parameters, inputs, seed }) {
    const { window, textWindow, q, cap, jitter, affiliations, map } = parameters
    const presets = new Set(inputs.map(({ preset }) => preset))
    return {
      preset: map === null && presets.size === 1 ? [...presets][0] : undefined,
      map: map === null ? undefined : parseMap(JSON.stringify(map), 'the map of the finding'),
      window,
      textWindow,
      q,
      cap,
      jitter,
      seed,
      affiliations: new Map(affiliations.map(({ account, affiliation }) => [account, affiliation])),
    }
  },
}
