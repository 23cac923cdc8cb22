import { z } from 'zod'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { LedgerError } from './errors.ts'
import { checkAct, entryHash, type StoredEvent, saltBytes } from './event.ts'
import type { Hash } from './merkle.ts'
import { hex } from './store.ts'

/** Far above the longest line that a body at its limit can make. */
const maxLine = 1_048_576

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const eventLine = z.strictObject({
  entry: z.strictObject({
    act: z.strictObject({
      author: z.string(),
      body: hash,
      kind: z.string(),
      ledger: z.string(),
      record: z.string(),
      signer: hash,
      time: count,
    }),
    previous: hash,
    recorded: count,
    sequence: count,
    signature: z.base64().length(88),
  }),
  body: z.record(z.string(), z.json()).optional(),
  salt: z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${saltBytes * 2}}$`))
    .optional(),
})

export interface ParsedEvent {
  readonly event: StoredEvent
  readonly previous: Hash
}

/** An event as it stands on a line of a file. */
export function eventJson(event: StoredEvent, previous: Hash): { readonly [name: string]: Json } {
  return {
    entry: {
      act: { ...event.act },
      previous: hex(previous),
      recorded: event.recorded,
      sequence: event.sequence,
      signature: Buffer.from(event.signature).toString('base64'),
    },
    ...(event.content === null || event.salt === null
      ? {}
      : { body: JSON.parse(event.content) as Json, salt: hex(event.salt) }),
  }
}

/** Canonical JSON and a line end. */
export const jsonLine = (value: Json): string => `${canonicalJson(value)}\n`

/** A line that is byte for byte the canonical form of what it says. @throws LedgerError `invalid-line` */
export function parseCanonical(text: string, number: number): Json {
  let value: Json
  let canonical: string
  try {
    value = JSON.parse(text) as Json
    canonical = canonicalJson(value)
  } catch (error) {
    throw badLine(number, `cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (canonical !== text) throw badLine(number, 'is not canonical JSON (RFC 8785), so it was changed')
  return value
}

/** @throws LedgerError `invalid-line` that names the line and the field */
export function parseEventLine(value: Json, number: number): ParsedEvent {
  const parsed = eventLine.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw badLine(
      number,
      `is not an event: ${issue?.path.join('.') ?? ''} ${issue?.message.toLowerCase() ?? ''}`,
    )
  }
  const { entry, salt } = parsed.data
  // As it was read: the schema would leave out a member named __proto__.
  const { body } = value as { body?: Json }
  if ((body === undefined) !== (salt === undefined))
    throw badLine(number, 'has a body without salt or a salt alone')
  checkAct(entry.act)
  const bytes = (digits: string) => Buffer.from(digits, 'hex')
  const event = {
    sequence: entry.sequence,
    act: entry.act,
    recorded: entry.recorded,
    signature: Buffer.from(entry.signature, 'base64'),
    salt: salt === undefined ? null : bytes(salt),
    content: body === undefined ? null : canonicalJson(body),
  }
  const previous = bytes(entry.previous)
  return { event: { ...event, hash: entryHash(event, previous) }, previous }
}

export function badLine(number: number, message: string): LedgerError {
  return new LedgerError('invalid-line', `line ${number} ${message}`)
}

/** Lines of UTF-8 text with a limit on their length, in memory of one line. */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let parts: string[] = []
  let length = 0
  let number = 1
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw badLine(number, 'is not UTF-8')
    }
  }
  for await (const bytes of input) {
    const pieces = decode(bytes).split('\n')
    for (const [i, piece] of pieces.entries()) {
      length += piece.length
      if (length > maxLine) throw badLine(number, `is longer than ${maxLine} characters`)
      parts.push(piece)
      if (i === pieces.length - 1) continue
      yield parts.join('')
      parts = []
      length = 0
      number++
    }
  }
  const rest = parts.join('') + decode()
  if (rest !== '') throw badLine(number, 'has no line end: the file is cut off')
}
