import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lakeError } from './errors.ts'
import type { PostsRelation } from './relation.ts'
import { literal } from './sql.ts'

/** Some rows of a result, column by column. */
export interface ReadColumns {
  readonly count: number
  /** Every cell as text, empty where there is none; no column of a post is ever an empty text. */
  readonly columns: readonly (readonly string[])[]
}

/** Stands in no post, see `normalise.ts`. */
const parting = 31
const rowsAtOnce = 4096

let files = 0

/**
 * Runs a query over posts and hands its rows over in pieces, so that the whole is never held. The engine writes them
 * to a file, which is read several times as fast as text is fetched from its vectors one by one.
 * @param select an expression of SQL for each column; none may hold U+001F
 * @param rest what follows the columns, from `FROM` on
 */
export async function* readColumns(
  { connection, folder }: Pick<PostsRelation, 'connection' | 'folder'>,
  select: readonly string[],
  rest: string,
): AsyncGenerator<ReadColumns> {
  const path = join(folder, `rows-${++files}`)
  try {
    try {
      // The empty last column has every text end with the separator, also one that has line ends.
      await connection.run(
        `COPY (SELECT ${select.join(', ')}, '' ${rest}) TO ${literal(path)}
         (FORMAT csv, HEADER false, DELIMITER '${String.fromCharCode(parting)}', QUOTE '', ESCAPE '', NULLSTR '')`,
      )
    } catch (error) {
      throw lakeError(error, 'reading posts')
    }
    const file = await open(path)
    try {
      yield* rowsOf(file, select.length)
    } finally {
      await file.close()
    }
  } finally {
    await rm(path, { force: true })
  }
}

async function* rowsOf(file: FileHandle, width: number): AsyncGenerator<ReadColumns> {
  const fresh = () => Array.from({ length: width }, (): string[] => [])
  let columns = fresh()
  let column = 0
  let bytes = Buffer.allocUnsafeSlow(1 << 20)
  let filled = 0
  let lineEnd = 0
  for (;;) {
    if (filled === bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length)
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, null)
    if (bytesRead === 0) break
    filled += bytesRead
    const seen = bytes.subarray(0, filled)
    let from = 0
    for (let to = seen.indexOf(parting); to !== -1; to = seen.indexOf(parting, from)) {
      columns[column]!.push(bytes.toString('utf8', column === 0 ? from + lineEnd : from, to))
      from = to + 1
      if (++column < width) continue
      column = 0
      lineEnd = 1
      if (columns[0]!.length === rowsAtOnce) {
        yield { count: rowsAtOnce, columns }
        columns = fresh()
      }
    }
    bytes.copy(bytes, 0, from, filled)
    filled -= from
  }
  const count = columns[0]!.length
  if (count > 0) yield { count, columns }
}
