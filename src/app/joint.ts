import type { Clock } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'
import { Fold, type Ledger, LedgerError, type SigningKey } from '../ledger/index.ts'
import {
  actionId,
  checkAction,
  checkConfirmation,
  dueToRelease,
  type JointAction,
  type JointState,
  jointFormat,
  jointStates,
  type MemberKeys,
  type Message,
  messageId,
  openMessage,
  RespondError,
  type SignedMessage,
  signMessage,
} from '../respond/index.ts'

const membersKind = 'joint.members'
export const messageKind = 'joint.message'
const membersRecord = 'joint-members'

interface Held {
  readonly members: Map<string, string>
  own: string | null
  readonly messages: Map<string, SignedMessage>
}

interface Options {
  readonly ledger: Ledger
  /** The instance's key, which is the member's; without it the instance only reads. */
  readonly key: SigningKey | null
  readonly clock: Clock
}

/**
 * Joint actions of a coalition, kept in the ledger of one member and exchanged as signed messages. Taking the same
 * message in twice changes nothing, and a statement goes out once, whatever was killed in between.
 */
export class JointExchange {
  readonly #ledger: Ledger
  readonly #key: SigningKey | null
  readonly #clock: Clock
  readonly #held: Fold<Held>

  constructor({ ledger, key, clock }: Options) {
    this.#ledger = ledger
    this.#key = key
    this.#clock = clock
    this.#held = new Fold(ledger.store, {
      initial: (): Held => ({ members: new Map(), own: null, messages: new Map() }),
      reduce(held: Held, event): Held {
        if (event.kind === membersKind && event.body !== null) {
          const { members, own } = event.body as unknown as { members: Record<string, string>; own: string }
          held.members.clear()
          for (const [country, vkey] of Object.entries(members)) held.members.set(country, vkey)
          held.own = own
        }
        if (event.kind === messageKind && event.body !== null) {
          const signed = event.body as unknown as SignedMessage
          held.messages.set(messageId(signed), signed)
        }
        return held
      },
    })
  }

  /** Puts the members and their keys on record, and which of them this instance is: the one with its key. */
  async setMembers(members: MemberKeys): Promise<string> {
    const own = [...members].find(([, vkey]) => vkey === this.#key?.public.vkey)?.[0]
    if (own === undefined) {
      throw new RespondError('not-a-member', 'none of the keys is the one of this instance', {
        hint: 'tocsin coalition key prints it',
      })
    }
    await this.#ledger.append({
      author: this.#ledger.origin ?? own,
      kind: membersKind,
      record: membersRecord,
      body: { members: Object.fromEntries(members), own },
    })
    return own
  }

  async own(): Promise<string | null> {
    return (await this.#held.current()).own
  }

  async states(): Promise<readonly JointState[]> {
    return jointStates((await this.#held.current()).messages.values())
  }

  /** Everything known, oldest first. */
  async messages(): Promise<readonly SignedMessage[]> {
    return [...(await this.#held.current()).messages.values()]
  }

  /**
   * Takes messages in. Each is checked against the members' keys; what is known already is left out.
   * @returns how many were new, and why others were refused
   */
  async receive(
    all: readonly unknown[],
  ): Promise<{ fresh: number; known: number; refused: readonly string[] }> {
    const { members } = await this.#held.current()
    let [fresh, known] = [0, 0]
    const refused: string[] = []
    for (const data of all) {
      try {
        if (await this.#keep(openMessage(data, members))) fresh++
        else known++
      } catch (error) {
        if (!(error instanceof RespondError)) throw error
        refused.push(error.message)
      }
    }
    return { fresh, known, refused }
  }

  /** @returns whether it was new. A record of its own for each message makes the ledger refuse it a second time. */
  async #keep(signed: SignedMessage): Promise<boolean> {
    const { message } = signed
    if ((await this.#held.current()).messages.has(messageId(signed))) return false
    // A member's statement about an action has one place, whatever time it says.
    const place =
      message.kind === 'statement' ? `${message.action}/${message.by}/statement` : messageId(signed)
    try {
      await this.#ledger.append({
        author: this.#ledger.origin ?? message.by,
        kind: messageKind,
        record: `JM-${base32OfHash(sha256(place), 20)}`,
        body: signed as unknown as NonNullable<Parameters<Ledger['append']>[0]['body']>,
        expected: null,
      })
      return true
    } catch (error) {
      if (error instanceof LedgerError && error.code === 'conflict') return false
      throw error
    }
  }

  async #sign(message: (own: string) => Message): Promise<SignedMessage> {
    const own = await this.own()
    if (own === null || this.#key === null) {
      throw new RespondError('not-a-member', 'this instance is no member yet', {
        hint: 'tocsin coalition members FILE puts the members and their keys on record',
      })
    }
    return signMessage(this.#key, message(own))
  }

  /** @throws RespondError `action-refused` */
  async propose(body: JointAction): Promise<string> {
    checkAction(body)
    if (Date.parse(body.release) <= this.#clock()) {
      throw new RespondError('action-refused', 'let the release lie ahead', {
        hint: 'give --release, in UTC',
      })
    }
    const id = actionId(body)
    await this.#keep(
      await this.#sign((by) => ({ format: jointFormat, action: id, by, kind: 'action', body })),
    )
    return id
  }

  /** @throws RespondError `unknown-action`, `action-refused` when the member decided otherwise before */
  async decide(id: string, decision: 'confirms' | 'waives', reason?: string): Promise<void> {
    const state = await this.#state(id)
    const own = (await this.own()) ?? ''
    const before = state.confirmations.get(own)
    if (before !== undefined && before.decision !== decision) {
      throw new RespondError('action-refused', `${own} has decided already: it ${before.decision}`)
    }
    if (before !== undefined) return
    const at = `${new Date(this.#clock()).toISOString().slice(0, 19)}Z`
    const body = { decision, at, ...(reason === undefined ? {} : { reason }) }
    checkConfirmation(body)
    await this.#keep(
      await this.#sign((by) => ({ format: jointFormat, action: id, by, kind: 'confirmation', body })),
    )
  }

  async #state(id: string): Promise<JointState> {
    const state = (await this.states()).find((one) => one.id === id)
    if (state === undefined) {
      throw new RespondError('unknown-action', `no action ${id.slice(0, 40)} is known here`, {
        hint: 'tocsin coalition status lists them',
      })
    }
    return state
  }

  /** Lets every statement go out whose time has come. @returns the actions for which it did */
  async release(): Promise<readonly string[]> {
    const own = await this.own()
    const now = this.#clock()
    if (own === null || this.#key === null) return []
    const released: string[] = []
    for (const state of (await this.states()).filter((one) => dueToRelease(one, own, now))) {
      const body = { at: new Date(now).toISOString() }
      const signed = await this.#sign((by) => ({
        format: jointFormat,
        action: state.id,
        by,
        kind: 'statement',
        body,
      }))
      if (await this.#keep(signed)) released.push(state.id)
    }
    return released
  }

  /** When the next statement of this member may go out; null when none waits. Milliseconds since 1970. */
  async nextRelease(): Promise<number | null> {
    const own = await this.own()
    const waiting = (await this.states())
      .filter(({ statements }) => own !== null && !statements.has(own))
      .map(({ action }) => Date.parse(action.release))
      .filter((at) => at > this.#clock())
    return waiting.length === 0 ? null : Math.min(...waiting)
  }
}
