import { csvCells } from '../../kernel/csv.ts'
import type { exposureClasses } from '../../vocab/exposure.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import { AmplificationError } from './errors.ts'

/** How openly an outlet stands with a state; `unclassified` ones are no state media and are not counted. */
export type Exposure = Exclude<keyof typeof exposureClasses, 'unclassified'>
export const exposures: readonly Exposure[] = ['official', 'controlled', 'linked', 'aligned']

/** An outlet or account with what somebody asserts of it, on what evidence. */
export interface TrackedOutlet {
  readonly name: string
  readonly exposure: Exposure
  /** Host names; what is below one belongs to it. */
  readonly domains: readonly string[]
  /** `platform:handle`, or `@handle` on any platform; lower case. */
  readonly accounts: readonly string[]
  readonly evidence: string
  /** Day of the assertion, `2027-05-01`. */
  readonly since: string
  /** Reliability of the source and credibility of the information: `B2`. */
  readonly grade: string
  /** The source's own word for it, as it came. */
  readonly typology: string
}

export interface OutletList {
  readonly outlets: readonly TrackedOutlet[]
  /** Rows without one of the four classes, such as independent public broadcasters. */
  readonly unclassified: number
}

const mostOutlets = 20_000
const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * Outlets as a CSV with a header of at least `name,class,domains,evidence,since,grade`; also `accounts`, `typology`.
 * An address that the same list also gives to an outlet without a class is not tracked: where a source contradicts
 * itself, nobody is taken for state media.
 * @param file named in errors
 * @throws AmplificationError `outlets-invalid` with the line: a class needs evidence, a day and a grade
 */
export function parseOutlets(text: string, file: string): OutletList {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = csvCells(lines[0] ?? '').map((cell) => cell.trim().toLowerCase())
  const column = (name: string) => header.indexOf(name)
  const missing = ['name', 'class', 'domains', 'evidence', 'since', 'grade'].filter(
    (name) => column(name) < 0,
  )
  if (missing.length > 0) throw invalid(`${file} line 1: there is no column ${missing.join(', ')}`)
  const outlets: TrackedOutlet[] = []
  const spared = new Set<string>()
  let unclassified = 0
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '') continue
    const cells = csvCells(line.slice(0, 20_000))
    const cell = (name: string) => (cells[column(name)] ?? '').trim()
    const where = `${file} line ${at + 1}`
    const exposure = cell('class').toLowerCase()
    if (exposure === 'unclassified' || exposure === '') {
      unclassified++
      for (const address of [...several(cell('domains')), ...several(cell('accounts'))]) spared.add(address)
      continue
    }
    if (!isExposure(exposure)) {
      throw invalid(
        `${where}: the class '${exposure.slice(0, 40)}' is not known`,
        `classes are ${exposures.join(', ')}`,
      )
    }
    outlets.push(checked(where, exposure, cell))
    if (outlets.length > mostOutlets) throw invalid(`${file} has more than ${mostOutlets} outlets`)
  }
  if (outlets.length === 0) throw invalid(`${file} has no outlet with a class`)
  const tracked = outlets
    .map((outlet) => ({
      ...outlet,
      domains: outlet.domains.filter((domain) => !spared.has(domain)),
      accounts: outlet.accounts.filter((account) => !spared.has(account)),
    }))
    .filter(({ domains, accounts }) => domains.length + accounts.length > 0)
  return { outlets: tracked, unclassified: unclassified + outlets.length - tracked.length }
}

function checked(where: string, exposure: Exposure, cell: (name: string) => string): TrackedOutlet {
  const name = cell('name').slice(0, 200)
  const [evidence, since, grade] = [
    cell('evidence').slice(0, 500),
    cell('since'),
    cell('grade').toUpperCase(),
  ]
  const [domains, accounts] = [several(cell('domains')), several(cell('accounts'))]
  if (name === '') throw invalid(`${where}: the outlet has no name`)
  if (domains.length + accounts.length === 0) throw invalid(`${where}: neither a domain nor an account`)
  if (evidence === '') throw invalid(`${where}: the class '${exposure}' of ${name} has no evidence`)
  if (!day.test(since)) throw invalid(`${where}: the class of ${name} has no day such as 2027-05-01`)
  if (!(grade.charAt(0) in reliability) || !(grade.slice(1) in credibility)) {
    throw invalid(`${where}: the grade of ${name} is '${grade.slice(0, 10)}', not one such as B2`)
  }
  return {
    name,
    exposure,
    domains,
    accounts,
    evidence,
    since,
    grade,
    typology: cell('typology').slice(0, 40),
  }
}

/** Entries of a cell, parted by bars or spaces. */
function several(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[|\s]+/)
    .filter((one) => one !== '')
    .slice(0, 50)
}

function isExposure(word: string): word is Exposure {
  return exposures.some((exposure) => exposure === word)
}

function invalid(
  message: string,
  hint = 'a class is an assertion: give its evidence, its day and its grade, or leave it empty',
) {
  return new AmplificationError('outlets-invalid', message, { hint })
}
