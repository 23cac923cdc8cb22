import { mostAlike } from '../../judge/index.ts'
import type { Person, RecordBook, RecordView } from '../../records/index.ts'
import type { RankedCase } from './board.ts'

export interface Alike {
  readonly record: RecordView
  readonly score: number
  /** DISARM ids that both use, the rarest first. */
  readonly shared: readonly string[]
}

const most = 5

/** The cases most alike by their techniques. @param cases that the reader may see */
export async function alikeTo(
  book: RecordBook,
  person: Person,
  record: RecordView,
  cases: readonly RankedCase[],
): Promise<readonly Alike[]> {
  const own = cases.find(({ id }) => id === record.id)
  if (own === undefined || own.techniques.length === 0) return []
  const best = mostAlike(own, cases).slice(0, most)
  const records = await book.some(
    person,
    book.kind('case'),
    best.map((one) => one.case.id),
  )
  return best.flatMap(({ case: other, score, shared }) => {
    const found = records.find(({ id }) => id === other.id)
    return found === undefined
      ? []
      : [{ record: found, score, shared: shared.map(({ technique }) => technique) }]
  })
}
