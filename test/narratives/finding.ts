import { makeFinding, narrativesDetector } from '../../src/detect/index.ts'
import { type Subject, themesIn } from '../../src/detect/narratives/index.ts'

const subject: Subject = {
  name: 'Ana Novak',
  kind: 'candidate',
  aliases: ['Novak'],
  hostile: [],
  friendly: [],
  not: [],
  contest: '',
}

/** A finding of the detector over a small world. */
export function narrativesFinding() {
  const texts = Array.from(
    { length: 60 },
    (_, n) => `frame ${n * 31}: the ballot papers of Novak were burned`,
  )
  const posts = {
    ids: texts.map((_, n) => `post-${n}`),
    texts,
    accounts: Int32Array.from(texts, (_, n) => n % 20),
    times: Float64Array.from(texts, (_, n) => Date.UTC(2027, 4, 1) + n * 3_600_000),
    platforms: texts.map(() => 'plaza'),
    languages: texts.map(() => 'en'),
  }
  const { inThemes, ...found } = themesIn(posts, [subject])
  const coverage = {
    posts: 60,
    rejected: 0,
    accounts: 20,
    from: posts.times[0]!,
    to: posts.times.at(-1)!,
    timeResolution: 's',
    platforms: [{ platform: 'plaza', posts: 60, last: posts.times.at(-1)! }],
    unseen: [],
    perDay: [],
  }
  const { name, version } = narrativesDetector
  const inputs = [
    { source: 'file', name: 'posts.jsonl', sha256: '0'.repeat(64), rows: 60, rejected: 0, preset: 'neutral' },
  ] as const
  return makeFinding(
    {
      detector: { name, version },
      parameters: { subjects: [subject], map: null },
      seed: 0,
      inputs,
      result: { ...found, looked: { posts: 60, inThemes, reshares: 0 }, coverage },
    },
    '2027-05-05T08:00:00Z',
  )
}
