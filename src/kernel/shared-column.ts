/** A kind of typed array. */
interface ColumnType<Column> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: SharedArrayBuffer): Column
}

/** So many numbers, all 0, in memory that threads share. */
export function sharedColumn<Column>(type: ColumnType<Column>, size: number): Column {
  return new type(new SharedArrayBuffer(type.BYTES_PER_ELEMENT * size))
}
