import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOpenTimestamps } from '../../src/evidence/index.ts'
import { sha256 } from './support.ts'

// Made with the reference implementation for Python, version 0.4.5, for the content "hello\n".
const proof = Buffer.from(
  '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e8929401085891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d082' +
    '86a2e846f6be03f0086e6f6e636531323308ff0083dfe30d2ef90c8e1d1c68747470733a2f2f63616c656e6461722e6578616d706c652e6f7267' +
    'f102010208f0027a7a08000588960d73d7190103f7ef15',
  'hex',
)
const content = sha256('hello\n')

test('a proof of the reference implementation reads as it was made', () => {
  expect(readOpenTimestamps(proof, content)).toEqual([
    { kind: 'pending', calendar: 'https://calendar.example.org' },
    {
      kind: 'bitcoin',
      height: 358_391,
      merkleRoot: 'eb70e0ee49efe3e194b28993f879457fa8e307b0eb3e8076213f26c58ff92e81',
    },
  ])
})

test('the proof of something else is refused', () => {
  expect(() => readOpenTimestamps(proof, sha256('other'))).toThrow('is of other content')
})

test('an operation that is not known leaves its branch unread and the rest readable', () => {
  const keccak = Buffer.concat([
    proof.subarray(0, proof.length - 13),
    Buffer.from([0x67]),
    proof.subarray(-13),
  ])
  expect(readOpenTimestamps(keccak, content)).toEqual([
    { kind: 'pending', calendar: 'https://calendar.example.org' },
    { kind: 'unreadable', operation: '67' },
  ])
})

test('hostile bytes end in the one error, soon', () => {
  const beginning = proof.subarray(0, 65)
  const deep = Buffer.concat([beginning, Buffer.alloc(100_000, 8)])
  const wide = Buffer.concat([beginning, Buffer.alloc(100_000, 0xff)])
  const doubling = Buffer.concat([beginning, Buffer.alloc(20, 0xf3)])
  for (const bytes of [deep, wide, doubling]) {
    expect(() => readOpenTimestamps(bytes, content)).toThrow(
      expect.objectContaining({ code: 'proof-invalid' }),
    )
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(proof.length - 1), (rest, cut) => {
      for (const bytes of [Buffer.concat([beginning, rest]), Buffer.concat([proof.subarray(0, cut), rest])]) {
        try {
          readOpenTimestamps(bytes, content)
        } catch (error) {
          expect(error).toMatchObject({ code: 'proof-invalid' })
        }
      }
    }),
  )
})
