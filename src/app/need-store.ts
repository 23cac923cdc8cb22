import { existsSync } from 'node:fs'
import type { Config } from './context.ts'

/**
 * For what only reads: a folder that was mistyped is no new store.
 * @throws LakeError `no-store`
 */
export async function needStore({
  store,
  databaseUrl,
}: Pick<Config, 'store' | 'databaseUrl'>): Promise<void> {
  if (databaseUrl !== null || existsSync(store)) return
  const { LakeError } = await import('../lake/index.ts')
  throw new LakeError('no-store', `there is no store in ${store}`, {
    hint: 'tocsin init makes one; --store names another',
  })
}
