import { candidateRecall, recallWords } from '../candidate-recall.ts'
import { table } from './chart.ts'
import { absent, hasSharedData, readLines } from './shared-data.ts'

interface Post {
  readonly text: string
  readonly rt_of: string | null
}

/** What the bounded search for edited copies misses of real posts. */
export function candidates(say: (text: string) => void): string {
  const title = '## Candidates'
  if (!hasSharedData()) return `${title}\n\n${absent}`
  const rows = (
    [
      ['mix_nov2016', 3000],
      ['mix_fr2017', 500],
    ] as const
  ).map(([name, sample]) => {
    say(`copies: candidates of ${name}`)
    const posts = readLines<Post>(`posts/${name}.jsonl.gz`).filter(({ rt_of }) => rt_of === null)
    const recall = candidateRecall(
      posts.map(({ text }) => text),
      sample,
    )
    return [
      `\`${name}\``,
      recall.texts.toLocaleString('en'),
      sample.toLocaleString('en'),
      recallWords(recall),
    ]
  })
  return [
    title,
    `Real posts, without reshares: texts of an even sample are compared with all others by the rule for edited copies, without any index. A pair is found when
the search put both texts in one family.`,
    table(['posts', 'different texts', 'sample', 'found'], rows),
  ].join('\n\n')
}
