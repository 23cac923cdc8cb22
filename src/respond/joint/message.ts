import { z } from 'zod'
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { sha256 } from '../../kernel/hashing.ts'
import { base32OfHash } from '../../kernel/ids.ts'
import { parseVerifierKey, type SigningKey } from '../../ledger/index.ts'
import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import { RespondError } from '../errors.ts'

const format = 'tocsin-coalition/1'
const line = z.string().trim().min(1).max(300)
const moment = z.iso.datetime({ precision: 0 })
const country = z.string().regex(/^[A-Z]{2}$/)
const classes = Object.keys(measureClasses) as MeasureClassName[]

/** What members are asked to do together, in one text of several languages and at one moment. */
const action = z.strictObject({
  coalition: line,
  title: line,
  /** Address or id of the finding of a violation that it answers. */
  violation: line,
  limb: z.enum(['any', 'A', 'B', 'B1', 'B2']),
  severity: z.int().min(1).max(5),
  /** Least class of measure by the red line, and the one chosen. */
  agreed: z.enum(classes),
  chosen: z.enum(classes),
  /** Why less was chosen than the red line asks; absent where it was not. */
  lessBecause: line.optional(),
  /** A channel to the other side that stays open. */
  channel: line,
  text: z.strictObject({ en: z.string().trim().min(1).max(5000), fr: z.string().trim().min(1).max(5000) }),
  /** T0: when every member's statement goes out. */
  release: moment,
  quorum: z.int().min(1).max(200),
})
export type JointAction = z.output<typeof action>

const confirmation = z.strictObject({
  decision: z.enum(['confirms', 'waives']),
  /** A waiver needs its public reason. */
  reason: line.optional(),
  at: moment,
})

const statement = z.strictObject({ at: z.iso.datetime({ precision: 3 }) })

const measure = z.strictObject({
  class: z.enum(classes),
  what: line,
  source: line,
  day: z.iso.date(),
})

const envelope = { format: z.literal(format), action: z.string().regex(/^JA-[0-9A-Z]{16}$/), by: country }
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ ...envelope, kind: z.literal('action'), body: action }),
  z.strictObject({ ...envelope, kind: z.literal('confirmation'), body: confirmation }),
  z.strictObject({ ...envelope, kind: z.literal('statement'), body: statement }),
  z.strictObject({ ...envelope, kind: z.literal('measure'), body: measure }),
])
export type Message = z.output<typeof schema>

/** A message with the signature of the member that it is from. */
export interface SignedMessage {
  readonly message: Message
  /** Base64, over the canonical JSON (RFC 8785) of the message. */
  readonly signature: string
}

const signed = z.strictObject({ message: schema, signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/) })

export const jointFormat = format

const bytesOf = (message: Message) => Buffer.from(canonicalJson(message as unknown as Json))

/** The id of an action follows from its content, so that nobody can change what others confirmed. */
export function actionId(body: JointAction): string {
  return `JA-${base32OfHash(sha256(canonicalJson(body as unknown as Json)), 16)}`
}

/** What a message is, apart from who sent it when: the same twice is the same message. */
export function messageId({ message }: SignedMessage): string {
  return sha256(bytesOf(message))
}

export function signMessage(key: SigningKey, message: Message): SignedMessage {
  return { message, signature: Buffer.from(key.sign(bytesOf(message))).toString('base64') }
}

/** Keys by country. */
export type MemberKeys = ReadonlyMap<string, string>

/**
 * A message from outside, checked.
 * @throws RespondError `message-invalid` for another form, `message-refused` for a sender or signature that is not a member's
 */
export function openMessage(data: unknown, members: MemberKeys): SignedMessage {
  const parsed = signed.safeParse(data)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    throw new RespondError('message-invalid', `${path.map(String).join('.') || 'message'}: ${message}`)
  }
  const { message, signature } = parsed.data
  const vkey = members.get(message.by)
  if (vkey === undefined) {
    throw new RespondError('message-refused', `${message.by} is not a member here`, {
      hint: 'tocsin coalition members FILE puts the members and their keys on record',
    })
  }
  if (!parseVerifierKey(vkey).verify(bytesOf(message), Buffer.from(signature, 'base64'))) {
    throw new RespondError('message-refused', `the signature is not that of ${message.by}`)
  }
  if (message.kind === 'action' && message.action !== actionId(message.body)) {
    throw new RespondError('message-refused', `${message.action} is not the id of what it says`)
  }
  return { message, signature }
}
