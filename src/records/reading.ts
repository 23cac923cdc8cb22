import type { Clock } from '../kernel/effects.ts'
import { catchUp, Fold, type Ledger } from '../ledger/index.ts'
import type { Action } from './authorisation.ts'
import { type Mask, maskOf } from './blind.ts'
import type { ClockFacts } from './clocks/running.ts'
import { type Directory, directoryReducer } from './directory.ts'
import type { Content, Derived, Pointing, RecordKind, Surroundings } from './kind.ts'
import { linksOf } from './links.ts'
import { allows } from './person.ts'
import { type RecordState, recordStates, standingState } from './state.ts'
import type { Person, RecordView } from './view.ts'

/** Of a record that points to one that is public. */
export interface Told {
  readonly id: string
  readonly kind: string
  readonly number: string | null
  /** Milliseconds since 1970. */
  readonly created: number
  readonly tells: Content
}

/** Nothing that this one sees is shown to anybody. */
const allSeeing: Person = { name: 'tocsin', role: 'auditor' }

interface Options {
  readonly ledger: Ledger
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly clock: Clock
}

/** What the records are, as each reader may see them. Writes nothing. */
export class Reading {
  readonly #ledger: Ledger
  readonly #kinds: ReadonlyMap<string, RecordKind>
  readonly #clock: Clock
  readonly #directory: Fold<Directory>

  constructor({ ledger, kinds, clock }: Options) {
    this.#ledger = ledger
    this.#kinds = kinds
    this.#clock = clock
    this.#directory = new Fold(ledger.store, directoryReducer(kinds))
  }

  directory(): Promise<Directory> {
    return this.#directory.current()
  }

  /** States of records, whoever may see them: for what is the same for every reader. */
  async all(ids: readonly string[]): Promise<ReadonlyMap<string, RecordState>> {
    if (ids.length === 0) return new Map()
    await catchUp(this.#ledger.store, recordStates)
    const states = await this.#ledger.store.states(recordStates.name, [...new Set(ids)])
    return states as unknown as ReadonlyMap<string, RecordState>
  }

  /** States of records as far as the reader may see them. */
  async linked(reader: Person, ids: readonly string[]): Promise<ReadonlyMap<string, RecordState>> {
    return new Map(
      [...(await this.all(ids))].filter(([, state]) => {
        const kind = this.#kinds.get(state.kind)
        return kind !== undefined && allows(reader, 'read', kind, state)
      }),
    )
  }

  /** By target: records of some kinds that point to it, without what was retracted or the reader may not see. */
  async pointing(
    reader: Person,
    wanted: readonly { readonly target: string; readonly kinds: readonly string[] }[],
  ): Promise<ReadonlyMap<string, readonly Pointing[]>> {
    if (wanted.every(({ kinds }) => kinds.length === 0)) return new Map()
    const directory = await this.directory()
    const found = wanted.map(({ target, kinds }) => ({
      target,
      ids: directory.pointing(target).filter((id) => {
        const listing = directory.get(id)
        return listing !== undefined && kinds.includes(listing.kind) && !listing.retracted
      }),
    }))
    const states = await this.linked(
      reader,
      found.flatMap(({ ids }) => ids),
    )
    return new Map(
      found.map(({ target, ids }) => [
        target,
        ids.flatMap((id): Pointing[] => {
          const state = states.get(id)
          if (state === undefined) return []
          return [{ id, kind: state.kind, fields: state.fields, approved: state.approved !== null }]
        }),
      ]),
    )
  }

  async told(target: string): Promise<readonly Told[]> {
    const directory = await this.directory()
    const telling = directory.pointing(target).flatMap((id) => {
      const listing = directory.get(id)
      const tells = this.#kinds.get(listing?.kind ?? '')?.tells
      return listing === undefined || listing.retracted || tells === undefined ? [] : [{ id, tells }]
    })
    const states = await this.all(telling.map(({ id }) => id))
    return telling
      .flatMap(({ id, tells }) => {
        const state = states.get(id)
        if (state === undefined) return []
        const { kind, created } = state
        return [{ id, kind, number: directory.number(id), created, tells: tells(state.fields as never) }]
      })
      .sort((a, b) => a.created - b.created)
  }

  /** Around records of a kind with some content: what they link to and what points to each. */
  async surroundings(
    reader: Person,
    records: readonly { readonly id: string | null; readonly kind: RecordKind; readonly fields: Content }[],
  ): Promise<{
    readonly linked: ReadonlyMap<string, RecordState>
    readonly around: (id: string | null) => Surroundings
  }> {
    const linked = await this.linked(
      reader,
      records.flatMap(({ kind, fields }) => linksOf(kind, fields)),
    )
    const heeding = records.flatMap(({ id, kind }) =>
      id === null ? [] : [{ target: id, kinds: kind.heeds ?? [] }],
    )
    const pointing = await this.pointing(reader, heeding)
    const contents = new Map([...linked].map(([id, state]) => [id, state.fields]))
    const now = this.#clock()
    return {
      linked,
      around: (id) => ({ now, linked: contents, pointing: pointing.get(id ?? '') ?? [] }),
    }
  }

  /** Those of some records that are released by now, each as it was approved last. */
  async released(reader: Person, kind: RecordKind, ids: readonly string[]): Promise<readonly RecordView[]> {
    const views = await this.views(reader, ids, { standing: true })
    const { around } = await this.surroundings(
      reader,
      views.map(({ id, fields }) => ({ id, kind, fields })),
    )
    return views.filter(({ id, fields }) => {
      const surroundings = around(id)
      const from = kind.released?.(fields as never, surroundings) ?? null
      return from !== null && from <= surroundings.now
    })
  }

  /** For a reviewer: records with hidden names that point to a record, so that it does not give them away. */
  #blindAround({ role }: Person, directory: Directory, id: string): readonly string[] {
    if (role !== 'reviewer') return []
    return directory.pointing(id).filter((other) => {
      const listing = directory.get(other)
      return listing !== undefined && !listing.retracted && this.#kinds.get(listing.kind)?.blind !== undefined
    })
  }

