import { type PostsRelation, readColumns } from '../../lake/index.ts'
import type { Post } from './detect.ts'
import type { TrackedOutlet } from './outlets.ts'
import { WhichOutlet } from './which-outlet.ts'

const parting = String.fromCharCode(31)

/** Ids of the posts that the outlets' own accounts wrote, each with its outlet. Posts without an id are left out. */
export async function postsOfOutlets(
  relation: PostsRelation,
  outlets: readonly TrackedOutlet[],
): Promise<ReadonlyMap<string, number>> {
  const which = new WhichOutlet(outlets)
  const own = new Map<string, number>()
  const accounts = `SELECT DISTINCT platform, ${relation.accountColumn} FROM ${relation.from}`
  for await (const { count, columns } of readColumns(relation, accounts)) {
    for (let row = 0; row < count; row++) {
      const [platform, account] = [String(columns[0]![row]), String(columns[1]![row])]
      const outlet = which.ofAccount(platform, account)
      if (outlet !== undefined) own.set(`${platform}${parting}${account}`, outlet)
    }
  }
  const ids = new Map<string, number>()
  if (own.size === 0) return ids
  const posts = `SELECT platform, ${relation.accountColumn}, native_id FROM ${relation.from} WHERE native_id IS NOT NULL`
  for await (const { count, columns } of readColumns(relation, posts)) {
    for (let row = 0; row < count; row++) {
      const outlet = own.get(`${columns[0]![row]}${parting}${columns[1]![row]}`)
      if (outlet !== undefined) ids.set(String(columns[2]![row]), outlet)
    }
  }
  return ids
}

/** Every post, in pieces and in no particular order. @param withText only topics need the words, and reading them takes long */
export async function* readPosts(
  relation: PostsRelation,
  withText: boolean,
): AsyncGenerator<readonly Post[]> {
  const listed = (column: string) => `array_to_string(${column}, chr(31))`
  const repeats =
    "CASE WHEN text[1:4] = 'RT @' THEN nullif(regexp_extract(text, '^RT @([A-Za-z0-9_]{1,40})', 1), '') END"
  const sql = `SELECT platform, ${relation.accountColumn}, epoch_ms(time), ${withText ? 'text' : 'NULL'}, ${listed('links')}, ${listed('hashtags')}, reshare_of, native_id, ${repeats} FROM ${relation.from}`
  for await (const { count, columns } of readColumns(relation, sql)) {
    const text = (at: number, row: number) => (columns[at]![row] ?? null) as string | null
    yield Array.from({ length: count }, (_, row) => ({
      platform: text(0, row) ?? '',
      account: text(1, row) ?? '',
      time: Number(columns[2]![row]),
      text: text(3, row) ?? '',
      links: text(4, row)?.split(parting) ?? [],
      hashtags: text(5, row)?.split(parting) ?? [],
      reshareOf: text(6, row),
      id: text(7, row),
      repeats: text(8, row),
    }))
  }
}
