import { checkAction, checkConfirmation } from './check.ts'
import { type JointAction, type Message, messageId, type SignedMessage } from './message.ts'

type Body<Kind extends Message['kind']> = Extract<Message, { kind: Kind }>['body']

/** How a joint action stands, from the messages that are known. It does not depend on their order or repetition. */
export interface JointState {
  readonly id: string
  /** Who proposed it. */
  readonly by: string
  readonly action: JointAction
  /** By country, in its order. */
  readonly confirmations: ReadonlyMap<string, Body<'confirmation'>>
  readonly statements: ReadonlyMap<string, Body<'statement'>>
  readonly measures: readonly (Body<'measure'> & { readonly by: string })[]
  /** Members that signed two different decisions: shown, and neither counts. */
  readonly contradictory: readonly string[]
  readonly confirmed: number
  readonly quorate: boolean
  /** Milliseconds between the first and the last statement; null before there are two. */
  readonly spread: number | null
}

/** @returns the actions of which the proposal is known, by their release and id */
export function jointStates(messages: Iterable<SignedMessage>): readonly JointState[] {
  const unique = new Map<string, Message>()
  for (const signed of messages) unique.set(messageId(signed), signed.message)
  const all = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, message]) => message)
  const actions = all.filter((one) => one.kind === 'action' && lawful(one))
  return actions
    .flatMap((one) =>
      one.kind === 'action'
        ? [
            stateOf(
              one,
              all.filter(({ action }) => action === one.action),
            ),
          ]
        : [],
    )
    .sort((a, b) => a.action.release.localeCompare(b.action.release) || a.id.localeCompare(b.id))
}

function lawful(message: Message): boolean {
  try {
    if (message.kind === 'action') checkAction(message.body)
    if (message.kind === 'confirmation') checkConfirmation(message.body)
    return true
  } catch {
    return false
  }
}

function stateOf(proposal: Extract<Message, { kind: 'action' }>, all: readonly Message[]): JointState {
  const byCountry = <Kind extends Message['kind']>(kind: Kind) => {
    const own = all.filter((one): one is Extract<Message, { kind: Kind }> => one.kind === kind && lawful(one))
    return Map.groupBy(own, ({ by }) => by)
  }
  const decisions = [...byCountry('confirmation')].sort(([a], [b]) => a.localeCompare(b))
  const sides = (own: readonly { body: Body<'confirmation'> }[]) =>
    new Set(own.map(({ body }) => body.decision))
  const contradictory = decisions.filter(([, own]) => sides(own).size > 1).map(([by]) => by)
  const confirmations = new Map(
    decisions
      .filter(([by]) => !contradictory.includes(by))
      .map(([by, own]) => [by, earliest(own.map(({ body }) => body))]),
  )
  const statements = new Map(
    [...byCountry('statement')]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([by, own]) => [by, earliest(own.map(({ body }) => body))]),
  )
  const confirmed = [...confirmations.values()].filter(({ decision }) => decision === 'confirms').length
  const times = [...statements.values()].map(({ at }) => Date.parse(at))
  return {
    id: proposal.action,
    by: proposal.by,
    action: proposal.body,
    confirmations,
    statements,
    measures: [...byCountry('measure')]
      .flatMap(([by, own]) => own.map(({ body }) => ({ ...body, by })))
      .sort((a, b) => a.day.localeCompare(b.day) || a.by.localeCompare(b.by) || a.what.localeCompare(b.what)),
    contradictory,
    confirmed,
    quorate: confirmed >= proposal.body.quorum,
    spread: times.length < 2 ? null : Math.max(...times) - Math.min(...times),
  }
}

function earliest<T extends { readonly at: string }>(bodies: readonly T[]): T {
  return bodies.toSorted((a, b) => a.at.localeCompare(b.at))[0]!
}

/** Whether a member's own statement is to go out now: T0 has come, enough confirmed, it did too, and it has not gone. */
export function dueToRelease(state: JointState, own: string, now: number): boolean {
  return (
    now >= Date.parse(state.action.release) &&
    state.quorate &&
    state.confirmations.get(own)?.decision === 'confirms' &&
    !state.statements.has(own)
  )
}
