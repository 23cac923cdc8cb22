import { z } from 'zod'

/** The newest format that is read and written. */
export const newestManifest = 2

/** What exists in a store; `spec/lake.md` describes it. */
export const manifestSchema = z.strictObject({
  /** Segments of version 1 also hold ids, which nobody reads. */
  version: z.union([z.literal(1), z.literal(newestManifest)]),
  /** Parquet files of posts in `lake/`. */
  segments: z.array(
    z.strictObject({
      name: z.string().regex(/^[0-9a-z-]+\.parquet$/),
      sha256: z.string(),
      bytes: z.number(),
      rows: z.number(),
      /** Milliseconds since 1970 of the first and last post. */
      from: z.number(),
      to: z.number(),
      columns: z.array(z.string()),
      /** Rows of the imported file that were set aside. */
      rejected: z.number(),
      preset: z.string(),
    }),
  ),
  /** Parquet files of `platform, handle, account` in `vault/`. */
  vaults: z.array(z.string().regex(/^[0-9a-z-]+\.parquet$/)),
  /** What was imported, so that the same bytes are known again. */
  imports: z.array(
    z.strictObject({
      sha256: z.string(),
      bytes: z.number(),
      preset: z.string(),
      rows: z.number(),
      rejected: z.number(),
    }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>
export type Segment = Manifest['segments'][number]
