import { afterAll, describe, expect, test } from 'vitest'
import { Amplification, exposures } from '../../src/detect/amplification/index.ts'
import { Infrastructure } from '../../src/detect/infrastructure/index.ts'
import { Lookalikes } from '../../src/detect/lookalikes/index.ts'
import { type Subject, themesIn } from '../../src/detect/narratives/index.ts'
import { Preparation } from '../../src/detect/preparation/index.ts'
import { familiesOf } from '../copies/support.ts'
import { begun, type Cast, casts, type ElectionWorld, electionWorld } from './election-worlds.ts'

/** R1, R2: the names of countries, of outlets' countries, candidates and parties change no score, order or verdict. */
const worlds = 1000
const day = 86_400_000

/** What a detector says of a world; a name may stand in it only as somebody's own. */
const detectors: Readonly<Record<string, (world: ElectionWorld, cast: Cast) => unknown>> = {
  copies({ posts }) {
    return familiesOf(
      posts.slice(0, 30).map(({ text }) => text),
      posts.slice(0, 30).map(({ time }) => time),
    ).families
  },
  lookalikes({ outlets, domains }, { countries }) {
    const names = outlets.map((domain, at) => ({
      name: `${countries[at]!.name} voice`,
      purpose: 'protect' as const,
      kind: 'outlet' as const,
      owned: [domain],
      aliases: [],
    }))
    const found = new Lookalikes(names, new Set())
    for (const name of domains) found.take({ what: 'domain', name, day: null, times: 1 })
    const { hits, counts, byRule, byName } = found.result()
    const place = (name: string) => domains.indexOf(name)
    // Hits of one day stand in the order of their letters.
    const told = hits.map(({ name, like, rule, closeness, distance, ending }) => [
      place(name),
      [like, rule, closeness, distance, ending],
    ])
    return [told.sort(([x], [y]) => Number(x) - Number(y)), counts, byRule, byName]
  },
  infrastructure({ owned }) {
    const found = new Infrastructure({ slack: 30, chance: 0.05 })
    for (const { site, kind, value, from } of owned) {
      const first = begun / day + from
      found.take({ site, kind, value, first, last: first + 20, source: '' })
    }
    const result = found.result((registrant) => `A-${registrant.length}`)
    return {
      ...result,
      sites: result.sites.map((one) => owned.findIndex(({ site }) => site === one)),
      indicators: result.indicators.map(({ value: _, ...rest }) => rest),
    }
  },
  amplification({ posts, outlets }, { countries }) {
    const list = outlets.map((domain, at) => ({
      name: `${countries[at]!.name} voice`,
      exposure: exposures[at % exposures.length]!,
      domains: [domain],
      accounts: [],
      evidence: 'a register',
      since: '2027-01-01',
      grade: 'B2',
      typology: countries[at]!.ending,
    }))
    const found = new Amplification({ outlets: list, unclassified: 0 }, { topics: [], q: 0.05 }, new Map())
    posts.forEach((post, n) => {
      found.take({ ...post, platform: 'plaza', reshareOf: null, repeats: null, id: `p${n}` })
    })
    const result = found.result((_, account) => account.replace(/-.*/, ''))
    const anonymous = <Row extends { readonly key: string }>(rows: readonly Row[]) =>
      rows.map(({ key: _, ...row }) => JSON.stringify(row)).sort()
    return {
      frame: result.frame,
      carried: result.carried,
      byClass: result.byClass,
      carriers: { ...result.carriers, found: result.carriers.found.map(({ account: _, ...one }) => one) },
      // Outlets that were carried as often stand in the order of their names.
      outlets: result.outlets
        .map(({ outlet, ...rest }) => `${outlets.indexOf(outlet.domains[0]!)} ${JSON.stringify(rest)}`)
        .sort(),
      links: anonymous(result.links.rows),
      hashtags: anonymous(result.hashtags.rows),
    }
  },
  narratives({ posts }, { candidates, parties }) {
    const subject = (name: string, contest: string): Subject => ({
      name,
      kind: contest === '' ? 'party' : 'candidate',
      aliases: [],
      hostile: [],
      friendly: [],
      not: [],
      contest,
    })
    const subjects = [
      ...candidates.map((name) => subject(name, 'president')),
      ...parties.map((name) => subject(name, '')),
    ]
    const sorted = posts.map((post, n) => ({ ...post, n })).sort((x, y) => x.time - y.time || x.n - y.n)
    const accounts = [...new Set(posts.map(({ account }) => account.replace(/-.*/, '')))]
    const result = themesIn(
      {
        ids: sorted.map(({ n }) => `p${n}`),
        texts: sorted.map(({ text }) => text),
        accounts: Int32Array.from(sorted, ({ account }) => accounts.indexOf(account.replace(/-.*/, ''))),
        times: Float64Array.from(sorted, ({ time }) => time),
        platforms: sorted.map(() => 'plaza'),
        languages: sorted.map(() => null),
      },
      subjects,
    )
    return {
      ...result,
      themes: result.themes.map(({ phrases, samples, ...theme }) => ({
        ...theme,
        phrases: phrases.length,
        samples: samples.map(({ text: _, ...sample }) => sample),
      })),
    }
  },
  preparation({ posts, accounts }) {
    const found = new Preparation({ q: 0.05, dormant: 30, fewest: 3 })
    const byAccount = Map.groupBy(posts, ({ account }) => account.replace(/-.*/, ''))
    for (const own of byAccount.values()) {
      const days = own.map(({ time, language, hashtags }) => ({
        day: Math.floor(time / day),
        language,
        tag: hashtags[0]!,
      }))
      days.sort((x, y) => x.day - y.day)
      found.account(days.map(({ day: on, language }) => ({ day: on, what: language, posts: 3 })))
      found.hashtags(days.map(({ day: on, tag }) => ({ day: on, what: tag, posts: 3 })))
    }
    accounts.forEach(({ handle, created }, n) => {
      const seen = (at: number, called: string) => ({
        id: `i${n}`,
        handle: called,
        seen: begun / day + at,
        created,
      })
      found.record([seen(0, handle), seen(7, n % 4 === 0 ? `${handle}-new` : handle), seen(14, handle)])
    })
    const { leads, ...rest } = found.result()
    return { ...rest, leads: leads.map(({ shared: _, ...lead }) => lead) }
  },
}

const told: string[] = []
afterAll(() => console.log(`R1, R2: names swapped in generated worlds\n${told.join('\n')}`))

describe.each(Object.keys(detectors))('%s', (name) => {
  test('says the same of a thousand worlds whoever is who in them', () => {
    const look = detectors[name]!
    const verdicts = new Set<string>()
    for (let seed = 1; seed <= worlds; seed++) {
      const [one, other] = casts(seed)
      const plain = look(electionWorld(seed, one), one)
      expect(look(electionWorld(seed, other), other), `world ${seed}`).toEqual(plain)
      verdicts.add(JSON.stringify(plain))
    }
    told.push(`${name}: ${worlds} worlds, ${verdicts.size} different outcomes, none changed`)
    // A detector that says nothing would be neutral too.
    expect(verdicts.size).toBeGreaterThan(worlds / 2)
  }, 300_000)
})
