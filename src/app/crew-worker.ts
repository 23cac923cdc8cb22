/** A further thread of a crew: takes parts of a job as long as there are any. */
import { type MessagePort, workerData } from 'node:worker_threads'
import { finish } from '../detect/coordination/index.ts'
import { copiesJobs } from '../detect/copies/index.ts'
import type { Answer, Order } from './crew.ts'

const port = workerData as MessagePort
const [taken, done] = [0, 1]

port.on('message', ({ job: name, state, first, end, control }: Order) => {
  const job = copiesJobs.find((one) => one.name === name)
  const answer = (part: number): Answer => {
    try {
      return { part, result: finish(job!.perform(state as never, part)) }
    } catch (error) {
      return { part, error }
    }
  }
  for (;;) {
    const part = first + Atomics.add(control, taken, 1)
    if (part >= end) break
    port.postMessage(answer(part))
    Atomics.add(control, done, 1)
    Atomics.notify(control, done)
  }
})
