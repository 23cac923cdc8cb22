import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseByRules, normaliseText } from '../../src/kernel/normalise-text.ts'

const alike = (text: string) => {
  if (normaliseText(text) !== normaliseByRules(text))
    expect([text, normaliseText(text)]).toEqual([text, normaliseByRules(text)])
}

test('one pass says of every character what the rules say, wherever it stands', () => {
  for (let point = 0; point < 0x20000; point++) {
    const one = String.fromCodePoint(point)
    for (const text of [`a${one}b`, `@a${one}b_.${one}c d`, `http://${one}`, `O${one}${one}가${one}`])
      alike(text)
  }
})

test('links, mentions and what looks like them', () => {
  const pieces =
    'h tt p s : / @ . _ # http:// https:// a Z é İ Σ ſ K 1 … — ‼ 😀 🇫🇷 ❤️ 🈁 投 ｈ ： 𝐯 \ud83d'.split(' ')
  const piece = fc.constantFrom(...pieces, ' ', '\u00a0', '\ufeff', '\n')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (list) => alike(list.join(''))),
    { numRuns: 4000 },
  )
  expect(normaliseText('RT @Some.one: Look (https://t.example/1?x=2) — NOW, #Vote2017 é…')).toBe(
    'rt look now #vote2017 é',
  )
})

test('a long text is read once', () => {
  const long = `${'@'.repeat(300_000)}${'https://'.repeat(100_000)} ${'h'.repeat(300_000)} ${'@a.'.repeat(100_000)}`
  expect(normaliseText(long)).toBe('h'.repeat(300_000))
})
