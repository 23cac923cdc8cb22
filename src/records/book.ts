import type { Json } from '../kernel/canonical-json.ts'
import type { RandomBytes } from '../kernel/effects.ts'
import {
  type InclusionProof,
  type Ledger,
  LedgerError,
  type LedgerEvent,
  leafHash,
  verifyInclusion,
} from '../ledger/index.ts'
import { asStrict, type Tlp } from '../vocab/tlp.ts'
import { type Action, type Sphere, sphereOf } from './authorisation.ts'
import type { BookOptions } from './book-options.ts'
import { ClockBoard } from './clocks/board.ts'
import { merge, type Side } from './difference.ts'
import type { Listing } from './directory.ts'
import { RecordError } from './errors.ts'
import { recordId, recordNumber } from './field.ts'
import { demandFree, guard, reasonGiven, refuse, refuseHandles, withoutNumbers } from './guarding.ts'
import { approvedVersions, type HistoryEntry, historyOf, type Version, versionAt } from './history.ts'
import type { Content, RecordKind, Surroundings } from './kind.ts'
import { flatValues } from './links.ts'
import { wordsLikeHandles } from './named-accounts.ts'
import { newId } from './new-id.ts'
import { allows, sphereOfPerson } from './person.ts'
import type { Entry, Outline, Query } from './query.ts'
import { Reading, type Told } from './reading.ts'
import { asChanged, changedSince, notAllowed, taken } from './refusals.ts'
import { type RecordState, standingState } from './state.ts'
import { validContent } from './validation.ts'
import type { Person, RecordView } from './view.ts'

/** Records of a panel at the most. */
const mostPointing = 500

/** What nobody does to a record of which they see only a part. */
const changing: readonly Action[] = ['revise', 'approve', 'retract', 'classify', 'share']

/** All records of the declared kinds, on one ledger. Every read and write goes through the authorisation table. */
export class RecordBook {
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly #ledger: Ledger
  readonly #randomBytes: RandomBytes
  readonly #handlesAmong: NonNullable<BookOptions['handlesAmong']>
  readonly #reading: Reading
  /** What is due, when, and who is told. */
  readonly clocks: ClockBoard

