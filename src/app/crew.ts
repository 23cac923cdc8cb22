import { availableParallelism } from 'node:os'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import type { Steps } from '../detect/coordination/index.ts'
import { alone, type Crew, type Job, onePart } from '../detect/index.ts'
import { type Answer, doneByOthers, nextPart, type Order, type Trade } from './crew-messages.ts'
import { startThread } from './thread.ts'

/** Several threads that work together, and how to end them. */
interface OpenCrew extends Crew {
  close(): Promise<void>
}

const mostThreads = 4
/** Milliseconds that this thread waits for the others before it lets timers and signals in between. */
const patience = 20

/** @param threads that work, this one included */
export function openCrew(trade: Trade, threads = Math.min(mostThreads, availableParallelism())): OpenCrew {
  if (threads < 2) return { ...alone, close: async () => {} }
  let failure: unknown
  const others = Array.from({ length: threads - 1 }, () => {
    const { port1: port, port2 } = new MessageChannel()
    const worker = startThread('crew-worker', { workerData: { trade, port: port2 }, transferList: [port2] })
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
      const perform = job.perform(state)
      const results = new Array<Result>(end - first)
      let own = 0
      for (let part = nextPart(order); part !== undefined; part = nextPart(order)) {
        results[part - first] = yield* onePart(perform, part, end)
        own++
      }
      for (let theirs = 0; own + theirs < end - first; ) {
        if (failure !== undefined) throw failure
        theirs = doneByOthers(order, theirs, patience)
        yield { count: first + own + theirs, total: end }
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
