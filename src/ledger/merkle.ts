import { hash } from 'node:crypto'

/** The Merkle tree of RFC 9162, section 2.1, with SHA-256. Hashes are 32 bytes. */
export type Hash = Uint8Array

/** A perfect subtree: level 0 is the leaf `index`, level L covers leaves `index * 2^L` onwards. */
export interface NodeId {
  readonly level: number
  readonly index: number
}

export interface TreeNode extends NodeId {
  readonly hash: Hash
}

/** Leaves `from` (included) to `to` (excluded) that form one subtree of the tree. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

export function digest(...parts: readonly Uint8Array[]): Hash {
  return hash('sha256', parts.length === 1 ? parts[0]! : Buffer.concat(parts), 'buffer')
}

export function leafHash(data: Uint8Array): Hash {
  return digest(leafPrefix, data)
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return digest(nodePrefix, left, right)
}

export const emptyRoot: Hash = digest(new Uint8Array())

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0
}

/** The right edge of a growing tree: the roots of its perfect subtrees, largest first. */
export class Frontier {
  size: number
  readonly peaks: Hash[]

  /** @param peaks one hash for each bit set in `size`, largest subtree first */
  constructor(size = 0, peaks: readonly Hash[] = []) {
    this.size = size
    this.peaks = [...peaks]
  }

  /** Adds a leaf and returns every subtree that it completes, from level 1 upwards. */
  add(leaf: Hash): TreeNode[] {
    const completed: TreeNode[] = []
    let current = leaf
    let index = this.size
    for (let level = 1; index % 2 === 1; level++) {
      current = nodeHash(this.peaks.pop()!, current)
      index = (index - 1) / 2
      completed.push({ level, index, hash: current })
    }
    this.peaks.push(current)
    this.size++
    return completed
  }

  root(): Hash {
    return this.size === 0 ? emptyRoot : foldPeaks(this.peaks)
  }
}

/** The hash of a subtree from its perfect parts, largest first. */
export function foldPeaks(peaks: readonly Hash[]): Hash {
  let folded = peaks[peaks.length - 1]!
  for (let i = peaks.length - 2; i >= 0; i--) folded = nodeHash(peaks[i]!, folded)
  return folded
}

/** The perfect subtrees that make up a range, largest first. */
export function rangeNodes(range: LeafRange): NodeId[] {
  const nodes: NodeId[] = []
  for (let from = range.from; from < range.to; ) {
    let level = 0
    let width = 1
    while (from + width * 2 <= range.to) {
      width *= 2
      level++
    }
    nodes.push({ level, index: from / width })
    from += width
  }
  return nodes
}

/** Largest power of two below `n`, for n > 1. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Subtrees whose hashes form the inclusion proof, in order (RFC 9162, 2.1.3.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.reverse()
}

/** Subtrees whose hashes form the consistency proof, in order (RFC 9162, 2.1.4.1). `old` is 1 to `size`. */
export function consistencyRanges(old: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  let whole = true
  while (old !== to) {
    const middle = from + split(to - from)
    if (old <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
      whole = false
    }
  }
  if (!whole) ranges.push({ from, to })
  return ranges.reverse()
}

const half = (n: number) => Math.floor(n / 2)

/** RFC 9162, 2.1.3.2. */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Hash,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let fn = index
  let sn = size - 1
  let current = leaf
  for (const step of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      current = nodeHash(step, current)
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      current = nodeHash(current, step)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && sameHash(current, root)
}

/** RFC 9162, 2.1.4.2; a tree is consistent with the empty tree and with itself by an empty proof. */
export function verifyConsistency(
  old: number,
  size: number,
  oldRoot: Hash,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(size) || old < 0 || old > size) return false
  if (old === size) return proof.length === 0 && sameHash(oldRoot, root)
  if (old === 0) return proof.length === 0 && sameHash(oldRoot, emptyRoot)
  let fn = old - 1
  let sn = size - 1
  while (fn % 2 === 1) {
    fn = half(fn)
    sn = half(sn)
  }
  // A tree whose size is a power of two is itself the first subtree, so the proof leaves it out.
  const path = fn === 0 ? [oldRoot, ...proof] : proof
  if (path.length === 0) return false
  let first = path[0]!
  let second = path[0]!
  for (const step of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      first = nodeHash(step, first)
      second = nodeHash(step, second)
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      second = nodeHash(second, step)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && sameHash(first, oldRoot) && sameHash(second, root)
}
