import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LedgerError, parseSigningKey, parseVerifierKey } from '../../src/ledger/index.ts'
import { openNote, signNote } from '../../src/ledger/note.ts'
import { testKey } from './support.ts'

/** The example that implementations of C2SP signed-note share. */
const known = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
const example = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`

describe('a signed note (C2SP)', () => {
  test('from elsewhere is understood', () => {
    expect(openNote(example, [known]).text).toBe('This is an example message.\n')
  })

  test('does not hold once a character is changed', () => {
    expect(() => openNote(example.replace('example message', 'example massage'), [known])).toThrow(
      LedgerError,
    )
  })

  test('of an unknown key is refused, of one known key among others accepted', () => {
    const [ours, theirs] = [testKey('ours.example'), testKey('theirs.example')]
    const both = signNote('text\n', [ours, theirs])
    expect(openNote(both, [theirs.public]).signers).toEqual([theirs.public])
    expect(() => openNote(both, [known])).toThrow('not signed by a known key')
  })

  test('holds for its text and for no other', () => {
    const key = testKey('example.org/log')
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '—', ' ', '+', '\n', '😂') })
    fc.assert(
      fc.property(line, line, (text, other) => {
        const note = signNote(`${text}\n`, [key])
        expect(openNote(note, [key.public]).text).toBe(`${text}\n`)
        if (other === text) return
        const forged = `${other}\n${note.slice(text.length + 1)}`
        expect(() => openNote(forged, [key.public])).toThrow(LedgerError)
      }),
    )
  })

  test.each([
    '',
    'text',
    'text\n',
    'text\n\n',
    'text\n\n— a b\n',
    'te\u0000xt\n\n— a AAAAAAAA\n',
    '\ud800\n\n— a AAAAAAAA\n',
  ])('is not %j', (text) => {
    expect(() => openNote(text, [known])).toThrow(LedgerError)
  })
})

describe('a key', () => {
  test('survives being written down', () => {
    const key = testKey('example.org/cell')
    const again = parseSigningKey(`${key.secret()}\n`)
    expect(again.public.vkey).toBe(key.public.vkey)
    expect(parseVerifierKey(key.public.vkey).id).toBe(key.public.id)
    expect(key.public.vkey).toMatch(/^example\.org\/cell\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)
  })

  test('with a wrong digit or name is refused', () => {
    const { vkey } = testKey('example.org/cell').public
    expect(() => parseVerifierKey(vkey.replace('cell', 'sell'))).toThrow(LedgerError)
    expect(() => testKey('two words')).toThrow('must have no spaces')
  })
})
