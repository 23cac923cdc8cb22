import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Matcher } from '../../src/detect/lookalikes/index.ts'
import { asKind, named, said, verdict } from './support.ts'

const cases = readFileSync(new URL('../../fixtures/lookalikes/cases.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

describe('each rule', () => {
  test.each(cases)('%s beside %s (%s): %s, %s', (observed, owned, kind, rule, closeness) => {
    expect(verdict(observed!, named(owned!, { kind: asKind(kind!) }))).toBe(`${rule} ${closeness}`)
  })

  test('letters of another script are seen as the Latin ones that they look like', () => {
    for (const domain of ['vоrstеgеr.com', 'xn--vrstgr-6ofb9e.com', 'vorstéger.com']) {
      expect([domain, verdict(domain, named('vorsteger.de'))]).toEqual([domain, 'confusable close'])
    }
  })

  test('a name in its own script is known by its sound', () => {
    const name = named('zvc.ua', { name: 'ЗВК-Новини', aliases: ['ЗВК'] })
    expect(verdict('zvk.today', name)).toBe('other-ending close')
    expect(verdict('zvk.kiev.ua', name)).toBe('other-ending close')
  })

  test('an ending that is itself protected', () => {
    expect(verdict('gouv.live', named('gouv.fr'))).toBe('other-ending close')
    expect(verdict('impots-gouv.com', named('gouv.fr'))).not.toBe('none')
  })
})

describe('what is not a likeness', () => {
  test('the owner, all of the owner, and what is known to be genuine', () => {
    const matcher = new Matcher(
      [named('vorsteger.de', { owned: ['vorsteger.de', 'vorsteger.tv'] })],
      new Set(['vorsteger.at']),
    )
    for (const domain of [
      'vorsteger.de',
      'www.vorsteger.de',
      'a.b.vorsteger.tv',
      'VORSTEGER.DE.',
      '*.vorsteger.at',
    ]) {
      expect([domain, said(matcher.domain(domain))]).toEqual([domain, 'known'])
    }
    expect(said(matcher.domain('vorsteger.ch'))).toBe('other-ending close')
  })

  test('addresses, bare endings and nonsense are counted, not matched', () => {
    for (const text of [
      '10.1.2.3',
      'com',
      'co.uk',
      '',
      '   ',
      '3.2.1.in-addr.arpa',
      `${'a'.repeat(300)}.de`,
      '..',
      '[::1]',
    ]) {
      expect([text, verdict(text, named('vorsteger.de'))]).toEqual([text, 'unreadable'])
    }
  })

  test('words that only contain the letters', () => {
    for (const domain of ['bundesliga.de', 'abundant.com', 'siemens.com', 'zvdeutsch.de']) {
      expect(verdict(domain, named('bund.de'), named('si.com'), named('zvd.de'))).toBe('none')
    }
  })
})

describe('accounts', () => {
  const name = named('vorsteger.de', { owned: ['vorsteger.de', '@vorsteger'] })
  const account = (handle: string) => said(new Matcher([name], new Set()).account(handle))
  test('the owner is known, others of the name are not', () => {
    expect(account('@Vorsteger')).toBe('known')
    expect(account('vorsteger_')).toBe('same-name close')
    expect(account('Vorsteger News')).toBe('name-and-word close')
    expect(account('v0rsteger')).toBe('confusable close')
    expect(account('somebody')).toBe('none')
  })
})

const letters = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 7,
  maxLength: 20,
})
describe('for any name', () => {
  test('a changed letter under a cheap ending is found, whatever else is protected, in any order', () => {
    fc.assert(
      fc.property(
        letters,
        fc.array(letters, { maxLength: 8 }),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'swap'),
        (brand, others, at, how) => {
          const i = at % (brand.length - 1)
          const made =
            how === 'drop'
              ? brand.slice(0, i) + brand.slice(i + 1)
              : how === 'double'
                ? brand.slice(0, i) + brand[i] + brand.slice(i)
                : brand.slice(0, i) + brand[i + 1] + brand[i] + brand.slice(i + 2)
          const names = [named(`${brand}.de`), ...others.map((other) => named(`${other}.de`))]
          const found = (list: typeof names) => {
            const looked = new Matcher(list, new Set()).domain(`${made}.online`)
            return typeof looked === 'string'
              ? looked
              : looked
                  .map((one) => `${list[one.name]!.name} ${one.rule} ${one.closeness} ${one.distance}`)
                  .sort()
          }
          expect(found(names)).toContainEqual(
            expect.stringMatching(new RegExp(`^${brand}\\.de \\S+ close [012]$`)),
          )
          expect(found([...names].reverse())).toEqual(found(names))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('nobody is like a name that shares nothing with theirs', () => {
    fc.assert(
      fc.property(letters, (brand) => {
        const away = [...brand]
          .map((letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 13) % 26)))
          .join('')
        fc.pre(!/[ilo]|rn|vv|cl/.test(brand + away))
        expect(verdict(`${away}xyzzyq.com`, named(`${brand}.de`))).toBe('none')
      }),
    )
  })
})
