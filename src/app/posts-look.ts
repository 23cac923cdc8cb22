import type { InputDigest } from '../detect/index.ts'
import type { PostColumn, PostsRelation, RejectReason } from '../lake/index.ts'
import type { Context } from './context.ts'
import { type FilesRequest, type Naming, openPosts } from './open-posts.ts'

export type PostFiles = Omit<FilesRequest, 'files'>

/** What a detector of posts read, for the body of its finding and for the reader. */
export interface PostsRead<Result> {
  readonly result: Result
  readonly inputs: readonly InputDigest[]
  readonly places: readonly string[]
  readonly rejected: readonly RejectReason[]
  /** Handle by pseudonym, for the accounts that the result names. */
  readonly handles: ReadonlyMap<string, string>
}

/**
 * Opens files of posts, has them read, and closes them again.
 * @param read is given how an account is shown; whom it names so has the handle kept for the reader
 */
export async function withPosts<Result>(
  files: readonly string[],
  reading: PostFiles,
  columns: readonly PostColumn[],
  context: Context,
  read: (posts: PostsRelation, pseudonym: Naming['name']) => Promise<Result>,
): Promise<PostsRead<Result>> {
  const { source, name, handles, inputs, places } = await openPosts({ files, ...reading }, context, {
    columns,
  })
  try {
    const result = await read(source, name)
    const rejected = (await Promise.all(source.rejects.map((file) => file.reasons()))).flat()
    return { result, inputs, places, rejected, handles }
  } finally {
    await source.close()
  }
}
