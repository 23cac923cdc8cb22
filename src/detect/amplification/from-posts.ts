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
  const account = ['platform', relation.accountColumn]
  for await (const { count, columns } of readColumns(
    relation,
    account,
    `FROM ${relation.from} GROUP BY ALL`,
  )) {
    for (let row = 0; row < count; row++) {
      const [platform, account] = [columns[0]![row]!, columns[1]![row]!]
      const outlet = which.ofAccount(platform, account)
      if (outlet !== undefined) own.set(`${platform}${parting}${account}`, outlet)
    }
  }
  const ids = new Map<string, number>()
  if (own.size === 0) return ids
  const posts = `FROM ${relation.from} WHERE native_id IS NOT NULL`
  for await (const { count, columns } of readColumns(relation, [...account, 'native_id'], posts)) {
    for (let row = 0; row < count; row++) {
      const outlet = own.get(`${columns[0]![row]}${parting}${columns[1]![row]}`)
      if (outlet !== undefined) ids.set(columns[2]![row]!, outlet)
    }
  }
  return ids
}

/** Every post, in pieces and in no particular order. @param withText only topics need the words, and reading them takes long */
export async function* readPosts(
  relation: PostsRelation,
  withText: boolean,
): AsyncGenerator<readonly Post[]> {
  const listed = (column: string) => `array_to_string(${column}, chr(30))`
  const repeats =
    "CASE WHEN text[1:4] = 'RT @' THEN nullif(regexp_extract(text, '^RT @([A-Za-z0-9_]{1,40})', 1), '') END"
  const select = [
    'platform',
    relation.accountColumn,
    'epoch_ms(time)',
    withText ? 'text' : 'NULL',
    listed('links'),
    listed('hashtags'),
    'reshare_of',
    'native_id',
    repeats,
  ]
  for await (const { count, columns } of readColumns(relation, select, `FROM ${relation.from}`)) {
    const text = (at: number, row: number) => columns[at]![row] || null
    const list = (at: number, row: number) => text(at, row)?.split(String.fromCharCode(30)) ?? []
    yield Array.from({ length: count }, (_, row) => ({
      platform: text(0, row) ?? '',
      account: text(1, row) ?? '',
      time: Number(columns[2]![row]),
      text: text(3, row) ?? '',
      links: list(4, row),
      hashtags: list(5, row),
      reshareOf: text(6, row),
      id: text(7, row),
      repeats: text(8, row),
    }))
  }
}
