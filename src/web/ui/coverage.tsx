import { max, sum } from 'd3-array'
import { DaysChart } from '../charts/bars.tsx'
import type { CoordinationFinding } from '../findings.ts'
import { Day, Figures, Time, UserText } from './parts.tsx'
import type { View } from './view.ts'

/** What the finding could see and what it could not; stands under every chart. */
export function CoverageStrip({ view, finding }: { view: View; finding: CoordinationFinding }) {
  const { words: w } = view
  const { coverage, kinds } = finding.body.result
  const perDay = coverage.perDay.map(({ posts }) => posts)
  const highest = max(perDay)
  const capped = sum(kinds, (kind) => kind.capped)
  const unit = (w.coverage.unit as Readonly<Record<string, string>>)[coverage.timeResolution]
  return (
    <section class="coverage">
      <h2 id="coverage">{w.coverage.title}</h2>
      <div class="two even">
        <div>
          <Figures
            items={[
              { label: w.coverage.posts, value: view.integer(coverage.posts) },
              { label: w.coverage.accounts, value: view.integer(coverage.accounts) },
              { label: w.coverage.rejected, value: view.integer(coverage.rejected) },
              {
                label: <abbr title={w.coverage.cappedMeans}>{w.coverage.capped}</abbr>,
                value: view.integer(capped),
              },
            ]}
          />
        </div>
        <figure>
          <figcaption class="soft">
            {w.coverage.perDay}, <Day view={view} at={coverage.from} /> – <Day view={view} at={coverage.to} />
            {highest === undefined ? null : ` · ${w.coverage.most(view.integer(highest))}`}
            {unit === undefined ? null : ` · ${w.coverage.resolution(unit)}`}
          </figcaption>
          <DaysChart values={perDay} label={w.coverage.perDay} />
        </figure>
      </div>
      <dl class="facts">
        {coverage.platforms.slice(0, 12).map((platform) => (
          <>
            <dt>
              <UserText text={platform.platform} />
            </dt>
            <dd>
              {w.counted.posts(view.integer(platform.posts))}, {w.column.last.toLowerCase()}{' '}
              <Time view={view} at={platform.last} />
            </dd>
          </>
        ))}
        {finding.body.inputs.slice(0, 12).map((input) => (
          <>
            <dt>{w.column.file}</dt>
            <dd>
              <UserText text={input.name} /> ({w.counted.rows(view.integer(input.rows))})
            </dd>
          </>
        ))}
        <dt>{w.coverage.unseen}</dt>
        <dd>
          {coverage.unseen.length === 0
            ? w.coverage.unseenNone
            : `${coverage.unseen.map((kind) => w.kinds[kind]).join(', ')}; ${w.coverage.unseenMeans}`}
        </dd>
      </dl>
    </section>
  )
}
