import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../src/app/frame.ts'
import { amplificationLook } from '../../src/app/scanning.ts'
import {
  Amplification,
  type Exposure,
  exposures,
  type OutletList,
  parseOutlets,
} from '../../src/detect/amplification/index.ts'
import { csvCells, csvLine } from '../../src/kernel/csv.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import { table } from './chart.ts'
import { absent, hasSharedData, readLines, readTable, sharedData } from './shared-data.ts'

interface Labelled {
  readonly account: string
  readonly label: 'io' | 'control'
  readonly rt_of: string | null
}

const bundled = () => readFileSync(new URL('../../fixtures/outlets/state-media.csv', import.meta.url), 'utf8')

/** State accounts of a second list, as outlets: media are controlled, the rest speaks for a government. */
function stateAccounts(): string {
  const rows = csvRows('domains/asd_hamilton_accounts_2024.csv').flatMap((row) => {
    const handle = row['Twitter ID']?.trim().replace(/^@/, '') ?? ''
    if (!/^\w+$/.test(handle)) return []
    const exposure: Exposure = row['Account Type'] === 'Media' ? 'controlled' : 'official'
    return [
      [
        row.Name?.trim() || handle,
        exposure,
        '',
        `twitter:${handle}`,
        'Hamilton list of 2024',
        '2024-01-01',
        'B2',
      ],
    ]
  })
  return [['name', 'class', 'domains', 'accounts', 'evidence', 'since', 'grade'], ...rows]
    .map(csvLine)
    .join('')
}

