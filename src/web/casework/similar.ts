import { mostAlike } from '../../judge/index.ts'
import type { RecordView } from '../../records/index.ts'
import { listed } from './dossier.ts'

export interface Alike {
  readonly record: RecordView
  readonly score: number
  /** DISARM ids that both use, the rarest first. */
  readonly shared: readonly string[]
}

const most = 5

/** The cases most alike by their techniques. */
export function alikeTo(record: RecordView, cases: readonly RecordView[]): readonly Alike[] {
  const techniques = ({ fields }: RecordView) =>
    listed(fields.techniques).map(({ technique }) => String(technique))
  const own = { id: record.id, techniques: techniques(record), record }
  if (own.techniques.length === 0) return []
  const others = cases.map((one) => ({ id: one.id, techniques: techniques(one), record: one }))
  return mostAlike(own, others)
    .slice(0, most)
    .map(({ case: other, score, shared }) => ({
      record: other.record,
      score,
      shared: shared.map(({ technique }) => technique),
    }))
}
