import { z } from 'zod'
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { sha256 } from '../../kernel/hashing.ts'
import { base32OfHash } from '../../kernel/ids.ts'
import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'

const line = z.string().trim().min(1).max(300)
const reason = z.string().trim().min(1).max(600)
const country = z.string().regex(/^[A-Z]{2}$/)
const classes = Object.keys(measureClasses) as MeasureClassName[]
const joint = z.string().trim().min(1).max(5000)

/** What members are asked to do together, in one text of several languages and at one moment. */
const action = z.strictObject({
  coalition: line,
  title: line,
  /** Id of the violation that it answers, in the instance that proposes. */
  violation: line,
  limb: z.enum(['A', 'B', 'B1', 'B2']),
  severity: z.int().min(1).max(5),
  /** Least class of measure by the red line, and the one chosen. */
  agreed: z.enum(classes),
  chosen: z.enum(classes),
  /** Why less was chosen than the red line asks; absent where it was not. */
  lessBecause: reason.optional(),
  /** A channel to the other side that stays open. */
  channel: line,
  /** What the other side can do, and what then follows. */
  deescalation: reason.optional(),
  /** Id of the notice to cease, in the instance that proposes. */
  cease: line.optional(),
  text: z.strictObject({ en: joint, fr: joint }),
  /** T0: when every member's statement goes out. */
  release: z.iso.datetime({ precision: 0 }),
  /** When the polls close: from then on everybody may know of it, whatever came of it. */
  closes: z.iso.datetime({ precision: 0 }),
  quorum: z.int().min(1).max(200),
  /** Members that are asked; what others say about the action counts for nothing. */
  asked: z.array(country).min(1).max(200),
})
export type JointAction = z.output<typeof action>

const about = { action: z.string().regex(/^JA-[0-9A-Z]{16}$/) }
const schema = z.discriminatedUnion('kind', [
  z.strictObject({ ...about, kind: z.literal('action'), body: action }),
  z.strictObject({
    ...about,
    kind: z.literal('confirmation'),
    /** A waiver needs its public reason. */
    body: z.strictObject({ decision: z.enum(['confirms', 'waives']), reason: reason.optional() }),
  }),
  z.strictObject({ ...about, kind: z.literal('statement'), body: z.strictObject({}) }),
])
export type Message = z.output<typeof schema>

/** A message and whose it is: it stands in the ledger of that member, signed with its key. */
export interface Signed<M extends Message = Message> {
  readonly message: M
  /** Country of the member. */
  readonly by: string
  /** Who decided it there. */
  readonly author: string
  /** When it was signed there, milliseconds since 1970. */
  readonly at: number
  /** Leaf hash of the act in that ledger. */
  readonly hash: string
  /** Id of the key. */
  readonly signer: string
}

/** The id of an action follows from its content, so that nobody can change what others confirmed. */
export function actionId(body: JointAction): string {
  return `JA-${base32OfHash(sha256(canonicalJson(body as unknown as Json)), 16)}`
}

/** @returns null for what is not in the form of a message, or names an action that it does not contain */
export function readMessage(data: unknown): Message | null {
  const { data: message } = schema.safeParse(data)
  if (message === undefined) return null
  return message.kind === 'action' && message.action !== actionId(message.body) ? null : message
}
