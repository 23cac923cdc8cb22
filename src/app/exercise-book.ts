import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Json } from '../kernel/canonical-json.ts'
import type { Clock, RandomBytes } from '../kernel/effects.ts'
import { type Ledger, type LedgerPlace, openLedger, openShelf, type Shelf } from '../ledger/index.ts'
import { type Person, RecordBook, type Role } from '../records/index.ts'
import { exerciseAnswers } from './exercise-answers.ts'
import { exerciseCasework } from './exercise-casework/index.ts'
import { exerciseFolder } from './exercise-folder.ts'
import { exerciseRecords } from './exercise-records.ts'
import { kinds } from './kinds.ts'
import { knownHandles } from './known-handles.ts'

export interface OpenBook {
  readonly book: RecordBook
  /** The record itself, for what is written beside the kinds: the chain of custody. */
  readonly ledger: Ledger
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
    return {
      book: new RecordBook({ ledger, kinds, handlesAmong: knownHandles(place.folder), ...effects }),
      ledger,
      shelf,
      close,
    }
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
  const receipt = await readFile(join(exerciseFolder(store), 'loaded.json'), 'utf8').catch(() => undefined)
  if (receipt === undefined) return undefined
  const { finding } = JSON.parse(receipt) as { readonly finding?: string }
  const opened = await openBook({ folder: store }, effects)
  try {
    await fillWithExercise(opened.book, effects.clock(), finding)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

/**
 * Records of the fictional election, only into an empty book: what somebody retracted does not come back.
 * @param finding id of the finding over the exercise's posts
 */
export async function fillWithExercise(
  book: RecordBook,
  now: number,
  finding = 'F-7K3Q9D4M2X',
): Promise<void> {
  const auditor: Person = { name: 'exercise/auditor', role: 'auditor' }
  const election = book.kind('election')
  const { total } = await book.list(auditor, election, { show: 'all' }, { page: 1, size: 1 })
  if (total > 0) return
  const ids = new Map<string, string>()
  for (const record of [...exerciseRecords(now), ...exerciseCasework(finding), ...exerciseAnswers(now)]) {
    const { key, role, tlp, shared } = record
    const kind = book.kind(record.kind)
    const author = exercisePerson(role)
    const entry = { fields: linked(record.fields, ids) as object, tlp, shared }
    const known = ids.get(record.of ?? key)
    if (record.changes === true && known !== undefined) {
      const { revision } = await book.get(author, kind, known)
      await book.revise(author, kind, known, { ...entry, revision })
    } else {
      ids.set(key, await book.create(author, kind, entry))
    }
    const id = ids.get(record.of ?? key)
    if (record.approve === undefined || id === undefined) continue
    const approver = exercisePerson(record.approve)
    await book.approve(approver, kind, id, (await book.get(approver, kind, id)).revision)
  }
}

function exercisePerson(role: Role): Person {
  return { name: role === 'public' ? 'public' : `exercise/${role}`, role }
}

/** Every `#key` in a content replaced by the id of that record. */
function linked(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return value.startsWith('#') ? (ids.get(value.slice(1)) ?? value) : value
  if (Array.isArray(value)) return value.map((one: Json) => linked(one, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, linked(one ?? null, ids)]))
}
