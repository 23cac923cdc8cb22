import { type HistoryEntry, onlyChangedRows, type RecordKind } from '../../../records/index.ts'
import { Pager, pageOf, TableFrame, Time } from '../../ui/parts.tsx'
import { FieldValue, labelOf, recordUrl, TlpTag } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

export const perPage = 25

/** @param props.proven sequences whose proof of inclusion was checked and holds */
export function HistoryPage(props: {
  view: View
  kind: RecordKind
  id: string
  entries: readonly HistoryEntry[]
  proven: ReadonlySet<number>
}) {
  const { view, kind, id } = props
  const { records: w } = view.words
  const shown = pageOf(props.entries, view.query.get('page'), perPage)
  return (
    <section>
      <p class="soft">{w.historyLead}</p>
      <TableFrame label={w.historyOf(id)}>
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.action}</th>
            <th scope="col">{w.fields}</th>
            <th scope="col">{w.hash}</th>
            <th scope="col">{w.proof}</th>
          </tr>
        </thead>
        <tbody>
          {shown.items.map((entry) => (
            <tr>
              <td>
                <Time view={view} at={entry.recorded} />
              </td>
              <td>
                <bdi>{visible(entry.author)}</bdi>
                {entry.role === null ? null : (
                  <>
                    <br />
                    <small>{w.roles[entry.role]}</small>
                  </>
                )}
              </td>
              <td>
                {w.what[entry.change]} {entry.tlp === null ? null : <TlpTag view={view} tlp={entry.tlp} />}
                {entry.reason === '' ? null : (
                  <>
                    <br />
                    <small class="user" dir="auto">
                      {visible(entry.reason)}
                    </small>
                  </>
                )}
              </td>
              <td class="wide">
                <Differences view={view} kind={kind} entry={entry} />
              </td>
              <td class="code" title={entry.hash}>
                {entry.hash.slice(0, 12)}
              </td>
              <td>
                <a href={`${recordUrl(kind.name, id)}/proof/${entry.sequence}`}>
                  {props.proven.has(entry.sequence) ? w.proven : w.unproven}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}

function Differences({ view, kind, entry }: { view: View; kind: RecordKind; entry: HistoryEntry }) {
  const { records: w } = view.words
  if (entry.differences === null) return <span class="soft">{w.hidden}</span>
  if (entry.differences.length === 0) return <span class="soft">{w.noDifference}</span>
  return (
    <details>
      <summary>
        {view.list(entry.differences.map(({ field }) => labelOf(view, kind.fields[field]!.label)))}
      </summary>
      <dl class="facts">
        {entry.differences.map(onlyChangedRows).map(({ field, before, after }) => (
          <>
            <dt>{labelOf(view, kind.fields[field]!.label)}</dt>
            <dd>
              {entry.change === 'created' || (Array.isArray(before) && before.length === 0) ? null : (
                <>
                  <small>{w.before}</small>{' '}
                  <FieldValue view={view} field={kind.fields[field]!} value={before} />
                  <br />
                  <small>{w.after}</small>{' '}
                </>
              )}
              <FieldValue view={view} field={kind.fields[field]!} value={after} />
            </dd>
          </>
        ))}
      </dl>
    </details>
  )
}
