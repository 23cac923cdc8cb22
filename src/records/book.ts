import type { Clock, RandomBytes } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'
import {
  catchUp,
  Fold,
  type InclusionProof,
  type Ledger,
  LedgerError,
  type LedgerEvent,
  leafHash,
  verifyInclusion,
} from '../ledger/index.ts'
import type { Label } from '../vocab/label.ts'
import { asStrict, type Tlp } from '../vocab/tlp.ts'
import { type Action, may, type Role, sphereOf } from './authorisation.ts'
import { merge, type Side } from './difference.ts'
import { type Directory, directoryReducer, type Listing } from './directory.ts'
import { RecordError } from './errors.ts'
import { isRows, recordId } from './field.ts'
import { type HistoryEntry, historyOf, versionAt } from './history.ts'
import type { Content, Derived, RecordKind, Surroundings, TimelineEntry } from './kind.ts'
import { type RecordState, recordStates } from './state.ts'
import { validContent } from './validation.ts'

/** Who acts or reads. */
export interface Person {
  /** As it stands in the ledger. */
  readonly name: string
  readonly role: Role
}

/** A record as one reader may see it. */
export interface RecordView extends RecordState {
  readonly id: string
  readonly derived: Readonly<Record<string, Derived>>
  readonly timeline: readonly TimelineEntry[]
  /** Titles of the records it links to, as far as the reader may see them. */
  readonly links: ReadonlyMap<string, { readonly kind: string; readonly title: string }>
}

export interface Query {
  /** Text to be found in the id, the title or a column. */
  readonly search?: string
  readonly filters?: Readonly<Record<string, string>>
  /** Retracted records are left out unless asked for. */
  readonly show?: 'current' | 'retracted' | 'all'
}

/** What an author hands in. */
export interface Entry {
  /** As read from a form or from JSON; not trusted. */
  readonly fields: unknown
  readonly tlp: Tlp
  readonly shared: boolean
}

export interface BookOptions {
  readonly ledger: Ledger
  readonly kinds: readonly RecordKind[]
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** All records of the declared kinds, on one ledger. Every read and write goes through the authorisation table. */
export class RecordBook {
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly #ledger: Ledger
  readonly #clock: Clock
  readonly #randomBytes: RandomBytes
  readonly #directory: Fold<Directory>

  constructor({ ledger, kinds, clock, randomBytes }: BookOptions) {
    this.kinds = new Map(kinds.map((kind) => [kind.name, kind]))
    this.#ledger = ledger
    this.#clock = clock
    this.#randomBytes = randomBytes
    this.#directory = new Fold(ledger.store, directoryReducer(this.kinds))
  }

  /** @throws RecordError `unknown-record` */
  kind(name: string): RecordKind {
    const kind = this.kinds.get(name)
    if (kind === undefined) {
      throw new RecordError('unknown-record', `there is no kind of record called ${name.slice(0, 60)}`, {
        hint: '/records lists the kinds',
      })
    }
    return kind
  }

