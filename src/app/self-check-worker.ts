/** The other thread of `jitterBeside`: gets the inputs, answers with each complete part and then the number of edges. */
import { parentPort, workerData } from 'node:worker_threads'
import {
  type DetectSettings,
  jitteredEdges,
  type KindInput,
  type KnownParts,
} from '../detect/coordination/index.ts'

const { inputs, settings, known } = workerData as {
  inputs: readonly KindInput[]
  settings: DetectSettings
  known: KnownParts
}
const work = jitteredEdges(inputs, settings, known)
for (;;) {
  const { done, value } = work.next()
  if (done === true) {
    parentPort!.postMessage({ edges: value })
    break
  }
  if (value.part !== undefined) parentPort!.postMessage({ part: value.part })
}
