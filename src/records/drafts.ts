import type { Json } from '../kernel/canonical-json.ts'
import type { Clock, RandomBytes } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'
import type { Shelf } from '../ledger/index.ts'
import { asStrict, type Tlp } from '../vocab/tlp.ts'
import { ceiling } from './authorisation.ts'
import type { RecordBook } from './book.ts'
import { RecordError } from './errors.ts'
import type { RecordKind } from './kind.ts'
import type { Person } from './view.ts'

/** What somebody typed and did not save: as it stood in the form, not checked. */
export interface Draft {
  /** Of the form that it was typed into: `D-` and ten characters. */
  readonly id: string
  readonly kind: string
  /** The record that is changed; null for a new one. */
  readonly of: string | null
  /** Revision of that record when the form was opened; -1 for a new one. */
  readonly revision: number
  readonly fields: { readonly [field: string]: Json | undefined }
  readonly tlp: Tlp
  readonly shared: boolean
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly changed: number
}

export const draftId = /^D-[0-9A-HJKMNP-TV-Z]{10}$/

const space = 'draft'
const mostBytes = 256 * 1024
const mostKept = 50
const kept = 30 * 86_400_000
/** A form that is saved may still send its last keystrokes; until then its mark says that it is over. */
const markKept = 86_400_000

/** A slip is a draft, or the mark that its form was saved or discarded. */
type Held = (Draft & { readonly over?: never }) | { readonly over: number }

interface DraftsOptions {
  readonly shelf: Shelf
  readonly book: RecordBook
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** What people have typed and not saved. Each sees their own, and only what their role may still see and do. */
export class Drafts {
  readonly #shelf: Shelf
  readonly #book: RecordBook
  readonly #clock: Clock
  readonly #randomBytes: RandomBytes

  constructor({ shelf, book, clock, randomBytes }: DraftsOptions) {
    this.#shelf = shelf
    this.#book = book
    this.#clock = clock
    this.#randomBytes = randomBytes
  }

  /** An id for a form that is opened; nothing is kept yet. */
  newId(): string {
    return `D-${base32OfHash(sha256(this.#randomBytes(16)), 10)}`
  }

  /**
   * Keeps what a form holds.
   * @returns when, or null where the form is over: it was saved or discarded meanwhile
   * @throws RecordError `not-allowed`, `unknown-record`, `retracted`, `draft-refused`
   */
  async keep(
    person: Person,
    kind: RecordKind,
    draft: Omit<Draft, 'kind' | 'changed'>,
  ): Promise<number | null> {
    if (!draftId.test(draft.id)) throw new TypeError('the id of a draft comes from newId')
    if (draft.of === null) this.#book.demandCreate(person, kind)
    else await this.#book.get(person, kind, draft.of, 'revise')
    if (!asStrict(ceiling[person.role], draft.tlp)) {
      throw new RecordError('not-allowed', `the role ${person.role} may not see what is ${draft.tlp}`)
    }
    const changed = this.#clock()
    const whole: Draft = { ...draft, kind: kind.name, changed }
    if (Buffer.byteLength(JSON.stringify(whole)) > mostBytes) {
      throw new RecordError('draft-refused', `a draft holds at most ${mostBytes / 1024} KiB`)
    }
    const key = keyOf(person, draft.id)
    for (;;) {
      const slip = await this.#shelf.get(space, key)
      if (slip !== null && isOver(slip.value as unknown as Held)) return null
      if (slip === null && (await this.#own(person)).length >= mostKept) {
        throw new RecordError('draft-refused', `you keep ${mostKept} drafts already`, {
          hint: 'discard one of them at /drafts',
        })
      }
      if (await this.#shelf.put(space, key, whole as unknown as Json, slip?.version ?? 0)) return changed
    }
  }

  /** A person's own drafts that their role may still see, the newest first; those of a month ago are thrown away. */
  async list(person: Person): Promise<readonly Draft[]> {
    const drafts = await this.#own(person)
    const open = await Promise.all(drafts.map((draft) => this.#mayOpen(person, draft)))
    return drafts.filter((_, i) => open[i]).sort((a, b) => b.changed - a.changed)
  }

  async get(person: Person, id: string): Promise<Draft | null> {
    const slip = draftId.test(id) ? await this.#shelf.get(space, keyOf(person, id)) : null
    const held = slip?.value as unknown as Held | undefined
    if (held === undefined || isOver(held)) return null
    return (await this.#mayOpen(person, held)) ? held : null
  }

  /** The form was saved or its draft discarded: what was typed is gone, and late keystrokes do not bring it back. */
  async end(person: Person, id: string): Promise<void> {
    if (!draftId.test(id)) return
    await this.#shelf.put(space, keyOf(person, id), { over: this.#clock() }, null)
  }

  async #own(person: Person): Promise<Draft[]> {
    const slips = await this.#shelf.list(space, `${person.name}\n`, 1000)
    const now = this.#clock()
    const drafts: Draft[] = []
    for (const { key, value } of slips) {
      const held = value as unknown as Held
      const past = isOver(held) ? now - held.over > markKept : now - held.changed > kept
      if (past) await this.#shelf.remove(space, key)
      else if (!isOver(held)) drafts.push(held)
    }
    return drafts
  }

  async #mayOpen(person: Person, { kind: name, of, tlp }: Draft): Promise<boolean> {
    const kind = this.#book.kinds.get(name)
    if (kind === undefined || !asStrict(ceiling[person.role], tlp)) return false
    if (of === null) return this.#book.mayCreate(person, kind)
    return this.#book.get(person, kind, of).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RecordError) return false
        throw error
      },
    )
  }
}

const keyOf = ({ name }: Person, id: string): string => `${name}\n${id}`

function isOver(held: Held): held is { readonly over: number } {
  return held.over !== undefined
}
