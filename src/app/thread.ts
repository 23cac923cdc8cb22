import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts another thread of this program by the name of its file beside this one, whether that was built or not. */
export function startThread(name: string, options: WorkerOptions): Worker {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new Worker(new URL(`./${name}.${suffix}`, import.meta.url), options)
}