  /** How many records of each kind the reader may see, the retracted left out. */
  async counts(reader: Person): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>()
    for (const kind of this.kinds.values())
      counts.set(kind.name, (await this.#found(reader, kind, {})).length)
    return counts
  }

  async #found(
    reader: Person,
    kind: RecordKind,
    query: Query,
    action: Action = 'read',
  ): Promise<readonly Listing[]> {
    const { search = '', filters = {}, show = 'current' } = query
    const wanted = Object.entries(filters).filter(
      ([name, value]) => kind.filters.includes(name) && value !== '',
    )
    const text = search.trim().toLowerCase().slice(0, 200)
    return (await this.#directory.current())
      .list(kind)
      .filter(
        (listing) =>
          (show === 'all' || (show === 'retracted') === listing.retracted) &&
          wanted.every(([name, value]) => listing.filters[name] === value) &&
          (text === '' || listing.searched.includes(text)) &&
          may(reader.role, action, subjectOf(kind, listing.stub)),
      )
  }

  /** A page of the records of a kind. @param page from 1 */
  async list(
    reader: Person,
    kind: RecordKind,
    query: Query,
    { page, size, action = 'read' }: { page: number; size: number; action?: 'read' | 'export' },
  ): Promise<{ records: readonly RecordView[]; total: number; page: number; pages: number }> {
    const found = await this.#found(reader, kind, query, action)
    const pages = Math.max(1, Math.ceil(found.length / size))
    const at = Math.min(Math.max(1, page), pages)
    const ids = found.slice((at - 1) * size, at * size).map(({ id }) => id)
    return { records: await this.#views(reader, ids, action), total: found.length, page: at, pages }
  }

  /** The first record of an ordered kind whose value is at or after one, as far as the reader may see. */
  async firstFrom(reader: Person, kind: RecordKind, value: string): Promise<RecordView | undefined> {
    const found = (await this.#found(reader, kind, {})).find(({ order }) => order >= value)
    return found === undefined ? undefined : (await this.#views(reader, [found.id], 'read'))[0]
  }

  /** Every record that may leave as a file, read in pieces. */
  async *export(reader: Person, kind: RecordKind, query: Query): AsyncGenerator<readonly RecordView[]> {
    const ids = (await this.#found(reader, kind, query, 'export')).map(({ id }) => id)
    for (let i = 0; i < ids.length; i += 500) yield await this.#views(reader, ids.slice(i, i + 500), 'export')
  }

  async #states(ids: readonly string[]): Promise<ReadonlyMap<string, RecordState>> {
    if (ids.length === 0) return new Map()
    await catchUp(this.#ledger.store, recordStates)
    return (await this.#ledger.store.states(recordStates.name, ids)) as unknown as ReadonlyMap<
      string,
      RecordState
    >
  }

  async #views(reader: Person, ids: readonly string[], action: Action): Promise<RecordView[]> {
    const states = await this.#states(ids)
    const readable = ids.flatMap((id) => {
      const state = states.get(id)
      const kind = this.kinds.get(state?.kind ?? '')
      // A record may have been restricted since it was listed.
      return state && kind && may(reader.role, action, subjectOf(kind, state)) ? [{ id, kind, state }] : []
    })
    const linked = await this.#linked(
      reader,
      readable.flatMap(({ kind, state }) => linksOf(kind, state.fields)),
    )
    const contents = new Map([...linked].map(([id, state]) => [id, state.fields]))
    const now = this.#clock()
    return readable.map(({ id, kind, state }) => {
      const links = linksOf(kind, state.fields).flatMap((other) => {
        const target = linked.get(other)
        const title = target?.fields[this.kinds.get(target.kind)?.title ?? '']
        return target === undefined
          ? []
          : [[other, { kind: target.kind, title: String(title ?? other) }] as const]
      })
      return {
        ...state,
        id,
        derived: derivedOf(kind, state.fields, { now, linked: contents }),
        timeline: [...(kind.timeline?.(state.fields as never) ?? [])].sort((a, b) => a.at - b.at),
        links: new Map(links),
      }
    })
  }

  /** States of linked records as far as the reader may see them. */
  async #linked(reader: Person, ids: readonly string[]): Promise<ReadonlyMap<string, RecordState>> {
    const states = await this.#states([...new Set(ids)])
    return new Map(
      [...states].filter(([, state]) => {
        const kind = this.kinds.get(state.kind)
        return kind !== undefined && may(reader.role, 'read', subjectOf(kind, state))
      }),
    )
  }

  /** @throws RecordError `unknown-record`, also for what the reader may not see */
  async get(reader: Person, kind: RecordKind, id: string, action: Action = 'read'): Promise<RecordView> {
    const [view] = recordId.test(id) ? await this.#views(reader, [id], 'read') : []
    if (view === undefined || view.kind !== kind.name) {
      throw new RecordError('unknown-record', `there is no record ${id.slice(0, 40)} that you may see`, {
        hint: `/records/${kind.name} lists them`,
      })
    }
    if (action !== 'read') this.#demand(reader, action, kind, view)
    return view
  }

  /** Whether the reader may do this with a record. */
  permits(person: Person, action: Action, kind: RecordKind, state: RecordState): boolean {
    if (state.retracted !== null && action !== 'read' && action !== 'audit' && action !== 'export')
      return false
    if (action === 'approve' && (!kind.approval || state.approved !== null || wrote(person, state)))
      return false
    return may(person.role, action, subjectOf(kind, state))
  }

  #demand(person: Person, action: Action, kind: RecordKind, state: RecordState): void {
    if (state.retracted !== null && ['revise', 'approve', 'retract'].includes(action)) {
      throw new RecordError('retracted', 'the record was retracted and stays as it is', {
        hint: 'create a new record instead',
      })
    }
    if (!may(person.role, action, subjectOf(kind, state))) throw notAllowed(person, action, kind)
  }

  /** Whether the person may create a record of the kind at all. */
  mayCreate({ role }: Person, kind: RecordKind): boolean {
    const sphere = sphereOf[role]
    return may(role, 'create', { desk: kind.desk, tlp: 'TLP:CLEAR', sphere, shared: false })
  }

  /** @throws RecordError `not-allowed` */
  demandCreate(person: Person, kind: RecordKind): void {
    if (!this.mayCreate(person, kind)) throw notAllowed(person, 'create', kind)
  }

  /** Puts a new record into the ledger. @returns its id */
  async create(author: Person, kind: RecordKind, entry: Entry): Promise<string> {
    const sphere = sphereOf[author.role]
    const { tlp, shared } = entry
    if (!may(author.role, 'create', { desk: kind.desk, tlp, sphere, shared })) {
      throw notAllowed(author, 'create', kind)
    }
    const fields = validContent(kind, entry.fields)
    await this.#guard(author, kind, fields, null, tlp)
    const body = { fields, role: author.role, shared, tlp }
    for (;;) {
      const id = `${kind.prefix}-${base32OfHash(sha256(this.#randomBytes(16)), 8)}`
      try {
        const kindOfEvent = `${kind.name}.created`
        await this.#ledger.append({
          author: author.name,
          kind: kindOfEvent,
          record: id,
          body,
          expected: null,
        })
        return id
      } catch (error) {
        // One in a trillion for each pair of records: the id is taken.
        if (!(error instanceof LedgerError && error.code === 'conflict')) throw error
      }
    }
  }

