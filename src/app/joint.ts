import type { Clock } from '../kernel/effects.ts'
import { type Ledger, LedgerError } from '../ledger/index.ts'
import type { Content, Person, RecordBook } from '../records/index.ts'
import {
  actionFromViolation,
  actionId,
  checkAction,
  checkConfirmation,
  dueToRelease,
  isMember,
  type JointAction,
  type JointState,
  jointStates,
  type Message,
  RespondError,
  readMessage,
  signPledge,
} from '../respond/index.ts'
import type { Exchange } from '../share/index.ts'

export const messageKind = 'joint.message'

type Decision = Extract<Message, { kind: 'confirmation' }>['body']

interface Options {
  readonly ledger: Ledger
  readonly exchange: Exchange
  readonly book: RecordBook
  readonly clock: Clock
}

/**
 * Joint actions of a coalition. What a member says is an event of its own ledger and travels by the exchange; each
 * kind of message about an action has one place there, so that nothing is said twice, whatever was killed in between.
 */
export class JointDesk {
  readonly #ledger: Ledger
  readonly #exchange: Exchange
  readonly #book: RecordBook
  readonly #clock: Clock

  constructor({ ledger, exchange, book, clock }: Options) {
    this.#ledger = ledger
    this.#exchange = exchange
    this.#book = book
    this.#clock = clock
  }

  /** The country for which this instance speaks. */
  own(): Promise<string | null> {
    return this.#exchange.country()
  }

  /** Signs for its country that it joins a coalition. @throws RespondError `not-a-member`, LedgerError `no-key` */
  async pledge(
    coalition: string,
    day: string,
  ): Promise<{ readonly country: string; readonly key: string; readonly signature: string }> {
    const country = await this.own()
    if (country === null) throw speaksForNone()
    const signature = signPledge(this.#ledger, { coalition, country, day })
    return { country, key: this.#exchange.key().vkey, signature }
  }

  /** Puts its country on record as a member that pledged today. @returns the id of the record */
  async join(person: Person, coalition: string): Promise<string> {
    const book = this.#book
    const kind = book.kind('member')
    const { id, fields } = await book.get(person, book.kind('coalition'), coalition)
    const day = new Date(this.#clock()).toISOString().slice(0, 10)
    const { country, key, signature } = await this.pledge(String(fields.name), day)
    const known = (await book.pointingTo(person, id)).find(
      (one) => one.kind === kind.name && one.fields.country === country,
    )
    const joined = { standing: 'member', joined: day, key, pledge: signature }
    if (known === undefined) {
      return book.create(person, kind, {
        fields: { coalition: id, country, ...joined },
        ...{ tlp: 'TLP:CLEAR', shared: true },
      })
    }
    const { tlp, shared, revision } = known
    await book.revise(person, kind, known.id, {
      fields: { ...known.fields, ...joined },
      tlp,
      shared,
      revision,
    })
    return known.id
  }

  async states(): Promise<readonly JointState[]> {
    const said = await this.#exchange.messages()
    return jointStates(
      said.flatMap(({ country, event }) => {
        const message = event.kind === messageKind ? readMessage(event.body) : null
        if (country === null || message === null) return []
        const { author, time, hash, signer } = event
        return [{ message, by: country, author, at: time, hash, signer }]
      }),
    )
  }

  /** @throws RespondError `unknown-action` */
  async state(id: string): Promise<JointState> {
    const state = (await this.states()).find((one) => one.id === id)
    if (state !== undefined) return state
    throw new RespondError('unknown-action', `no action ${id.slice(0, 40)} is known here`, {
      hint: 'tocsin coalition status lists them',
    })
  }

  /** @returns whether it was said now; false where it stands on record already */
  async #say(message: Message, author: string, time: number): Promise<boolean> {
    try {
      await this.#ledger.append({
        ...{ author, time, kind: messageKind, record: `joint/${message.action}/${message.kind}` },
        body: message as unknown as NonNullable<Parameters<Ledger['append']>[0]['body']>,
        expected: null,
      })
      return true
    } catch (error) {
      if (error instanceof LedgerError && error.code === 'conflict') return false
      throw error
    }
  }

  /** The red line of a violation, its coalition, and the countries that are in it. @throws RecordError */
  async #agreedBy(person: Person, violation: Content) {
    const book = this.#book
    const redLine = (await book.get(person, book.kind('red-line'), String(violation.redLine))).fields
    const coalition = await book.get(person, book.kind('coalition'), String(redLine.coalition))
    const election = await book.get(person, book.kind('election'), String(redLine.election))
    const members = (await book.pointingTo(person, coalition.id))
      .filter(({ kind, fields }) => kind === 'member' && isMember(fields))
      .map(({ fields }) => String(fields.country))
    return {
      ...{ redLine, coalition: coalition.fields, election: election.fields },
      members: [...new Set(members)].sort(),
    }
  }

  /** Countries that would be asked to answer a violation. @throws RecordError */
  async membersFor(person: Person, violation: Content): Promise<readonly string[]> {
    return (await this.#agreedBy(person, violation)).members
  }

  /** What the record of a violation asks of the members. @throws RecordError, RespondError `action-refused` */
  async actionFor(person: Person, id: string): Promise<JointAction> {
    const { fields } = await this.#book.get(person, this.#book.kind('violation'), id)
    return actionFromViolation(id, fields, await this.#agreedBy(person, fields))
  }

  /** Asks the members to answer a violation together. @throws RespondError `action-refused`, `not-a-member` */
  async propose(body: JointAction, author: string): Promise<string> {
    checkAction(body)
    const now = this.#clock()
    if (Date.parse(body.release) <= now) {
      throw new RespondError('action-refused', 'let the release lie ahead')
    }
    await this.#member(body)
    const id = actionId(body)
    await this.#say({ action: id, kind: 'action', body }, author, now)
    return id
  }

  async #member({ asked }: JointAction): Promise<string> {
    const own = await this.own()
    if (own === null) throw speaksForNone()
    if (asked.includes(own)) return own
    throw new RespondError('not-a-member', `${own} is not among the members asked`)
  }

  /**
   * What this member decides about an action: once, and by somebody else than who proposed it here.
   * @throws RespondError `unknown-action`, `action-refused`, `not-a-member`
   */
  async decide(id: string, body: Decision, author: string): Promise<void> {
    const { action, members, proposal } = await this.state(id)
    const own = await this.#member(action)
    checkConfirmation(body)
    if (proposal.by === own && proposal.author === author) {
      throw new RespondError('action-refused', `${author} proposed it: somebody else decides for ${own}`)
    }
    const before = members.find(({ country }) => country === own)?.decision ?? null
    if (before === body.decision) return
    const said =
      before === null && (await this.#say({ action: id, kind: 'confirmation', body }, author, this.#clock()))
    if (!said) throw new RespondError('action-refused', `${own} has decided already, and it stands`)
  }

  /** Lets every statement of this member go out whose time has come. @returns the actions for which it did */
  async release(): Promise<readonly string[]> {
    const [own, now] = [await this.own(), this.#clock()]
    if (own === null || this.#ledger.key === null) return []
    const released: string[] = []
    for (const state of (await this.states()).filter((one) => dueToRelease(one, own, now))) {
      const statement = { action: state.id, kind: 'statement', body: {} } as const
      if (await this.#say(statement, this.#exchange.key().name, now)) released.push(state.id)
    }
    return released
  }
}

const speaksForNone = () =>
  new RespondError('not-a-member', 'this instance speaks for no country', {
    hint: 'tocsin exchange country XX says for which it does',
  })
