import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyRanges,
  emptyRoot,
  Frontier,
  foldPeaks,
  type Hash,
  inclusionRanges,
  type LeafRange,
  leafHash,
  nodeHash,
  rangeNodes,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/merkle.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The eight leaves and roots by which implementations of Certificate Transparency check themselves. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** RFC 9162, 2.1.1, word for word and without any cache. */
function treeHash(hashes: readonly Hash[]): Hash {
  if (hashes.length === 0) return emptyRoot
  if (hashes.length === 1) return hashes[0]!
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return nodeHash(treeHash(hashes.slice(0, k)), treeHash(hashes.slice(k)))
}

function grown(hashes: readonly Hash[]) {
  const frontier = new Frontier()
  const nodes = new Map<string, Hash>()
  for (const [index, hash] of hashes.entries()) {
    nodes.set(`0/${index}`, hash)
    for (const node of frontier.add(hash)) nodes.set(`${node.level}/${node.index}`, node.hash)
  }
  const range = (one: LeafRange) =>
    foldPeaks(rangeNodes(one).map((id) => nodes.get(`${id.level}/${id.index}`)!))
  return { root: frontier.root(), range }
}

const numbered = (size: number) => Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))

describe('the Merkle tree (RFC 9162)', () => {
  test.each(roots.map((root, size) => [size, root] as const))(
    'of %i known leaves has the known root',
    (size, root) => {
      const hashes = leaves.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, 'hex')))
      expect(hex(grown(hashes).root)).toBe(root)
    },
  )

  test('grows to the same root as the definition, and every proof holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
        const hashes = numbered(size)
        const { root, range } = grown(hashes)
        expect(hex(root)).toBe(hex(treeHash(hashes)))
        const index = a % size
        const inclusion = inclusionRanges(index, size).map(range)
        expect(verifyInclusion(index, size, hashes[index]!, inclusion, root)).toBe(true)
        const old = 1 + (b % size)
        const oldRoot = treeHash(hashes.slice(0, old))
        const consistency = consistencyRanges(old, size).map(range)
        expect(verifyConsistency(old, size, oldRoot, root, consistency)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('no proof holds for another leaf, place, size, root or path', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (size, a, b) => {
        const hashes = numbered(size)
        const { root, range } = grown(hashes)
        const index = a % size
        const proof = inclusionRanges(index, size).map(range)
        const other = leafHash(Buffer.from('another leaf'))
        const leaf = hashes[index]!
        expect(verifyInclusion(index, size, other, proof, root)).toBe(false)
        expect(verifyInclusion((index + 1) % size, size, leaf, proof, root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, proof, other)).toBe(false)
        expect(verifyInclusion(index, size, leaf, proof.slice(1), root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, [...proof, other], root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, proof.with(b % proof.length, other), root)).toBe(false)

        const old = 1 + (b % (size - 1))
        const path = consistencyRanges(old, size).map(range)
        const oldRoot = treeHash(hashes.slice(0, old))
        expect(verifyConsistency(old, size, other, root, path)).toBe(false)
        expect(verifyConsistency(old, size, oldRoot, other, path)).toBe(false)
        expect(verifyConsistency(old, size, oldRoot, root, [...path, other])).toBe(false)
        expect(verifyConsistency(old, size, oldRoot, root, path.with(a % path.length, other))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('a tree is consistent with itself and with the empty tree, by an empty proof only', () => {
    const root = treeHash(numbered(5))
    expect(verifyConsistency(5, 5, root, root, [])).toBe(true)
    expect(verifyConsistency(0, 5, emptyRoot, root, [])).toBe(true)
    expect(verifyConsistency(5, 5, root, root, [root])).toBe(false)
    expect(verifyConsistency(6, 5, root, root, [])).toBe(false)
  })

  test('a proof among 2^40 leaves has 40 steps', () => {
    expect(inclusionRanges(12_345_678_901, 2 ** 40)).toHaveLength(40)
    expect(rangeNodes({ from: 0, to: 2 ** 40 - 1 })).toHaveLength(40)
  })
})
