import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchDefaults } from '../src/detect/copies/search.ts'
import { candidateRecall, recallWords } from './candidate-recall.ts'
import type { CopiesRun } from './copies-run.ts'
import { inventedPosts } from './invented-posts.ts'
import { here, measured } from './measured.ts'
import { joinByBands } from './minhash-lsh.ts'

interface Figure {
  readonly posts: number
  readonly map: CopiesRun
  readonly one: CopiesRun
  readonly two: CopiesRun
  /** The peak of two threads, posts included. */
  readonly megabytes: number
}

const whole = (number: number) => Math.round(number).toLocaleString('en')

/** Speed, growth and memory of the search for copies beside two others, and what the bounded search misses. */
export function copiesSection(largest: number, machine: string, say: (text: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const run = (posts: number, way: string) => {
    say(`copies: ${whole(posts)} posts, ${way}`)
    const { usage, output } = measured(['--expose-gc', here('./copies-run.ts'), String(posts), way], folder)
    return { ...(JSON.parse(output) as CopiesRun), megabytes: usage.megabytes }
  }
  try {
    const figures = [100_000, 1_000_000, 5_000_000]
      .filter((size) => size <= largest)
      .map((posts): Figure => {
        const [map, one, two] = [run(posts, 'map'), run(posts, '1'), run(posts, '2')]
        return { posts, map, one, two, megabytes: two.megabytes }
      })
    return section(figures, run(100_000, 'bands'), largest, machine, say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function section(
  figures: readonly Figure[],
  bands: CopiesRun,
  largest: number,
  machine: string,
  say: (text: string) => void,
): string {
  say('copies: recall')
  const small = candidateRecall(inventedPosts(6000, 11), 6000)
  const ofBands = candidateRecall(inventedPosts(6000, 11), 6000, (texts) => {
    const families = joinByBands(texts, searchDefaults.edited)
    return (a, b) => families.together(a, b)
  })
  const size = Math.min(largest, 1_000_000)
  const large = candidateRecall(inventedPosts(size, 11), 100)
  const ofNLogN = ({ posts, one }: Figure) => one.cpuSeconds / (posts * Math.log(posts))
  const rows = figures.map((figure) => {
    const { posts, map, one, two, megabytes } = figure
    return [
      whole(posts),
      one.characters.toFixed(0),
      `${map.wallSeconds.toFixed(2)} s`,
      `${one.wallSeconds.toFixed(2)} s`,
      `${two.wallSeconds.toFixed(2)} s`,
      `${one.cpuSeconds.toFixed(2)} s, ${two.cpuSeconds.toFixed(2)} s`,
      whole(posts / one.wallSeconds),
      whole(posts / two.wallSeconds),
      (ofNLogN(figure) / ofNLogN(figures[0]!)).toFixed(2),
      `${whole(megabytes)} MB`,
      whole(((megabytes - two.inputMegabytes) * 2 ** 20) / posts),
    ].join(' | ')
  })
  return [
    '## Copied texts',
    `Invented posts, a quarter repeated verbatim and a seventh with two words changed (\`bench/invented-posts.ts\`), in memory, each run a process of its own
(${machine}). The search is that for verbatim and edited copies, normalising included. The map normalises each post and counts equal
ones, which finds verbatim copies and nothing else. Times are by the clock: other work on the machine shows where processor time is less. Growth is processor time on one thread against n log n from the smallest size: 1 is as fast, above
1 slower. Bytes are what the search takes at its peak beside the posts themselves.`,
    [
      '| posts | characters | map | one thread | two threads | processor time of each | posts a second, one | two | growth | memory with posts | bytes a post |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
    `The usual way, MinHash with 128 permutations in 25 bands of 5 and each candidate compared by the same rule (\`bench/minhash-lsh.ts\`), takes
${bands.wallSeconds.toFixed(1)} s for 100,000 posts on one thread, that is ${whole(100_000 / bands.wallSeconds)} posts a second.`,
    `Recall of the bounded search, against a comparison of all with all without any index: among 6,000 posts ${recallWords(small)} lie in one family
(MinHash in bands: ${recallWords(ofBands)}); of 100 texts among ${whole(size)} posts, each compared with all others, ${recallWords(large)}.`,
  ].join('\n\n')
}
