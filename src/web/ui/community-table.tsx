import { Sparkline } from '../charts/bars.tsx'
import type { CommunityRow } from '../community-rows.ts'
import { AffiliationTag, Column, Day, kindNames, Likely, languageShares, TableFrame } from './parts.tsx'
import { visible } from './shown-text.ts'
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
  return (
    <TableFrame label={props.label}>
      <thead>
        <tr>
          <Column label={column.community} />
          <Column label={column.accounts} numeric />
          <Column label={column.affiliation} />
          <Column label={column.likelihood} />
          <Column label={column.lag} means={column.lagMeans} numeric />
          <Column label={column.seen} means={column.seenMeans} numeric />
          <Column label={column.expected} means={column.expectedMeans} numeric />
          <Column label={column.objects} />
          <Column label={column.firstSeen} />
          <Column label={column.languages} />
          <Column label={column.hours} />
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row view={view} row={row} withFinding={props.withFinding === true} />
        ))}
      </tbody>
    </TableFrame>
  )
}

function Row({ view, row, withFinding }: { view: View; row: CommunityRow; withFinding: boolean }) {
  const { words: w } = view
  const part = (anchor: string) => view.to(row.url) + anchor
  return (
    <tr>
      <th scope="row">
        <a href={view.to(row.url)}>{row.community}</a>
        {withFinding ? (
          <>
            <br />
            <small class="code nowrap">{row.finding}</small>
          </>
        ) : null}
      </th>
      <td class="n">
        <a href={part('#accounts')}>{view.integer(row.accounts)}</a>
      </td>
      <td>
        <AffiliationTag view={view} community={row} />
        {row.affiliationName === null ? null : (
          <>
            <br />
            <bdi class="soft">{visible(row.affiliationName).slice(0, 60)}</bdi>
          </>
        )}
      </td>
      <td>
        <Likely view={view} term={row.likelihood} />
      </td>
      <td class="n">
        <a href={part('#lags')}>{view.lasting(row.medianLagSeconds)}</a>
      </td>
      <td class="n">
        <a href={part('#map')}>{view.integer(row.seen)}</a>
      </td>
      <td class="n">{view.decimal(row.expected)}</td>
      <td class="objects">
        <a href={part('#objects')}>{view.integer(row.objects)}</a> {kindNames(view, row.kinds)}
      </td>
      <td>
        <Day view={view} at={row.firstSeen} />
      </td>
      <td>
        <bdi>{languageShares(view, row.languages)}</bdi>
      </td>
      <td>
        <Sparkline values={row.hours} label={`${w.column.hours}: ${peak(row.hours)}`} />
      </td>
    </tr>
  )
}

function peak(hours: readonly number[]): string {
  const hour = hours.indexOf(Math.max(...hours))
  return `max ${String(Math.max(0, hour)).padStart(2, '0')}:00`
}
