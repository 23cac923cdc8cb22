import { type Progress, silentProgress } from '../kernel/effects.ts'
import { LedgerError } from './errors.ts'
import { noHash, readEvent } from './event.ts'
import { eventJson, jsonLine } from './event-line.ts'
import { format } from './keyring.ts'
import { chunkSize, type LedgerStore } from './store.ts'

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
  yield jsonLine({ format, key: body?.key ?? null, origin: first?.act.ledger ?? null })
  let previous = noHash
  progress.start('exporting the ledger', size, 'events')
  for (let from = 0; from < size; ) {
    const events = await store.range(from, Math.min(chunkSize, size - from))
    for (const event of events) {
      yield jsonLine(eventJson(event, previous))
      previous = event.hash
    }
    const last = events[events.length - 1]
    if (last === undefined) break
    from = last.sequence + 1
    progress.at(from)
  }
  yield jsonLine({ checkpoint: note })
  progress.done()
}
