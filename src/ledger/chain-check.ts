import type { Checkpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import { actBytes, type Body, contentHash, entryHash, noHash, reserved, type StoredEvent } from './event.ts'
import { Keyring, ledgerKinds } from './keyring.ts'
import type { VerifierKey } from './keys.ts'
import { Frontier, type Hash, sameHash, type TreeNode } from './merkle.ts'
import { hex } from './store.ts'

export type ProblemCode =
  | 'altered'
  | 'missing'
  | 'reordered'
  | 'truncated'
  | 'fork'
  | 'wrong-key'
  | 'replayed'
  | 'clock'
  | 'content'
  | 'unsealed'
  | 'cache'
  | 'damaged'

/** Something that does not hold, at the first event where it shows. */
export interface Problem {
  readonly code: ProblemCode
  readonly sequence: number
  readonly message: string
}

const maxProblems = 100

/**
 * Checks a ledger event by event: chain, tree, signatures, permissions, contents, tombstones, checkpoints.
 * Memory grows by a few dozen bytes an event, for finding replayed acts and missing contents.
 */
export class ChainCheck {
  readonly problems: Problem[] = []
  readonly keyring = new Keyring()
  readonly #frontier = new Frontier()
  readonly #trusted: VerifierKey | undefined
  readonly #checkpoints: readonly Checkpoint[]
  #previous: Hash = noHash
  #next = 0
  #recorded = 0
  readonly #gaps = new Map<number, number>()
  readonly #bodies = new Set<string>()
  readonly #withoutContent = new Set<number>()
  readonly #erased = new Set<number>()

  /**
   * @param trusted the key that must have opened the ledger; without it, the one that says it did
   * @param checkpoints opened ones that the events must lead to
   */
  constructor(options: { trusted?: VerifierKey; checkpoints?: readonly Checkpoint[] } = {}) {
    this.#trusted = options.trusted
    this.#checkpoints = options.checkpoints ?? []
  }

  get size(): number {
    return this.#frontier.size
  }

  get peaks(): readonly Hash[] {
    return this.#frontier.peaks
  }

  get last(): Hash {
    return this.#previous
  }

  get recorded(): number {
    return this.#recorded
  }

  root(): Hash {
    return this.#frontier.root()
  }

  /**
   * @param stated the hash of the event in front as the source states it, where it does
   * @returns the inner tree nodes that this event completes
   */
  add(event: StoredEvent, stated?: Hash): TreeNode[] {
    const { sequence, act } = event
    this.#place(sequence)
    const fault = this.#signature(event)
    const computed = entryHash(event, stated ?? this.#previous)
    if (!sameHash(computed, event.hash) || !sameHash(stated ?? this.#previous, this.#previous)) {
      const genuine =
        'it is genuine but does not follow from the event in front: moved, or its date or hash changed'
      this.#report('altered', sequence, fault === null ? genuine : 'its fields or its signature were changed')
    } else if (fault !== null) this.#report('wrong-key', sequence, fault)
    const authentic = fault === null
    this.#content(event, authentic)
    if (event.recorded < this.#recorded)
      this.#report('clock', sequence, 'it is dated before the event in front')
    this.#recorded = Math.max(this.#recorded, event.recorded)
    const identity = act.body.slice(0, 32)
    if (this.#bodies.has(identity))
      this.#report('replayed', sequence, 'the same signed act is on record already')
    this.#bodies.add(identity)

    // Going on from the stated hash confines a change to the event where it was made.
    this.#previous = event.hash
    const nodes = this.#frontier.add(event.hash)
    this.#next = Math.max(this.#next, sequence + 1)
    for (const checkpoint of this.#checkpoints) {
      if (checkpoint.size === this.#frontier.size && !sameHash(checkpoint.root, this.#frontier.root())) {
        this.#report(
          'fork',
          checkpoint.size - 1,
          `the first ${checkpoint.size} events are not those of the checkpoint`,
        )
      }
    }
    return nodes
  }

  /** @param sealed whether the source states that a checkpoint of its whole size exists */
  finish(sealed: boolean): readonly Problem[] {
    for (const { size } of this.#checkpoints) {
      if (size > this.#next) {
        this.#report(
          'truncated',
          this.#next,
          `the checkpoint counts ${size} events, here are ${this.#frontier.size}`,
        )
      }
    }
    if (!sealed) this.#report('unsealed', this.#next, 'no signed checkpoint covers the end')
    for (const sequence of this.#withoutContent) {
      if (!this.#erased.has(sequence))
        this.#report('content', sequence, 'its content is gone without a tombstone')
    }
    for (const sequence of this.#erased) {
      if (!this.#withoutContent.has(sequence)) {
        this.#report('content', sequence, 'it has a tombstone, but its content is still there')
      }
    }
    return this.problems.sort((a, b) => a.sequence - b.sequence)
  }

  #place(sequence: number): void {
    for (; this.#next < sequence && this.problems.length < maxProblems; this.#next++) {
      this.#gaps.set(this.#next, this.problems.length)
      this.#report('missing', this.#next, 'it is not there')
    }
    this.#next = Math.max(this.#next, sequence)
    if (sequence === this.#next) return
    const gap = this.#gaps.get(sequence)
    const moved = { code: 'reordered', sequence, message: 'it is not in its place' } as const
    if (gap === undefined) this.#report(moved.code, sequence, moved.message)
    else this.problems[gap] = moved
  }

  /** @returns what is wrong with the signature, or null */
  #signature(event: StoredEvent): string | null {
    const { act, sequence } = event
    try {
      const body = act.kind.startsWith(reserved) ? readBody(event) : null
      if (sequence === 0) {
        this.keyring.read(0, act, body)
        if (this.#trusted !== undefined && act.signer !== this.#trusted.id) {
          this.#report('wrong-key', 0, `the ledger was not opened by the key of ${this.#trusted.name}`)
        }
      }
      if (!this.keyring.permit(act).verify(actBytes(act), event.signature))
        return 'its signature does not hold'
      if (sequence > 0) this.keyring.read(sequence, act, body)
      if (act.kind === ledgerKinds.erased) this.#erased.add(Number(body?.sequence))
      return null
    } catch (error) {
      if (error instanceof LedgerError || error instanceof SyntaxError) return error.message
      throw error
    }
  }

  #content({ sequence, act, salt, content }: StoredEvent, authentic: boolean): void {
    if (salt === null || content === null) this.#withoutContent.add(sequence)
    else if (hex(contentHash(salt, content)) !== act.body && authentic) {
      this.#report('altered', sequence, 'its content is not the one that was signed')
    }
  }

  #report(code: ProblemCode, sequence: number, message: string): void {
    if (this.problems.length < maxProblems)
      this.problems.push({ code, sequence, message: `event ${sequence}: ${message}` })
  }
}

function readBody(event: StoredEvent): Body | null {
  return event.content === null ? null : (JSON.parse(event.content) as Body)
}
