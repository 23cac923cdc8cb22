import { readFile } from 'node:fs/promises'
import type { ExposureClass } from '../detect/copies/index.ts'
import { csvCells } from '../kernel/csv.ts'
import { exposureClasses } from '../vocab/exposure.ts'
import { AppError } from './errors.ts'

/** What the user says of an outlet's account or site. */
export interface OutletWords {
  readonly name: string
  readonly exposure: ExposureClass
}

const columns = ['account', 'name', 'class'] as const
const classes = Object.keys(exposureClasses) as readonly ExposureClass[]

/**
 * Which accounts and sites are outlets, and how openly each stands with a state: a CSV of `account,name,class`.
 * @throws AppError `outlets-invalid` that names the file and the line
 */
export async function readDeclaredOutlets(path: string): Promise<ReadonlyMap<string, OutletWords>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('outlets-invalid', `${path} cannot be read`, { cause: error })
  })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = csvCells(lines[0]!).map((name) => name.trim().toLowerCase())
  const [account, name, exposure] = columns.map((column) => header.indexOf(column))
  if (account! < 0 || name! < 0 || exposure! < 0) {
    throw new AppError('outlets-invalid', `${path} line 1: the header is not ${columns.join(',')}`, {
      hint: `write one account or site a line, with its name and one of: ${classes.join(', ')}`,
    })
  }
  const declared = new Map<string, OutletWords>()
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '') continue
    const row = csvCells(line)
    const [who, called, word] = [row[account!]?.trim(), row[name!]?.trim(), row[exposure!]?.trim()]
    const known = classes.find((one) => one === word)
    if (!who || !called || known === undefined) {
      throw new AppError('outlets-invalid', `${path} line ${at + 1}: account, name or class is missing`, {
        hint: `the classes are ${classes.join(', ')}`,
      })
    }
    declared.set(who, { name: called, exposure: known })
  }
  return declared
}
