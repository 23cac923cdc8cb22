import { Sparkline } from '../charts/bars.tsx'
import type { CommunityRow } from '../community-rows.ts'
import { AffiliationTag, Day, kindNames, Likely, languageShares } from './parts.tsx'
import { visible } from './shown-text.ts'
import { Table } from './table.tsx'
import type { View } from './view.ts'

/** Communities, one a row; every number leads to the page it was computed on. */
export function CommunityTable(props: {
  view: View
  rows: readonly CommunityRow[]
  label: string
  /** Whether rows of several findings stand together. */
  withFinding?: boolean
}) {
  const { view } = props
  const { column } = view.words
  const part = ({ url }: CommunityRow, anchor: string) => view.to(url) + anchor
  return (
    <Table
      view={view}
      label={props.label}
      rows={props.rows}
      columns={[
        {
          label: column.community,
          class: 'nowrap',
          cell: (row) => (
            <>
              <a href={view.to(row.url)}>{row.community}</a>
              {props.withFinding ? (
                <>
                  <br />
                  <small class="code nowrap">{row.finding}</small>
                </>
              ) : null}
            </>
          ),
        },
        {
          label: column.accounts,
          numeric: true,
          cell: (row) => <a href={part(row, '#accounts')}>{view.integer(row.accounts)}</a>,
        },
        {
          label: column.affiliation,
          cell: (row) => (
            <>
              <AffiliationTag view={view} community={row} />
              {row.affiliationName === null ? null : (
                <>
                  <br />
                  <bdi class="soft">{visible(row.affiliationName).slice(0, 60)}</bdi>
                </>
              )}
            </>
          ),
        },
        { label: column.likelihood, cell: (row) => <Likely view={view} term={row.likelihood} /> },
        {
          label: column.lag,
          means: column.lagMeans,
          numeric: true,
          cell: (row) => <a href={part(row, '#lags')}>{view.lasting(row.medianLagSeconds)}</a>,
        },
        {
          label: column.seen,
          means: column.seenMeans,
          numeric: true,
          cell: (row) => <a href={part(row, '#map')}>{view.integer(row.seen)}</a>,
        },
        {
          label: column.expected,
          means: column.expectedMeans,
          numeric: true,
          cell: (row) => view.decimal(row.expected),
        },
        {
          label: column.objects,
          class: 'objects',
          cell: (row) => (
            <>
              <a href={part(row, '#objects')}>{view.integer(row.objects)}</a> {kindNames(view, row.kinds)}
            </>
          ),
        },
        { label: column.firstSeen, cell: (row) => <Day view={view} at={row.firstSeen} /> },
        { label: column.languages, cell: (row) => <bdi>{languageShares(view, row.languages)}</bdi> },
        {
          label: column.hours,
          cell: (row) => <Sparkline values={row.hours} label={`${column.hours}: ${peak(row.hours)}`} />,
        },
      ]}
    />
  )
}

function peak(hours: readonly number[]): string {
  const hour = hours.indexOf(Math.max(...hours))
  return `max ${String(Math.max(0, hour)).padStart(2, '0')}:00`
}
