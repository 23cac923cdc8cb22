import { rules } from '../../detect/lookalikes/index.ts'
import { DaysChart } from '../charts/bars.tsx'
import { CountBars } from '../charts/count-bars.tsx'
import { type HitRow, type LookalikesFinding, perWeek } from '../lookalike-rows.ts'
import type { SharedSites } from '../shared-sites.ts'
import { Limits } from './finding-parts.tsx'
import { Sharing } from './infrastructure-parts.tsx'
import { Day, Figures, Sentence, TableFrame, UserText } from './parts.tsx'
import { visible } from './shown-text.ts'
import { Pair } from './side-by-side.tsx'
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
            <TableFrame label={w.perWeek}>
              <thead>
                <tr>
                  <th scope="col">{w.week}</th>
                  <th scope="col" class="n">
                    {w.close}
                  </th>
                </tr>
              </thead>
              <tbody>
                {weeks
                  .filter(({ hits }) => hits > 0)
                  .map(({ week, hits }) => (
                    <tr>
                      <th scope="row">
                        <Day view={view} at={Date.parse(week)} />
                      </th>
                      <td class="n">{view.integer(hits)}</td>
                    </tr>
                  ))}
              </tbody>
            </TableFrame>
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
    <TableFrame label={w.hits}>
      <thead>
        <tr>
          <th scope="col">{w.beside}</th>
          <th scope="col">{w.rule}</th>
          <th scope="col" class="n">
            <abbr title={w.changesMean}>{w.changes}</abbr>
          </th>
          <th scope="col">{w.like}</th>
          <th scope="col">{w.first}</th>
          <th scope="col" class="n">
            <abbr title={w.timesMean}>{w.times}</abbr>
          </th>
          {withFinding ? <th scope="col">{view.words.column.finding}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <HitLine
            view={view}
            row={row}
            withFinding={withFinding}
            shared={shared(row.hosts[0] ?? row.name)}
          />
        ))}
      </tbody>
    </TableFrame>
  )
}

function HitLine(props: { view: View; row: HitRow; withFinding: boolean; shared: string | null }) {
  const { view, row, withFinding, shared } = props
  const { lookalikes: w } = view.words
  return (
    <tr>
      <th scope="row" class="wide">
        <Pair beside={row.beside} seen={w.seen} own={w.genuineName} />
        {row.hostCount > 1 ? (
          <small title={visible(row.hosts.join(' '))}>{w.hosts(view.integer(row.hostCount))}</small>
        ) : null}
        <Sharing view={view} href={shared} />
      </th>
      <td class="objects">
        {w.rules[row.rule]}
        <br />
        <small>
          {row.closeness === 'namesake' ? `${w.closenessOne.namesake} · ` : ''}
          {row.ending === null ? '' : w.endings[row.ending]}
        </small>
      </td>
      <td class="n">{view.integer(row.distance)}</td>
      <td>
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
      </td>
      <td class="nowrap">
        {row.first === null ? (
          <span class="soft">{w.noDay}</span>
        ) : (
          <Day view={view} at={Date.parse(row.first)} />
        )}
      </td>
      <td class="n">{view.integer(row.times)}</td>
      {withFinding ? (
        <td class="code nowrap">
          <a href={view.to(`/lookalikes/${row.finding}`)}>{row.finding}</a>
        </td>
      ) : null}
    </tr>
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