  /**
   * Changes a record that the author saw at a revision.
   * @throws RecordError `edit-conflict` with the merge when somebody changed it since, and nothing is written
   */
  async revise(
    author: Person,
    kind: RecordKind,
    id: string,
    entry: Entry & { readonly revision: number; readonly reason?: string },
  ): Promise<void> {
    const before = await this.get(author, kind, id, 'revise')
    const { tlp, shared } = entry
    const after = { ...before, tlp, shared }
    if (!may(author.role, 'revise', subjectOf(kind, { ...after, shared: before.shared }))) {
      throw notAllowed(author, 'revise', kind)
    }
    if (!asStrict(tlp, before.tlp)) this.#demand(author, 'classify', kind, before)
    if (shared !== before.shared) this.#demand(author, 'share', kind, before)
    const fields = validContent(kind, entry.fields)
    if (entry.revision !== before.revision)
      throw await this.#conflict(kind, before, entry.revision, { fields, tlp, shared })
    await this.#guard(author, kind, fields, before.fields, tlp)
    const reason = (entry.reason ?? '').trim().slice(0, 1000).toWellFormed()
    const body = { fields, role: author.role, shared, tlp, ...(reason === '' ? {} : { reason }) }
    try {
      await this.#append(author, kind, id, 'revised', body, before.revision)
    } catch (error) {
      if (!(error instanceof LedgerError && error.code === 'conflict')) throw error
      throw await this.#conflict(kind, await this.get(author, kind, id), entry.revision, {
        fields,
        tlp,
        shared,
      })
    }
  }

  async #conflict(kind: RecordKind, theirs: RecordView, seen: number, mine: Side): Promise<RecordError> {
    const base = await versionAt(this.#ledger, kind, theirs.id, seen)
    const names = Object.keys(kind.fields)
    const sides = { base: base ?? { ...theirs, fields: {} }, theirs, mine }
    const { changedBy, changed, revision } = theirs
    return new RecordError('edit-conflict', `${theirs.id} was changed by ${changedBy} while you edited it`, {
      hint: 'look at both versions and save again',
      merge: { revision, changedBy, changed, ...merge(names, sides) },
    })
  }

  /** Approves the version that the reviewer saw. Nobody approves what they wrote. */
  async approve(reviewer: Person, kind: RecordKind, id: string, revision: number): Promise<void> {
    const state = await this.get(reviewer, kind, id, 'approve')
    if (!kind.approval || state.approved !== null) {
      throw new RecordError('not-allowed', `${id} has nothing to be approved`)
    }
    if (wrote(reviewer, state)) {
      throw new RecordError('not-allowed', 'nobody approves what they wrote', {
        hint: 'ask another person to look at it',
      })
    }
    if (revision !== state.revision) throw changedSince(id)
    const body = { role: reviewer.role, shared: state.shared, tlp: state.tlp }
    await this.#append(reviewer, kind, id, 'approved', body, revision).catch(asChanged(id))
  }

  /** Takes a record back; it stays readable with the reason. */
  async retract(
    person: Person,
    kind: RecordKind,
    id: string,
    revision: number,
    reason: string,
  ): Promise<void> {
    const state = await this.get(person, kind, id, 'retract')
    const given = reason.trim().slice(0, 1000).toWellFormed()
    if (given === '') {
      const says: Label = { en: 'say why the record is retracted', fr: 'dites pourquoi la fiche est retirée' }
      throw new RecordError('guard-refused', says.en, { faults: [{ field: null, says }] })
    }
    if (revision !== state.revision) throw changedSince(id)
    const body = { reason: given, role: person.role, shared: state.shared, tlp: state.tlp }
    await this.#append(person, kind, id, 'retracted', body, revision).catch(asChanged(id))
  }

  async #append(
    { name }: Person,
    kind: RecordKind,
    record: string,
    change: string,
    body: LedgerEvent['body'],
    expected: number,
  ): Promise<void> {
    await this.#ledger.append({
      author: name,
      kind: `${kind.name}.${change}`,
      record,
      body: body ?? {},
      expected,
    })
  }

  async #guard(author: Person, kind: RecordKind, fields: Content, before: Content | null, tlp: Tlp) {
    const refuse = (says: Label) => {
      throw new RecordError('guard-refused', says.en, { faults: [{ field: null, says }] })
    }
    const linked = await this.#linked(author, linksOf(kind, fields))
    for (const [name, field] of Object.entries(kind.fields)) {
      const id = fields[name]
      if (isRows(field) || field.input.type !== 'link' || typeof id !== 'string') continue
      const target = linked.get(id)
      if (target?.kind !== field.input.kind) {
        refuse({
          en: `${field.label.en}: there is no such record ${id} that you may see`,
          fr: `${field.label.fr} : aucune fiche ${id} que vous puissiez voir`,
        })
      } else if (!asStrict(tlp, target.tlp)) {
        refuse({
          en: `${field.label.en}: ${id} is ${target.tlp}, so mark this record at least as strictly`,
          fr: `${field.label.fr} : ${id} est ${target.tlp}, marquez cette fiche au moins aussi strictement`,
        })
      }
    }
    const contents = new Map([...linked].map(([id, state]) => [id, state.fields]))
    const around = { now: this.#clock(), linked: contents }
    const says = kind.guard?.(fields as never, before as never, around)
    if (says !== undefined) refuse(says)
  }

  /** Every event of a record, newest first, with what it changed as far as the reader may see it. */
  async history(reader: Person, kind: RecordKind, id: string): Promise<readonly HistoryEntry[]> {
    await this.get(reader, kind, id, 'audit')
    return historyOf(this.#ledger, kind, id, reader.role)
  }

  /** Proof that an event of the record is in the ledger as it stands now (RFC 9162, 2.1.3). */
  async proof(reader: Person, kind: RecordKind, id: string, sequence: number): Promise<InclusionProof> {
    await this.get(reader, kind, id, 'audit')
    const event = await this.#ledger.event(sequence)
    if (event.record !== id) throw new RecordError('unknown-record', `event ${sequence} is not one of ${id}`)
    return this.#ledger.inclusion(sequence)
  }

  /** Those of the events whose proof of inclusion holds. */
  async proven(
    reader: Person,
    kind: RecordKind,
    id: string,
    sequences: readonly number[],
  ): Promise<ReadonlySet<number>> {
    const held = new Set<number>()
    for (const sequence of sequences) {
      const { entry, size, root, hashes } = await this.proof(reader, kind, id, sequence)
      if (verifyInclusion(sequence, size, leafHash(Buffer.from(entry)), hashes, root)) held.add(sequence)
    }
    return held
  }
}

