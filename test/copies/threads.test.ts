import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { openCrew } from '../../src/app/crew.ts'
import { drive } from '../../src/app/drive.ts'
import { startThread } from '../../src/app/thread.ts'
import { searchCopies, searchDefaults } from '../../src/detect/copies/search.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { edit, sentence, vocabulary } from './support.ts'

const quiet = { start() {}, at() {}, done() {} }
const random = seededRandom(5)
const words = vocabulary(random, 2000)
const sources = Array.from({ length: 60 }, () => sentence(random, words, 14))
const texts = Array.from({ length: 4000 }, (_, at) =>
  at % 3 === 0
    ? edit(random, words, sources[at % 60]!, 2).join(' ')
    : `${sentence(random, words, 14).join(' ')} ${at}`,
)

async function searched(threads: number, signal = new AbortController().signal) {
  const crew = openCrew('copies', threads)
  try {
    return await drive(searchCopies(texts, searchDefaults, crew), quiet, signal)
  } finally {
    await crew.close()
  }
}

test('one thread and several find the same families and count the same work', async () => {
  const one = await searched(1)
  expect(one.groups.length).toBeGreaterThanOrEqual(15)
  expect(await searched(2)).toEqual(one)
  expect(await searched(3)).toEqual(one)
})

test('a search that is stopped ends its threads', async () => {
  const abort = new AbortController()
  abort.abort(new Error('stopped by the user'))
  await expect(searched(2, abort.signal)).rejects.toThrow('stopped by the user')
})

test('what goes wrong on another thread is told', async () => {
  const { port1: port, port2 } = new MessageChannel()
  const worker = startThread('crew-worker', {
    workerData: { trade: 'copies', port: port2 },
    transferList: [port2],
  })
  const control = new Int32Array(new SharedArrayBuffer(8))
  port.postMessage({ job: 'copies: compare', state: null, first: 3, end: 4, control })
  const [answer] = await once(port, 'message')
  expect(answer).toEqual({ part: 3, error: expect.any(TypeError) })
  await worker.terminate()
})
