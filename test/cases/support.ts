import { fillWithExercise } from '../../src/app/index.ts'
import { RecordError, type RecordView } from '../../src/records/index.ts'
import { newBook, now, officer } from '../records/support.ts'

/** The worked case of the exercise, in a book of its own. */
export async function exerciseBook(options: { clock?: () => number } = {}) {
  const made = await newBook(options)
  await fillWithExercise(made.book, now)
  const { book } = made
  const all = async (kind: string): Promise<readonly RecordView[]> =>
    (await book.list(officer, book.kind(kind), { show: 'all' }, { page: 1, size: 200 })).records
  const by = async (kind: string, text: string): Promise<RecordView> => {
    const found = (await all(kind)).find(({ fields }) => JSON.stringify(fields).includes(text))
    if (found === undefined) throw new TypeError(`the exercise has no ${kind} with ${text}`)
    return found
  }
  const endorsement = await by('case', 'archbishop')
  return { ...made, all, by, endorsement }
}

/** What a refusal says, or `done`. */
export function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof RecordError) return error.message
      throw error
    },
  )
}
