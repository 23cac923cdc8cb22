import type { Json } from '../../../kernel/canonical-json.ts'
import {
  type Content,
  ceiling,
  type Draft,
  type Fault,
  type Field,
  type FieldMerge,
  type FlatField,
  fieldsFor,
  isRequired,
  isRows,
  type Merge,
  mostRows,
  openVariants,
  type Person,
  type RecordKind,
  type Vocabulary,
} from '../../../records/index.ts'
import { asStrict, type Tlp, tlpLevels, tlpMeans } from '../../../vocab/tlp.ts'
import { FieldValue, labelOf, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { linkTo, type View } from '../../ui/view.ts'
import { KeepDraft } from './draft-parts.tsx'

export interface FormState {
  readonly fields: Content
  readonly tlp: Tlp
  readonly shared: boolean
  readonly reason: string
  /** Id and revision of the record that is changed; null for a new one. */
  readonly of: { readonly id: string; readonly revision: number } | null
  readonly faults: readonly Fault[]
  readonly merge?: Merge | undefined
  /** Under which what is typed is kept as a draft, and since when if it was. */
  readonly draft: { readonly id: string; readonly kept: number | null }
  /** Other drafts of the same record, to go on with or to discard. */
  readonly drafts: readonly Draft[]
  /** By kind: records that a link may lead to, offered while typing. */
  readonly offers: ReadonlyMap<string, readonly { readonly id: string; readonly title: string }[]>
}

/** Empty entries offered below those that are there. */
const spare = 2

/** One form for every kind; works without script. */
export function RecordForm(props: { view: View; kind: RecordKind; person: Person; state: FormState }) {
  const { view, kind, state } = props
  const { records: w } = view.words
  const levels = tlpLevels.filter((level) => asStrict(ceiling[props.person.role], level))
  const merges = new Map(state.merge?.fields.map((field) => [field.field, field]))
  const open = openVariants(kind, state.fields)
  if (open !== null && state.of === null) return <Choosing view={view} kind={kind} open={open} />
  const shown = shownFields(kind, state)
  const firstList = shown.map(([, field]) => field).find(isRows)
  return (
    <form method="post" action={view.to(recordUrl(kind.name, state.of?.id))} class="record">
      {state.draft.kept === null ? null : (
        <p class="merged">{view.words.drafts.goingOn(view.time(state.draft.kept))}</p>
      )}
      <Faults view={view} faults={state.faults} />
      {state.merge === undefined ? null : (
        <p role="alert">{w.mergeLead(visible(state.merge.changedBy), view.time(state.merge.changed))}</p>
      )}
      {shown.map(([name, field]) => (
        <FieldInput
          view={view}
          name={name}
          field={field}
          value={state.fields[name] ?? null}
          faults={state.faults}
          merge={merges.get(name)}
          first={field === firstList}
        />
      ))}
      {[...state.offers].map(([linked, records]) => (
        <datalist id={`offer-${linked}`}>
          {records.map(({ id, title }) => (
            <option value={id}>{title}</option>
          ))}
        </datalist>
      ))}
      {vocabulariesOf(kind).map(({ name, entries }) => (
        <datalist id={`codes-${name}`}>
          {[...entries].map(([id, label]) => (
            <option value={id}>{labelOf(view, label)}</option>
          ))}
        </datalist>
      ))}
      <div class="field">
        <label for="tlp">{w.tlp}</label>
        <select id="tlp" name="tlp">
          {levels.map((level) => (
            <option value={level} selected={level === state.tlp}>
              {level}: {labelOf(view, tlpMeans[level])}
            </option>
          ))}
        </select>
      </div>
      <p class="check">
        <input id="shared" type="checkbox" name="shared" value="yes" checked={state.shared} />{' '}
        <label for="shared">{w.shared}</label>
      </p>
      {state.of === null ? null : (
        <div class="field">
          <label for="reason">{w.reason}</label>
          <input id="reason" type="text" name="reason" maxlength={1000} value={state.reason} dir="auto" />
          <input type="hidden" name="revision" value={String(state.merge?.revision ?? state.of.revision)} />
        </div>
      )}
      <KeepDraft view={view} kind={kind} of={state.of?.id ?? null} id={state.draft.id} />
    </form>
  )
}

/**
 * What belongs to the choice made, and whatever else has a value or a fault, so that it can be mended; what is needed
 * comes first.
 */
function shownFields(kind: RecordKind, state: FormState): readonly (readonly [string, Field])[] {
  const own = new Set(fieldsFor(kind, state.fields).map(([name]) => name))
  const shown = Object.entries(kind.fields).filter(([name]) => {
    const value = state.fields[name]
    const filled = value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
    return own.has(name) || filled || state.faults.some((fault) => fault.field?.split('.')[0] === name)
  })
  const needed = ([, field]: readonly [string, Field]) => !isRows(field) && isRequired(field)
  return [...shown.filter(needed), ...shown.filter((one) => !needed(one))]
}

/** The choices that decide which fields there are, as links to their forms. */
function Choosing(props: {
  view: View
  kind: RecordKind
  open: NonNullable<ReturnType<typeof openVariants>>
}) {
  const { view, open } = props
  return (
    <section>
      <h2 id="choose">{labelOf(view, open.label)}</h2>
      <ul class="choices">
        {Object.entries(open.options).map(([option, label]) => (
          <li>
            <a href={linkTo(view, { [open.by]: option })}>{labelOf(view, label)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Faults({ view, faults }: { view: View; faults: readonly Fault[] }) {
  if (faults.length === 0) return null
  return (
    <div class="faults" role="alert">
      <strong>{view.words.records.refused}</strong>
      <ul>
        {faults.map(({ field, says }) => (
          <li>
            {field === null ? (
              visible(labelOf(view, says))
            ) : (
              <a href={`#${idOf(field)}`}>{visible(labelOf(view, says))}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const isLong = ({ input }: FlatField): boolean => input.type === 'text' && input.max >= 300

const idOf = (name: string): string => `f-${name.replaceAll('.', '-')}`

interface InputProps {
  readonly view: View
  readonly name: string
  readonly value: Json
  readonly faults: readonly Fault[]
  readonly merge?: FieldMerge | undefined
}

/** Lists without an entry are closed, so that a long form shows what it asks for; the first one is open. */
function FieldInput(props: InputProps & { readonly field: Field; readonly first: boolean }) {
  const { view, name, field, value, merge } = props
  const { records: w } = view.words
  const notice = merge === undefined ? null : <MergeNotice view={view} field={field} merge={merge} />
  if (!isRows(field)) {
    return (
      <div class="field">
        {notice}
        <FlatInput {...props} field={field} />
      </div>
    )
  }
  const entries = Array.isArray(value) ? (value as readonly Readonly<Record<string, Json>>[]) : []
  const offered = Math.min(mostRows, entries.length + spare)
  const label = labelOf(view, field.label)
  const faulty = props.faults.some((fault) => fault.field?.split('.')[0] === name)
  return (
    <details
      id={idOf(name)}
      class="list"
      open={props.first || entries.length > 0 || faulty || notice !== null}
    >
      <summary>{label}</summary>
      {notice}
      <p class="soft">{w.emptyEntry}</p>
      {Array.from({ length: offered }, (_, i) => (
        <fieldset class="entry">
          <legend>{w.entry(label, view.integer(i + 1))}</legend>
          {Object.entries(field.columns).map(([column, inner]) => (
            <div class={isLong(inner) ? 'field wide' : 'field'}>
              <FlatInput
                view={view}
                name={`${name}.${i}.${column}`}
                field={inner}
                value={entries[i]?.[column] ?? null}
                faults={props.faults}
                inside
              />
            </div>
          ))}
        </fieldset>
      ))}
    </details>
  )
}

function FlatInput(props: InputProps & { readonly field: FlatField; readonly inside?: boolean }) {
  const { view, name, field, value } = props
  const id = idOf(name)
  const needed = isRequired(field) && props.inside !== true
  const fault = props.faults.some((one) => one.field === name)
  const hint = `${id}-hint`
  const given = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  const shared = {
    id,
    name,
    required: needed,
    'aria-describedby': field.hint ? hint : undefined,
    'aria-invalid': fault ? ('true' as const) : undefined,
  }
  const { input } = field
  return (
    <>
      <label for={id}>
        {labelOf(view, field.label)} {needed ? <small>({view.words.records.required})</small> : null}
      </label>
      {input.type === 'choice' ? (
        <select {...shared}>
          <option value="" selected={given === ''}>
            –
          </option>
          {Object.entries(input.options).map(([option, label]) => (
            <option value={option} selected={option === given}>
              {labelOf(view, label)}
            </option>
          ))}
        </select>
      ) : input.type === 'text' && input.lines > 1 ? (
        <textarea {...shared} rows={input.lines} maxlength={input.max} dir="auto">
          {given}
        </textarea>
      ) : (
        <input {...shared} {...inputKind(input)} value={given} />
      )}
      {field.hint ? <small id={hint}>{labelOf(view, field.expects)}</small> : null}
    </>
  )
}

function vocabulariesOf(kind: RecordKind): readonly Vocabulary[] {
  const found = Object.values(kind.fields)
    .flatMap((field) => (isRows(field) ? Object.values(field.columns) : [field]))
    .flatMap(({ input }) => (input.type === 'code' ? [input.vocabulary] : []))
  return [...new Set(found)]
}

function inputKind(input: FlatField['input']): Readonly<Record<string, string | number>> {
  switch (input.type) {
    case 'text':
      return { type: 'text', maxlength: input.max, dir: 'auto' }
    case 'number':
      return { type: 'text', inputmode: 'numeric' }
    case 'day':
      return { type: 'date' }
    case 'time':
      return { type: 'datetime-local' }
    case 'choice':
      return {}
    case 'link':
      return { type: 'text', maxlength: 20, list: `offer-${input.kind}`, spellcheck: 'false' }
    case 'finding':
      return { type: 'text', maxlength: 70, spellcheck: 'false' }
    case 'code':
      return { type: 'text', maxlength: 40, list: `codes-${input.vocabulary.name}`, spellcheck: 'false' }
  }
}

/** What each side did to a field, and the choice where both changed it. */
function MergeNotice({ view, field, merge }: { view: View; field: Field; merge: FieldMerge }) {
  const { records: w } = view.words
  if (merge.changedBy === 'nobody') return null
  if (merge.changedBy !== 'both') {
    return <p class="merged">{merge.changedBy === 'theirs' ? w.takenTheirs : w.takenMine}</p>
  }
  const sides = [
    [w.mergeBase, merge.base],
    [w.mergeTheirs, merge.theirs],
    [w.mergeMine, merge.mine],
  ] as const
  return (
    <fieldset class="both">
      <legend>{labelOf(view, field.label)}</legend>
      <dl class="facts">
        {sides.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>
              <FieldValue view={view} field={field} value={value} />
            </dd>
          </>
        ))}
      </dl>
      {(['theirs', 'mine'] as const).map((side) => (
        <p class="check">
          <input
            type="radio"
            required
            id={`take-${merge.field}-${side}`}
            name={`take.${merge.field}`}
            value={side}
          />{' '}
          <label for={`take-${merge.field}-${side}`}>{side === 'theirs' ? w.keepTheirs : w.keepMine}</label>
        </p>
      ))}
    </fieldset>
  )
}
