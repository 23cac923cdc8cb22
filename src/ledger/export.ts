import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { type Progress, silentProgress } from '../kernel/effects.ts'
import { LedgerError } from './errors.ts'
import { noHash, readEvent, type StoredEvent } from './event.ts'
import { format } from './keyring.ts'
import type { Hash } from './merkle.ts'
import { chunkSize, hex, type LedgerStore } from './store.ts'

/** The lines of an exported ledger, as `spec/ledger.md` has them; each ends with a line end. */
export async function* exportLines(
  store: LedgerStore,
  progress: Progress = silentProgress,
): AsyncGenerator<string> {
  const { size, note } = await store.head()
  if (note === null) {
    throw new LedgerError(
      'unsealed',
      'there is nothing to export: the ledger is empty or an import was interrupted',
    )
  }
  const first = await store.event(0)
  const body = first === null ? null : readEvent(first).body
  yield line({ format, key: body?.key ?? null, origin: first?.act.ledger ?? null })
  let previous = noHash
  progress.start('exporting the ledger', size, 'events')
  for (let from = 0; from < size; ) {
    const events = await store.range(from, Math.min(chunkSize, size - from))
    for (const event of events) {
      yield line(eventLine(event, previous))
      previous = event.hash
    }
    const last = events[events.length - 1]
    if (last === undefined) break
    from = last.sequence + 1
    progress.at(from)
  }
  yield line({ checkpoint: note })
  progress.done()
}

function eventLine(event: StoredEvent, previous: Hash): Json {
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

const line = (value: Json) => `${canonicalJson(value)}\n`
