import { type Dossier, listed } from '../../casework/dossier.ts'
import { Day, TableFrame, UserText } from '../../ui/parts.tsx'
import { DerivedText, recordUrl } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

/** Every piece with its grade, the way it is cited, and what it is for; then the findings of detectors. */
export function EvidenceSection({ view, dossier }: { view: View; dossier: Dossier }) {
  const { casework: w } = view.words
  const { record, pieces } = dossier
  const purpose = new Map(
    listed(record.fields.evidence).map((row) => [String(row.piece), String(row.for ?? '')]),
  )
  const findings = listed(record.fields.findings)
  return (
    <section>
      <h2 id="evidence">{w.evidence}</h2>
      <p class="soft">{w.evidenceLead}</p>
      {pieces.size === 0 ? (
        <p>{w.noEvidence}</p>
      ) : (
        <TableFrame label={w.evidence}>
          <thead>
            <tr>
              <th scope="col">{w.piece}</th>
              <th scope="col">{w.grade}</th>
              <th scope="col">{w.cited}</th>
              <th scope="col">{w.purpose}</th>
              <th scope="col">{w.seen}</th>
            </tr>
          </thead>
          <tbody>
            {[...pieces.values()].map(({ id, fields, derived }) => (
              <tr>
                <th scope="row" class="wide">
                  <a href={view.to(recordUrl('evidence', id))}>
                    <UserText text={String(fields.title)} />
                  </a>
                  <br />
                  <small class="code">{id}</small>
                </th>
                <td>
                  <strong>
                    {String(fields.reliability)}
                    {String(fields.credibility)}
                  </strong>
                </td>
                <td>
                  <DerivedText view={view} derived={derived.cited} />
                </td>
                <td>
                  <UserText text={purpose.get(id) ?? ''} />
                </td>
                <td>
                  <Day view={view} at={Date.parse(String(fields.found))} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <h3 id="findings">{w.findings}</h3>
      <ul>
        {findings.map(({ finding, note }) => (
          <li>
            <a href={view.to(`/findings/${String(finding)}`)} class="code">
              {String(finding)}
            </a>{' '}
            {note === undefined ? null : <UserText text={String(note)} />}
          </li>
        ))}
      </ul>
      {findings.length === 0 ? <p class="soft">{view.words.none}</p> : null}
    </section>
  )
}
