import { existsSync } from 'node:fs'
import type { Config } from './context.ts'
import { AppError } from './errors.ts'

/**
 * For what only reads: a folder that was mistyped is no new store.
 * @throws AppError `store-missing`
 */
export function needStore({ store, databaseUrl }: Pick<Config, 'store' | 'databaseUrl'>): void {
  if (databaseUrl !== null || existsSync(store)) return
  throw new AppError('store-missing', `there is no store in ${store}`, {
    hint: 'tocsin init makes one; --store names another',
  })
}
