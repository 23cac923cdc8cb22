/** Entry of the process that imports and scans, so that the server stays responsive and outlives any crash. */

import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { importAndScan } from './import-and-scan.ts'
import { type ImportTask, type Told, toldOf } from './import-messages.ts'
import { lookAt } from './look-at.ts'

const least = 100

const abort = new AbortController()
process.on('SIGINT', () => {})
process.on('disconnect', () => abort.abort())
process.on('message', (message: ImportTask | 'cancel') => {
  if (message === 'cancel') abort.abort()
  else void run(message)
})

async function run(task: ImportTask): Promise<void> {
  let last = 0
  const context = {
    config: task.config,
    effects: {
      clock: Date.now,
      randomBytes,
      signal: abort.signal,
      terminal: { out() {}, err() {}, interactive: false, color: false, stdin: process.stdin },
      progress: {
        start: (step: string, total?: number, unit?: string) =>
          tell({
            kind: 'start',
            step,
            ...(total === undefined ? {} : { total }),
            ...(unit === undefined ? {} : { unit }),
          }),
        at(count: number) {
          if (performance.now() - last < least) return
          last = performance.now()
          tell({ kind: 'at', count })
        },
        done: () => tell({ kind: 'done' }),
      },
    },
  }
  try {
    const result =
      'look' in task ? await lookAt(task.look, context) : await importAndScan(task.files, context)
    tell({ kind: 'result', result })
  } catch (error) {
    const { message, ...told } = toldOf(error)
    tell({ kind: 'error', error: { ...told, message: withoutPlaces(message, task) } })
  }
  process.disconnect()
}

/** Names files as their sender does: where they lie on this machine concerns nobody. */
function withoutPlaces(message: string, task: ImportTask): string {
  return sentFiles(task).reduce((text, { path, name }) => text.replaceAll(path, name), message)
}

function sentFiles(task: ImportTask): readonly { readonly path: string; readonly name: string }[] {
  if ('look' in task) return task.look.files
  const { posts, affiliations } = task.files
  return affiliations === null ? posts : [...posts, { path: affiliations, name: basename(affiliations) }]
}

function tell(message: Told): void {
  if (process.connected) process.send?.(message)
}
