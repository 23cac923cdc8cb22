import { finish } from '../../src/detect/coordination/work.ts'
import { describe } from '../../src/detect/copies/describe.ts'
import { DistinctTexts } from '../../src/detect/copies/distinct.ts'
import type { TextObservations } from '../../src/detect/copies/observe.ts'
import { searchPassages } from '../../src/detect/copies/passages.ts'
import type { DeclaredOutlet } from '../../src/detect/copies/result.ts'
import { searchCopies, searchDefaults } from '../../src/detect/copies/search.ts'
import { copiesDetector, makeFinding } from '../../src/detect/index.ts'
import { sha256 } from '../../src/kernel/hashing.ts'

export interface Written {
  readonly account: string
  /** Minutes after the first of May 2027, 08:00 UTC. */
  readonly minute: number
  readonly text: string
  readonly platform?: string
}

const start = Date.UTC(2027, 4, 1, 8)

/** Posts as the detector would have read them. */
export function observations(posts: readonly Written[]): TextObservations {
  const distinct = new DistinctTexts()
  for (const { text, minute } of posts) distinct.add(text, start + minute * 60_000)
  const names = [...new Set(posts.map(({ account }) => account))].sort()
  const time = Float64Array.from(posts, ({ minute }) => start + minute * 60_000)
  return {
    settled: distinct.settle(),
    account: Int32Array.from(posts, ({ account }) => names.indexOf(account)),
    time,
    accounts: names.map((name) => ({
      platform: posts.find((post) => post.account === name)!.platform ?? 'x',
      name,
    })),
    accountsNamed: () => new Map(),
    reshares: 0,
    coverage: {
      posts: posts.length,
      rejected: 0,
      accounts: names.length,
      from: Math.min(...time),
      to: Math.max(...time),
      timeResolution: 'm',
      platforms: [],
      unseen: [],
      perDay: [],
    },
    words: async (wanted) =>
      wanted.map((post) => ({
        id: sha256(String(post)).slice(0, 32),
        text: posts[post]!.text,
        language: 'en',
      })),
  }
}

export async function copiesOf(posts: readonly Written[], outlets: readonly DeclaredOutlet[] = []) {
  const observed = observations(posts)
  const search = finish(searchCopies(observed.settled.texts, searchDefaults))
  const parameters = { ...searchDefaults, outlets, map: null }
  const passages = finish(searchPassages(observed.settled.texts, search.groups))
  const result = await describe(search, passages, undefined, observed, parameters)
  const inputs = [
    {
      source: 'file',
      name: 'posts.jsonl',
      sha256: sha256('posts'),
      rows: posts.length,
      rejected: 0,
      preset: 'neutral',
    },
  ] as const
  const { name, version } = copiesDetector
  return makeFinding(
    { detector: { name, version }, parameters, seed: 0, inputs, result },
    '2027-05-09T10:00:00Z',
  )
}

export const original =
  'Observers were asked to leave the harbour hall shortly before midnight, and the district counted its ballots a second time without any explanation, says a source close to the commission.'
const reworded =
  'Without giving any explanation the district counted ballots twice in the harbour hall; shortly before midnight observers had been asked to leave, a source close to the election commission reports.'
const longer =
  'The speaker of the commission declined to say who had given the order, whether minutes were kept, or when the observers would be let in again; a complaint was handed in the same night, signed by four of the five parties that sent someone to watch the count, and the court has until the end of the week to answer it.'
const fill =
  'The ferry was late again|Our choir sings on Sunday|A new bakery opens near the bridge|Three days of rain|United won in the last minute'.split(
    '|',
  )

/** A text of a state outlet, carried by aligned and other sites, reworded on some; and ordinary posts. `hostile` stands in every text. */
export function copiesFinding(hostile = '') {
  const posts: Written[] = [
    { account: 'state-voice.example', minute: 0, text: `${original} ${hostile}`, platform: 'web' },
  ]
  for (let i = 0; i < 14; i++) {
    const edited =
      i % 3 === 0 ? `BREAKING ${original.replace(', says a source close to the commission', '')}` : original
    posts.push({
      account: `news-${i % 9}.example`,
      minute: 95 + i * 27,
      text: `${i % 4 === 3 ? reworded : edited} ${hostile}`,
      platform: 'web',
    })
  }
  for (let i = 0; i < 40; i++) {
    posts.push({
      account: `person-${i % 30}`,
      minute: 40 + i * 61,
      text: `${fill[i % 5]}, ${fill[(i * 3 + 1) % 5]} ${sha256(String(i))}`,
    })
  }
  const report = (name: string) =>
    Array.from({ length: 140 }, (_, at) => sha256(`${name} ${at}`).slice(0, 7)).join(' ')
  const speech = `${report('speech')} ${longer}`
  posts.push({ account: 'state-voice.example', minute: 500, text: speech, platform: 'web' })
  posts.push({
    account: 'magazine.example',
    minute: 560,
    text: `${report('before')} ${hostile} ${longer.slice(0, 260)}. ${report('after')}`,
    platform: 'web',
  })
  return copiesOf(posts, [
    { account: 'state-voice.example', name: 'State Voice', exposure: 'controlled' },
    { account: 'news-1.example', name: `News One ${hostile}`, exposure: 'aligned' },
    { account: 'news-2.example', name: 'News Two', exposure: 'aligned' },
  ])
}