  /** What hides names of linked records from a reviewer who has not decided yet. */
  async mask(reader: Person, linked: ReadonlyMap<string, RecordState>): Promise<Mask> {
    return maskFor(reader, this.#kinds, await this.directory(), [...linked]).of
  }

  /** Clocks of records as everything that points to them leaves them. */
  async clocksAround(
    kind: RecordKind,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly ClockFacts[]>> {
    const states = await this.all(ids)
    const records = [...states].map(([id, { fields }]) => ({ id, kind, fields }))
    const { around } = await this.surroundings(allSeeing, records)
    return new Map(
      records.map(({ id, fields }) => [id, kind.clocks?.(fields as never, around(id)) ?? []] as const),
    )
  }

  /** @param standing shows each as it was approved last, and leaves out what never was */
  async views(
    reader: Person,
    ids: readonly string[],
    { action = 'read', standing = false }: { action?: Action; standing?: boolean } = {},
  ): Promise<RecordView[]> {
    const states = await this.all(ids)
    const directory = await this.directory()
    const readable = ids.flatMap((id) => {
      const newest = states.get(id)
      const state = newest && standing ? standingState(newest) : newest
      const kind = this.#kinds.get(state?.kind ?? '')
      // A record may have been restricted since it was listed.
      if (!state || !kind || !allows(reader, action, kind, state)) return []
      return [{ id, kind, state, fields: state.fields }]
    })
    const { linked, around } = await this.surroundings(reader, readable)
    const naming = await this.linked(
      reader,
      readable.flatMap(({ id }) => this.#blindAround(reader, directory, id)),
    )
    return readable.map(({ id, kind, state }): RecordView => {
      const near = [...linksOf(kind, state.fields), ...this.#blindAround(reader, directory, id)]
      const mask = maskFor(reader, this.#kinds, directory, [
        [id, state],
        ...near.flatMap((other) => {
          const target = linked.get(other) ?? naming.get(other)
          return target === undefined ? [] : [[other, target] as const]
        }),
      ])
      const links = linksOf(kind, state.fields).flatMap((other) => {
        const target = linked.get(other)
        if (target === undefined) return []
        const title = target.fields[this.#kinds.get(target.kind)?.title ?? '']
        const number = directory.number(other)
        return [[other, { kind: target.kind, title: mask.of(String(title ?? other)), number }] as const]
      })
      const seen = state.standing !== null && allows(reader, action, kind, { ...state, ...state.standing })
      return {
        ...state,
        id,
        number: directory.number(id),
        fields: mask.of(state.fields as never),
        standing: seen ? mask.of(state.standing as never) : null,
        masked: mask.masked,
        derived: mask.of(derivedOf(kind, state.fields, around(id)) as never),
        timeline: [...(kind.timeline?.(state.fields as never) ?? [])]
          .map((entry) => ({ ...entry, says: mask.of(entry.says as never) }))
          .sort((a, b) => a.at - b.at),
        links: new Map(links),
      }
    })
  }
}

/** For a reviewer who has not put a result of their own on record, the names in a record and in those around it. */
function maskFor(
  reader: Person,
  kinds: ReadonlyMap<string, RecordKind>,
  directory: Directory,
  records: readonly (readonly [id: string, state: RecordState])[],
): { readonly masked: boolean; readonly of: Mask } {
  if (reader.role !== 'reviewer') return { masked: false, of: (value) => value }
  const names = records.flatMap(([id, state]) => {
    const kind = kinds.get(state.kind)
    const rule = kind?.blind
    if (kind === undefined || rule === undefined) return []
    const isBlind = (target: string) => kinds.get(directory.get(target)?.kind ?? '')?.blind !== undefined
    const hasResult = (target: string) =>
      directory.pointing(target).some((other) => {
        const listing = directory.get(other)
        return listing?.kind === rule.until && listing.stub.createdBy === reader.name
      })
    // What belongs to a record on which the reviewer has decided is decided with it.
    return hasResult(id) || linksOf(kind, state.fields).filter(isBlind).some(hasResult)
      ? []
      : rule.names(state.fields as never)
  })
  return { masked: names.length > 0, of: maskOf(names) }
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
