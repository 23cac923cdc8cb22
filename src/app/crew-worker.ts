/** A further thread of a crew: takes parts of a job as long as there are any. */
import { type MessagePort, workerData } from 'node:worker_threads'
import { finish } from '../detect/coordination/index.ts'
import type { Job } from '../detect/index.ts'
import { type Answer, nextPart, type Order, reportDone, type Trade } from './crew-messages.ts'

/** A thread loads no more than it needs. */
const trades: Readonly<Record<Trade, () => Promise<readonly unknown[]>>> = {
  coordination: async () => (await import('../detect/coordination/index.ts')).coordinationJobs,
  copies: async () => (await import('../detect/copies/index.ts')).copiesJobs,
}
const { trade, port } = workerData as { trade: Trade; port: MessagePort }
const jobs = (await trades[trade]()) as readonly Job<unknown, unknown>[]
const tell = (answer: Answer) => port.postMessage(answer)

port.on('message', (order: Order) => {
  let perform: ReturnType<Job<unknown, unknown>['perform']> | undefined
  for (let part = nextPart(order); part !== undefined; part = nextPart(order)) {
    try {
      perform ??= jobs.find(({ name }) => name === order.job)!.perform(order.state)
      tell({ part, result: finish(perform(part)) })
    } catch (error) {
      tell({ part, error })
    }
    reportDone(order)
  }
})
