import type { Context } from 'hono'
import type { JointDesk } from '../app/serving.ts'
import { allowsAtDesk, type Content } from '../records/index.ts'
import type { JointState, MemberPart } from '../respond/index.ts'
import { type Acting, actingAt, personIn } from './people.ts'
import { nothingAt, type WebContext } from './web-context.ts'

/** Whether the reader may know of an action: insiders at once, everybody once a statement is out or the polls closed. */
function mayRead(c: Context, { released, action }: JointState, now: number): boolean {
  const person = personIn(c)
  return (
    released > 0 ||
    now >= Date.parse(action.closes) ||
    (person !== undefined && allowsAtDesk(person, 'read', 'rules'))
  )
}

/** Joint actions that the reader may know of, the next release first. */
export async function actionsFor(c: Context, { joint, clock }: WebContext): Promise<readonly JointState[]> {
  return ((await joint?.states()) ?? []).filter((state) => mayRead(c, state, clock()))
}

/** @throws WebError `not-found`, also for what the reader may not know of */
export async function actionFor(c: Context, web: WebContext, id: string): Promise<JointState> {
  const state = (await actionsFor(c, web)).find((one) => one.id === id)
  if (state === undefined) throw nothingAt(`joint action ${id}`)
  return state
}

/** What the reader may do for the country of this instance. */
export async function voiceOf(c: Context, { joint }: WebContext) {
  const person = personIn(c)
  const may = (action: 'create' | 'approve') =>
    joint !== undefined && person !== undefined && allowsAtDesk(person, action, 'rules')
  return { own: (await joint?.own()) ?? null, asks: may('create'), decides: may('approve'), person }
}

/** @throws WebError where nobody acts or nothing is exchanged */
export function deskAt(c: Context, { desk, joint }: WebContext): Acting & { readonly joint: JointDesk } {
  const acting = actingAt(c, desk)
  if (joint === undefined) throw nothingAt('exchange')
  return { ...acting, joint }
}

/** How the instance of a member stands to this one; `at` is when it was last heard of. */
export interface Contact {
  readonly how: 'own' | 'none' | 'file' | 'answers' | 'silent'
  readonly at: number | null
}

export interface MemberRow extends MemberPart {
  readonly state: 'asked' | 'confirms' | 'waives' | 'contradictory' | 'released'
  /** Milliseconds from T0 to its statement. */
  readonly after: number | null
  /** Null for the public. */
  readonly contact: Contact | null
}

export async function memberRows(
  c: Context,
  { exchange, joint }: WebContext,
  { members, release }: JointState,
): Promise<readonly MemberRow[]> {
  const own = await joint?.own()
  const enrolled = new Map((await exchange?.members())?.map((one) => [one.country, one]))
  const contactOf = (country: string): Contact => {
    if (country === own) return { how: 'own', at: null }
    const member = enrolled.get(country)
    if (member === undefined) return { how: 'none', at: null }
    const at = member.status?.contact ?? null
    if (member.url === null) return { how: 'file', at }
    return { how: (member.status?.failures ?? 0) > 0 ? 'silent' : 'answers', at }
  }
  return members.map((part) => ({
    ...part,
    state: part.released === null ? (part.decision ?? 'asked') : 'released',
    after: part.released === null ? null : part.released.at - release,
    contact: personIn(c) === undefined ? null : contactOf(part.country),
  }))
}

/** The record of the notice to cease, from where the action was proposed. */
export async function ceaseOf(
  c: Context,
  { desk, exchange, joint }: WebContext,
  { action, proposal }: JointState,
): Promise<Content | 'away' | null> {
  const person = personIn(c)
  if (action.cease === undefined) return null
  if (desk === undefined || person === undefined) return 'away'
  const { book } = desk
  if (proposal.by === (await joint?.own())) {
    const [record] = await book.some(person, book.kind('measure'), [action.cease])
    return record?.fields ?? 'away'
  }
  const member = (await exchange?.members())?.find(({ country }) => country === proposal.by)
  const foreign = await exchange?.record(person, member?.key.name ?? '', action.cease)
  return foreign?.state?.fields ?? 'away'
}
