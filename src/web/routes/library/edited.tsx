import type { Context } from 'hono'
import type { Json } from '../../../kernel/canonical-json.ts'
import {
  differences,
  type FieldDifference,
  onlyChangedRows,
  type RecordKind,
  type Version,
} from '../../../records/index.ts'
import { fieldsOfIncident, type Incident } from '../../../respond/index.ts'
import { recordOfIncident } from '../../library.ts'
import { personIn, stranger } from '../../people.ts'
import { SourceLinks } from '../../ui/library-parts.tsx'
import { Day, TableFrame, UserText } from '../../ui/parts.tsx'
import { FieldValue, labelOf, recordUrl } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'

/** What an incident's page says of its record, for one reader. */
export interface Editing {
  /** Address of the form; null where the reader may not change it. */
  readonly form: string | null
  /** Address of a version that waits for a second person; null where none does or the reader may not see it. */
  readonly waiting: string | null
  /** Address of the history; null where the reader may not see it. */
  readonly history: string | null
  /** Newest first. */
  readonly versions: readonly Version[]
  readonly kind: RecordKind
}

/** @returns undefined where this server has no records */
export async function editingOf(
  c: Context,
  web: WebContext,
  incident: Incident,
): Promise<Editing | undefined> {
  const { desk } = web
  const kind = desk?.book.kinds.get('incident')
  if (desk === undefined || kind === undefined) return undefined
  const { book } = desk
  const { edited } = incident
  const versions = edited === null ? [] : await book.approvedVersions(stranger, kind, edited.record)
  const person = personIn(c)
  const none = { form: null, waiting: null, history: null, versions, kind }
  if (person === undefined) return none
  const record = await recordOfIncident(desk, person, incident.id)
  const base = recordUrl(kind.name, record?.id)
  if (record === undefined) {
    const form = book.mayCreate(person, kind) ? `${base}/new?key=${incident.id}` : null
    return { ...none, form }
  }
  return {
    ...none,
    form: book.permits(person, 'revise', kind, record) ? `${base}/edit` : null,
    waiting: record.approved === null ? base : null,
    history: book.permits(person, 'audit', kind, record) ? `${base}/history` : null,
  }
}

/** What this instance says otherwise than what ships, on what and why. */
export function EditedSection(props: {
  view: View
  incident: Incident
  bundled: Incident | undefined
  editing: Editing | undefined
}) {
  const { view, incident, bundled, editing } = props
  const { edited: w } = view.words
  const { edited } = incident
  const waits =
    editing?.waiting == null ? null : (
      <p class="merged">
        {w.waits} <a href={view.to(editing.waiting)}>{w.look}</a>
      </p>
    )
  if (edited === null || editing === undefined) return waits
  return (
    <>
      {waits}
      <section>
        <h2 id="edited">{w.title}</h2>
        <p class="soft">{bundled === undefined ? w.leadNew : w.lead}</p>
        <dl class="facts">
          <dt>{w.since}</dt>
          <dd>
            <Day view={view} at={edited.at} />
          </dd>
          <dt>{w.why}</dt>
          <dd>
            <UserText text={edited.why} />
          </dd>
          <dt>{w.source}</dt>
          <dd>
            <SourceLinks links={edited.sources} />
          </dd>
        </dl>
        {bundled === undefined ? null : (
          <Differences view={view} kind={editing.kind} before={bundled} after={incident} />
        )}
        <Versions view={view} versions={editing.versions} />
        {editing.history === null ? null : (
          <p>
            <a href={view.to(editing.history)}>{w.history}</a>
          </p>
        )}
      </section>
    </>
  )
}

function Differences(props: { view: View; kind: RecordKind; before: Incident; after: Incident }) {
  const { view, kind } = props
  const { edited: w } = view.words
  const [before, after] = [props.before, props.after].map((one) => ({ ...fieldsOfIncident(one) }) as object)
  const changed = differences(Object.keys(kind.fields), before as never, after as never).map(onlyChangedRows)
  if (changed.length === 0) return <p>{w.nothing}</p>
  return (
    <>
      {changed.map((difference) => (
        <>
          <h3>{labelOf(view, kind.fields[difference.field]!.label)}</h3>
          {sidesOf(difference).map((side) => (
            <div>
              <small class="soft">{w[side]}</small>{' '}
              <FieldValue view={view} field={kind.fields[difference.field]!} value={difference[side]} />
            </div>
          ))}
        </>
      ))}
    </>
  )
}

/** Where entries were only added or only taken away, there is one side to show. */
function sidesOf({ before, after }: FieldDifference): readonly ('before' | 'after')[] {
  const none = (side: Json) => Array.isArray(side) && side.length === 0
  return (['before', 'after'] as const).filter((side) => !none(side === 'before' ? before : after))
}

function Versions({ view, versions }: { view: View; versions: readonly Version[] }) {
  const { edited: w } = view.words
  if (versions.length < 2) return null
  return (
    <TableFrame label={w.versions}>
      <thead>
        <tr>
          <th scope="col">{w.since}</th>
          <th scope="col">{w.why}</th>
          <th scope="col">{w.source}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ at, fields }) => (
          <tr>
            <td>
              <Day view={view} at={at} />
            </td>
            <td>
              <UserText text={String(fields.why)} />
            </td>
            <td>
              <SourceLinks links={String(fields.basis).split(/\s+/)} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** That this instance changed or added a case, beside its name. */
export function EditedTag({ view, incident }: { view: View; incident: Pick<Incident, 'edited' | 'id'> }) {
  if (incident.edited === null) return null
  return (
    <>
      {' '}
      <a class="tag mixed" href={view.to(`/library/${incident.id}#edited`)}>
        {view.words.edited.tag}
      </a>
    </>
  )
}
