import { readFileSync } from 'node:fs'
import { Matcher, type ProtectedName, type Rule, rules } from '../../src/detect/lookalikes/index.ts'
import { sha256 } from '../../src/kernel/hashing.ts'
import { protectedName } from './lookalike-names.ts'
import { absent, hasSharedData, sharedData } from './shared-data.ts'

interface Row {
  readonly domain: string
  readonly genuine: string
  readonly label: string
}

const cloneLabels = ['clone', 'clone_other', 'viginum_clone', 'viginum_clone_minor_unverified']
const none: ReadonlySet<string> = new Set()
const share = (part: number, all: number) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`)

/** Recall and false alarms on documented lookalikes and genuine names, by label, by rule, and by halves of the brands. */
export function lookalikes(say: (text: string) => void): string {
  if (!hasSharedData()) return `## Lookalikes\n\n${absent}`
  const rows = table('domains/lookalikes.csv').map(
    ([domain, genuine, label]): Row => ({ domain: domain!.toLowerCase(), genuine: genuine!, label: label! }),
  )
  const background = table('domains/background.csv').map(([domain]) => domain!)
  const control = readFileSync(sharedData('domains/control_cisco_top20k.txt'), 'utf8').trim().split('\n')
  const news = table('domains/hounsel_news_domains.csv').map(([domain]) => domain!)
  const matcher = new Matcher(namesOf(rows, false), none)
  const bare = new Matcher(namesOf(rows, true), none)
  const labels = [...new Set(rows.map(({ label }) => label))].filter((label) => label !== 'hostile_rebrand')
  const close = (using: Matcher, domain: string) => closeOf(using, domain)
  const counted = (using: Matcher, chosen: readonly Row[]) =>
    chosen.filter(({ domain }) => close(using, domain) !== undefined).length
  const clones = rows.filter(({ label }) => cloneLabels.includes(label))
  const halves = [0, 1].map((half) => clones.filter(({ genuine }) => halfOf(genuine) === half))
  const similar = rows.filter(({ label }) => label === 'genuine_similar')
  say(`lookalikes: ${counted(matcher, clones)} of ${clones.length} clones`)
  const flagged = (using: Matcher, list: readonly string[]) =>
    list.filter((domain) => close(using, domain) !== undefined)
  const alarms = (name: string, list: readonly string[], bar: string) => {
    const found = flagged(matcher, list)
    const registered = [...new Set(found.map((domain) => domain.split('.').slice(-3).join('.')))]
    const shown = registered.slice(0, 6).join(', ')
    const more = registered.length > 6 ? ` and ${registered.length - 6} more` : ''
    return `| ${name} | ${list.length.toLocaleString('en')} | ${found.length} (${share(found.length, list.length)}) | ${flagged(bare, list).length} | ${bar} | ${shown}${more} |`
  }
  const seeds = rows.filter(({ label, genuine }) => label === 'hostile_rebrand' && genuine !== '')
  const seeded = new Matcher(
    seeds.map(({ genuine }) => ({ ...protectedName(genuine, [], true), purpose: 'seed' })),
    none,
  )
  const missed = clones.filter(({ domain }) => close(matcher, domain) === undefined)
  const bareMissed = clones.filter(({ domain }) => close(bare, domain) === undefined)
  return `## Lookalikes

${names(rows)} protected names; no registry of genuine names; names, aliases and kinds that an analyst would give for nine of
them (\`bench/evaluation/lookalike-names.ts\`), and in the columns "bare" nothing but the domain. Whoever wrote the rules had read both
halves of the brands, so that the halves say how even the rules are and not how they do on brands never seen.

| clones | names | found | found, bare |
|---|---|---|---|
${[
  ...cloneLabels.map((label) => [label, clones.filter((row) => row.label === label)] as const),
  ['all', clones] as const,
  ['half A of the brands', halves[0]!] as const,
  ['half B of the brands', halves[1]!] as const,
]
  .map(
    ([label, chosen]) =>
      `| ${label} | ${chosen.length} | ${counted(matcher, chosen)} (${share(counted(matcher, chosen), chosen.length)}) | ${counted(bare, chosen)} (${share(counted(bare, chosen), chosen.length)}) |`,
  )
  .join('\n')}

Not found: ${missed.map(({ domain }) => domain).join(', ') || 'none'}; bare also ${bareMissed
    .filter((row) => !missed.includes(row))
    .map(({ domain }) => domain)
    .join(', ')}. For comparison, from the issue, on 175 such clones: dnstwist with its standard endings
covers 1, with every ending 132; "contains the brand" 174 at 18.5 % of the background. The 55 clones of other brands are kept apart
for independent checks.

| genuine | names | flagged | bare | aim | which |
|---|---|---|---|---|---|
${alarms('background', background, '0.5 %')}
${alarms('control, first 1,000', control.slice(0, 1000), '0')}
${alarms('control, all 20,000', control, '–')}
${alarms('news sites (hounsel)', news, '–')}
${alarms(
  'genuine and similar',
  similar.map(({ domain }) => domain),
  '15 %',
)}

| other labels | names | found | what they are |
|---|---|---|---|
${labels
  .filter((label) => !cloneLabels.includes(label) && label !== 'genuine_similar')
  .map((label) => {
    const chosen = rows.filter((row) => row.label === label)
    return `| ${label} | ${chosen.length} | ${counted(matcher, chosen)} | ${means[label] ?? ''} |`
  })
  .join('\n')}

**Seeded with a known operation.** Of ${seeds.length} re-registrations of an operation's outlets, ${seeds.filter(({ domain }) => close(seeded, domain) !== undefined).length} are found from
the first name of each; background flagged: ${flagged(seeded, background).length}.

| rule | clones found by it | genuine flagged by it | what a rule alone would flag of the background, namesakes included |
|---|---|---|---|
${byRule(matcher, clones, [...background, ...similar.map(({ domain }) => domain)], background)}`
}

