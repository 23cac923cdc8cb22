import type { Environment } from './config.ts'
import type { Effects } from './context.ts'
import type { ExerciseBook } from './exercise-book.ts'

/**
 * The records on which roles may be tried with one click.
 * @returns undefined where the exercise is not loaded, or where `DATABASE_URL` names the record of a team
 */
export async function practiceBook(
  store: string,
  effects: Pick<Effects, 'clock' | 'randomBytes'>,
  env: Environment,
): Promise<ExerciseBook | undefined> {
  if (env.DATABASE_URL) return undefined
  const { openExerciseBook } = await import('./exercise-book.ts')
  return openExerciseBook(store, effects)
}