  constructor({ ledger, kinds, clock, randomBytes, handlesAmong = async () => [] }: BookOptions) {
    this.kinds = new Map(kinds.map((kind) => [kind.name, kind]))
    this.#ledger = ledger
    this.#randomBytes = randomBytes
    this.#handlesAmong = handlesAmong
    this.#reading = new Reading({ ledger, kinds: this.kinds, clock })
    this.clocks = new ClockBoard({ reading: this.#reading, kinds: this.kinds, clock })
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
    return (await this.#reading.directory())
      .list(kind)
      .filter(
        (listing) =>
          (show === 'all' || (show === 'retracted') === listing.retracted) &&
          wanted.every(([name, value]) => listing.filters[name] === value) &&
          (text === '' || listing.searched.includes(text)) &&
          allows(reader, action, kind, listing.stub),
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
    const records = await this.#reading.views(reader, ids, { action })
    return { records, total: found.length, page: at, pages }
  }

  /** The first record of an ordered kind whose value is at or after one, as far as the reader may see. */
  async firstFrom(reader: Person, kind: RecordKind, value: string): Promise<RecordView | undefined> {
    const found = (await this.#found(reader, kind, {})).find(({ order }) => order >= value)
    return found === undefined ? undefined : (await this.#reading.views(reader, [found.id]))[0]
  }

  /** Every record that may leave as a file, read in pieces. */
  async *export(reader: Person, kind: RecordKind, query: Query): AsyncGenerator<readonly RecordView[]> {
    const ids = (await this.#found(reader, kind, query, 'export')).map(({ id }) => id)
    for (let i = 0; i < ids.length; i += 500) {
      yield await this.#reading.views(reader, ids.slice(i, i + 500), { action: 'export' })
    }
  }

  /** Records of any kind by their ids, as far as they may leave as a file. */
  leaving(reader: Person, ids: readonly string[]): Promise<readonly RecordView[]> {
    return this.#reading.views(reader, ids, { action: 'export' })
  }

  /** Records of a kind that the public may know of, each as it was approved last; what was retracted, too. */
  async released(reader: Person, kind: RecordKind, only?: readonly string[]): Promise<readonly RecordView[]> {
    const directory = await this.#reading.directory()
    const asked = only?.flatMap((id) => directory.get(directory.numbered(id) ?? id) ?? [])
    const ids = (asked ?? directory.list(kind))
      .filter((one) => one.kind === kind.name && (one.approved || one.stub.standing !== null))
      .map(({ id }) => id)
    return this.#reading.released(reader, kind, ids)
  }

  /** What is known of records without reading their content, as far as the reader may see them. */
  async outlines(reader: Person, kind: RecordKind, query: Query = {}): Promise<readonly Outline[]> {
    const directory = await this.#reading.directory()
    return (await this.#found(reader, kind, query)).map(({ id, filters, targets, stub }) => ({
      ...{ id, filters, targets },
      number: directory.number(id),
      changed: stub.changed,
    }))
  }

  /** Ids of the records of a kind that were ever approved, the last approved first. */
  async approvals(reader: Person, kind: RecordKind): Promise<readonly string[]> {
    const approved = (await this.#reading.directory()).list(kind).flatMap(({ id, stub }) => {
      const state = standingState(stub)
      return state !== null && allows(reader, 'read', kind, state)
        ? [{ id, at: state.approved?.at ?? 0 }]
        : []
    })
    return approved.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
  }

  /** How many records of a kind there are that were not retracted, whoever may see them. */
  async count(kind: RecordKind): Promise<number> {
    return (await this.#reading.directory()).list(kind).filter(({ retracted }) => !retracted).length
  }

  /** Each version of a record that was approved, newest first, as far as the reader may see it. */
  approvedVersions(reader: Person, kind: RecordKind, id: string): Promise<readonly Version[]> {
    return approvedVersions(this.#ledger, kind, id, reader)
  }

  /** Records that link to a record or to a finding, the last changed first; the retracted left out. */
  async pointingTo(reader: Person, target: string): Promise<readonly RecordView[]> {
    const directory = await this.#reading.directory()
    const ids = directory
      .pointing(target)
      .flatMap((id) => directory.get(id) ?? [])
      .filter(({ retracted }) => !retracted)
      .sort((a, b) => b.stub.revision - a.stub.revision)
      .slice(0, mostPointing)
      .map(({ id }) => id)
    return this.#reading.views(reader, ids)
  }

  /** What anyone may know of the records that point to one which they need not be able to read, oldest first. */
  told(target: string): Promise<readonly Told[]> {
    return this.#reading.told(target)
  }

  /** What the form of a new record begins with. @param given values of fields, as in the address; not trusted */
  async begin(
    author: Person,
    kind: RecordKind,
    given: Content,
  ): Promise<{ readonly fields: Content; readonly tlp: Tlp }> {
    const fields = withoutNumbers(kind, given, await this.#numbers()) as Content
    const { linked, around } = await this.#reading.surroundings(author, [{ id: null, kind, fields }])
    const wanted = [...linked.keys()].map((target) => ({ target, kinds: [...this.kinds.keys()] }))
    const pointing = kind.begin === undefined ? [] : await this.#reading.pointing(author, wanted)
    const surroundings = { ...around(null), pointing: [...pointing].flatMap(([, records]) => records) }
    const begun = kind.begin?.(fields, surroundings) ?? fields
    const releases = (id: string) =>
      flatValues(kind, begun).some(
        ({ field: { input }, value }) => value === id && input.type === 'link' && input.releases,
      )
    const strict = [...linked].flatMap(([id, { tlp }]) => (releases(id) ? [] : [tlp]))
    const tlp = [...strict, kind.tlpFor?.(begun) ?? kind.tlp].reduce((a, b) => (asStrict(a, b) ? a : b))
    const mask = await this.#reading.mask(author, linked)
    return { fields: mask(begun as Json) as Content, tlp }
  }

  async #numbers(): Promise<(text: string) => string | undefined> {
    const directory = await this.#reading.directory()
    return (text) => (recordNumber.test(text) ? directory.numbered(text) : undefined)
  }

  /** @throws RecordError `unknown-record`, also for what the reader may not see */
  async get(reader: Person, kind: RecordKind, id: string, action: Action = 'read'): Promise<RecordView> {
    const own = (await this.#numbers())(id) ?? id
    const [view] = recordId.test(own) ? await this.#reading.views(reader, [own]) : []
    if (view === undefined || view.kind !== kind.name) {
      throw new RecordError('unknown-record', `there is no record ${id.slice(0, 40)} that you may see`, {
        hint: `/records/${kind.name} lists them`,
      })
    }
    if (action !== 'read') this.#demand(reader, action, kind, view)
    return view
  }

  /** Those of some records of a kind that the reader may see. */
  async some(reader: Person, kind: RecordKind, ids: readonly string[]): Promise<readonly RecordView[]> {
    return (await this.#reading.views(reader, ids)).filter((view) => view.kind === kind.name)
  }

  /** Whether the reader may do this with a record. */
  permits(person: Person, action: Action, kind: RecordKind, state: RecordView): boolean {
    if (state.masked && changing.includes(action)) return false
    if (state.retracted !== null && action !== 'read' && action !== 'audit' && action !== 'export')
      return false
    if (action === 'approve' && (!kind.approval || state.approved !== null || wrote(person, state)))
      return false
    return allows(person, action, kind, state)
  }

  #demand(person: Person, action: Action, kind: RecordKind, state: RecordView): void {
    if (state.retracted !== null && ['revise', 'approve', 'retract'].includes(action)) {
      throw new RecordError('retracted', 'the record was retracted and stays as it is', {
        hint: 'create a new record instead',
      })
    }
    if (!allows(person, action, kind, state)) throw notAllowed(person, action, kind)
    if (state.masked && changing.includes(action)) {
      throw new RecordError('not-allowed', 'names in this record are hidden from you', {
        hint: `put your own result on record first: ${kind.blind?.until ?? 'a review'}`,
      })
    }
  }

  /** Whether the person may create a record of the kind at all. */
  mayCreate(person: Person, kind: RecordKind): boolean {
    const sphere = sphereOfPerson(person)
    return allows(person, 'create', kind, { tlp: 'TLP:CLEAR', sphere, shared: false })
  }

  /** @throws RecordError `not-allowed` */
  demandCreate(person: Person, kind: RecordKind): void {
    if (!this.mayCreate(person, kind)) throw notAllowed(person, 'create', kind)
  }

  /** Puts a new record into the ledger. @returns its id */
  async create(author: Person, kind: RecordKind, entry: Entry): Promise<string> {
    const sphere = sphereOfPerson(author)
    const { tlp, shared } = entry
    if (!allows(author, 'create', kind, { tlp, sphere, shared })) throw notAllowed(author, 'create', kind)
    const fields = await this.#content(kind, entry.fields)
    await this.#guard(author, kind, { id: null, fields, before: null, tlp })
    const body = { fields, role: author.role, shared, tlp, ...foreignSphere(author, sphere) }
    for (let attempt = 0; ; attempt++) {
      const id = newId(kind, fields, attempt, this.#randomBytes)
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
        // One in a trillion for each pair of records: the id is taken. Where it follows from a name, that is taken.
        if (!(error instanceof LedgerError && error.code === 'conflict')) throw error
        const holder = kind.unique === undefined ? undefined : (await this.#reading.all([id])).get(id)
        if (holder !== undefined && holder.retracted === null) throw taken(kind, id)
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
    if (!allows(author, 'revise', kind, { ...after, shared: before.shared })) {
      throw notAllowed(author, 'revise', kind)
    }
    if (!asStrict(tlp, before.tlp)) this.#demand(author, 'classify', kind, before)
    if (shared !== before.shared) this.#demand(author, 'share', kind, before)
    const fields = await this.#content(kind, entry.fields)
    if (entry.revision !== before.revision)
      throw await this.#conflict(kind, before, entry.revision, { fields, tlp, shared })
    await this.#guard(author, kind, { id, fields, before: before.fields, tlp })
    const reason = (entry.reason ?? '').trim().slice(0, 1000).toWellFormed()
    const given = reason === '' ? {} : { reason }
    const body = { fields, role: author.role, shared, tlp, ...given, ...foreignSphere(author, before.sphere) }
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
    const { fields, tlp } = state
    const proposed = { id: state.id, fields, before: fields, tlp, approving: true } as const
    const around = await this.#guard(reviewer, kind, proposed)
    const says = kind.approvable?.(fields as never, around)
    if (says !== undefined) refuse(says, null)
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
    const given = reasonGiven(reason)
    if (revision !== state.revision) throw changedSince(id)
    const { around } = await this.#reading.surroundings(person, [{ id, kind, fields: state.fields }])
    demandFree(kind, state.fields, around(id))
    const body = { reason: given, role: person.role, shared: state.shared, tlp: state.tlp }
    await this.#append(person, kind, id, 'retracted', body, revision).catch(asChanged(id))
  }

  /** Puts on record that somebody did something with a record that leaves it as it is, such as a look at what it opens. */
  async note(person: Person, kind: RecordKind, id: string, what: string): Promise<void> {
    const state = await this.get(person, kind, id)
    const body = { role: person.role, shared: state.shared, tlp: state.tlp }
    await this.#append(person, kind, id, what, body, null)
  }

  async #append(
    { name }: Person,
    kind: RecordKind,
    record: string,
    change: string,
    body: LedgerEvent['body'],
    /** The revision that the author saw, or null where it does not matter. */
    expected: number | null,
  ): Promise<void> {
    await this.#ledger.append({
      author: name,
      kind: `${kind.name}.${change}`,
      record,
      body: body ?? {},
      ...(expected === null ? {} : { expected }),
    })
  }

  async #content(kind: RecordKind, given: unknown): Promise<Content> {
    return validContent(kind, withoutNumbers(kind, given, await this.#numbers()))
  }

  async #guard(
    author: Person,
    kind: RecordKind,
    proposed: { id: string | null; fields: Content; before: Content | null; tlp: Tlp; approving?: true },
  ): Promise<Surroundings> {
    const { id, fields } = proposed
    const { linked, around } = await this.#reading.surroundings(author, [{ id, kind, fields }])
    if (kind.released !== undefined) refuseHandles(await this.#handlesAmong(wordsLikeHandles(kind, fields)))
    guard(kind, { ...proposed, approving: proposed.approving === true, linked, around: around(id) })
    return around(id)
  }

  /** Every event of a record, newest first, with what it changed as far as the reader may see it. */
  async history(reader: Person, kind: RecordKind, id: string): Promise<readonly HistoryEntry[]> {
    const { masked } = await this.get(reader, kind, id, 'audit')
    const entries = await historyOf(this.#ledger, kind, id, reader)
    return masked ? entries.map((entry) => ({ ...entry, reason: '', differences: null })) : entries
  }

  /** Proof that an event of the record is in the ledger as it stands now (RFC 9162, 2.1.3). */
  async proof(reader: Person, kind: RecordKind, id: string, sequence: number): Promise<InclusionProof> {
    const { masked } = await this.get(reader, kind, id, 'audit')
    if (masked) throw notAllowed(reader, 'audit', kind)
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
    if ((await this.get(reader, kind, id, 'audit')).masked) return held
    for (const sequence of sequences) {
      const { entry, size, root, hashes } = await this.proof(reader, kind, id, sequence)
      if (verifyInclusion(sequence, size, leafHash(Buffer.from(entry)), hashes, root)) held.add(sequence)
    }
    return held
  }
}

function wrote({ name }: Person, { writers }: RecordState): boolean {
  return writers.includes(name)
}

/** An event says its sphere where its author's role does not. */
function foreignSphere({ role }: Person, sphere: Sphere): { readonly sphere?: Sphere } {
  return sphere === sphereOf[role] ? {} : { sphere }
}
