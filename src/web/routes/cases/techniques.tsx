import type { RecordView } from '../../../records/index.ts'
import { technique } from '../../../vocab/techniques.ts'
import { listed } from '../../casework/dossier.ts'
import type { Alike } from '../../casework/similar.ts'
import { TableFrame, UserText } from '../../ui/parts.tsx'
import { clip } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

export function TechniquesSection({ view, record }: { view: View; record: RecordView }) {
  const { casework: w } = view.words
  const rows = listed(record.fields.techniques)
  return (
    <section>
      <h2 id="techniques">{w.techniques}</h2>
      {rows.length === 0 ? <p class="soft">{view.words.none}</p> : null}
      {rows.length === 0 ? null : (
        <TableFrame label={w.techniques}>
          <thead>
            <tr>
              <th scope="col">{w.technique}</th>
              <th scope="col">{w.where}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row">
                  <span class="code">{String(row.technique)}</span> {technique(String(row.technique))?.name}
                </th>
                <td>
                  <UserText text={String(row.seen ?? '')} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}

export function SimilarSection({ view, alike }: { view: View; alike: readonly Alike[] }) {
  const { casework: w } = view.words
  return (
    <section>
      <h2 id="similar">{w.similar}</h2>
      <p class="soft">{alike.length === 0 ? w.noSimilar : w.similarLead}</p>
      {alike.length === 0 ? null : (
        <TableFrame label={w.similar}>
          <thead>
            <tr>
              <th scope="col">{w.case}</th>
              <th scope="col" class="n">
                {w.likeness}
              </th>
              <th scope="col">{w.shared}</th>
            </tr>
          </thead>
          <tbody>
            {alike.map(({ record, score, shared }) => (
              <tr>
                <th scope="row">
                  <a href={view.to(`/cases/${record.number ?? record.id}`)}>{record.number ?? record.id}</a>{' '}
                  <small>{clip(String(record.fields.claim), 60)}</small>
                </th>
                <td class="n">{view.decimal(Math.round(score * 100) / 100)}</td>
                <td>
                  {shared.map((id) => (
                    <>
                      <abbr class="code" title={technique(id)?.name ?? id}>
                        {id}
                      </abbr>{' '}
                    </>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
