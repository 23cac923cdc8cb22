import type { Json } from '../../kernel/canonical-json.ts'
import {
  type Derived,
  type Field,
  type FlatField,
  isRows,
  type RecordKind,
  type RecordState,
  type RecordView,
} from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { type Tlp, tlpMeans } from '../../vocab/tlp.ts'
import { Day, Figures, Id, TableFrame, UserText } from './parts.tsx'
import { visible } from './shown-text.ts'
import type { View } from './view.ts'

export const labelOf = (view: View, label: Label): string => label[view.language]

export function recordUrl(kind: string, id?: string): string {
  return id === undefined ? `/records/${kind}` : `/records/${kind}/${id}`
}

export function TlpTag({ view, tlp }: { view: View; tlp: Tlp }) {
  return (
    <span
      class={`tag tlp ${tlp.slice(4).replace('+', '-').toLowerCase()}`}
      title={tlpMeans[tlp][view.language]}
    >
      {tlp}
    </span>
  )
}

/** Handling, approval and whether the record still holds, in one line. */
export function Marks({ view, kind, record }: { view: View; kind: RecordKind; record: RecordState }) {
  const { records: w } = view.words
  return (
    <>
      <TlpTag view={view} tlp={record.tlp} />{' '}
      {!kind.approval || record.retracted !== null ? null : record.approved === null ? (
        <span class="tag mixed">{w.unapproved}</span>
      ) : (
        <span class="tag affiliated">{w.approved(record.approved.by)}</span>
      )}{' '}
      {record.shared ? <span class="tag">{w.sharedShort}</span> : null}
    </>
  )
}

export function DerivedText({ view, derived }: { view: View; derived: Derived | undefined }) {
  if (derived === undefined) return <span class="soft">–</span>
  const text = visible(derived.text[view.language])
  return derived.tone === undefined ? <>{text}</> : <strong class={`tone ${derived.tone}`}>{text}</strong>
}

/** A day or a time as the calendar or the clock of its place shows it: `2027-05-09`, `2027-05-09T08:00`. */
export function wallText(view: View, wall: string): string {
  return wall.length === 10 ? view.day(Date.parse(wall)) : view.time(Date.parse(`${wall}Z`))
}

type Links = RecordView['links']

/** A value as a reader sees it; text of strangers cannot act. */
export function FieldValue(props: { view: View; field: Field; value: Json | undefined; links?: Links }) {
  const { view, field, value } = props
  const { records: w } = view.words
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return <span class="soft">{w.noValue}</span>
  }
  if (!isRows(field)) return <FlatValue {...props} field={field} value={value} />
  const entries = value as readonly Readonly<Record<string, Json>>[]
  const columns = Object.entries(field.columns).filter(([name]) => entries.some((one) => one[name] != null))
  return (
    <TableFrame label={labelOf(view, field.label)}>
      <thead>
        <tr>
          {columns.map(([, column]) => (
            <th scope="col">{labelOf(view, column.label)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr>
            {columns.map(([name, column]) => (
              <td>
                {entry[name] == null ? (
                  '–'
                ) : (
                  <FlatValue view={view} field={column} value={entry[name]} links={props.links} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function FlatValue(props: { view: View; field: FlatField; value: Json; links?: Links | undefined }) {
  const { view, field, value } = props
  const { input } = field
  const shown = String(value)
  switch (input.type) {
    case 'choice': {
      const label = input.options[shown]
      return label === undefined ? <UserText text={shown} /> : <>{labelOf(view, label)}</>
    }
    case 'number':
      return <>{view.integer(Number(value))}</>
    case 'day':
      return <Day view={view} at={Date.parse(shown)} />
    case 'time':
      return <span class="nowrap">{wallText(view, shown)}</span>
    case 'code': {
      const label = input.vocabulary.entries.get(shown)
      return (
        <>
          <span class="code">{shown}</span> {label === undefined ? null : labelOf(view, label)}
        </>
      )
    }
    case 'finding':
      return (
        <a href={view.to(`/findings/${shown}`)} class="code">
          {visible(shown)}
        </a>
      )
    case 'link':
      return <LinkedRecord view={view} id={shown} links={props.links} />
    default:
      return (
        <>
          {shown.split('\n').map((line, i) => (
            <>
              {i === 0 ? null : <br />}
              <UserText text={line} />
            </>
          ))}
        </>
      )
  }
}

function LinkedRecord(props: { view: View; id: string; links: Links | undefined }) {
  const { view, id } = props
  const target = props.links?.get(id)
  if (target === undefined) {
    return (
      <>
        <Id id={id} /> {props.links === undefined ? null : <small>({view.words.records.notSeen})</small>}
      </>
    )
  }
  return (
    <>
      <a href={view.to(recordUrl(target.kind, id))}>
        <UserText text={target.title.slice(0, 160)} />
      </a>{' '}
      <small>
        <Id id={target.number ?? id} />
      </small>
    </>
  )
}

/** The title of a record, cut for headings and lists. */
export function titleOf(kind: RecordKind, record: RecordState): string {
  return visible(String(record.fields[kind.title] ?? '')).slice(0, 160)
}

/** How a record stands: that it was taken back, and what its kind computes on reading. */
export function RecordNow({ view, kind, record }: { view: View; kind: RecordKind; record: RecordView }) {
  const { records: w } = view.words
  const derived = Object.entries(kind.derived ?? {}).filter(([name]) => record.derived[name] !== undefined)
  return (
    <>
      {record.retracted === null ? null : (
        <p class="merged">
          <bdi>{w.retracted(visible(record.retracted.by), visible(record.retracted.reason))}</bdi>
        </p>
      )}
      {derived.length === 0 ? null : (
        <section>
          <h2 id="now">{w.derived}</h2>
          <Figures
            items={derived.map(([name, { label }]) => ({
              label: labelOf(view, label),
              value: <DerivedText view={view} derived={record.derived[name]} />,
            }))}
          />
        </section>
      )}
    </>
  )
}

/** What the record itself says happened when; nothing where it has no such dates. */
export function RecordTimeline({ view, record }: { view: View; record: RecordView }) {
  if (record.timeline.length === 0) return null
  return (
    <section>
      <h2 id="timeline">{view.words.records.timeline}</h2>
      <ol class="plain">
        {record.timeline.map(({ wall, says }) => (
          <li>
            <span class="soft nowrap">{wallText(view, wall)}</span> <bdi>{visible(labelOf(view, says))}</bdi>
          </li>
        ))}
      </ol>
    </section>
  )
}
