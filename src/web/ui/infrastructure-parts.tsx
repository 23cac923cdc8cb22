import { families, leastBits } from '../../detect/infrastructure/index.ts'
import { SiteMatrix } from '../charts/site-matrix.tsx'
import { type InfrastructureFinding, type PairRow, type Picture, pictureOf } from '../infrastructure-rows.ts'
import { Contest, findingColumn, Limits } from './finding-parts.tsx'
import { Day, Figures, Id } from './parts.tsx'
import { clip, visible } from './shown-text.ts'
import { Table } from './table.tsx'
import { linkTo, type View } from './view.ts'

interface Props {
  readonly view: View
  readonly finding: InfrastructureFinding
}

/** 1 to 4 for bits from 3 on, three bits each. */
const shadeOf = (bits: number) => Math.min(4, Math.max(1, Math.floor(bits / leastBits)))

/** The sites of one group, or of every pair, and what they share. */
export function Matrix({ view, finding, group }: Props & { group: string | undefined }) {
  const { infrastructure: w } = view.words
  const { result } = finding.body
  const cluster = result.clusters.find(({ id }) => id === group) ?? result.clusters[0]
  const picture = pictureOf(result, cluster?.sites)
  if (picture.indicators.length === 0) return null
  const label = cluster === undefined ? w.everyPair : w.group(cluster.id, view.integer(cluster.sites.length))
  return (
    <section>
      <h2 id="picture">{w.picture}</h2>
      <p>{w.pictureLead(label)}</p>
      {result.clusters.length < 2 ? null : (
        <nav class="row" aria-label={w.chosenGroup}>
          <ul class="filters row">
            {result.clusters.slice(0, 20).map(({ id, sites }) => (
              <li>
                <a
                  href={linkTo(view, { group: id, page: null })}
                  aria-current={id === cluster?.id ? 'true' : undefined}
                >
                  {w.group(id, view.integer(sites.length))}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <figure>
        <section class="scroll" aria-label={w.picture} tabindex={0}>
          <SiteMatrix {...drawn(view, finding, picture)} label={`${w.picture}: ${label}`} />
        </section>
        <ul class="legend">
          {w.shades.map((says, at) => (
            <li>
              <svg class="matrix" width="12" height="12" aria-hidden="true">
                <rect class={`w${at + 1}`} width="12" height="12" />
              </svg>
              {says}
            </li>
          ))}
        </ul>
      </figure>
      {cluster === undefined || cluster.links === cluster.possible ? null : (
        <p class="soft">{w.chain(view.integer(cluster.links), view.integer(cluster.possible))}</p>
      )}
      {picture.left.sites + picture.left.indicators === 0 ? null : (
        <p class="soft">
          {w.pictureLeft(view.integer(picture.left.sites), view.integer(picture.left.indicators))}
        </p>
      )}
      <Values view={view} finding={finding} shown={picture.indicators} />
    </section>
  )
}

function drawn(view: View, { body: { result } }: InfrastructureFinding, picture: Picture) {
  const { infrastructure: w } = view.words
  const at = new Map(result.cells.map((cell) => [`${cell.site} ${cell.indicator}`, cell]))
  const period = (from: string | null, to: string | null) =>
    from === null || to === null ? w.noDays : `${view.day(Date.parse(from))} – ${view.day(Date.parse(to))}`
  return {
    columns: picture.indicators.map((one) => ({
      number: String(one + 1),
      group: w.families[result.indicators[one]!.family],
      shade: shadeOf(result.indicators[one]!.bits),
    })),
    rows: picture.sites.map((site) => ({
      label: clip(result.sites[site]!, 24),
      has: picture.indicators.map((one) => {
        const cell = at.get(`${site} ${one}`)
        if (cell === undefined) return null
        const { kind, value } = result.indicators[one]!
        const source = cell.source === '' ? '' : ` · ${cell.source}`
        return visible(
          `${result.sites[site]!} · ${w.kinds[kind]} ${value.slice(0, 80)} · ${period(cell.from, cell.to)}${source}`,
        )
      }),
    })),
  }
}

function Values({ view, finding, shown }: Props & { shown: readonly number[] }) {
  const { infrastructure: w } = view.words
  const { indicators } = finding.body.result
  return (
    <Table
      view={view}
      label={w.values}
      rows={shown.map((at) => ({ ...indicators[at]!, at }))}
      columns={[
        { label: w.number, numeric: true, cell: ({ at }) => String(at + 1) },
        { label: w.kind, names: true, cell: ({ kind }) => w.kinds[kind] },
        {
          label: w.value,
          class: 'objects',
          cell: ({ family, value }) => (
            <span title={family === 'owner' ? w.registrant : undefined}>
              <Id id={clip(value, 60)} />
            </span>
          ),
        },
        {
          label: w.family,
          cell: ({ family }) => <abbr title={w.familyMeans[family]}>{w.families[family]}</abbr>,
        },
        { label: w.bits, numeric: true, cell: ({ bits }) => view.decimal(bits) },
        { label: w.carriers, count: ({ carriers }) => carriers },
        {
          label: w.counted,
          cell: ({ counted }) =>
            w.countedWords[counted.against](view.integer(counted.carriers), view.integer(counted.sites)),
        },
      ]}
    />
  )
}

export function PairTable({
  view,
  rows,
  withFinding,
}: {
  view: View
  rows: readonly PairRow[]
  withFinding: boolean
}) {
  const { infrastructure: w } = view.words
  return (
    <Table
      view={view}
      label={w.pairs}
      rows={rows}
      columns={[
        {
          label: w.pair,
          class: 'sites',
          cell: ({ a, b }) =>
            [a, b].map((site) => (
              <a href={view.to(`/infrastructure?site=${encodeURIComponent(site)}`)}>
                <Id id={clip(site, 60)} />
              </a>
            )),
        },
        {
          label: w.levelOf,
          cell: ({ level, confidence }) => (
            <>
              <span class={`tag ${level === 'link' ? 'undeclared' : ''}`}>{w.level[level]}</span>
              <br />
              <small>{w.confidence[confidence]}</small>
            </>
          ),
        },
        {
          label: w.weight,
          means: w.weightMeans,
          numeric: true,
          cell: ({ weight }) => view.decimal(weight),
        },
        {
          label: w.chance,
          means: w.chanceMeans,
          numeric: true,
          cell: ({ chance }) => view.decimal(chance),
        },
        { label: w.share, class: 'shared', cell: (row) => <Shared view={view} row={row} /> },
        withFinding && findingColumn(view, '/infrastructure'),
      ]}
    />
  )
}

function Shared({ view, row }: { view: View; row: PairRow }) {
  const { infrastructure: w } = view.words
  return (
    <>
      {row.shared.map(({ family, kind, value, bits, from, to }) => (
        <div>
          <span class="soft">{w.families[family]}:</span> {w.kinds[kind]} <Id id={clip(value, 40)} />{' '}
          <small class="nowrap">
            {view.decimal(bits)} {w.bits.toLowerCase()},{' '}
            {from === null || to === null ? (
              w.noDays
            ) : (
              <>
                <Day view={view} at={Date.parse(from)} /> – <Day view={view} at={Date.parse(to)} />
              </>
            )}
          </small>
        </div>
      ))}
      {row.also.length === 0 ? null : (
        <small
          title={visible(row.also.map(({ kind, value }) => `${w.kinds[kind]} ${value}`).join('; ')).slice(
            0,
            400,
          )}
        >
          {w.also(view.integer(row.also.length))}
        </small>
      )}
    </>
  )
}

/** Which kinds of data there were, and what could say how rare a value is. */
export function KindsLookedAt({ view, finding }: Props) {
  const { infrastructure: w } = view.words
  const { kinds, counts } = finding.body.result
  return (
    <section class="coverage">
      <h2 id="coverage">{w.coverage}</h2>
      <Figures
        items={[
          { label: w.sites, value: view.integer(counts.sites) },
          { label: w.background, value: view.integer(counts.background) },
          { label: w.counts.ordinary, value: view.integer(counts.ordinary) },
          { label: w.counts.apart, value: view.integer(counts.apart) },
          { label: w.counts.undated, value: view.integer(counts.undated) },
          { label: w.counts.notCompared, value: view.integer(counts.notCompared) },
        ]}
      />
      <Table
        view={view}
        label={w.coverage}
        rows={kinds}
        columns={[
          { label: w.kind, cell: ({ kind }) => w.kinds[kind] },
          { label: w.known, count: ({ sites }) => sites },
          { label: w.shared, count: ({ shared }) => shared },
          { label: w.common, means: w.commonMeans, count: ({ common }) => common },
          {
            label: w.background,
            numeric: true,
            cell: ({ background }) =>
              background === 0 ? <small>{w.noBackground}</small> : view.integer(background),
          },
        ]}
      />
      <p class="soft">{w.prior}</p>
    </section>
  )
}

/** What sharing does not say, and how to contest it. */
export function SharingLimits({ view, finding }: { view: View; finding: string | null }) {
  const { infrastructure: w } = view.words
  return (
    <Limits
      words={w}
      more={families.map((family) => `${w.families[family]}: ${w.familyMeans[family]}.`)}
      beside={finding === null ? null : <Contest title={w.contest} text={w.contestText(finding)} />}
    />
  )
}

/** Leads from a site's name to what it shares with others, where a finding says so. */
export function Sharing({ view, href }: { view: View; href: string | null }) {
  if (href === null) return null
  return (
    <small class="sharing">
      <a href={view.to(href)}>{view.words.infrastructure.open}</a>
    </small>
  )
}
