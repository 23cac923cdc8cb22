import { detectors } from '../../../detect/index.ts'
import { staleAfter, type Trend, type TrendRow } from '../../../detect/trend/index.ts'
import { technique } from '../../../vocab/techniques.ts'
import { BurstBars } from '../../charts/burst-bars.tsx'
import { dayText, millisecondsOf, sourceLabel } from '../../trend-rows.ts'
import { Column, Day, TableFrame } from '../../ui/parts.tsx'
import { linkTo, type View } from '../../ui/view.ts'

/** Pictures on the first screen; the table has every row. */
const drawn = 12

interface Props {
  readonly view: View
  readonly trend: Trend
}

/** Techniques in two windows of days: what changed, out of how much, and how fresh it is. */
export function TrendPage({ view, trend, lengths }: Props & { lengths: readonly number[] }) {
  const { trend: w } = view.words
  const { to, days, rows } = trend
  const day = (number: number) => view.day(millisecondsOf(number))
  return (
    <>
      <p class="lead">{w.lead(view.integer(days), day(to - days + 1), day(to))}</p>
      <form method="get" action="/trend" class="choose">
        <div class="field">
          <label for="to">{w.to}</label>
          <input id="to" type="date" name="to" value={dayText(to)} required />
        </div>
        <div class="field">
          <label for="days">{w.days}</label>
          <select id="days" name="days">
            {lengths.map((length) => (
              <option value={String(length)} selected={length === days}>
                {view.integer(length)}
              </option>
            ))}
          </select>
        </div>
        {view.query.get('lang') === null ? null : <input type="hidden" name="lang" value={view.language} />}
        <button type="submit">{w.show}</button>
      </form>
      <Freshness view={view} trend={trend} />
      {rows.length === 0 ? null : (
        <>
          <Pictures view={view} trend={trend} />
          <Table view={view} trend={trend} />
        </>
      )}
      <LookedAt view={view} trend={trend} />
      <section>
        <h2 id="method">{w.method}</h2>
        {w.methodText.map((text) => (
          <p>{text}</p>
        ))}
      </section>
    </>
  )
}

/** Whether this is a current picture, and what lies after it. */
function Freshness({ view, trend }: Props) {
  const { trend: w } = view.words
  const { last, stale, later } = trend
  return (
    <>
      {last === null ? <p>{w.noData}</p> : null}
      {last !== null && stale ? (
        <p>
          <strong class="tag stale">{w.stale}</strong>{' '}
          {w.staleMeans(view.day(millisecondsOf(last)), view.integer(staleAfter))}
        </p>
      ) : null}
      {later.last === null ? null : (
        <p>
          {w.later(view.integer(later.observations))}{' '}
          <a href={linkTo(view, { to: dayText(later.last) })}>
            {w.laterLink(view.day(millisecondsOf(later.last)))}
          </a>
        </p>
      )}
    </>
  )
}

const observationsOf = (view: View, { technique: id, source }: TrendRow) =>
  linkTo({ ...view, path: '/trend/observations' }, { technique: id, source, page: null })

function Pictures({ view, trend }: Props) {
  const { trend: w } = view.words
  const { days } = trend
  const rows = trend.rows.filter(({ now, before }) => now + before > 0).slice(0, drawn)
  if (rows.length === 0) return null
  return (
    <section>
      <h2 id="pictures">{w.pictures}</h2>
      <p class="soft">{w.picturesLead}</p>
      <div class="multiples">
        {rows.map((row) => {
          const name = technique(row.technique)?.name ?? row.technique
          const source = sourceLabel(row.source)[view.language]
          return (
            <figure>
              <figcaption>
                <a href={observationsOf(view, row)}>{name}</a>{' '}
                <small class="soft">
                  {source}, {view.integer(row.before)} → {view.integer(row.now)}
                </small>{' '}
                <ChangeTag view={view} row={row} />
              </figcaption>
              <BurstBars
                values={row.perDay}
                marks={[{ from: days, to: 2 * days - 1 }]}
                width={240}
                height={48}
                label={`${name}, ${source}: ${view.integer(row.before)} → ${view.integer(row.now)}`}
              />
            </figure>
          )
        })}
      </div>
    </section>
  )
}

