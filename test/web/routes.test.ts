import { brotliCompressSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { makeFinding } from '../../src/detect/index.ts'
import type { CommunityRow } from '../../src/web/community-rows.ts'
import { amplificationFinding } from '../amplification/support.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'
import { finding, findingsOf, pagesOf, webOf } from './support.ts'

const web = webOf([finding])
const base = `/networks/${finding.id}`
const { result } = finding.body
const text = async (path: string, headers: Record<string, string> = {}) =>
  (await web.request(path, { headers })).text()
interface Answers {
  readonly toLookAt: readonly CommunityRow[]
  readonly openlyAffiliated: readonly CommunityRow[]
  readonly communities: readonly CommunityRow[]
  readonly claim: string
  readonly sharedObjects: readonly { readonly actions: readonly object[] }[]
  readonly nodes: readonly { readonly x: number; readonly y: number }[]
  readonly edges: readonly object[]
}
const json = async (path: string): Promise<Answers> => (await web.request(path)).json() as Promise<Answers>

describe('every page', () => {
  test.each([...pagesOf(finding.id), `${base}/report.html`])(
    '%s is HTML under a strict policy',
    async (path) => {
      const answer = await web.request(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(answer.headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      )
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      const html = await answer.text()
      expect(html).toMatch(/^<!doctype html><html lang="en"/)
      expect(html).not.toMatch(/undefined|NaN|\[object/)
      expect(html).not.toMatch(/ style=| on\w+=|<script(?! type="module" src="\/assets\/)/)
    },
  )

  test.each(pagesOf(finding.id))('%s stays under 20 KB brotli', async (path) => {
    expect(brotliCompressSync(await text(path)).length).toBeLessThanOrEqual(20_480)
  })

  test.each(pagesOf(finding.id))('%s speaks French when asked', async (path) => {
    const french = await web.request(path, { headers: { 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8' } })
    expect(french.headers.get('content-language')).toBe('fr')
    expect(await french.text()).toContain('<html lang="fr"')
    expect(await text(`${path}?lang=fr`, { 'accept-language': 'en' })).toContain('<html lang="fr"')
  })

  test('a language chosen in the address stays on the links of the page', async () => {
    expect(await text('/networks?lang=fr')).toContain(`href="${base}/C1?lang=fr"`)
  })
})

describe('the list of findings', () => {
  test('says for each set of files what each detector found, and leads to its page', async () => {
    const { communities } = result
    const undeclared = communities.filter(({ affiliation }) => affiliation === 'undeclared').length
    const listed = (await (await web.request('/findings.json')).json()) as {
      inputs: { findings: { url: string; count: number; found: { en: string } }[] }[]
    }
    expect(listed.inputs[0]?.findings).toMatchObject([{ url: base, count: undeclared }])
    expect(await text('/findings')).toContain(listed.inputs[0]!.findings[0]!.found.en)
    expect((await text('/findings.csv')).trim().split('\n')).toHaveLength(2)
    const opened = await web.request(`/findings/${finding.id}`)
    expect([opened.status, opened.headers.get('location')]).toEqual([302, base])
    expect((await web.request('/findings/F-0000000000')).status).toBe(404)
  })

  test('sets what also read a list beside the rest, and names who has not looked', async () => {
    const made = amplificationFinding()
    const inputs = [...finding.body.inputs, ...made.body.inputs.slice(1)]
    const beside = makeFinding({ ...made.body, inputs }, made.computedAt)
    const both = webOf([beside, finding])
    const { inputs: groups } = (await (await both.request('/findings.json')).json()) as {
      inputs: { findings: { name: string }[]; notRun: { label: { en: string } }[] }[]
    }
    expect(groups.map(({ findings }) => findings.map(({ name }) => name))).toEqual([
      ['coordination', 'amplification'],
    ])
    const names = groups[0]!.notRun.map(({ label }) => label.en)
    expect(names).toContain('Lookalikes')
    expect(names).not.toContain('Amplification')
    expect(await (await both.request('/findings')).text()).toContain('it needs names to protect')
  })
})

describe('a larger finding', () => {
  test('keeps the pages under 20 KB brotli and pages its tables', async () => {
    const large = coordinationFinding(3, { communities: 200, accounts: 5000, edges: 20_000 })
    const app = webOf([large])
    for (const path of pagesOf(large.id)) {
      const html = await (await app.request(path)).text()
      expect([path, brotliCompressSync(html).length <= 20_480]).toEqual([path, true])
    }
    const second = await (await app.request(`/networks/${large.id}?page=2`)).text()
    expect(second).toContain('Page 2 of 4')
  })
})

describe('situation', () => {
  test('puts undeclared groups first and openly affiliated ones below', async () => {
    const html = await text('/')
    expect(html.indexOf('To look at')).toBeLessThan(html.indexOf('Openly affiliated'))
    const { toLookAt, openlyAffiliated } = await json('/situation.json')
    expect(toLookAt[0]!.affiliation).toBe('undeclared')
    expect(openlyAffiliated.every((row) => row.affiliation === 'affiliated')).toBe(true)
    expect(toLookAt.length + openlyAffiliated.length).toBe(result.communities.length)
  })

  test('without any finding says how to begin, in three ways', async () => {
    const html = await (await webOf([]).request('/')).text()
    expect(html).toContain('Nothing has been looked at yet')
    expect(html).toContain('npx tocsin import posts.csv')
    expect(html).toContain('npx tocsin init --exercise')
    expect(html.indexOf('id="example"')).toBeLessThan(html.indexOf('id="empty"'))
    expect(await (await webOf([]).request('/findings')).text()).toContain('<a href="/">How to begin</a>')
  })
})

describe('networks', () => {
  test('filters by affiliation and kind through the address, the same in JSON and CSV', async () => {
    const { communities } = await json('/networks.json?affiliation=undeclared&kind=link')
    expect(communities.length).toBeGreaterThan(0)
    for (const row of communities) {
      expect(row.affiliation).toBe('undeclared')
      expect(row.kinds).toContain('link')
    }
    const csv = await text('/networks.csv?affiliation=undeclared&kind=link')
    expect(csv.trim().split('\n').length).toBe(communities.length + 1)
    const html = await text('/networks?affiliation=undeclared&kind=link')
    expect(html.match(/<tr>/g)?.length).toBe(communities.length + 3)
  })

  test('the likelihood word stands with its band', async () => {
    expect(await text('/networks')).toMatch(/almost certain <small>95 to 99\u00a0%<\/small>/)
  })
})

describe('finding', () => {
  test('says the null models, the self-check, the hash and the command that runs it again', async () => {
    const html = await text(base)
    for (const said of [
      'exposure-weighted test',
      finding.hash,
      finding.body.inputs[0]!.sha256,
      `npx tocsin replay ${finding.id}`,
      'false edges expected among those accepted',
    ]) {
      expect(html).toContain(said)
    }
    const { id, hash, computedAt, body } = finding
    expect(await json(`${base}.json`)).toEqual(JSON.parse(JSON.stringify({ id, hash, computedAt, body })))
  })

  test('edges and communities come as the CSV that outside scripts rely on', async () => {
    const edges = (await text(`${base}/edges.csv`)).trim().split('\n')
    expect(edges[0]).toBe('account_a,account_b,count,expected,p,q')
    expect(edges.length).toBe(result.edges.length + 1)
    const first = result.edges[0]!
    expect(edges[1]).toBe(
      [
        result.accounts[first.a],
        result.accounts[first.b],
        first.count,
        first.expected,
        first.p,
        first.q,
      ].join(','),
    )
    const communities = (await text(`${base}/communities.csv`)).trim().split('\n')
    expect(communities[0]).toBe('community,account')
    expect(communities.length).toBe(1 + result.communities.reduce((sum, c) => sum + c.members.length, 0))
  })

  test('GraphML and GEXF parse back to the same network', async () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['node', 'edge'].includes(name),
    })
    const graphml = parser.parse(await text(`${base}.graphml`)).graphml
    expect(graphml.graph.node.length).toBe(result.accounts.length)
    expect(graphml.graph.edge.length).toBe(result.edges.length)
    const gexf = parser.parse(await text(`${base}.gexf`)).gexf
    expect(gexf.graph.nodes.node.map((node: Record<string, string>) => node['@_label']).sort()).toEqual([
      ...result.accounts,
    ])
    expect(gexf.graph.edges.edge.length).toBe(result.edges.length)
  })
})

describe('community', () => {
  test('claims in one sentence, in calibrated words, without those only copied', async () => {
    const html = await text(`${base}/C1`)
    const counted = result.communities[0]!.members.filter((member) => member.role !== 'copied').length
    expect(html).toContain(
      `It is almost certain (95 to 99\u00a0%) that these ${counted} accounts act together beyond chance.`,
    )
    expect(html).toContain('What this is not')
    expect(html).toContain('Contest this')
    expect(html).not.toMatch(/\bbots?\b|proves|troll/i)
  })

  test('openly affiliated groups are said to be so and nothing about them sounds like suspicion', async () => {
    const open = result.communities.find((community) => community.affiliation === 'affiliated')!
    const html = await text(`${base}/${open.id}`)
    expect(html).toContain('openly belong together')
    expect(html).not.toContain('beyond chance.')
    expect(html).not.toContain('What would change this')
  })

  test('links are text that cannot open', async () => {
    const html = await text(`${base}/C1`)
    expect(html).toContain('hxxps://courier[.]example/2027/05/ballots-missing-in-the-north')
    expect(html).not.toMatch(/href="https?:/)
  })

  test('JSON names the posts behind every dot, CSV the accounts', async () => {
    const { claim, sharedObjects } = await json(`${base}/C1.json`)
    expect(claim).toContain('almost certain')
    expect(sharedObjects[0]!.actions[0]).toMatchObject({
      post: expect.any(String),
      member: expect.any(String),
    })
    expect(await text(`${base}/C1.csv`)).toMatch(/^account,role,actions,degree\n/)
    expect(await text(`${base}/C1/objects.csv`)).toMatch(
      /^kind,object,everyone,account,time,after_seconds,post\n/,
    )
    expect((await text(`${base}/C1/edges.csv`)).trim().split('\n').length).toBe(
      1 + result.communities[0]!.edges.length,
    )
    expect((await web.request(`${base}/C1.graphml`)).headers.get('content-disposition')).toContain(
      'C1.graphml',
    )
    expect((await web.request(`${base}/C1.gexf`)).status).toBe(200)
  })
})

describe('explorer', () => {
  test('works as a table and a form without script', async () => {
    const all = await text(`${base}/explorer`)
    expect(all).toContain('<form class="row" method="get">')
    const account = result.accounts[result.communities[2]!.members[1]!.account]!
    const found = await text(`${base}/explorer?community=C3&q=${account.toUpperCase().slice(0, 8)}`)
    expect(found.match(/<th scope="row"/g)?.length).toBe(1)
    expect(found).toContain(account)
  })

  test('its data holds every account and edge, placed', async () => {
    const { nodes, edges } = await json(`${base}/explorer.json`)
    expect(nodes.length).toBe(result.accounts.length)
    expect(edges.length).toBe(result.edges.length)
    expect(nodes.every((node) => Number.isInteger(node.x) && Number.isInteger(node.y))).toBe(true)
  })
})

describe('what is not there', () => {
  test.each([
    '/nowhere',
    '/networks/F-0000000000',
    `${base}/C999`,
    `${base}.exe`,
    '/jobs/J-1',
    '/assets/../x',
  ])('%s answers 404 with a page', async (path) => {
    const answer = await web.request(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('There is nothing at this address')
  })

  test('data asked for is answered as problem+json', async () => {
    const answer = await web.request('/networks/F-0000000000.json')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 404, type: 'urn:tocsin:problem:not-found' })
    const page = await (await web.request('/networks/F-0000000000?lang=fr')).text()
    expect(page).toContain('<h1><bdi>Il n’y a rien à cette adresse</bdi></h1>')
    expect(page).toContain('<a href="/networks?lang=fr">/networks</a> lists every finding')
  })

  test('an unexpected error tells the operator and nothing to the reader', async () => {
    const told: unknown[] = []
    const broken = webOf([], {
      findings: { ...findingsOf(), list: () => Promise.reject(new Error('the secret path')) },
      onUnexpected: (error) => told.push(error),
    })
    const answer = await broken.request('/')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(told).toHaveLength(1)
  })
})
