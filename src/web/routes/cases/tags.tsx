import type { RecordView } from '../../../records/index.ts'
import { type Severity, severities } from '../../../vocab/severity.ts'
import { labelOf } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

export function SeverityTag({ view, severity }: { view: View; severity: Severity }) {
  return <span class={`tag severity level-${severity}`}>{labelOf(view, severities[severity])}</span>
}

/** The status of a case, in the words of its kind. */
export function StatusTag({ view, record }: { view: View; record: RecordView }) {
  const status = String(record.fields.status)
  const words = view.words.casework.statuses as Readonly<Record<string, string>>
  return (
    <span class={`tag ${status === 'open' || status === 'intake' ? 'mixed' : ''}`}>
      {words[status] ?? status}
    </span>
  )
}
