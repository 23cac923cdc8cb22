import type { Letter, People } from '../people/index.ts'
import type { Config, Effects } from './context.ts'
import type { OpenBook } from './exercise-book.ts'
import type { MailConfig } from './mail-config.ts'

/** The records of an instance while it is served, and the people who may act on them. */
export interface OpenRecords extends OpenBook {
  readonly people: People
  /** Whether the roles of the exercise may be tried on them. */
  readonly practice: boolean
}

type Place = Pick<Config, 'store' | 'databaseUrl' | 'signIn'>

/**
 * The records of a team where a database is named, so that nobody practises on a record that counts; else those of
 * the exercise where it is loaded; else those of the embedded store. Loads no engine before one is needed.
 */
export async function openRecords(
  config: Place,
  effects: Pick<Effects, 'clock' | 'randomBytes'>,
  mail: MailConfig | null = null,
): Promise<OpenRecords> {
  const { store, databaseUrl, signIn = { origin: null, provider: null } } = config
  const { openExerciseBook, openBook } = await import('./exercise-book.ts')
  const exercise = databaseUrl === null ? await openExerciseBook(store, effects) : undefined
  const opened = exercise ?? (await openBook({ folder: store, databaseUrl }, effects))
  const { People } = await import('../people/index.ts')
  const { ledger, book, shelf } = opened
  const send = mail && (async (letter: Letter) => (await import('./smtp.ts')).sendLetter(mail, letter))
  const options = { ...signIn, folder: store, databaseUrl, ledger, effects }
  const people = new People(send === null ? options : { ...options, send })
  const close = async () => {
    await people.close()
    await opened.close()
  }
  return { book, ledger, shelf, people, close, practice: exercise !== undefined && signIn.origin === null }
}
