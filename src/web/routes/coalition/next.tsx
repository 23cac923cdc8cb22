import type { RecordView } from '../../../records/index.ts'
import { recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

interface NextRedLineProps {
  readonly view: View
  readonly board: { readonly redLines: readonly RecordView[]; readonly elections: readonly RecordView[] }
  readonly line: RecordView
}

/** Where the election of a red line has a next one and that has none yet: its draft, beginning with this one. */
export function NextRedLine({ view, board, line }: NextRedLineProps) {
  const next = board.elections.filter(
    ({ id, fields }) =>
      fields.after === line.fields.election && !board.redLines.some((one) => one.fields.election === id),
  )
  return (
    <>
      {next.map(({ id, fields }) => (
        <p>
          <a class="button" href={view.to(`${recordUrl('red-line')}/new?after=${line.id}&election=${id}`)}>
            {view.words.diplomacy.next.draft(
              visible(
                `${String(fields.name)}, ${view.day(Date.parse(String(fields.voteOpens).slice(0, 10)))}`,
              ),
            )}
          </a>
        </p>
      ))}
    </>
  )
}
