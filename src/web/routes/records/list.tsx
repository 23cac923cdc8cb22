import { isRows, type Person, type RecordKind, type RecordView } from '../../../records/index.ts'
import { Filter } from '../../ui/filter.tsx'
import { Day, Pager, TableFrame } from '../../ui/parts.tsx'
import { DerivedText, FieldValue, labelOf, recordUrl, TlpTag, titleOf } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

export const shows = ['current', 'retracted', 'all'] as const

/** The kinds with how many records of each the reader may see. */
export function Kinds(props: {
  view: View
  kinds: Iterable<RecordKind>
  counts: ReadonlyMap<string, number>
}) {
  const { view } = props
  const { records: w } = view.words
  return (
    <section>
      <p class="soft">{w.lead}</p>
      <TableFrame label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.title}</th>
            <th scope="col" class="n">
              {w.count}
            </th>
            <th scope="col">{w.means}</th>
          </tr>
        </thead>
        <tbody>
          {[...props.kinds].map((kind) => (
            <tr>
              <th scope="row">
                <a href={view.to(recordUrl(kind.name))}>{labelOf(view, kind.many)}</a>
              </th>
              <td class="n">{view.integer(props.counts.get(kind.name) ?? 0)}</td>
              <td>{labelOf(view, kind.means)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

export interface ListPage {
  readonly records: readonly RecordView[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Derived fields that a list has room for. */
const listed = 2

export function RecordList(props: {
  view: View
  kind: RecordKind
  person: Person
  list: ListPage
  mayCreate: boolean
}) {
  const { view, kind, list } = props
  const { records: w } = view.words
  const derived = Object.entries(kind.derived ?? {}).slice(0, listed)
  return (
    <section>
      <p class="soft">{labelOf(view, kind.means)}</p>
      <div class="row actions-top">
        {props.mayCreate ? (
          <a class="button main" href={view.to(`${recordUrl(kind.name)}/new`)}>
            {w.create(labelOf(view, kind.one))}
          </a>
        ) : null}
        <Search view={view} kind={kind} />
      </div>
      {kind.filters.map((name) => {
        const field = kind.fields[name]
        if (field === undefined || isRows(field) || field.input.type !== 'choice') return null
        const options = Object.entries(field.input.options).map(([id, label]) => ({
          id,
          label: labelOf(view, label),
        }))
        return <Filter view={view} name={name} label={labelOf(view, field.label)} options={options} />
      })}
      <Filter
        view={view}
        name="show"
        label={w.showLabel}
        none={w.show.current}
        options={(['retracted', 'all'] as const).map((id) => ({ id, label: w.show[id] }))}
      />
      <p class="soft">{w.found(view.integer(list.total))}</p>
      {list.records.length === 0 ? (
        <p>{w.emptyMatch}</p>
      ) : (
        <TableFrame label={labelOf(view, kind.many)}>
          <thead>
            <tr>
              <th scope="col">{labelOf(view, kind.one)}</th>
              {derived.map(([, { label }]) => (
                <th scope="col">{labelOf(view, label)}</th>
              ))}
              {kind.columns.map((name) => (
                <th scope="col">{labelOf(view, kind.fields[name]!.label)}</th>
              ))}
              <th scope="col">{w.handling}</th>
              <th scope="col">{w.changed}</th>
            </tr>
          </thead>
          <tbody>
            {list.records.map((record) => (
              <tr>
                <th scope="row" class="wide">
                  <a href={view.to(recordUrl(kind.name, record.id))} class="user" dir="auto">
                    {titleOf(kind, record) || record.id}
                  </a>
                  <br />
                  <small class="code nowrap">{record.number ?? record.id}</small>
                </th>
                {derived.map(([name]) => (
                  <td>
                    <DerivedText view={view} derived={record.derived[name]} />
                  </td>
                ))}
                {kind.columns.map((name) => (
                  <td>
                    <FieldValue
                      view={view}
                      field={kind.fields[name]!}
                      value={record.fields[name]}
                      links={record.links}
                    />
                  </td>
                ))}
                <td>
                  <TlpTag view={view} tlp={record.tlp} />
                </td>
                <td>
                  <Day view={view} at={record.changed} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pager view={view} page={list.page} pages={list.pages} />
    </section>
  )
}

function Search({ view, kind }: { view: View; kind: RecordKind }) {
  const { records: w } = view.words
  const kept = ['lang', 'show', ...kind.filters].flatMap((name) => {
    const value = view.query.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return (
    <form method="get" action={recordUrl(kind.name)} class="row">
      <label for="q">{w.search}</label>
      <input
        id="q"
        type="search"
        name="q"
        value={view.query.get('q') ?? ''}
        placeholder={w.searchHint}
        maxlength={200}
        dir="auto"
      />
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{w.search}</button>
    </form>
  )
}
