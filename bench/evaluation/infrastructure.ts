import {
  Infrastructure,
  type InfrastructureResult,
  type Kind,
  type Observation,
} from '../../src/detect/infrastructure/index.ts'
import { type Random, seededRandom } from '../../src/kernel/random.ts'

/** What the sites of one hand have in common. */
const operations = {
  'page, set-up and registrant': ['analytics', 'ads', 'certificate', 'address', 'registrant-mail'],
  'page and set-up': ['analytics', 'favicon', 'certificate', 'address'],
  'page and a large provider': ['analytics', 'favicon', 'theme'],
  'set-up only': ['certificate', 'address', 'registered'],
  'nothing but a large provider': [],
} as const satisfies Readonly<Record<string, readonly Kind[]>>
type Sharing = keyof typeof operations

const size = { operation: 10, others: 60, background: 1000 } as const
const begun = Date.UTC(2027, 0, 1) / 86_400_000
const settings = { slack: 30, chance: 0.05 } as const

/** How many of an operation's pairs are linked, and which honest ones are, in made-up worlds. */
export function infrastructure(worlds: number, say: (text: string) => void): string {
  const rows = (Object.keys(operations) as Sharing[]).map((sharing) => {
    const sums = [0, 1].map((background) => {
      const found = Array.from({ length: worlds }, (_, seed) => counted(seed, sharing, background === 1, 0))
      return { linked: sum(found, 'linked'), leads: sum(found, 'leads'), honest: sum(found, 'honest') }
    })
    say(`infrastructure: ${sharing}`)
    const pairs = (worlds * size.operation * (size.operation - 1)) / 2
    const share = (n: number) => (n / pairs).toFixed(3)
    return `| ${sharing} | ${sums.map(({ linked, leads, honest }) => `${share(linked)} | ${share(leads)} | ${honest}`).join(' | ')} |`
  })
  const agencies = [0.05, 0.1, 0.2].map((clients) => {
    const found = Array.from({ length: worlds }, (_, seed) =>
      counted(seed, 'nothing but a large provider', true, clients),
    )
    const worldsWith = found.filter(({ honest }) => honest > 0).length
    return `| ${100 * clients} % | ${sum(found, 'honest')} | ${worldsWith} |`
  })
  return `## Shared infrastructure
No open set of sites has known owners: these ${worlds} worlds are made up (\`bench/evaluation/infrastructure.ts\`) and say what the method does where its world is true.
Each has ${size.operation} sites of one hand among ${size.others} others, with providers, themes and networks of servers as unequal as they are (a few have most), everybody with accounts,
certificate and registrant of their own; the background has ${size.background} other sites. Standard settings.

| the operation shares | linked, no background | leads | honest pairs linked | linked, with background | leads | honest pairs linked |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Honest sites of one hand are linked too, and should be explained by a person: where a share of the others are clients of web agencies (one tag
manager, one server and one certificate for all of an agency's five clients):

| clients of agencies | pairs of clients linked in ${worlds} worlds | worlds with any |
| --- | --- | --- |
${agencies.join('\n')}`
}

interface Counted {
  readonly linked: number
  readonly leads: number
  readonly honest: number
}

const sum = (found: readonly Counted[], what: keyof Counted) =>
  found.reduce((total, one) => total + one[what], 0)

function counted(seed: number, sharing: Sharing, background: boolean, clients: number): Counted {
  const random = seededRandom(seed + 1)
  const found = new Infrastructure(settings)
  for (let n = 0; n < size.operation; n++) {
    const own = site(random, `op${n}.example`)
    const common = new Map(
      operations[sharing].map((kind): [Kind, string] => [kind, `${kind} of the operation`]),
    )
    for (const one of own) found.take({ ...one, value: common.get(one.kind) ?? one.value })
  }
  for (let n = 0; n < size.others; n++) {
    const agency = n < clients * size.others ? Math.floor(n / 5) : -1
    for (const one of site(random, `other${n}.example`)) {
      const shared = agency >= 0 && ['tag', 'address', 'certificate'].includes(one.kind)
      found.take(shared ? { ...one, value: `${one.kind} of agency ${agency}` } : one)
    }
  }
  if (background)
    for (let n = 0; n < size.background; n++)
      for (const one of site(random, `back${n}.example`)) found.background(one)
  return tally(found.result((registrant) => registrant))
}

function tally({ sites, pairs }: InfrastructureResult): Counted {
  const operation = (at: number) => sites[at]!.startsWith('op')
  const both = pairs.filter(({ a, b }) => operation(a) && operation(b))
  return {
    linked: both.filter(({ level }) => level === 'link').length,
    leads: both.filter(({ level }) => level === 'lead').length,
    honest: pairs.filter(({ a, b, level }) => level === 'link' && !(operation(a) && operation(b))).length,
  }
}

/** What one site has, seen over some months. */
function site(random: Random, name: string): Observation[] {
  const unequal = (most: number) => Math.floor(most * random() ** 3)
  const provider = unequal(40)
  const values: Readonly<Partial<Record<Kind, string>>> = {
    analytics: `ua-${name}`,
    tag: `gtm-${name}`,
    ads: `pub-${name}`,
    favicon: random() < 0.4 ? `standard icon ${unequal(10)}` : `icon of ${name}`,
    theme: `theme ${unequal(60)}`,
    certificate: random() < 0.3 ? `certificate of provider ${provider}` : `certificate of ${name}`,
    address: `address ${unequal(30)} of provider ${provider}`,
    'name-server': `provider ${provider}`,
    registered: new Date((begun - unequal(3000)) * 86_400_000).toISOString().slice(0, 10),
    'registrant-mail': `somebody@${name}`,
  }
  const first = begun + Math.floor(random() * 20)
  return (Object.entries(values) as [Kind, string][]).map(([kind, value]) => ({
    site: name,
    kind,
    value,
    first,
    last: first + 60,
    source: '',
  }))
}
