import { hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type ActionColumns, actionCells } from './action-columns.ts'
import { openDuck } from './duck.ts'
import { columnsFrom, contentColumns, idNumber, idText, normalised } from './normalise.ts'
import { temporaryFolder } from './store.ts'

/** Bytes read at a row's place, enough for nearly all; the longest row has a mebibyte. */
const rowBytes = 1024
const longestRow = 1 << 20

/** The content ids of rows, by the same formula that an import of the file would use. In the order asked for. */
export async function idsOfActions(
  path: string,
  columns: Pick<ActionColumns, 'offset' | 'header' | 'time'>,
  rows: readonly number[],
  temp = tmpdir(),
): Promise<readonly string[]> {
  const file = openSync(path, 'r')
  try {
    const cells = rows.map((row) => actionCells(rowAt(file, columns.offset[row]!), columns.header))
    const ids = cells.map((row, at) => plainId(row, columns.time[rows[at]!]!))
    return ids.every((id) => id !== undefined) ? ids : await idsOfCells(cells, temp)
  } finally {
    closeSync(file)
  }
}

/** The id of a post whose cells the normaliser would leave as they are; undefined where that is not certain. */
function plainId(cells: readonly string[], seconds: number): string | undefined {
  const [object, handle, native_id] = cells
  if (!cells.every((cell) => /^[ -~]*$/.test(cell))) return undefined
  const time = String(Math.round(seconds * 1e6))
  const post: Readonly<Record<string, string | undefined>> = {
    platform: 'unknown',
    native_id,
    handle,
    time,
    object,
  }
  const text = contentColumns.map((column) => post[column] ?? '').join('\u001f')
  return Buffer.from(hash('md5', text, 'buffer'))
    .reverse()
    .toString('hex')
}

async function idsOfCells(cells: readonly (readonly string[])[], temp: string): Promise<readonly string[]> {
  const folder = await temporaryFolder(temp)
  const duck = await openDuck(folder, 256)
  try {
    await duck.run(
      'CREATE TEMP TABLE asked (place INTEGER, object VARCHAR, account VARCHAR, content VARCHAR, time VARCHAR)',
      'naming posts',
    )
    const appender = await duck.connection.createAppender('asked')
    for (const [place, row] of cells.entries()) {
      appender.appendInteger(place)
      for (const cell of row) appender.appendVarchar(cell)
      appender.endRow()
    }
    appender.closeSync()
    const posts = `(SELECT place, object AS raw_object, account AS raw_account, content AS raw_native_id, time AS raw_time FROM asked)`
    const has = new Set(['object', 'account', 'native_id', 'time'] as const)
    const id = idText(idNumber(columnsFrom(has)))
    const found = await duck.rows(
      `SELECT ${id} AS id FROM ${normalised(posts, { has })} ORDER BY place`,
      'naming posts',
    )
    return found.map(({ id }) => String(id))
  } finally {
    duck.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Read at once: a turn of the event loop for each of thousands of rows would cost more than the rows. */
function rowAt(file: number, offset: number): string {
  for (let size = rowBytes; ; size *= 8) {
    const buffer = Buffer.allocUnsafe(size)
    const bytes = readSync(file, buffer, 0, size, offset)
    if (buffer.subarray(0, bytes).includes(10) || bytes < size || size > longestRow) {
      return buffer.toString('utf8', 0, bytes)
    }
  }
}
