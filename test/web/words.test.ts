import { expect, test } from 'vitest'
import { nullModels } from '../../src/detect/coordination/null-models.ts'
import { confidences, likelihood, likelihoodOf, likelihoods } from '../../src/vocab/confidence.ts'
import { makeView } from '../../src/web/ui/view.ts'
import { chooseLanguage, words } from '../../src/web/words/index.ts'

test('every language says something everywhere, in its own words, with all that was handed in', () => {
  const texts: string[] = []
  const same: string[] = []
  const walk = (a: unknown, b: unknown, path: string) => {
    if (typeof a === 'string') {
      texts.push(path)
      expect([path, typeof b, (b as string).trim() !== '']).toEqual([path, 'string', true])
      if (a === b) same.push(path)
    } else if (typeof a === 'function') {
      const given = ['11', '22', '33', '44'].slice(0, a.length)
      for (const say of [a, b]) {
        const said = (say as (...args: readonly string[]) => string)(...given)
        for (const value of given) expect([path, said.includes(value)]).toEqual([path, true])
      }
    } else {
      expect(Object.keys(b as object)).toEqual(Object.keys(a as object))
      for (const key of Object.keys(a as object)) {
        walk((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${path}.${key}`)
      }
    }
  }
  walk(words.en, words.fr, '')
  expect(texts.length).toBeGreaterThan(150)
  expect(same.length / texts.length).toBeLessThan(0.1)
})

test('the language comes from the address, then from the browser, then English', () => {
  expect(chooseLanguage('fr', 'en')).toBe('fr')
  expect(chooseLanguage('xx', 'fr;q=0.5, en;q=0.9')).toBe('en')
  expect(chooseLanguage(undefined, 'de, fr-BE;q=0.7, en;q=0.2')).toBe('fr')
  expect(chooseLanguage(undefined, undefined)).toBe('en')
  expect(chooseLanguage(undefined, `${'x,'.repeat(100_000)}fr`)).toBe('en')
})

test('the terms of ICD 203 cover 1 to 99 percent without a gap', () => {
  expect(likelihoods[0]!.low).toBe(1)
  expect(likelihoods.at(-1)!.high).toBe(99)
  for (const [i, entry] of likelihoods.slice(1).entries()) expect(entry.low).toBe(likelihoods[i]!.high)
  expect(likelihood('highly probable')?.term).toBe('very likely')
  expect(likelihood('surely')).toBeUndefined()
  expect(confidences.map((entry) => entry.level)).toEqual(['low', 'moderate', 'high'])
})

test('a probability on the border takes the more cautious term', () => {
  expect(likelihoodOf(0.95)).toBe('very likely')
  expect(likelihoodOf(0.951)).toBe('almost certain')
  expect(likelihoodOf(0.05)).toBe('very unlikely')
  expect(likelihoodOf(1)).toBe('almost certain')
  expect(likelihoodOf(0)).toBe('almost no chance')
})

test('what a finding says of its null models is said in French too', () => {
  for (const { name, controls, why } of nullModels(60)) {
    for (const said of [name, ...controls, why]) {
      const shown = words.fr.finding.ofNull(said)
      expect([said, shown === said, shown.includes('60')]).toEqual([said, false, said.includes('60')])
    }
  }
})

test('numbers and times are written for the reader', () => {
  const en = makeView('en', '/')
  const fr = makeView('fr', '/')
  expect(en.integer(12_345)).toBe('12,345')
  expect(fr.integer(12_345)).toBe('12\u202f345')
  expect(en.decimal(0.000_01)).toBe('< 0.001')
  expect(en.time(Date.UTC(2027, 4, 7, 18, 4))).toBe('7 May 2027, 18:04')
  expect(en.time(Number.NaN)).toBe('–')
  expect(en.lasting(9.53)).toBe('9.5\u00a0s')
  expect(en.lasting(12_000)).toBe('3\u00a0h\u00a020\u00a0min')
  expect(en.likely('very likely')).toEqual({ term: 'very likely', band: '80 to 95\u00a0%' })
  expect(fr.likely('no such term')).toEqual({ term: 'no such term', band: null })
})
