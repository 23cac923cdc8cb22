import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Progress } from '../kernel/effects.ts'
import type { Config } from './context.ts'
import type { ImportedAndScanned, ReceivedFiles } from './import-and-scan.ts'
import type { ImportTask, Told } from './import-messages.ts'
import type { JobStatus, Jobs } from './jobs.ts'
import type { LookedAt, LookRequest } from './look-at.ts'

/** Milliseconds a cancelled import has to stop at a safe point. */
const patience = 10_000

const child = import.meta.url.endsWith('.ts')
  ? new URL('./import-child.ts', import.meta.url)
  : new URL('./import-child.js', import.meta.url)

/** Imports and scans files in a process of its own, as a job. */
export function startImport(jobs: Jobs, config: Config, files: ReceivedFiles): JobStatus {
  const subject = named(files.posts)
  return jobs.start('import', subject, (progress, signal) =>
    inOwnProcess({ config, files }, progress, signal),
  )
}

/** Has one detector look at files of its own in a process of its own, as a job. */
export function startLook(jobs: Jobs, config: Config, look: LookRequest): JobStatus {
  return jobs.start('look', named(look.files), (progress, signal) =>
    inOwnProcess({ config, look }, progress, signal),
  )
}

const named = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name).join(', ')

function inOwnProcess(
  task: ImportTask,
  progress: Progress,
  signal: AbortSignal,
): Promise<ImportedAndScanned | LookedAt> {
  return new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(child), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    let killing: NodeJS.Timeout | undefined
    const cancel = () => {
      if (worker.connected) worker.send('cancel')
      killing = setTimeout(() => worker.kill('SIGKILL'), patience)
    }
    signal.addEventListener('abort', cancel, { once: true })
    worker.on('message', (told: Told) => {
      if (told.kind === 'start') progress.start(told.step, told.total, told.unit)
      else if (told.kind === 'at') progress.at(told.count)
      else if (told.kind === 'done') progress.done()
      else if (told.kind === 'result') resolve(told.result)
      else reject(Object.assign(new Error(told.error.message), told.error))
    })
    worker.on('error', reject)
    worker.on('exit', (code, killed) => {
      clearTimeout(killing)
      signal.removeEventListener('abort', cancel)
      reject(new Error(`the import ended early (${killed ?? `exit code ${code}`})`))
    })
    worker.send(task)
  })
}
