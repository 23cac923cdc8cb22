import { type Status, statuses } from '../../../detect/narratives/index.ts'
import { BurstBars } from '../../charts/burst-bars.tsx'
import type { NamedNarrative } from '../../named-narratives.ts'
import type { NarrativesFinding, ThemeRow } from '../../narratives-rows.ts'
import { Filter } from '../../ui/filter.tsx'
import { Day, Figures, Pager, pageOf, Sentence, UserText } from '../../ui/parts.tsx'
import { DerivedText, labelOf } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { Table } from '../../ui/table.tsx'
import type { View } from '../../ui/view.ts'

const perPage = 50

/** Themes of one finding or of all. */
export function ThemesPage(props: {
  view: View
  rows: readonly ThemeRow[]
  findings: number
  finding?: NarrativesFinding
  named?: readonly NamedNarrative[]
}) {
  const { view, rows, findings, finding, named = [] } = props
  const { narratives: w } = view.words
  if (findings === 0 && named.length === 0)
    return (
      <p>
        <Sentence text={w.none} />
      </p>
    )
  const shown = pageOf(rows, view.query.get('page'), perPage)
  return (
    <>
      {named.length === 0 ? null : <Named view={view} named={named} />}
      <section>
        <h2 id="themes">{w.title}</h2>
        <p class="soft">{w.lead(view.integer(rows.length), view.integer(findings))}</p>
        <p>{w.notThis}</p>
        {finding === undefined ? (
          <Filter
            view={view}
            name="status"
            label={w.byStatus}
            options={Object.entries(statuses).map(([id, label]) => ({ id, label: labelOf(view, label) }))}
          />
        ) : null}
        {rows.length === 0 ? <p>{w.empty}</p> : <Themes view={view} rows={shown.items} />}
        <Pager view={view} page={shown.page} pages={shown.pages} />
      </section>
      {finding === undefined ? null : <Looked view={view} finding={finding} />}
    </>
  )
}

/** Narratives that analysts named, what changes first. */
function Named({ view, named }: { view: View; named: readonly NamedNarrative[] }) {
  const { narratives: w, column } = view.words
  return (
    <section>
      <h2 id="named">{w.namedTitle}</h2>
      <p class="soft">{w.namedLead}</p>
      <Table
        view={view}
        label={w.namedTitle}
        rows={named}
        columns={[
          {
            label: w.narrative,
            class: 'wide',
            cell: ({ record }) => (
              <a href={view.to(`/narratives/${record.id}`)}>
                <UserText text={String(record.fields.name)} />
              </a>
            ),
          },
          {
            label: w.status,
            means: w.statusMeans,
            cell: ({ status }) => (status === null ? '–' : <StatusTag view={view} status={status} />),
          },
          {
            label: w.over,
            cell: ({ days }) =>
              days.counts.length === 0 ? '–' : <Spark values={days.counts} label={w.over} />,
          },
          { label: w.themesOf, count: ({ themes }) => themes.length },
          {
            label: column.posts,
            numeric: true,
            cell: ({ themes, posts }) => (themes.length === 0 ? '–' : view.integer(posts)),
          },
          {
            label: w.printed,
            class: 'says',
            cell: ({ record }) => <DerivedText view={view} derived={record.derived.printed} />,
          },
        ]}
      />
    </section>
  )
}

/** Posts over time as small as a word. */
function Spark(props: { values: readonly number[]; marks?: ThemeRow['bursts']; label: string }) {
  return (
    <BurstBars values={props.values} marks={props.marks ?? []} width={140} height={22} label={props.label} />
  )
}

function StatusTag({ view, status }: { view: View; status: Status }) {
  return (
    <span class={status === 'ongoing' || status === 'quiet' ? 'tag' : 'tag undeclared'}>
      {labelOf(view, statuses[status])}
    </span>
  )
}

export function Themes({ view, rows }: { view: View; rows: readonly ThemeRow[] }) {
  const { narratives: w, column } = view.words
  return (
    <Table
      view={view}
      label={w.title}
      rows={rows}
      columns={[
        {
          label: w.says,
          cell: (row) => (
            <>
              <a href={view.to(row.url)}>{row.id}</a> <UserText text={row.phrases.slice(0, 3).join(' · ')} />
            </>
          ),
        },
        {
          label: w.status,
          means: w.statusMeans,
          cell: ({ status }) => <StatusTag view={view} status={status} />,
        },
        {
          label: w.over,
          cell: (row) => <Spark values={row.counts} marks={row.bursts} label={w.over} />,
        },
        {
          label: w.bursts,
          means: w.burstsMeans,
          count: (row) => row.bursts.length,
        },
        { label: column.accounts, count: (row) => row.accounts },
        { label: column.posts, count: (row) => row.posts },
        rows.some(({ subjects }) => subjects.length > 0) && {
          label: w.about,
          cell: (row) =>
            row.subjects.slice(0, 3).map(({ subject, named }) => (
              <>
                <bdi>{visible(row.names[subject] ?? '')}</bdi> {view.integer(named)}
                <br />
              </>
            )),
        },
        { label: column.firstSeen, cell: (row) => <Day view={view} at={row.first} /> },
      ]}
    />
  )
}

function Looked({ view, finding }: { view: View; finding: NarrativesFinding }) {
  const { narratives: w } = view.words
  const { looked, themeCount } = finding.body.result
  return (
    <section>
      <h2 id="coverage">{w.coverage}</h2>
      <Figures
        items={[
          { label: w.posts, value: view.integer(looked.posts) },
          { label: w.inThemes, value: view.integer(looked.inThemes) },
          { label: w.found, value: view.integer(themeCount) },
          { label: w.reshares, value: view.integer(looked.reshares) },
        ]}
      />
      {finding.body.parameters.subjects.length === 0 ? <p class="soft">{w.noSubjects}</p> : null}
    </section>
  )
}
