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
  // One post in twelve says the same thing, the others nothing in common.
  const texts = Array.from({ length: 720 }, (_, n) =>
    n % 12 === 0
      ? `frame ${n * 31}: the ballot papers of Novak were burned`
      : `${n} alone ${n * 7} and other ${n * 13}`,
  )
  const posts = {
    ids: texts.map((_, n) => `post-${n}`),
    texts,
    accounts: Int32Array.from(texts, (_, n) => n % 240),
    times: Float64Array.from(texts, (_, n) => Date.UTC(2027, 4, 1) + n * 300_000),
    platforms: texts.map(() => 'plaza'),
    languages: texts.map(() => 'en'),
  }
  const { inThemes, ...found } = themesIn(posts, [subject])
  const coverage = {
    posts: 720,
    rejected: 0,
    accounts: 240,
    from: posts.times[0]!,
    to: posts.times.at(-1)!,
    timeResolution: 's',
    platforms: [{ platform: 'plaza', posts: 720, last: posts.times.at(-1)! }],
    unseen: [],
    perDay: [],
  }
  const { name, version } = narrativesDetector
  const inputs = [
    {
      source: 'file',
      name: 'posts.jsonl',
      sha256: '0'.repeat(64),
      rows: 720,
      rejected: 0,
      preset: 'neutral',
    },
  ] as const
  return makeFinding(
    {
      detector: { name, version },
      parameters: { subjects: [subject], map: null },
      seed: 0,
      inputs,
      result: { ...found, looked: { posts: 720, inThemes, reshares: 0 }, coverage },
    },
    '2027-05-05T08:00:00Z',
  )
}