function ChangeTag({ view, row }: { view: View; row: TrendRow }) {
  const { trend: w } = view.words
  return (
    <span class={`tag ${row.change}`} title={w.changesMean[row.change]}>
      {w.changes[row.change]}
    </span>
  )
}

function Table({ view, trend }: Props) {
  const { trend: w } = view.words
  return (
    <section>
      <h2 id="techniques">{w.table}</h2>
      <TableFrame label={w.table}>
        <thead>
          <tr>
            <Column label={w.technique} />
            <Column label={w.source} />
            <Column label={w.now} numeric />
            <Column label={w.before} numeric />
            <Column label={w.change} />
            <Column label={w.ratio} means={w.ratioMeans} numeric />
            <Column label={w.q} means={w.qMeans} numeric />
            <Column label={w.last} />
            <Column label={w.first} />
            <Column label={w.all} numeric />
          </tr>
        </thead>
        <tbody>
          {trend.rows.map((row) => (
            <tr>
              <th scope="row" class="wide">
                <span class="code">{row.technique}</span> {technique(row.technique)?.name}
              </th>
              <td>{sourceLabel(row.source)[view.language]}</td>
              <td class="n">
                <a href={observationsOf(view, row)}>{view.integer(row.now)}</a>
              </td>
              <td class="n">
                <a href={observationsOf(view, row)}>{view.integer(row.before)}</a>
              </td>
              <td class="nowrap">
                <ChangeTag view={view} row={row} />
              </td>
              <td class="n nowrap">{timesAsOften(view, row)}</td>
              <td class="n">{row.q === null ? '–' : view.decimal(row.q)}</td>
              <td class="nowrap">
                <Day view={view} at={millisecondsOf(row.last)} />
                <br />
                <small class="soft">
                  {row.last === trend.to ? w.today : w.ago(view.integer(trend.to - row.last))}
                </small>
              </td>
              <td>
                <Day view={view} at={millisecondsOf(row.first)} />
              </td>
              <td class="n">
                <a href={observationsOf(view, row)}>{view.integer(row.all)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function timesAsOften(view: View, { comparison }: TrendRow) {
  const { trend: w } = view.words
  if (comparison === null) return '–'
  const { ratio, low, high } = comparison
  const within = Number.isFinite(high)
    ? w.interval(view.decimal(low), view.decimal(high))
    : w.orMore(view.decimal(low))
  return (
    <>
      {Number.isFinite(ratio) ? view.decimal(ratio) : w.infinite}
      <br />
      <small class="soft">{within}</small>
    </>
  )
}

function LookedAt({ view, trend }: Props) {
  const { trend: w, column } = view.words
  const told = new Set(trend.sources.map(({ source }) => source))
  const silent = detectors.filter(({ name }) => !told.has(name)).map(({ label }) => label[view.language])
  const amount = (n: number | null) => (n === null ? w.notSaid : view.integer(n))
  return (
    <section class="coverage">
      <h2 id="coverage">{w.coverage}</h2>
      {trend.sources.length === 0 ? null : (
        <TableFrame label={w.coverage}>
          <thead>
            <tr>
              <Column label={w.source} />
              <Column label={column.kind} />
              <Column label={w.now} numeric />
              <Column label={w.before} numeric />
              <Column label={w.newest} />
            </tr>
          </thead>
          <tbody>
            {trend.sources.map(({ source, unit, now, before, last, stale }) => (
              <tr>
                <th scope="row">{sourceLabel(source)[view.language]}</th>
                <td>{w.unit[unit]}</td>
                <td class="n">{amount(now)}</td>
                <td class="n">{amount(before)}</td>
                <td class="nowrap">
                  {last === null ? '–' : <Day view={view} at={millisecondsOf(last)} />}{' '}
                  {stale ? <span class="tag stale">{w.stale}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {silent.length === 0 ? null : (
        <p class="soft">
          {w.notLooked} {view.list(silent)}.
        </p>
      )}
    </section>
  )
}
