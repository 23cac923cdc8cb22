import { rules } from '../../detect/lookalikes/index.ts'
import { DaysChart } from '../charts/bars.tsx'
import { CountBars } from '../charts/count-bars.tsx'
import { type HitRow, type LookalikesFinding, perWeek } from '../lookalike-rows.ts'
import type { SharedSites } from '../shared-sites.ts'
import { findingColumn, Limits } from './finding-parts.tsx'
import { Sharing } from './infrastructure-parts.tsx'
import { Day, Figures, Sentence, UserText } from './parts.tsx'
import { visible } from './shown-text.ts'
import { Pair } from './side-by-side.tsx'
import { Table } from './table.tsx'
import type { View } from './view.ts'

interface Props {
  readonly view: View
  readonly rows: readonly HitRow[]
}

/** How many hits by rule, and when they were first seen. */
export function HitCharts({ view, rows }: Props) {
  const { lookalikes: w } = view.words
  const counted = rules
    .map((rule) => {
      const own = rows.filter((row) => row.rule === rule)
      const close = own.filter(({ closeness }) => closeness === 'close').length
      return { label: w.rules[rule], values: [close, own.length - close] }
    })
    .filter(({ values }) => values.some((n) => n > 0))
  const weeks = perWeek(rows)
  if (counted.length === 0) return null
  return (
    <div class="two even">
      <figure>
        <figcaption class="soft">{w.ruleChart}</figcaption>
        <CountBars bars={counted} classes={['seen', 'bars']} label={w.ruleChart} write={view.integer} />
        <ul class="legend">
          {(['close', 'namesake'] as const).map((one) => (
            <li>
              <svg width="12" height="12" aria-hidden="true">
                <rect class={one === 'close' ? 'seen' : 'bars'} width="12" height="12" />
              </svg>
              {w.closeness[one]}: {w.closenessMeans[one]}
            </li>
          ))}
        </ul>
      </figure>
      {weeks.length < 2 ? null : (
        <figure>
          <figcaption class="soft">
            {w.perWeek}, <Day view={view} at={Date.parse(weeks[0]!.week)} /> –{' '}
            <Day view={view} at={Date.parse(weeks.at(-1)!.week)} />
          </figcaption>
          <DaysChart values={weeks.map(({ hits }) => hits)} label={w.perWeek} />
          <details>
            <summary>{view.words.showTable}</summary>
            <Table
              view={view}
              label={w.perWeek}
              rows={weeks.filter(({ hits }) => hits > 0)}
              columns={[
                { label: w.week, cell: ({ week }) => <Day view={view} at={Date.parse(week)} /> },
                { label: w.close, count: ({ hits }) => hits },
              ]}
            />
          </details>
        </figure>
      )}
    </div>
  )
}

interface HitProps extends Props {
  readonly withFinding: boolean
  readonly shared: SharedSites
}

export function HitTable({ view, rows, withFinding, shared }: HitProps) {
  const { lookalikes: w } = view.words
  return (
    <Table
      view={view}
      label={w.hits}
      rows={rows}
      columns={[
        {
          label: w.beside,
          class: 'wide',
          cell: (row) => (
            <>
              <Pair beside={row.beside} seen={w.seen} own={w.genuineName} />
              {row.hostCount > 1 ? (
                <small title={visible(row.hosts.join(' '))}>{w.hosts(view.integer(row.hostCount))}</small>
              ) : null}
              <Sharing view={view} href={shared(row.hosts[0] ?? row.name)} />
            </>
          ),
        },
        {
          label: w.rule,
          class: 'objects',
          cell: (row) => (
            <>
              {w.rules[row.rule]}
              <br />
              <small>
                {row.closeness === 'namesake' ? `${w.closenessOne.namesake} · ` : ''}
                {row.ending === null ? '' : w.endings[row.ending]}
              </small>
            </>
          ),
        },
        { label: w.changes, means: w.changesMean, count: ({ distance }) => distance },
        { label: w.like, cell: (row) => <Like view={view} row={row} /> },
        {
          label: w.first,
          class: 'nowrap',
          cell: ({ first }) =>
            first === null ? <span class="soft">{w.noDay}</span> : <Day view={view} at={Date.parse(first)} />,
        },
        { label: w.times, means: w.timesMean, count: ({ times }) => times },
        withFinding && findingColumn(view, '/lookalikes'),
      ]}
    />
  )
}

/** The protected name, and others that are as close. */
function Like({ view, row }: { view: View; row: HitRow }) {
  const { lookalikes: w } = view.words
  return (
    <>
      <UserText text={row.like} />
      {row.seed ? (
        <>
          {' '}
          <span class="tag undeclared">{w.seed}</span>
        </>
      ) : null}
      {row.also.length === 0 ? null : (
        <>
          <br />
          <small>{w.also(visible(view.list(row.also.slice(0, 3))))}</small>
        </>
      )}
    </>
  )
}

/** What was looked at and what could not be. */
export function LookedAt({ view, finding }: { view: View; finding: LookalikesFinding }) {
  const { lookalikes: w } = view.words
  const { counts, days } = finding.body.result
  return (
    <section class="coverage">
      <h2 id="coverage">{w.coverage}</h2>
      <Figures
        items={[
          { label: w.looked, value: view.integer(counts.names) },
          { label: w.known, value: view.integer(counts.known) },
          { label: w.close, value: view.integer(counts.close) },
          { label: w.namesakes, value: view.integer(counts.namesake) },
          { label: w.unreadable, value: view.integer(counts.unreadable) },
          { label: w.dated, value: view.integer(days?.dated ?? 0) },
        ]}
      />
      {days === null ? null : (
        <p class="soft">{w.days(view.day(Date.parse(days.first)), view.day(Date.parse(days.last)))}</p>
      )}
    </section>
  )
}

/** What a likeness does not say, and how to contest one. */
export function LikenessLimits({ view, finding }: { view: View; finding: string | null }) {
  const { lookalikes: w } = view.words
  return (
    <Limits
      words={w}
      beside={
        <section>
          <h2 id="limb">{w.limb}</h2>
          <p>{w.limbText}</p>
          <h3>{w.contest}</h3>
          <p>
            <Sentence text={finding === null ? w.contestAny : w.contestText(finding)} />
          </p>
        </section>
      }
    />
  )
}
