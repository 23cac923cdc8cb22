import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { type Answer, doneByOthers, type Order } from '../../src/app/crew-messages.ts'
import { startThread } from '../../src/app/thread.ts'
import { chanceEdges, detect, testKinds } from '../../src/detect/coordination/detect.ts'
import { kindLines } from '../../src/detect/coordination/lines.ts'
import { kindRule } from '../../src/detect/coordination/objects.ts'
import { finish } from '../../src/detect/coordination/work.ts'
import { alone, type Crew } from '../../src/detect/index.ts'
import { exerciseActions } from '../../src/exercise/index.ts'

const { account, object, time, accounts, objects } = exerciseActions({
  posts: 60_000,
  seed: 11,
  operations: [{ kind: 'synchronised-sharing', size: 10, rounds: 8, spread: 40, participation: 0.8 }],
})
const input = {
  rule: kindRule('link', 60, 1200),
  actions: { account, object, time, accountCount: accounts.length, objectCount: objects },
}

function detected(crew: Crew) {
  const settings = { q: 0.05, cap: 40, jitter: 60, seed: 1 }
  const lines = finish(kindLines([input], settings, crew))
  const { tested, edges, groups } = detect(finish(testKinds(lines.seen, settings, crew)), settings, new Map())
  const [{ pairs, coActions, candidates, exposed }] = tested as [(typeof tested)[number]]
  const moved = (['permuted', 'jittered'] as const).map((name) =>
    finish(chanceEdges(name, lines, settings, crew)),
  )
  return { pairs, coActions, capped: exposed.capped, candidates, edges, groups, moved }
}

test('another thread finds the same as this one, to the last digit', async () => {
  const { port1: port, port2 } = new MessageChannel()
  const worker = startThread('crew-worker', {
    workerData: { trade: 'coordination', port: port2 },
    transferList: [port2],
  })
  const elsewhere: Crew = {
    *run<State, Result>({ name: job }: { name: string }, state: State, first: number, end: number) {
      const order: Order = { job, state, first, end, control: new Int32Array(new SharedArrayBuffer(8)) }
      port.postMessage(order)
      for (let done = 0; done < end - first; ) {
        done = doneByOthers(order, done, 1000)
        yield { count: done, total: end }
      }
      const results: Result[] = []
      for (let told = receiveMessageOnPort(port); told !== undefined; told = receiveMessageOnPort(port)) {
        const answer = told.message as Answer
        if ('error' in answer) throw answer.error
        results[answer.part - first] = answer.result as Result
      }
      return results
    },
  }
  const here = detected(alone)
  expect(here.edges.length).toBeGreaterThan(20)
  expect(here.capped).toBeGreaterThan(0)
  expect(detected(elsewhere)).toEqual(here)
  await worker.terminate()
})
