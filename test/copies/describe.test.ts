import { expect, test } from 'vitest'
import { copiesFinding, copiesOf, original } from './finding.ts'

test('the path leads from the earliest known outlet by class and time', async () => {
  const { body } = await copiesFinding()
  const [family] = body.result.families
  expect(family!.path.map(({ exposure, posts }) => [exposure, posts])).toEqual([
    ['controlled', 1],
    ['unclassified', expect.any(Number)],
    ['aligned', expect.any(Number)],
  ])
  expect(family!.variants[0]!.text).toContain('Observers were asked')
  expect(family!.kinds.reworded).toBeGreaterThan(0)
  expect(family!.kinds.edited).toBeGreaterThan(0)
  expect(Object.values(family!.kinds).reduce((a, b) => a + b)).toBe(family!.posts)
})

test('the share that is copied is told of sites and outlets, never of people', async () => {
  const { body } = await copiesFinding()
  const { accounts, copiedShares } = body.result
  expect(copiedShares.length).toBeGreaterThan(0)
  for (const { account, posts, copied, fromOvert } of copiedShares) {
    expect(accounts[account]).toMatch(/\.example$/)
    expect(copied).toBeLessThanOrEqual(posts)
    expect(fromOvert).toBe(copied)
  }
  expect(copiedShares.some(({ account }) => accounts[account] === 'state-voice.example')).toBe(false)
})

test('an account that repeats itself is no family', async () => {
  const { body } = await copiesOf([1, 2, 3].map((minute) => ({ account: 'one', minute, text: original })))
  expect(body.result.families).toEqual([])
  expect(body.result.alone).toBe(1)
})

test('a short text that two share may be chance, and the finding says so', async () => {
  const text = 'happy thanksgiving to everyone'
  const { body } = await copiesOf(['one', 'two'].map((account, minute) => ({ account, minute, text })))
  expect(body.result.families[0]!.likelihood).toBe('roughly even chance')
})

test('the order of the rows leaves no trace', async () => {
  const posts = Array.from({ length: 12 }, (_, at) => ({
    account: `a${at % 5}`,
    minute: at % 4,
    text: original,
  }))
  expect((await copiesOf(posts)).body.result.families[0]!.variants).toEqual(
    (await copiesOf([...posts].reverse())).body.result.families[0]!.variants,
  )
})
