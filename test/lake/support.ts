import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  type ImportOptions,
  type ImportReceipt,
  initStore,
  type Lake,
  openLake,
  openSource,
  type PostsRelation,
  type Reject,
  type SourceOptions,
} from '../../src/lake/index.ts'

/** A folder that is gone after the tests of the file. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-lake-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

let written = 0

/** Writes a file under a fresh name. */
export function fileOf(folder: string, content: string | Uint8Array, name = 'posts'): string {
  const path = join(folder, `${++written}-${name}`)
  writeFileSync(path, content)
  return path
}

export async function rowsOf(relation: PostsRelation, sql = 'SELECT *'): Promise<Record<string, unknown>[]> {
  const reader = await relation.connection.runAndReadAll(`${sql} FROM ${relation.from} ORDER BY ALL`)
  return reader.getRowObjectsJson() as Record<string, unknown>[]
}

/** Everything that opening one file says. */
export async function opened(path: string, options: Partial<SourceOptions> = {}) {
  const relation = await openSource([path], { memoryLimit: 512, ...options })
  try {
    const rejects: Reject[] = []
    for await (const reject of relation.rejects[0]!.all()) rejects.push(reject)
    return { rows: await rowsOf(relation), rejects, input: relation.inputs[0]! }
  } finally {
    await relation.close()
  }
}

export const fixedBytes = (size: number) => new Uint8Array(size).fill(7)

export async function newLake(store: string): Promise<Lake> {
  await initStore(store, fixedBytes)
  return openLake({ store, memoryLimit: 512 })
}

export async function importAll(
  lake: Lake,
  files: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReceipt[]> {
  const receipts: ImportReceipt[] = []
  for await (const receipt of lake.import(files, options, {})) receipts.push(receipt)
  return receipts
}

/** All posts of a lake. */
export async function postsIn(lake: Lake, sql?: string): Promise<Record<string, unknown>[]> {
  const relation = await lake.posts()
  try {
    return await rowsOf(relation, sql)
  } finally {
    await relation.close()
  }
}
