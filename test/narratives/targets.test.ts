import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Mentions, parseSubjects, type Subject, stances, wordsIn } from '../../src/detect/narratives/index.ts'

const list = parseSubjects(
  [
    'name,kind,aliases,hostile,friendly,not,contest',
    'Ana Novak,candidate,Novak|Новак|novaková|ANovak,Crooked Novak|NoNovak,TeamNovak|Vote Ana,Petr Novak|Novak Bank,president',
    'Bram Oluwole,candidate,Oluwole|Bram,Dump Bram,BramForAll,,president',
    'Sea Party,party,Seaparty|SP27,,,,',
    'Election Commission,institution,commission électorale,,,,',
  ].join('\n'),
  'list.csv',
)

function read(text: string, subjects: readonly Subject[] = list): Record<string, string> {
  const words = wordsIn(text)
  const said = stances(words, new Mentions(subjects).in(words))
  return Object.fromEntries([...said].map(([subject, stance]) => [subjects[subject]!.name, stance]))
}
const about = (text: string) => Object.keys(read(text)).sort()

describe('whom a text speaks about', () => {
  test.each([
    ['Novak speaks tonight', ['Ana Novak']],
    ['NOVAK’s plan, and Oluwole’s', ['Ana Novak', 'Bram Oluwole']],
    ['#NeverNovak #bramforall', ['Ana Novak', 'Bram Oluwole']],
    ['@ANovak2027 was here', ['Ana Novak']],
    ['Новак обещает мост', ['Ana Novak']],
    ['volte Novakovou? Novakem ne', ['Ana Novak']],
    ['oluwolle and olwole, both misspelt', ['Bram Oluwole']],
    ['la Commission Electorale a parlé', ['Election Commission']],
    ['Ｓｅａ Ｐａｒｔｙ in wide letters', ['Sea Party']],
    ['the sea was calm and the party long', []],
    ['Petr Novak sings; the Novak Bank closes', []],
    ['novice and novelty talk', []],
    ['see https://novak.example/novak', []],
  ])('%s', (text, names) => expect(about(text)).toEqual(names))
})

describe('what it does to them', () => {
  test.each([
    ['Crooked Novak again', { 'Ana Novak': 'attacks' }],
    ['#StopNovak now', { 'Ana Novak': 'attacks' }],
    ['#TeamNovak all the way', { 'Ana Novak': 'supports' }],
    ['Novak is a liar. Oluwole wins!', { 'Ana Novak': 'attacks', 'Bram Oluwole': 'supports' }],
    ['Novak opened the bridge', { 'Ana Novak': 'unclear' }],
  ])('%s', (text, said) => expect(read(text)).toEqual(said))

  test('swapping the names of candidates and parties swaps the answers and nothing else', () => {
    const words = [
      'liar',
      'vote',
      'opened',
      'the',
      'bridge',
      'corrupt',
      'proud',
      '.',
      '#Stop',
      'for',
      'and',
      'not',
    ]
    const part = fc.oneof(fc.constantFrom(...words), fc.constantFrom('Alpha', 'Omega'))
    const named = (first: string, second: string) =>
      [first, second].map((name): Subject => ({ ...list[1]!, name, aliases: [], hostile: [], friendly: [] }))
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join(' ')
        const swapped = parts
          .map((one) => (one === 'Alpha' ? 'Omega' : one === 'Omega' ? 'Alpha' : one))
          .join(' ')
        const [x, y] = [read(text, named('Alpha', 'Omega')), read(swapped, named('Omega', 'Alpha'))]
        expect([y.Omega, y.Alpha]).toEqual([x.Alpha, x.Omega])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the list', () => {
  test('says which line is wrong and what to do', () => {
    expect(() => parseSubjects('who,what\nx,y', 'l.csv')).toThrow(
      "l.csv has no column 'name'; its columns are who, what",
    )
    expect(() => parseSubjects('name,kind\nAna,queen', 'l.csv')).toThrow("l.csv line 2 has the kind 'queen'")
    expect(() => parseSubjects('name\n', 'l.csv')).toThrow('a header and no name')
    expect(() => parseSubjects('name,kind\n,party', 'l.csv')).toThrow('line 2 has no name')
  })

  test('hostile texts cost no more than their length', () => {
    const mentions = new Mentions(list)
    for (const text of [
      'novak'.repeat(20_000),
      '#'.repeat(100_000),
      'Nova '.repeat(20_000),
      `#${'nova'.repeat(30_000)}`,
    ]) {
      const words = wordsIn(text)
      expect(words.length).toBeLessThanOrEqual(5000)
      expect(mentions.in(words).length).toBeLessThanOrEqual(5000)
    }
  })
})
