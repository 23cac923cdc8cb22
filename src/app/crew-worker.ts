/** A further thread of a crew: takes parts of a job as long as there are any. */
import { type MessagePort, workerData } from 'node:worker_threads'
import { finish } from '../detect/coordination/index.ts'
import { copiesJobs } from '../detect/copies/index.ts'
import { type Answer, nextPart, type Order, reportDone } from './crew-messages.ts'

const port = workerData as MessagePort

port.on('message', (order: Order) => {
  for (let part = nextPart(order); part !== undefined; part = nextPart(order)) {
    port.postMessage(answer(order, part))
    reportDone(order)
  }
})

function answer({ job: name, state }: Order, part: number): Answer {
  try {
    const job = copiesJobs.find((one) => one.name === name)
    return { part, result: finish(job!.perform(state as never, part)) }
  } catch (error) {
    return { part, error }
  }
}
