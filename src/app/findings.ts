import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../detect/index.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { sha256 } from '../kernel/hashing.ts'
import { writeDurably } from './durable.ts'
import { AppError } from './errors.ts'

const form = /^F-[0-9A-HJKMNP-TV-Z]{10}$/

/** The findings of a store: one JSON file each, named by its content, never changed. */
export interface FindingStore {
  save(finding: Finding<unknown, unknown>): Promise<void>
  /** Newest first. */
  list(): Promise<readonly { readonly id: string; readonly computedAt: string }[]>
  /** @throws AppError `finding-damaged` when the file no longer has the hash it says */
  get(id: string): Promise<Finding | undefined>
}

export function findingStore(store: string): FindingStore {
  const folder = join(store, 'findings')
  const pathOf = (id: string) => join(folder, `${id}.json`)
  return {
    save: (finding) => writeDurably(pathOf(finding.id), `${JSON.stringify(finding)}\n`),
    async list() {
      const names = await readdir(folder).catch(() => [])
      const ids = names.flatMap((name) => (form.test(name.slice(0, -5)) ? [name.slice(0, -5)] : []))
      const dated = await Promise.all(
        ids.map(async (id) => ({ id, computedAt: (await computedAt(pathOf(id))) ?? '' })),
      )
      return dated.sort((x, y) =>
        x.computedAt === y.computedAt ? (x.id < y.id ? -1 : 1) : x.computedAt < y.computedAt ? 1 : -1,
      )
    },
    async get(id) {
      if (!form.test(id)) return undefined
      const text = await readFile(pathOf(id), 'utf8').catch(() => undefined)
      if (text === undefined) return undefined
      const finding = parsed(text)
      if (finding === undefined || sha256(canonicalJson(finding.body as unknown as Json)) !== finding.hash) {
        throw new AppError('finding-damaged', `finding ${id} is not what it was when it was written`, {
          hint: 'restore it from a backup, or scan the input again',
        })
      }
      return finding
    },
  }
}

/** The time at the head of a finding's file, without reading the rest. */
async function computedAt(path: string): Promise<string | undefined> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return /"computedAt":"([0-9TZ:.-]{20,24})"/.exec(buffer.toString('utf8', 0, bytesRead))?.[1]
  } finally {
    await file.close()
  }
}

function parsed(text: string): Finding | undefined {
  try {
    return JSON.parse(text) as Finding
  } catch {
    return undefined
  }
}
