import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Forgotten, forgetBefore } from '../lake/index.ts'
import type { Context } from './context.ts'

const day = 86_400_000

/** What the retention job took away. */
export interface Retention extends Forgotten {
  /** Uploaded files, which are kept for replays. */
  readonly uploads: number
}

/**
 * Deletes raw content that came into the store more than some days ago: posts, uploads, and names of accounts of
 * which nothing is left. Findings, records and evidence stay: they are what was concluded and what it rests on.
 */
export async function forget(
  days: number,
  { config, effects }: Pick<Context, 'config' | 'effects'>,
): Promise<Retention> {
  const before = effects.clock() - days * day
  const forgotten = await forgetBefore(config, before)
  return { ...forgotten, uploads: await forgetUploads(join(config.store, 'uploads'), before) }
}

async function forgetUploads(folder: string, before: number): Promise<number> {
  let count = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    if ((await stat(path)).mtimeMs >= before) continue
    await rm(path, { recursive: true, force: true })
    count++
  }
  return count
}
