import type { PostsRelation } from './relation.ts'

/** Some rows of a result, column by column. */
export interface ReadColumns {
  readonly count: number
  readonly columns: readonly (readonly unknown[])[]
}

/** Runs a query over posts and hands its rows over in pieces, so that the whole is never held. */
export async function* readColumns(
  { connection }: Pick<PostsRelation, 'connection'>,
  sql: string,
): AsyncGenerator<ReadColumns> {
  const result = await connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    const columns = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnValues(at))
    yield { count: chunk.rowCount, columns }
  }
}
