import { norm } from '../norm/versions.ts'
import type { CriteriaTable } from '../table.ts'
import { criteriaTables } from '../tables/index.ts'

/** The tables by which a case can be assessed: criteria of several origins, and the elements of the norm. */
export const assessable: readonly CriteriaTable[] = [...criteriaTables, norm]

export const tableNamed = (id: string): CriteriaTable | undefined =>
  assessable.find((table) => table.id === id)
