import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Json } from '../../kernel/canonical-json.ts'
import {
  type CheckedEvent,
  type Checkpoint,
  checkProven,
  type Ledger,
  LedgerError,
  openCheckpoint,
  parseCanonical,
  readLines,
  verifyConsistency,
  vouchedBytes,
} from '../../ledger/index.ts'
import { readRecordEvent } from '../../records/index.ts'
import { ExchangeError } from './errors.ts'
import type { Member } from './members.ts'
import { mayLeave } from './outgoing.ts'
import { actRecord, type Received, receivedKind } from './received.ts'
import { endPurpose, endText, exchangeFormat } from './write.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const headerLine = z.strictObject({
  checkpoint: z.string().max(4000),
  consistency: z.array(hash).max(128),
  format: z.literal(exchangeFormat),
  from: z.int().min(0),
  key: z.string().max(400),
  origin: z.string(),
})
const endLine = z.strictObject({ acts: z.int().min(0), signature: z.base64().length(88) })

/** Bytes and acts of one file. */
const mostBytes = 64 * 1024 ** 2
const mostActs = 100_000
/** Refusals that are told one by one. */
const mostTold = 20

/** Why an act was not taken in. */
export type Refusal = 'unreadable' | 'foreign' | 'forged' | 'not-for-others' | 'second-history' | 'too-large'

export interface Taken {
  readonly member: string
  readonly origin: string
  /** Events of the member's ledger at the checkpoint. */
  readonly size: number
  readonly checkpoint: string
  /** Acts that were new here. */
  readonly taken: number
  /** Acts that were here already. */
  readonly known: number
  readonly refused: number
  /** The first of those that were refused. */
  readonly refusals: readonly { readonly line: number; readonly why: Refusal; readonly says: string }[]
  /** Whether the signed end of the file fits what stands before it. */
  readonly complete: boolean
  /** Whether it is complete and goes on where the checkpoint seen last ends, and so leaves nothing out. */
  readonly continues: boolean
}

/** A checkpoint of a member that was seen before. */
export interface Seen {
  readonly size: number
  readonly note: string
}

interface Options {
  readonly ledger: Ledger
  readonly received: Received
  seen(member: Member): Promise<Seen | null>
}

/**
 * Takes in an exchange file. Each act is checked by itself against the key that was enrolled, so a file may be taken
 * in twice, in parts, in any order and from anybody's hand.
 * @throws ExchangeError `file-invalid`, `unknown-member`, `fork`, `too-much`
 */
export async function takeIn(input: AsyncIterable<Uint8Array>, options: Options): Promise<Taken> {
  const { ledger } = options
  const digest = createHash('sha256')
  let file: Header | undefined
  let batch: Promise<Put>[] = []
  const counts = { taken: 0, known: 0, acts: 0 }
  const refusals: Taken['refusals'][number][] = []
  let refused = 0
  let ended = false
  let complete = false
  let number = 0
  const refuse = (refusal: Taken['refusals'][number]) => {
    refused++
    if (refusals.length < mostTold) refusals.push(refusal)
  }
  const settle = async () => {
    for (const put of await Promise.all(batch)) {
      if (put === 'taken' || put === 'known') counts[put]++
      else refuse(put)
    }
    batch = []
  }
  for await (const text of readLines(bounded(input))) {
    number++
    if (ended) {
      complete = false
      break
    }
    if (file === undefined) {
      file = await readHeader(text, options)
      digest.update(`${text}\n`)
      continue
    }
    const end = readEnd(text)
    if (end !== null) {
      const signed = vouchedBytes(endPurpose, endText(digest.digest('hex')))
      complete =
        end.acts === counts.acts && file.member.key.verify(signed, Buffer.from(end.signature, 'base64'))
      ended = true
      continue
    }
    digest.update(`${text}\n`)
    counts.acts++
    if (counts.acts > mostActs) throw new ExchangeError('too-much', `more than ${mostActs} acts in one file`)
    const read = readAct(text, number, file, options)
    if ('why' in read) refuse({ line: number, ...read })
    else if (read.known) counts.known++
    else {
      const putting = put(ledger, file, read, number)
      // Awaited with its batch; a reader that fails before must not leave it unheard.
      putting.catch(() => {})
      batch.push(putting)
      if (batch.length >= 100) await settle()
    }
  }
  await settle()
  if (file === undefined) throw new ExchangeError('file-invalid', 'the file is empty')
  const { member, checkpoint } = file
  const continues = complete && file.continues
  const { origin, size, note } = checkpoint
  const { taken, known } = counts
  const named = { member: member.name, origin, size, checkpoint: note }
  return { ...named, taken, known, refused, refusals, complete, continues }
}