/** What the authorisation table is asked about. */
export function subjectOf(
  kind: RecordKind,
  { tlp, sphere, shared }: Pick<RecordState, 'tlp' | 'sphere' | 'shared'>,
) {
  return { desk: kind.desk, tlp, sphere, shared }
}

function wrote({ name }: Person, { writers }: RecordState): boolean {
  return writers.includes(name)
}

function notAllowed({ role }: Person, action: Action, kind: RecordKind): RecordError {
  return new RecordError('not-allowed', `the role ${role} may not ${action} this ${kind.name}`, {
    hint: 'the authorisation table is in docs/records.md',
  })
}

function changedSince(id: string): RecordError {
  return new RecordError('edit-conflict', `${id} was changed while you looked at it`, {
    hint: 'look at the new version first',
  })
}

function asChanged(id: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof LedgerError && error.code === 'conflict') throw changedSince(id)
    throw error
  }
}

function linksOf(kind: RecordKind, fields: Content): string[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = fields[name]
    return !isRows(field) && field.input.type === 'link' && typeof value === 'string' ? [value] : []
  })
}

function derivedOf(
  kind: RecordKind,
  fields: Content,
  around: Surroundings,
): Readonly<Record<string, Derived>> {
  const found = Object.entries(kind.derived ?? {}).flatMap(([name, { of }]) => {
    const derived = of(fields as never, around)
    return derived === null ? [] : [[name, derived] as const]
  })
  return Object.fromEntries(found)
}
