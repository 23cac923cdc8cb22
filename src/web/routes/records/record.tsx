import { fieldsFor, type RecordKind, type RecordView } from '../../../records/index.ts'
import { Time } from '../../ui/parts.tsx'
import {
  FieldValue,
  labelOf,
  Marks,
  RecordNow,
  RecordTimeline,
  recordUrl,
  titleOf,
} from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

/** What the reader may do with the record now. */
export interface Permitted {
  readonly revise: boolean
  readonly approve: boolean
  readonly retract: boolean
  readonly audit: boolean
}

/** Records that point to this one, and the kinds of which a new one could. */
export interface PointingHere {
  readonly records: readonly { readonly kind: RecordKind; readonly record: RecordView }[]
  readonly offers: readonly { readonly kind: RecordKind; readonly field: string }[]
}

export function RecordPage(props: {
  view: View
  kind: RecordKind
  record: RecordView
  may: Permitted
  here: PointingHere
}) {
  const { view, kind, record, may } = props
  const { records: w } = view.words
  const url = recordUrl(kind.name, record.id)
  return (
    <>
      <p class="row actions">
        <Marks view={view} kind={kind} record={record} />
        {record.number === null ? null : (
          <>
            <strong class="code">{record.number}</strong> <small class="code">{record.id}</small>
          </>
        )}
        <span class="soft">
          {w.changed} <Time view={view} at={record.changed} /> {w.by(visible(record.changedBy))}
        </span>
        {may.revise ? (
          <a class="button" href={view.to(`${url}/edit`)}>
            {w.change}
          </a>
        ) : null}
        {kind.opens === undefined || (kind.opens.at !== 'once' && record.approved === null) ? null : (
          <a class="button" href={view.to(`${kind.opens.path}/${record.id}`)}>
            {labelOf(view, kind.opens.label)}
          </a>
        )}
        {may.audit ? <a href={view.to(`${url}/history`)}>{w.history}</a> : null}
      </p>
      {record.masked ? <p class="merged">{w.masked}</p> : null}
      <RecordNow view={view} kind={kind} record={record} />
      <section>
        <h2 id="content">{w.content}</h2>
        <dl class="facts">
          {fieldsFor(kind, record.fields).map(([name, field]) => (
            <>
              <dt>{labelOf(view, field.label)}</dt>
              <dd>
                <FieldValue view={view} field={field} value={record.fields[name]} links={record.links} />
              </dd>
            </>
          ))}
        </dl>
      </section>
      <RecordTimeline view={view} record={record} />
      <PointingPanel view={view} id={record.id} here={props.here} />
      {may.approve || may.retract ? (
        <section>
          {may.approve ? (
            <form method="post" action={view.to(`${url}/approve`)} class="row">
              <input type="hidden" name="revision" value={String(record.revision)} />
              <button class="main" type="submit">
                {w.approve}
              </button>
              <span class="soft">{w.approveNote}</span>
            </form>
          ) : null}
          {may.retract ? (
            <form method="post" action={view.to(`${url}/retract`)} class="row">
              <input type="hidden" name="revision" value={String(record.revision)} />
              <label for="why">{w.retractReason}</label>
              <input id="why" type="text" name="reason" required maxlength={1000} dir="auto" />
              <button type="submit">{w.retract}</button>
            </form>
          ) : null}
        </section>
      ) : null}
    </>
  )
}

function PointingPanel({ view, id, here }: { view: View; id: string; here: PointingHere }) {
  const { records: w } = view.words
  if (here.records.length === 0 && here.offers.length === 0) return null
  return (
    <section>
      <h2 id="pointing">{w.pointing}</h2>
      {here.records.length === 0 ? <p class="soft">{w.nothingPoints}</p> : null}
      <ul>
        {here.records.map(({ kind, record }) => (
          <li>
            <span class="soft">{labelOf(view, kind.one)}</span>{' '}
            <a href={view.to(recordUrl(kind.name, record.id))} class="user" dir="auto">
              {titleOf(kind, record) || record.id}
            </a>{' '}
            <small class="code nowrap">{record.number ?? record.id}</small>
          </li>
        ))}
      </ul>
      <p class="row">
        {here.offers.map(({ kind, field }) => (
          <a class="button" href={view.to(`${recordUrl(kind.name)}/new?${field}=${id}`)}>
            {w.create(labelOf(view, kind.one))}
          </a>
        ))}
      </p>
    </section>
  )
}
