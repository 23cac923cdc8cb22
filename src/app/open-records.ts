import type { Config, Effects } from './context.ts'
import type { OpenBook } from './exercise-book.ts'

/** The records of an instance while it is served. */
export interface OpenRecords extends OpenBook {
  /** Whether the roles of the exercise may be tried on them. */
  readonly practice: boolean
}

/**
 * The records of a team where a database is named, so that nobody practises on a record that counts; else those of
 * the exercise. Loads no engine before one is needed.
 * @returns undefined where there is neither
 */
export async function openRecords(
  { store, databaseUrl }: Pick<Config, 'store' | 'databaseUrl'>,
  effects: Pick<Effects, 'clock' | 'randomBytes'>,
): Promise<OpenRecords | undefined> {
  const { openExerciseBook, openBook } = await import('./exercise-book.ts')
  if (databaseUrl !== null) {
    return { ...(await openBook({ folder: store, databaseUrl }, effects)), practice: false }
  }
  const exercise = await openExerciseBook(store, effects)
  return exercise && { ...exercise, practice: true }
}