interface Header {
  readonly member: Member
  readonly checkpoint: Checkpoint
  readonly continues: boolean
}

async function readHeader(text: string, { received, seen }: Options): Promise<Header> {
  const invalid = (why: string) => new ExchangeError('file-invalid', `line 1: ${why}`)
  let value: Json
  try {
    value = parseCanonical(text, 1)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
  const header = headerLine.safeParse(value)
  if (!header.success) throw invalid(`this is not the beginning of a ${exchangeFormat} file`)
  const { key, from, consistency } = header.data
  const member = received.members.all().find((one) => one.key.vkey === key)
  if (member === undefined) {
    throw new ExchangeError('unknown-member', `the key ${key.slice(0, 80)} was not enrolled here`, {
      hint: 'ask its owner for the key over another channel, then tocsin exchange add',
    })
  }
  let checkpoint: Checkpoint
  try {
    checkpoint = openCheckpoint(header.data.checkpoint, [member.key])
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw invalid(error.message)
  }
  if (
    checkpoint.origin !== member.key.name ||
    header.data.origin !== checkpoint.origin ||
    from > checkpoint.size
  ) {
    throw invalid('its checkpoint is that of another ledger')
  }
  const before = await seen(member)
  const old = before === null ? null : openCheckpoint(before.note, [member.key])
  if (old === null) return { member, checkpoint, continues: from === 0 }
  const proof = consistency.map((one) => Buffer.from(one, 'hex'))
  const checks =
    from === old.size
      ? verifyConsistency(old.size, checkpoint.size, old.root, checkpoint.root, proof)
      : checkpoint.size !== old.size || Buffer.compare(checkpoint.root, old.root) === 0
  if (!checks) {
    throw new ExchangeError('fork', `${member.name} shows another history than the one seen before`, {
      hint: 'keep both checkpoints and ask the member; nothing was taken in',
    })
  }
  return { member, checkpoint, continues: from === old.size }
}

function readEnd(text: string): z.infer<typeof endLine> | null {
  if (!text.startsWith('{"acts":')) return null
  try {
    return endLine.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

type ReadAct =
  | { readonly why: Refusal; readonly says: string }
  | { readonly known: true }
  | { readonly known: false; readonly event: CheckedEvent; readonly line: Json }

function readAct(
  text: string,
  number: number,
  { member, checkpoint }: Header,
  { received }: Options,
): ReadAct {
  let line: Json
  let event: CheckedEvent
  try {
    line = parseCanonical(text, number)
    event = checkProven(line, number, { key: member.key, checkpoint })
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    const why = error.code === 'refused' ? 'foreign' : error.code === 'integrity' ? 'forged' : 'unreadable'
    return { why, says: error.message }
  }
  const before = received.at(event.ledger, event.sequence)
  if (before === event.hash) return { known: true }
  if (before !== undefined) {
    return {
      why: 'second-history',
      says: `line ${number}: event ${event.sequence} came before with other content`,
    }
  }
  const read = readRecordEvent(event)
  const free = event.kind === 'ledger.erased' || received.messageKinds.has(event.kind)
  if (!free && (read === null || !mayLeave(read.tlp))) {
    return {
      why: 'not-for-others',
      says: `line ${number}: ${event.kind} is nothing that may leave its instance`,
    }
  }
  return { known: false, event, line }
}

type Put = 'taken' | 'known' | Taken['refusals'][number]

async function put(
  ledger: Ledger,
  { member, checkpoint }: Header,
  { event, line }: { readonly event: CheckedEvent; readonly line: Json },
  number: number,
): Promise<Put> {
  try {
    await ledger.append({
      author: 'exchange',
      kind: receivedKind,
      record: actRecord(event.hash),
      body: { checkpoint: checkpoint.note, line, member: member.name },
      expected: null,
    })
    return 'taken'
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    // Another process put it on record first.
    if (error.code === 'conflict') return 'known'
    if (error.code !== 'invalid-event') throw error
    return { line: number, why: 'too-large', says: `line ${number}: ${error.message}` }
  }
}

async function* bounded(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const bytes of input) {
    size += bytes.length
    if (size > mostBytes) throw new ExchangeError('too-much', `more than ${mostBytes} bytes in one file`)
    yield bytes
  }
}
