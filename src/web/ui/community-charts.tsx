import { HoursChart, LagHistogram } from '../charts/bars.tsx'
import { CommunityMap, drawCommunity, EdgeSign, RoleSign } from '../charts/community-map.tsx'
import { chanceBand, DotPlot } from '../charts/dot-plot.tsx'
import type { Community, CoordinationFinding, Role } from '../findings.ts'
import { languageShares } from './parts.tsx'
import { clip, defang } from './shown-text.ts'
import { Table } from './table.tsx'
import type { View } from './view.ts'

const rowsDrawn = 16
const roles: readonly Role[] = ['member', 'follower', 'copied']

export interface CommunityChartsProps {
  readonly view: View
  readonly finding: CoordinationFinding
  readonly community: Community
  /** Put before the ids of the sections, where several communities share a page. */
  readonly prefix: string
}

/** Map, dot plot, lags, hours: the evidence as pictures, each with its numbers as a table. */
export function CommunityCharts(props: CommunityChartsProps) {
  return (
    <>
      <div class="two map">
        <MapSection {...props} />
        <DotSection {...props} />
      </div>
      <div class="two">
        <LagSection {...props} />
        <HoursSection {...props} />
      </div>
    </>
  )
}

function MapSection({ view, finding, community, prefix }: CommunityChartsProps) {
  const { words: w } = view
  const drawing = drawCommunity(community, finding.body.result.edges)
  const present = roles.filter((role) => drawing.nodes.some((node) => node.role === role))
  const id = `${prefix}map`
  return (
    <section>
      <h2 id={id}>{w.community.map}</h2>
      <p class="soft">{w.community.mapLead}</p>
      <figure>
        <CommunityMap drawing={drawing} label={w.community.map} />
        <ul class="legend">
          {present.map((role) => (
            <li>
              <RoleSign role={role} />
              {w.role[role]}: {w.roleMeans[role]}
            </li>
          ))}
          {[false, true]
            .filter((declared) => drawing.edges.some((edge) => edge.affiliated === declared))
            .map((declared) => (
              <li>
                <EdgeSign declared={declared} />
                {declared ? w.community.declaredEdge : w.community.undeclaredEdge}
              </li>
            ))}
        </ul>
      </figure>
      {drawing.nodes.length < community.members.length ? (
        <p class="soft">
          {w.community.mapCut(view.integer(drawing.nodes.length), view.integer(community.members.length))}
        </p>
      ) : null}
      {drawing.edges.length < community.edges.length ? (
        <p class="soft">
          {w.community.mapCutEdges(view.integer(drawing.edges.length), view.integer(community.edges.length))}
        </p>
      ) : null}
    </section>
  )
}

function DotSection({ view, community, prefix }: CommunityChartsProps) {
  const { words: w } = view
  const band = chanceBand(community.lags.edges, community.lags.expected)
  const objects = community.objects.slice(0, rowsDrawn)
  const rows = (units: number) =>
    objects.map((object) => ({
      label: clip(defang(object.object), units),
      after: object.actions.slice(0, 400).map((action) => Math.max(0, action.after)),
    }))
  const shared = {
    band,
    label: w.community.dots,
    axis: w.community.after,
    write: view.lasting,
  }
  const id = `${prefix}dots`
  return (
    <section>
      <h2 id={id}>{w.community.dots}</h2>
      <p class="soft">
        {w.community.dotsLead}{' '}
        {band === null
          ? w.community.dotsNoBand
          : w.community.dotsBand(view.lasting(band[0]), view.lasting(band[1]))}
      </p>
      <figure>
        <DotPlot {...shared} rows={rows(34)} width={660} class="wide-chart" />
        <DotPlot {...shared} rows={rows(42)} width={320} class="narrow" />
      </figure>
      {objects.length < community.objectCount ? (
        <p class="soft">
          {w.community.dotsCut(view.integer(objects.length), view.integer(community.objectCount))}
        </p>
      ) : null}
    </section>
  )
}

function LagSection({ view, community, prefix }: CommunityChartsProps) {
  const { words: w } = view
  const { lags } = community
  const shared = {
    ends: lags.edges,
    seen: lags.seen,
    expected: lags.expected,
    label: w.community.lags,
    axis: w.community.after,
    write: view.lasting,
    count: view.integer,
  }
  const id = `${prefix}lags`
  return (
    <section>
      <h2 id={id}>{w.community.lags}</h2>
      <p class="soft">{w.community.lagsLead}</p>
      <figure>
        <LagHistogram {...shared} width={660} class="wide-chart" />
        <LagHistogram {...shared} width={320} class="narrow" />
      </figure>
      <details>
        <summary>{w.showTable}</summary>
        <Table
          view={view}
          label={`${community.id}: ${w.community.lags}`}
          rows={lags.seen.map((seen, i) => ({ seen, i }))}
          columns={[
            {
              label: w.column.lags,
              class: 'nowrap',
              cell: ({ i }) =>
                `${view.lasting(lags.edges[i - 1] ?? 0)} – ${view.lasting(lags.edges[i] ?? 0)}`,
            },
            { label: w.community.seenLabel, count: ({ seen }) => seen },
            {
              label: w.community.expectedLabel,
              numeric: true,
              cell: ({ i }) => view.decimal(lags.expected[i] ?? 0),
            },
          ]}
        />
      </details>
    </section>
  )
}

function HoursSection({ view, community, prefix }: CommunityChartsProps) {
  const { words: w } = view
  const id = `${prefix}hours`
  return (
    <section>
      <h2 id={id}>{w.community.hours}</h2>
      <p class="soft">{w.community.hoursLead}</p>
      <figure>
        <HoursChart hours={community.hours} label={w.community.hours} />
      </figure>
      <p>
        <span class="soft">{w.community.languages}:</span>{' '}
        <bdi>{languageShares(view, community.languages)}</bdi>
      </p>
    </section>
  )
}