/** What of state media can be seen in real posts, who carries it, and how readily ordinary accounts stand out. */
export async function amplification(context: Context, say: (text: string) => void): Promise<string> {
  const title = '## Amplification'
  if (!hasSharedData()) return `${title}\n\n${absent}`
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-amplification-'))
  try {
    const second = join(folder, 'state-accounts.csv')
    writeFileSync(second, stateAccounts())
    return [
      title,
      '',
      ...(await visible(second, context, say)),
      ...ordinary(say),
      ...lists(second, say),
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function visible(second: string, context: Context, say: (text: string) => void): Promise<string[]> {
  const rows: (string | number)[][] = []
  const carriers: string[] = []
  for (const set of ['mix_nov2016', 'mix_fr2017']) {
    say(`amplification: ${set}`)
    const path = `posts/${set}.jsonl.gz`
    const posts = readLines<Labelled>(path)
    const labels = new Map(posts.map(({ account, label }) => [account.toLowerCase(), label]))
    const short = (n: number) => Number(n.toPrecision(3))
    const options = { outletLists: 1, bundled: true, topics: [], q: 0.01 }
    const { body, handles } = await amplificationLook.look([sharedData(path), second], options, context)
    const { result } = body
    const named = posts.filter(({ rt_of }) => rt_of !== null).length
    rows.push([
      set,
      posts.length,
      result.linkCount.all,
      result.linkCount.shortened,
      named,
      result.carried.posts,
      ...exposures.map((exposure) => result.byClass[exposure].carried),
    ])
    for (const one of result.carriers.found) {
      const label = labels.get((handles.get(one.account) ?? '').toLowerCase()) ?? 'unknown'
      carriers.push(
        `${set}: an account labelled ${label}, ${one.carried} of ${one.passed} against ${short(one.expected)} expected`,
      )
    }
    const own = new Map<string, number>()
    for (const { label, rt_of } of posts) if (rt_of !== null) own.set(label, (own.get(label) ?? 0) + 1)
    carriers.push(
      `${set}: posts that name whom they repeat: ${[...own].map(([label, n]) => `${n} of accounts labelled ${label}`).join(', ')}`,
    )
  }
  return [
    'The bundled list and 2,546 state accounts (ASD at GMF, Hamilton list of 2024) over real posts. Links go through a shortener nearly',
    'always, so that only reshares that name their author can be seen.',
    '',
    table(
      ['set', 'posts', 'links', 'of them shortened', 'reshares with an author', 'carry', ...exposures],
      rows,
    ),
    '',
    'Accounts that stand out at a rate of 0.01, and what could be seen at all:',
    '',
    ...carriers.map((line) => `- ${line}`),
    '',
    'So nothing can be said of whether accounts of the operation carried state media more than others: their reshares name no author.',
    '',
  ]
}

const drawn = 20

/** The most linked sites of real posts, each tracked as if it were an outlet of interest. */
function ordinary(say: (text: string) => void): string[] {
  say('amplification: ordinary sites')
  const rows = readTable('coortweet/german_domain_id.csv.gz')
  const sites = [...Map.groupBy(rows, (row) => row.object_id!)]
    .map(([site, of]) => ({ site, posts: of.length }))
    .sort((x, y) => y.posts - x.posts || (x.site < y.site ? -1 : 1))
    .slice(0, drawn)
  const random = seededRandom('ordinary sites')
  const shuffled = rows.map((row) => row.object_id!)
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!]
  }
  const found = (site: string, siteOf: (at: number) => string) => {
    const list: OutletList = {
      outlets: [
        {
          ...{ name: site, exposure: 'linked', domains: [`s${site}.example`], accounts: [] },
          ...{ evidence: 'none', since: '2021-01-01', grade: 'F6', typology: '' },
        },
      ],
      unclassified: 0,
    }
    const counting = new Amplification(list, { topics: [], q: 0.01 }, new Map())
    for (const [at, row] of rows.entries()) {
      counting.take({
        ...{ platform: 'p', account: row.account_id!, time: Number(row.timestamp_share) * 1000, text: '' },
        ...{ links: [`https://s${siteOf(at)}.example/`], hashtags: [] },
        ...{ reshareOf: null, repeats: null, id: null },
      })
    }
    return counting.result((_, account) => account).carriers
  }
  const real = sites.map(({ site, posts }) => ({ posts, ...found(site, (at) => rows[at]!.object_id!) }))
  const none = sites.map(({ site }) => found(site, (at) => shuffled[at]!).foundCount)
  const middle = (numbers: readonly number[]) =>
    [...numbers].sort((x, y) => x - y)[Math.floor(numbers.length / 2)]!
  return [
    '### How readily ordinary accounts stand out',
    '',
    `Each of the ${drawn} most linked sites in ${rows.length} shared links of the German campaign of 2021 (CooRTweet's example, sites as numbers) is`,
    'tracked as if it were an outlet of interest; nobody says that anything is wrong with any of them. Beside it the same with sites dealt',
    'out anew among the posts, where nobody can stand out but by chance.',
    '',
    table(
      ['', 'accounts tested', 'stand out, median', 'least', 'most', 'their share of the posts, median'],
      [
        [
          'as it was',
          real[0]!.tests,
          middle(real.map(({ foundCount }) => foundCount)),
          Math.min(...real.map(({ foundCount }) => foundCount)),
          Math.max(...real.map(({ foundCount }) => foundCount)),
          Number(middle(real.map(({ shareOfFound }) => shareOfFound)).toPrecision(3)),
        ],
        ['dealt out anew', real[0]!.tests, middle(none), Math.min(...none), Math.max(...none), ''],
      ],
    ),
    '',
    'So to stand out says that somebody often shares one site, as readers and newsrooms do. It is no sign of anything else.',
    '',
  ]
}

/** The lists held against domains known to be genuine, and against each other. */
function lists(second: string, say: (text: string) => void): string[] {
  say('amplification: lists')
  const list = parseOutlets(bundled(), 'state-media.csv')
  const domains = new Map(list.outlets.flatMap((one) => one.domains.map((domain) => [domain, one] as const)))
  const tracked = (host: string) => {
    const labels = host.toLowerCase().split('.')
    return labels.map((_, at) => domains.get(labels.slice(at).join('.'))).find((one) => one !== undefined)
  }
  const independent = csvText(bundled()).filter((row) => row.class === 'unclassified')
  const sets: [string, readonly string[]][] = [
    [
      'independent public and state-funded media of the same list',
      independent.flatMap((row) => row.domains!.split(/[|\s]+/)),
    ],
    ['genuine news sites (background.csv)', csvRows('domains/background.csv').map((row) => row.domain!)],
    [
      'news sites of the United States (Hounsel)',
      csvRows('domains/hounsel_news_domains.csv').map((row) => row.host!),
    ],
    [
      'the 20,000 most visited names',
      readFileSync(sharedData('domains/control_cisco_top20k.txt'), 'utf8').split(/\r?\n/),
    ],
    [
      'leads of concern, no verdicts (ASD at GMF)',
      csvRows('domains/asd_sites_of_concern.csv').map((row) => hostOf(row.Domain!)),
    ],
  ]
  const handles = new Map(
    list.outlets.flatMap((one) => one.accounts.map((account) => [account, one] as const)),
  )
  const unclassified = new Set(independent.flatMap((row) => row.accounts!.toLowerCase().split(/[|\s]+/)))
  const both = parseOutlets(readFileSync(second, 'utf8'), 'second').outlets
  const media = both.filter(({ exposure }) => exposure === 'controlled')
  return [
    '### The bundled list',
    '',
    table(
      ['names', 'how many', 'belong to a tracked outlet', 'which, some'],
      sets.map(([name, hosts]) => {
        const known = [...new Set(hosts.filter((host) => host !== ''))]
        const hits = known.filter((host) => tracked(host) !== undefined)
        return [name, known.length, hits.length, hits.slice(0, 6).join(', ')]
      }),
    ),
    '',
    `Of the ${media.length} media accounts of the second list ${
      media.filter(({ accounts }) => handles.has(accounts[0]!)).length
    } are accounts of an outlet that the bundled list tracks, ${
      media.filter(({ accounts }) => unclassified.has(accounts[0]!)).length
    } of one that it holds to be independent; the others are not on it, which names its gap: accounts of`,
    'outlets and of governments are mostly missing and have to be given.',
    '',
  ]
}

const hostOf = (address: string): string =>
  address
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^www\./, '')

const csvRows = (path: string) => csvText(readFileSync(sharedData(path), 'utf8'))

function csvText(text: string): Partial<Record<string, string>>[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = csvCells(head, ',')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = csvCells(line, ',')
      return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
    })
}
