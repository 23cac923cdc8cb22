import type { Clock } from '../../kernel/effects.ts'
import { Fold, type Ledger, LedgerError, type Shelf, type VerifierKey } from '../../ledger/index.ts'
import { allows, type Person, type RecordKind } from '../../records/index.ts'
import { ExchangeError } from './errors.ts'
import {
  type Enrolment,
  type Member,
  memberKinds,
  memberRecord,
  ownRecord,
  readCountry,
  readMember,
} from './members.ts'
import { outgoingReducer } from './outgoing.ts'
import { type ExchangedMessage, type ForeignRecord, receivedReducer } from './received.ts'
import { checkRequest, signRequest } from './request.ts'
import { type Get, type MemberStatus, nextTry, type SyncResult, unreachable } from './sync.ts'
import { type Taken, takeIn } from './take.ts'
import { exchangeLines } from './write.ts'

interface ExchangeOptions {
  readonly ledger: Ledger
  readonly shelf: Shelf
  readonly kinds: ReadonlyMap<string, RecordKind>
  readonly clock: Clock
  /** Kinds of event that are no part of a record and go to every member. */
  readonly messages?: ReadonlySet<string>
}

const space = 'exchange'

/** Records that travel between instances. What came is on record here and stays apart from what was written here. */
export class Exchange {
  readonly #ledger: Ledger
  readonly #shelf: Shelf
  readonly #kinds: ReadonlyMap<string, RecordKind>
  readonly #clock: Clock
  readonly #outgoing
  readonly #received

  constructor({ ledger, shelf, kinds, clock, messages = new Set() }: ExchangeOptions) {
    this.#ledger = ledger
    this.#shelf = shelf
    this.#kinds = kinds
    this.#clock = clock
    this.#outgoing = new Fold(ledger.store, outgoingReducer(kinds, messages))
    this.#received = new Fold(ledger.store, receivedReducer(messages))
  }

  /** What other instances enrol. @throws LedgerError `no-key` */
  key(): VerifierKey {
    const { key } = this.#ledger
    if (key === null) throw new LedgerError('no-key', 'the signing key of this ledger is not here')
    return key
  }

