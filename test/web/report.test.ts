import { expect, test } from 'vitest'
import { renderReport } from '../../src/web/index.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'

const finding = coordinationFinding('report')
const html = renderReport(finding)

test('is one page that fetches nothing and runs nothing', () => {
  expect(html).not.toMatch(/<script|<link|<img|<iframe| src=|url\(|@import/)
  expect([...html.matchAll(/href="([^"]*)"/g)].every(([, target]) => target!.startsWith('#'))).toBe(true)
  console.log(`report of ${finding.body.result.communities.length} communities: ${html.length} bytes`)
})

test('says what anyone needs to run it again', () => {
  const { body } = finding
  for (const said of [
    finding.hash,
    `npx tocsin replay ${finding.id}`,
    body.inputs[0]!.sha256,
    body.inputs[0]!.name,
    'q=0.01',
    ...body.result.nullModels.map((model) => model.name),
  ]) {
    expect(html).toContain(said)
  }
})

test('shows every community with every account, and under each what it is not', () => {
  const { accounts, communities } = finding.body.result
  for (const account of accounts) expect(html).toContain(account)
  expect(html.match(/class="sheet"/g)?.length).toBe(communities.length)
  const open = communities.filter((community) => community.affiliation === 'affiliated').length
  expect(html.match(/What this is not/g)?.length).toBe(communities.length - open)
  expect(html.match(/About openly affiliated groups/g)?.length).toBe(open)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('has the same bytes every time, and speaks French', () => {
  expect(renderReport(coordinationFinding('report'))).toBe(html)
  expect(renderReport(finding, 'fr')).toContain('Ce que ceci n’est pas')
})
