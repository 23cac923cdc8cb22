import { type Status, statuses } from '../../../detect/narratives/index.ts'
import { BurstBars } from '../../charts/burst-bars.tsx'
import type { NamedNarrative } from '../../named-narratives.ts'
import type { NarrativesFinding, ThemeRow } from '../../narratives-rows.ts'
import { Filter } from '../../ui/filter.tsx'
import { Column, Day, Figures, Pager, pageOf, TableFrame, UserText } from '../../ui/parts.tsx'
import { DerivedText, labelOf } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { linkTo, type View } from '../../ui/view.ts'

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
  if (findings === 0 && named.length === 0) return <p>{w.none}</p>
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
        <Pager
          view={view}
          page={shown.page}
          pages={shown.pages}
          href={(n) => linkTo(view, { page: String(n) })}
        />
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
      <TableFrame label={w.namedTitle}>
        <thead>
          <tr>
            <Column label={w.narrative} />
            <Column label={w.status} means={w.statusMeans} />
            <Column label={w.over} />
            <Column label={w.themesOf} numeric />
            <Column label={column.posts} numeric />
            <Column label={w.printed} />
          </tr>
        </thead>
        <tbody>
          {named.map(({ record, status, days, themes, posts }) => (
            <tr>
              <th scope="row" class="wide">
                <a href={view.to(`/narratives/${record.id}`)}>
                  <UserText text={String(record.fields.name)} />
                </a>
              </th>
              <td>{status === null ? '–' : <StatusTag view={view} status={status} />}</td>
              <td>
                {days.counts.length === 0 ? (
                  '–'
                ) : (
                  <BurstBars values={days.counts} marks={[]} width={140} height={22} label={w.over} />
                )}
              </td>
              <td class="n">{view.integer(themes.length)}</td>
              <td class="n">{themes.length === 0 ? '–' : view.integer(posts)}</td>
              <td class="wide">
                <DerivedText view={view} derived={record.derived.printed} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
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
  const about = rows.some(({ subjects }) => subjects.length > 0)
  return (
    <TableFrame label={w.title}>
      <thead>
        <tr>
          <Column label={w.says} />
          <Column label={w.status} means={w.statusMeans} />
          <Column label={w.over} />
          <Column label={w.bursts} means={w.burstsMeans} numeric />
          <Column label={column.accounts} numeric />
          <Column label={column.posts} numeric />
          {about ? <Column label={w.about} /> : null}
          <Column label={column.firstSeen} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a href={view.to(row.url)}>{row.id}</a> <UserText text={row.phrases.slice(0, 3).join(' · ')} />
            </th>
            <td>
              <StatusTag view={view} status={row.status} />
            </td>
            <td>
              <BurstBars values={row.counts} marks={row.bursts} width={140} height={22} label={w.over} />
            </td>
            <td class="n">{view.integer(row.bursts.length)}</td>
            <td class="n">{view.integer(row.accounts)}</td>
            <td class="n">{view.integer(row.posts)}</td>
            {about ? (
              <td>
                {row.subjects.slice(0, 3).map(({ subject, named }) => (
                  <>
                    <bdi>{visible(row.names[subject] ?? '')}</bdi> {view.integer(named)}
                    <br />
                  </>
                ))}
              </td>
            ) : null}
            <td>
              <Day view={view} at={row.first} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Looked({ view, finding }: { view: View; finding: NarrativesFinding }) {
  const { narratives: w } = view.words
  const { looked } = finding.body.result
  return (
    <section>
      <h2 id="coverage">{w.coverage}</h2>
      <Figures
        items={[
          { label: w.posts, value: view.integer(looked.posts) },
          { label: w.inThemes, value: view.integer(looked.inThemes) },
          { label: w.reshares, value: view.integer(looked.reshares) },
        ]}
      />
      {finding.body.parameters.subjects.length === 0 ? <p class="soft">{w.noSubjects}</p> : null}
    </section>
  )
}
