import type { StoredEvent } from './event.ts'
import { hex } from './store.ts'

/** What both stores select for an event; the tables have the same columns. */
export const eventColumns = `e.sequence, time, recorded, origin, author, signer, kind, record, body, signature,
  hash, salt, content FROM ledger_event e LEFT JOIN ledger_content c ON c.sequence = e.sequence`

export interface EventRow {
  readonly sequence: number
  readonly time: number
  readonly recorded: number
  readonly origin: string
  readonly author: string
  readonly signer: Uint8Array
  readonly kind: string
  readonly record: string
  readonly body: Uint8Array
  readonly signature: Uint8Array
  readonly hash: Uint8Array
  readonly salt: Uint8Array | null
  readonly content: string | null
}

export function storedEvent(row: EventRow): StoredEvent {
  return {
    sequence: row.sequence,
    act: {
      author: row.author,
      body: hex(row.body),
      kind: row.kind,
      ledger: row.origin,
      record: row.record,
      signer: hex(row.signer),
      time: row.time,
    },
    recorded: row.recorded,
    signature: row.signature,
    hash: row.hash,
    salt: row.salt,
    content: row.content,
  }
}
