import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inEnglish, inFrench, inTerminal } from '../../src/vocab/label.ts'

test('words go with the number before them, in each language by its own rule', () => {
  const english = (n: number | string) => inEnglish`${n} {group|groups} of ${3} {post|posts}`
  const french = (n: number | string) => inFrench`${n} {groupe agit|groupes agissent}`
  expect([0, 1, 2, '1', '1,001'].map(english)).toEqual([
    '0 groups of 3 posts',
    '1 group of 3 posts',
    '2 groups of 3 posts',
    '1 group of 3 posts',
    '1,001 groups of 3 posts',
  ])
  expect([0, 1, 2, '1', '1\u202f000', '1,5', 1.5].map(french)).toEqual([
    '0 groupe agit',
    '1 groupe agit',
    '2 groupes agissent',
    '1 groupe agit',
    '1\u202f000 groupes agissent',
    '1,5 groupe agit',
    '1,5 groupe agit',
  ])
})

test('a verb can go with an earlier number, and numbers of the terminal have no separators', () => {
  const said = (n: number, of: number) => inEnglish`${n} of ${of} {name|names} {0:is|are} close`
  expect(said(1, 20)).toBe('1 of 20 names is close')
  expect(said(20, 1)).toBe('20 of 1 name are close')
  expect(inEnglish`${12_289} {text|texts}`).toBe('12,289 texts')
  expect(inTerminal`${12_289} {text|texts}`).toBe('12289 texts')
})

test('what is put in is never taken for a choice of words', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(inEnglish`${name} and {1:one|two} ${1}`).toBe(`${name} and one 1`)
    }),
  )
})
