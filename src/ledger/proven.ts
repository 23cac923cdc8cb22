import type { Json } from '../kernel/canonical-json.ts'
import type { Checkpoint } from './checkpoint.ts'
import { LedgerError } from './errors.ts'
import { actBytes, contentHash, type LedgerEvent, readEvent } from './event.ts'
import { badLine, eventJson, parseEventLine } from './event-line.ts'
import type { VerifierKey } from './keys.ts'
import type { Ledger } from './ledger.ts'
import { verifyInclusion } from './merkle.ts'
import { hex } from './store.ts'

/** Steps of a proof in a tree of 2^53 events. */
const longestProof = 64

/** One event with all that another needs to check it: entry, content, salt, and its proof in a tree of `size` events. */
export async function provenEvent(
  ledger: Ledger,
  sequence: number,
  size: number,
): Promise<{ readonly [name: string]: Json }> {
  const event = await ledger.store.event(sequence)
  if (event === null) throw new LedgerError('not-found', `there is no event ${sequence}`)
  const { entry, hashes } = await ledger.inclusion(sequence, size)
  const { previous } = JSON.parse(entry) as { readonly previous: string }
  return { ...eventJson(event, Buffer.from(previous, 'hex')), proof: hashes.map(hex) }
}

/** An event of another ledger that was shown to stand in it, with its content. */
export interface CheckedEvent extends LedgerEvent {
  readonly ledger: string
}

/**
 * Checks an event of another ledger against the key of its instance and a checkpoint that this key signed.
 * @throws LedgerError `invalid-line` where it cannot be read; `refused` for another ledger or key; `integrity` where
 * signature, content or proof do not hold
 */
export function checkProven(
  value: Json,
  number: number,
  { key, checkpoint }: { readonly key: VerifierKey; readonly checkpoint: Checkpoint },
): CheckedEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badLine(number, 'is not an event')
  }
  const { proof, ...line } = value as { readonly [name: string]: Json | undefined }
  const steps = Array.isArray(proof) ? (proof as readonly Json[]) : []
  if (!Array.isArray(proof) || steps.length > longestProof || !steps.every(isHash)) {
    throw badLine(number, 'has no proof of inclusion')
  }
  const { event } = parseEventLine(line, number)
  const { act, salt, content, signature } = event
  if (act.ledger !== checkpoint.origin) {
    throw new LedgerError('refused', `line ${number}: signed for the ledger ${act.ledger.slice(0, 80)}`)
  }
  if (act.signer !== key.id) {
    throw new LedgerError('refused', `line ${number}: signed by the key ${act.signer.slice(0, 16)}`)
  }
  const wrong = (what: string) => new LedgerError('integrity', `line ${number}: ${what}`)
  if (!key.verify(actBytes(act), signature)) throw wrong('the signature is wrong')
  if (salt === null || content === null) throw wrong('the content is missing')
  if (hex(contentHash(salt, content)) !== act.body) throw wrong('the content is not the one that was signed')
  const hashes = steps.map((step) => Buffer.from(String(step), 'hex'))
  if (!verifyInclusion(event.sequence, checkpoint.size, event.hash, hashes, checkpoint.root)) {
    throw wrong('the event is not in the ledger of the checkpoint')
  }
  return { ...readEvent(event), ledger: act.ledger }
}

function isHash(step: Json): boolean {
  return typeof step === 'string' && /^[0-9a-f]{64}$/.test(step)
}
