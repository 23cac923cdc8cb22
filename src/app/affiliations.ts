import { readFile } from 'node:fs/promises'
import { csvCells } from '../kernel/csv.ts'
import { AppError } from './errors.ts'

/**
 * Who openly belongs together: a CSV of `account,affiliation` with a header, accounts by handle or pseudonym.
 * @throws AppError `affiliation-invalid` that names the file and the line
 */
export async function readAffiliations(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('affiliation-invalid', `${path} cannot be read`, { cause: error })
  })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = csvCells(lines[0]!).map((name) => name.toLowerCase())
  const account = header.indexOf('account')
  const affiliation = header.indexOf('affiliation')
  if (account < 0 || affiliation < 0) {
    throw new AppError('affiliation-invalid', `${path} line 1: the header is not account,affiliation`, {
      hint: 'write one account a line with the name of the party, newsroom or group it openly belongs to',
    })
  }
  const declared = new Map<string, string>()
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '') continue
    const row = csvCells(line)
    const [who, group] = [row[account]?.trim(), row[affiliation]?.trim()]
    if (!who || !group) {
      throw new AppError(
        'affiliation-invalid',
        `${path} line ${at + 1}: an account or its affiliation is empty`,
      )
    }
    declared.set(who, group)
  }
  return declared
}
