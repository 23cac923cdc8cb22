import { csvCells } from '../../kernel/csv.ts'
import { dayNumber } from '../days.ts'
import type { AccountRecord } from './detect.ts'
import { PreparationError } from './errors.ts'

/**
 * A list of accounts as a CSV with a header: `id`, and `created` or both `handle` and `seen`. One id may stand on several lines,
 * as it was seen on several days.
 * @param file named in errors
 * @returns the records of each id in the order of their days
 * @throws PreparationError `accounts-invalid`
 */
export function parseAccounts(
  text: string,
  file: string,
): { readonly rows: number; readonly ids: readonly (readonly AccountRecord[])[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = csvCells(lines[0] ?? '', ',;\t').map((cell) => cell.trim().toLowerCase())
  const column = (...names: readonly string[]) => header.findIndex((cell) => names.includes(cell))
  const [id, handle] = [
    column('id', 'account_id', 'user_id'),
    column('handle', 'account', 'username', 'screen_name'),
  ]
  const [created, seen] = [
    column('created', 'created_at', 'creation_date'),
    column('seen', 'date', 'day', 'seen_at'),
  ]
  if (id < 0 || (created < 0 && (handle < 0 || seen < 0))) {
    throw new PreparationError(
      'accounts-invalid',
      `${file} line 1: it needs a column id, and created or both handle and seen`,
      {
        hint: 'write id,handle,created,seen with days such as 2027-05-01',
      },
    )
  }
  const ids = new Map<string, AccountRecord[]>()
  let rows = 0
  for (const line of lines.slice(1)) {
    if (line.trim() === '') continue
    const cells = csvCells(line.slice(0, 4000), ',;\t')
    const who = (cells[id] ?? '').trim()
    if (who === '') continue
    rows++
    const record = {
      id: who,
      handle: (cells[handle] ?? '').trim().toLowerCase(),
      created: dayNumber(cells[created]),
      seen: dayNumber(cells[seen]),
    }
    const own = ids.get(who)
    if (own === undefined) ids.set(who, [record])
    else own.push(record)
  }
  if (rows === 0) throw new PreparationError('accounts-invalid', `${file} has no account`)
  const order = (x: AccountRecord, y: AccountRecord) =>
    (x.seen ?? 0) - (y.seen ?? 0) || (x.handle < y.handle ? -1 : x.handle > y.handle ? 1 : 0)
  return { rows, ids: [...ids.values()].map((own) => own.sort(order)) }
}
