import { detectors } from '../../../detect/index.ts'
import { staleAfter, type Trend, type TrendRow } from '../../../detect/trend/index.ts'
import { technique } from '../../../vocab/techniques.ts'
import { BurstBars } from '../../charts/burst-bars.tsx'
import { dayText, millisecondsOf, sourceLabel } from '../../trend-rows.ts'
import { Choice, ChooseField, ChooseForm } from '../../ui/choose.tsx'
import { Day } from '../../ui/parts.tsx'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { linkTo, type View } from '../../ui/view.ts'

/** Pictures on the first screen; the table has every row. */
const drawn = 12

interface Props {
  readonly view: View
  readonly trend: Trend
}

/** Techniques in two windows of days: what changed, out of how much, and how fresh it is. */
export function TrendPage(props: Props & { ahead: boolean; lengths: readonly number[] }) {
  const { view, trend, ahead, lengths } = props
  const { trend: w } = view.words
  const { to, days, rows } = trend
  const day = (number: number) => view.day(millisecondsOf(number))
  return (
    <>
      <p class="lead">{w.lead(view.integer(days), day(to - days + 1), day(to))}</p>
      <ChooseForm view={view} button={w.show}>
        <ChooseField name="to" label={w.to}>
          <input id="to" type="date" name="to" value={dayText(to)} required />
        </ChooseField>
        <Choice
          name="days"
          label={w.days}
          options={lengths.map((length) => ({ id: String(length), label: view.integer(length) }))}
          chosen={String(days)}
        />
      </ChooseForm>
      {ahead ? <p>{w.ahead}</p> : null}
      <Freshness view={view} trend={trend} />
      {rows.length === 0 ? null : (
        <>
          <Pictures view={view} trend={trend} />
          <Rows view={view} trend={trend} />
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

function Rows({ view, trend }: Props) {
  const { trend: w } = view.words
  const counted = (label: string, count: (row: TrendRow) => number): TableColumn<TrendRow> => ({
    label,
    numeric: true,
    cell: (row) => <a href={observationsOf(view, row)}>{view.integer(count(row))}</a>,
  })
  return (
    <section>
      <h2 id="techniques">{w.table}</h2>
      <Table
        view={view}
        label={w.table}
        rows={trend.rows}
        columns={[
          {
            label: w.technique,
            class: 'wide',
            cell: (row) => (
              <>
                <span class="code">{row.technique}</span> {technique(row.technique)?.name}
              </>
            ),
          },
          { label: w.source, cell: (row) => sourceLabel(row.source)[view.language] },
          counted(w.now, (row) => row.now),
          counted(w.before, (row) => row.before),
          { label: w.change, class: 'nowrap', cell: (row) => <ChangeTag view={view} row={row} /> },
          {
            label: w.ratio,
            means: w.ratioMeans,
            numeric: true,
            class: 'nowrap',
            cell: (row) => timesAsOften(view, row),
          },
          {
            label: w.q,
            means: w.qMeans,
            numeric: true,
            cell: ({ q }) => (q === null ? '–' : view.decimal(q)),
          },
          {
            label: w.last,
            class: 'nowrap',
            cell: ({ last }) => (
              <>
                <Day view={view} at={millisecondsOf(last)} />
                <br />
                <small class="soft">
                  {last === trend.to ? w.today : w.ago(view.integer(trend.to - last))}
                </small>
              </>
            ),
          },
          { label: w.first, cell: ({ first }) => <Day view={view} at={millisecondsOf(first)} /> },
          counted(w.all, (row) => row.all),
        ]}
      />
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
        <Table
          view={view}
          label={w.coverage}
          rows={trend.sources}
          columns={[
            { label: w.source, cell: ({ source }) => sourceLabel(source)[view.language] },
            { label: column.kind, cell: ({ unit }) => w.unit[unit] },
            { label: w.now, numeric: true, cell: ({ now }) => amount(now) },
            { label: w.before, numeric: true, cell: ({ before }) => amount(before) },
            {
              label: w.newest,
              class: 'nowrap',
              cell: ({ last, stale }) => (
                <>
                  {last === null ? '–' : <Day view={view} at={millisecondsOf(last)} />}{' '}
                  {stale ? <span class="tag stale">{w.stale}</span> : null}
                </>
              ),
            },
          ]}
        />
      )}
      {silent.length === 0 ? null : (
        <p class="soft">
          {w.notLooked} {view.list(silent)}.
        </p>
      )}
    </section>
  )
}
