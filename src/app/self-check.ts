import type { DetectSettings, KindInput, KnownParts, Step } from '../detect/coordination/index.ts'
import { startThread } from './thread.ts'

interface Message {
  readonly part?: NonNullable<Step['part']>
  readonly edges?: number
}

/**
 * Runs the half of the self-check that moves times on another thread, beside the detection itself: it takes about as long.
 * @param keep is handed every complete part
 */
export function jitterBeside(
  inputs: readonly KindInput[],
  settings: DetectSettings,
  known: KnownParts,
  signal: AbortSignal,
  keep: (name: string, value: unknown) => Promise<void>,
): Promise<number> {
  const bare = inputs.map(({ rule, actions: { account, object, time, accountCount, objectCount } }) => ({
    rule,
    actions: { account, object, time, accountCount, objectCount },
  }))
  const worker = startThread('self-check-worker', { workerData: { inputs: bare, settings, known } })
  return new Promise((resolve, reject) => {
    let kept = Promise.resolve()
    const stop = () => {
      void worker.terminate()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', ({ part, edges }: Message) => {
      if (part !== undefined) kept = kept.then(() => keep(part.name, part.value))
      if (edges !== undefined) kept.then(() => resolve(edges), reject)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop)
      if (code !== 0)
        reject(signal.aborted ? signal.reason : new Error(`the self-check ended with code ${code}`))
    })
  })
}
