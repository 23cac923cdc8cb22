import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, RandomBytes } from '../kernel/effects.ts'
import { type LedgerPlace, openLedger, openShelf, type Shelf } from '../ledger/index.ts'
import { kinds, type Person, RecordBook } from '../records/index.ts'
import { exerciseFolder } from './exercise-folder.ts'
import { exerciseRecords } from './exercise-records.ts'

export interface OpenBook {
  readonly book: RecordBook
  /** What lies beside the records: drafts, what was read, what was sent. */
  readonly shelf: Shelf
  close(): Promise<void>
}

interface BookEffects {
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** The records of a ledger, with every kind that the program knows. */
export async function openBook(place: LedgerPlace, effects: BookEffects): Promise<OpenBook> {
  const ledger = await openLedger(place, effects)
  try {
    const shelf = await openShelf(place)
    const close = async () => {
      await shelf.close()
      await ledger.close()
    }
    return { book: new RecordBook({ ledger, kinds, ...effects }), shelf, close }
  } catch (error) {
    await ledger.close()
    throw error
  }
}

/**
 * The records of a store that holds the exercise, with those of the fictional election in it. Its ledger is the
 * embedded one, never the database of a team, so that nobody practises on a record that counts.
 * @returns undefined when the exercise is not loaded
 */
export async function openExerciseBook(store: string, effects: BookEffects): Promise<OpenBook | undefined> {
  if (!existsSync(join(exerciseFolder(store), 'loaded.json'))) return undefined
  const opened = await openBook({ folder: store }, effects)
  try {
    await fillWithExercise(opened.book, effects.clock())
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Records of the fictional election, only into an empty book: what somebody retracted does not come back. */
export async function fillWithExercise(book: RecordBook, now: number): Promise<void> {
  const auditor: Person = { name: 'exercise/auditor', role: 'auditor' }
  const election = book.kind('election')
  const { total } = await book.list(auditor, election, { show: 'all' }, { page: 1, size: 1 })
  if (total > 0) return
  const ids = new Map<string, string>()
  for (const { key, kind, role, tlp, shared, fields } of exerciseRecords(now)) {
    const linked = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('#') ? ids.get(value.slice(1)) : value,
    ])
    const entry = { fields: Object.fromEntries(linked), tlp, shared }
    ids.set(key, await book.create({ name: `exercise/${role}`, role }, book.kind(kind), entry))
  }
}
