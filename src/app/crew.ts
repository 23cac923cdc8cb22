import { availableParallelism } from 'node:os'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import type { Steps } from '../detect/coordination/index.ts'
import { alone, type Crew, type Job, onePart } from '../detect/index.ts'
import { startThread } from './thread.ts'

/** Several threads that work together, and how to end them. */
interface OpenCrew extends Crew {
  close(): Promise<void>
}

/** What a thread is asked to do. */
export interface Order {
  readonly job: string
  readonly state: unknown
  readonly first: number
  readonly end: number
  /** Shared: how many parts were taken, and how many of them other threads have done. */
  readonly control: Int32Array
}

/** What it answers for each part. */
export type Answer = { readonly part: number } & ({ readonly result: unknown } | { readonly error: unknown })

/** Places in `Order.control`. */
const [taken, done] = [0, 1]
const mostThreads = 4
/** Milliseconds that this thread waits for the others before it lets timers and signals in between. */
const patience = 20

/** @param threads that work, this one included */
export function openCrew(threads = Math.min(mostThreads, availableParallelism())): OpenCrew {
  if (threads < 2) return { ...alone, close: async () => {} }
  let failure: unknown
  const others = Array.from({ length: threads - 1 }, () => {
    const { port1: port, port2 } = new MessageChannel()
    const worker = startThread('crew-worker', { workerData: port2, transferList: [port2] })
    worker.on('error', (error) => {
      failure = error
    })
    return { worker, port }
  })
  return {
    *run<State, Result>(job: Job<State, Result>, state: State, first: number, end: number): Steps<Result[]> {
      const control = new Int32Array(new SharedArrayBuffer(8))
      const order: Order = { job: job.name, state, first, end, control }
      for (const { port } of others) port.postMessage(order)
      const results = new Array<Result>(end - first)
      let own = 0
      for (;;) {
        const part = first + Atomics.add(control, taken, 1)
        if (part >= end) break
        results[part - first] = yield* onePart(job, state, part, end)
        own++
      }
      for (;;) {
        const finished = Atomics.load(control, done)
        if (own + finished === end - first) break
        if (failure !== undefined) throw failure
        Atomics.wait(control, done, finished, patience)
        yield { count: first + own + finished, total: end }
      }
      for (const { port } of others) {
        for (let told = receiveMessageOnPort(port); told !== undefined; told = receiveMessageOnPort(port)) {
          const answer = told.message as Answer
          if ('error' in answer) throw answer.error
          results[answer.part - first] = answer.result as Result
        }
      }
      return results
    },
    async close() {
      for (const { port } of others) port.close()
      await Promise.all(others.map(({ worker }) => worker.terminate()))
    },
  }
}
