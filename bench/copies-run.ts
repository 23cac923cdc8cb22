/** One measured process of `bench/copies.ts`: `copies-run.ts POSTS WAY`, the way being `map`, `bands` or a number of threads. */
import { openCrew } from '../src/app/crew.ts'
import { finish } from '../src/detect/coordination/work.ts'
import { DistinctTexts } from '../src/detect/copies/distinct.ts'
import { joinEdited } from '../src/detect/copies/edited.ts'
import { Families } from '../src/detect/copies/families.ts'
import { searchDefaults } from '../src/detect/copies/search.ts'
import { normaliseText } from '../src/kernel/normalise-text.ts'
import { inventedPosts } from './invented-posts.ts'
import { joinByBands } from './minhash-lsh.ts'

/** What a run prints. */
export interface CopiesRun {
  readonly characters: number
  readonly wallSeconds: number
  /** Of all threads. */
  readonly cpuSeconds: number
  /** What the posts themselves took before the search. */
  readonly inputMegabytes: number
}

const [count, way] = [Number(process.argv[2]), process.argv[3]!]
const { edited } = searchDefaults

function distinctTexts(posts: readonly string[]): readonly string[] {
  const distinct = new DistinctTexts()
  for (const [at, text] of posts.entries()) distinct.add(text, at)
  return distinct.settle().texts
}

async function search(posts: readonly string[]): Promise<void> {
  if (way === 'map') {
    const seen = new Map<string, number>()
    for (const text of posts) {
      const normalised = normaliseText(text)
      seen.set(normalised, (seen.get(normalised) ?? 0) + 1)
    }
  } else if (way === 'bands') joinByBands(distinctTexts(posts), edited)
  else {
    const crew = openCrew('copies', Number(way))
    const texts = distinctTexts(posts)
    finish(joinEdited(texts, new Families(texts.length), { edited, floor: edited / 2 }, crew))
    await crew.close()
  }
}

const posts = [...inventedPosts(count, 3)]
globalThis.gc?.()
const inputMegabytes = process.memoryUsage.rss() / 2 ** 20
const [before, from] = [process.cpuUsage(), performance.now()]
await search(posts)
const { user, system } = process.cpuUsage(before)
const run: CopiesRun = {
  characters: posts.reduce((sum, { length }) => sum + length, 0) / count,
  wallSeconds: (performance.now() - from) / 1000,
  cpuSeconds: (user + system) / 1e6,
  inputMegabytes,
}
process.stdout.write(JSON.stringify(run))
