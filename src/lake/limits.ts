/** Bounds against hostile files; an honest export stays far below each. */
export const limits = {
  /** Bytes of one record of a CSV file or one line of a JSONL file. */
  record: 1 << 20,
  /** Characters of a rejected row that are kept for the reader. */
  rawKept: 64 << 10,
  /** Columns of a table. */
  columns: 4096,
  /** A compressed file may grow this many times once it is past `ratioFrom` bytes; JSON of posts grows 5 to 30 times. */
  ratio: 250,
  ratioFrom: 64 << 20,
  /** Bytes of one file after decompression. */
  file: 64 * 2 ** 30,
} as const
