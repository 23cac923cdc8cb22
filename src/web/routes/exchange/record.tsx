import type { RecordKind } from '../../../records/index.ts'
import type { ForeignRecord } from '../../../share/index.ts'
import { TableFrame, Time, UserText } from '../../ui/parts.tsx'
import { FieldValue, labelOf, TlpTag } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

export function RecordPage({ view, record, kind }: { view: View; record: ForeignRecord; kind: RecordKind }) {
  const { exchange: w } = view.words
  const { origin, state, events } = record
  return (
    <>
      <p class="lead">
        {w.from(events.at(-1)?.member ?? '', origin)}{' '}
        {state === null ? null : <TlpTag view={view} tlp={state.tlp} />}
      </p>
      {events.some((event) => event.kind === 'ledger.erased') ? <p>{w.erased}</p> : null}
      {state?.retracted == null ? null : (
        <p>
          <UserText text={state.retracted.reason} />
        </p>
      )}
      <dl class="facts">
        {Object.entries(kind.fields).map(([name, field]) => (
          <>
            <dt>{labelOf(view, field.label)}</dt>
            <dd>
              <FieldValue view={view} field={field} value={state?.fields[name]} />
            </dd>
          </>
        ))}
      </dl>
      <section>
        <h2>{w.deeds}</h2>
        <p class="soft">{w.deedsLead}</p>
        <TableFrame label={w.deeds}>
          <thead>
            <tr>
              {[w.said, w.author, w.what, w.came, w.place, w.hash].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr>
                <td>
                  <Time view={view} at={event.recorded} />
                </td>
                <td>
                  <UserText text={event.author} />
                </td>
                <td class="code">{event.kind}</td>
                <td>
                  <Time view={view} at={event.received} />
                </td>
                <td class="n">{view.integer(event.sequence)}</td>
                <td class="code">
                  <abbr title={event.hash}>{event.hash.slice(0, 16)}</abbr>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </section>
      <section>
        <h2>{w.checkpoint}</h2>
        <section class="scroll" aria-label={w.checkpoint} tabindex={0}>
          <pre>{events.at(-1)?.checkpoint}</pre>
        </section>
      </section>
    </>
  )
}