  async members(): Promise<readonly (Member & { readonly status: MemberStatus | null })[]> {
    const { members } = await this.#received.current()
    return Promise.all(
      members.all().map(async (member) => ({ ...member, status: await this.#status(member) })),
    )
  }

  /** Enrols a member, or gives it another address or key. @throws ExchangeError `member-invalid` */
  async add(given: Enrolment, by: string): Promise<Member> {
    const member = readMember(given)
    const { members } = await this.#received.current()
    const others = members.all().filter(({ name }) => name !== member.name)
    const same = others.find(({ key }) => key.id === member.key.id || key.name === member.key.name)
    const whose = member.key.id === this.#ledger.key?.id ? 'this instance' : same?.name
    if (whose !== undefined) {
      throw new ExchangeError('member-invalid', `that is the key of ${whose}`, {
        hint: 'give the key that tocsin exchange key prints on the instance of the member',
      })
    }
    const { country } = member
    if (country !== null) refuseSecond(country, [{ name: 'this instance', country: members.own }, ...others])
    await this.#ledger.append({
      author: by,
      kind: memberKinds.added,
      record: memberRecord(member.name),
      body: { key: member.key.vkey, url: member.url, country },
    })
    return member
  }

  /** The country for which this instance speaks; null where it speaks for none. */
  async country(): Promise<string | null> {
    return (await this.#received.current()).members.own
  }

  /** Says for which country this instance speaks. @throws ExchangeError `member-invalid` */
  async speakFor(country: string, by: string): Promise<void> {
    const { members } = await this.#received.current()
    refuseSecond(readCountry(country), members.all())
    await this.#ledger.append({ author: by, kind: memberKinds.speaks, record: ownRecord, body: { country } })
  }

  /** Nothing more is taken from it or given to it; what came stays. @throws ExchangeError `unknown-member` */
  async remove(name: string, by: string): Promise<void> {
    await this.#member(name)
    await this.#ledger.append({ author: by, kind: memberKinds.removed, record: memberRecord(name), body: {} })
  }

  async #member(name: string): Promise<Member> {
    const member = (await this.#received.current()).members.get(name)
    if (member !== undefined) return member
    throw new ExchangeError('unknown-member', `there is no member ${name.slice(0, 60)}`, {
      hint: 'tocsin exchange list shows them',
    })
  }

  /** The exchange file of this instance. @param from events of this ledger that the reader knows */
  async *lines(from = 0): AsyncGenerator<string> {
    yield* exchangeLines(this.#ledger, await this.#outgoing.current(), from)
  }

  /** Answers another instance. @throws ExchangeError `request-refused`, `unknown-member`, `fork` */
  async answer(authorization: string | undefined, from: number): Promise<AsyncGenerator<string>> {
    const { members } = await this.#received.current()
    const origin = this.#ledger.origin ?? ''
    checkRequest(authorization, { origin, from, now: this.#clock(), members: members.all() })
    const { size } = await this.#ledger.checkpoint()
    if (from > size)
      throw new ExchangeError('fork', `this ledger has ${size} events, you ask from ${from} on`)
    return this.lines(from)
  }

  /** Takes in an exchange file, whoever brings it. */
  async take(input: AsyncIterable<Uint8Array>): Promise<Taken> {
    const received = await this.#received.current()
    const taken = await takeIn(input, {
      ledger: this.#ledger,
      received,
      seen: async (member) => (await this.#status(member))?.seen ?? null,
    })
    const member = await this.#member(taken.member)
    const before = await this.#status(member)
    const { size, checkpoint, refused, complete, continues } = taken
    const failures = complete ? 0 : (before?.failures ?? 0) + 1
    const cut = complete ? null : 'the signed end of what it sent does not fit'
    await this.#note(member, {
      seen: continues ? { size, note: checkpoint } : (before?.seen ?? null),
      contact: this.#clock(),
      failures,
      next: complete ? 0 : this.#clock() + nextTry(failures),
      problem: taken.refusals[0]?.says ?? cut,
      refused: (before?.refused ?? 0) + refused,
    })
    return taken
  }

  /** Asks a member for what is new. Failure is an answer: it is noted, and tried again later each time. */
  async sync(member: Member, get: Get): Promise<SyncResult> {
    const { name, url, key } = member
    if (url === null) return { member: name, failed: 'it has no address' }
    const before = await this.#status(member)
    try {
      const from = before?.seen?.size ?? 0
      const authorization = signRequest(this.#ledger, key.name, from, this.#clock())
      const { status, body } = await get(`${url}exchange/acts.jsonl?from=${from}`, { authorization })
      if (status !== 200) throw await unreachable(status, body)
      return await this.take(body)
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      const failures = (before?.failures ?? 0) + 1
      await this.#note(member, {
        seen: before?.seen ?? null,
        contact: before?.contact ?? null,
        failures,
        next: this.#clock() + nextTry(failures),
        problem: problem.slice(0, 500),
        refused: before?.refused ?? 0,
      })
      return { member: name, failed: problem }
    }
  }

  /** Asks every member that has an address. @param all also those whose next try lies ahead */
  async round(get: Get, { all = false } = {}): Promise<readonly SyncResult[]> {
    const now = this.#clock()
    const due = (await this.members()).filter(
      ({ url, status }) => url !== null && (all || (status?.next ?? 0) <= now),
    )
    return Promise.all(due.map((member) => this.sync(member, get)))
  }

  /** What this instance and others said outside records. */
  async messages(): Promise<readonly ExchangedMessage[]> {
    return (await this.#received.current()).messages()
  }

  /** Records of other instances that the reader may see. */
  async records(reader: Person): Promise<readonly ForeignRecord[]> {
    return (await this.#received.current()).records().filter((record) => this.#readable(reader, record))
  }

  async record(reader: Person, origin: string, id: string): Promise<ForeignRecord | undefined> {
    const record = (await this.#received.current()).record(origin, id)
    return record !== undefined && this.#readable(reader, record) ? record : undefined
  }

  #readable(reader: Person, { state }: ForeignRecord): boolean {
    const kind = this.#kinds.get(state?.kind ?? '')
    return state !== null && kind !== undefined && allows(reader, 'read', kind, state)
  }

  async #status(member: Member): Promise<MemberStatus | null> {
    const slip = await this.#shelf.get(space, `${member.name}\n${member.key.id}`)
    return slip === null ? null : (slip.value as unknown as MemberStatus)
  }

  async #note(member: Member, status: MemberStatus): Promise<void> {
    await this.#shelf.put(
      space,
      `${member.name}\n${member.key.id}`,
      { ...status, seen: status.seen && { ...status.seen } },
      null,
    )
  }
}

/** One voice a country. @throws ExchangeError `member-invalid` */
function refuseSecond(country: string, others: readonly Pick<Member, 'name' | 'country'>[]): void {
  const same = others.find((other) => other.country === country)
  if (same !== undefined) {
    throw new ExchangeError('member-invalid', `${same.name} speaks for ${country} already`, {
      hint: 'tocsin exchange list shows who speaks for whom',
    })
  }
}
