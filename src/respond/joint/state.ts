import { RespondError } from '../errors.ts'
import { checkAction, checkConfirmation } from './check.ts'
import type { JointAction, Message, Signed } from './message.ts'

type Said<Kind extends Message['kind']> = Signed<Extract<Message, { kind: Kind }>>

/** How a member stands to an action. */
export interface MemberPart {
  readonly country: string
  /** `contradictory`: it signed two different decisions; they are shown, and neither counts. */
  readonly decision: 'confirms' | 'waives' | 'contradictory' | null
  /** The first of its kind, with its signature. */
  readonly decided: Said<'confirmation'> | null
  /** Its own statement, once that is out. */
  readonly released: Signed | null
}

/** How a joint action stands, from the messages that are known. It does not depend on their order or repetition. */
export interface JointState {
  readonly id: string
  /** Who proposed it. */
  readonly proposal: Said<'action'>
  readonly action: JointAction
  /** When the statements go out, milliseconds since 1970. */
  readonly release: number
  /** Those that were asked, by country. */
  readonly members: readonly MemberPart[]
  readonly confirmed: number
  readonly quorate: boolean
  /** Statements that are out. */
  readonly released: number
  /** Milliseconds between the first and the last statement; null before there are two. */
  readonly spread: number | null
}

/** @returns the actions of which the proposal is known, by their release and id */
export function jointStates(messages: Iterable<Signed>): readonly JointState[] {
  const all = [...messages].filter(lawful).sort(byTime)
  const proposals = new Map<string, Said<'action'>>()
  for (const signed of all) {
    const { action } = signed.message
    if (isKind('action')(signed) && !proposals.has(action)) proposals.set(action, signed)
  }
  const about = Map.groupBy(all, ({ message }) => message.action)
  return [...proposals]
    .map(([id, proposal]) => stateOf(proposal, about.get(id) ?? []))
    .sort((a, b) => a.release - b.release || compare(a.id, b.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byTime = (a: Signed, b: Signed) => a.at - b.at || compare(a.hash, b.hash)

function isKind<Kind extends Message['kind']>(kind: Kind) {
  return (signed: Signed): signed is Said<Kind> => signed.message.kind === kind
}

function lawful({ message }: Signed): boolean {
  try {
    if (message.kind === 'action') checkAction(message.body)
    if (message.kind === 'confirmation') checkConfirmation(message.body)
    return true
  } catch (error) {
    if (error instanceof RespondError) return false
    throw error
  }
}

/** @param all what was said about it, by time */
function stateOf(proposal: Said<'action'>, all: readonly Signed[]): JointState {
  const { body } = proposal.message
  const members = body.asked.toSorted(compare).map((country): MemberPart => {
    const own = all.filter(({ by }) => by === country)
    const [decided, ...more] = own.filter(isKind('confirmation'))
    const decision = decided?.message.body.decision ?? null
    const same = more.every(({ message }) => message.body.decision === decision)
    const released = own.find(isKind('statement')) ?? null
    return { country, decision: same ? decision : 'contradictory', decided: decided ?? null, released }
  })
  const times = members.flatMap(({ released }) => released?.at ?? [])
  const confirmed = members.filter(({ decision }) => decision === 'confirms').length
  return {
    id: proposal.message.action,
    proposal,
    action: body,
    release: Date.parse(body.release),
    members,
    confirmed,
    quorate: confirmed >= body.quorum,
    released: times.length,
    spread: times.length < 2 ? null : Math.max(...times) - Math.min(...times),
  }
}

/** Whether a member's own statement is to go out now: T0 has come, enough confirmed, it did too, and it has not gone. */
export function dueToRelease({ members, quorate, release }: JointState, own: string, now: number): boolean {
  const part = members.find(({ country }) => country === own)
  return now >= release && quorate && part?.decision === 'confirms' && part.released === null
}