const means: Readonly<Record<string, string>> = {
  campaign_phish: 'phishing against campaigns',
  clone_unrelated_name: 'a clone under a name of its own: out of reach',
  genuine_same_owner: 'declared as owned; a hit would be an error',
  viginum_redirector: 'random names that lead on: out of reach for names',
  viginum_invented_outlet: 'outlets that never existed: out of reach for names',
  viginum_other_unlabelled: 'mixed',
}

function byRule(
  matcher: Matcher,
  clones: readonly Row[],
  genuine: readonly string[],
  background: readonly string[],
) {
  const tally = (list: readonly string[], any: boolean) => {
    const counts = new Map<Rule, number>()
    for (const domain of list) {
      const looked = matcher.domain(domain)
      const hit =
        typeof looked === 'string' ? undefined : looked.find((one) => any || one.closeness === 'close')
      if (hit !== undefined) counts.set(hit.rule, (counts.get(hit.rule) ?? 0) + 1)
    }
    return counts
  }
  const found = tally(
    clones.map(({ domain }) => domain),
    false,
  )
  const wrong = tally(genuine, false)
  const any = tally(background, true)
  return rules
    .filter((rule) => found.has(rule) || wrong.has(rule) || any.has(rule))
    .map((rule) => `| ${rule} | ${found.get(rule) ?? 0} | ${wrong.get(rule) ?? 0} | ${any.get(rule) ?? 0} |`)
    .join('\n')
}

function closeOf(matcher: Matcher, domain: string) {
  const looked = matcher.domain(domain)
  return typeof looked === 'string' ? undefined : looked.find(({ closeness }) => closeness === 'close')
}

function namesOf(rows: readonly Row[], bare: boolean): ProtectedName[] {
  const chosen = rows.filter(({ genuine, label }) => genuine !== '' && label !== 'hostile_rebrand')
  return [...new Set(chosen.map(({ genuine }) => genuine))].map((genuine) => {
    const owned = rows.filter((row) => row.label === 'genuine_same_owner' && row.genuine === genuine)
    return protectedName(
      genuine,
      owned.map(({ domain }) => domain),
      bare,
    )
  })
}

const names = (rows: readonly Row[]) => namesOf(rows, true).length

/** By a hash, so that nobody chose the halves. */
const halfOf = (brand: string) => Number.parseInt(sha256(brand).slice(0, 2), 16) % 2

function table(path: string): string[][] {
  const [, ...lines] = readFileSync(sharedData(path), 'utf8').trim().split(/\r?\n/)
  return lines.map((line) => line.split(','))
}
