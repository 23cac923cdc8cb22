import type { Context, Hono } from 'hono'
import {
  assertionsOfPastCase,
  type Coverage,
  type CoverageRow,
  coverage,
  meansSay,
  type Norm,
  type NormReach,
  norm,
  normVersions,
  reachOf,
  whatDecides,
} from '../../../judge/index.ts'
import { csvLine } from '../../../kernel/csv.ts'
import type { Incident } from '../../../respond/index.ts'
import { means } from '../../../vocab/means.ts'
import { verdicts } from '../../../vocab/violations.ts'
import { criterionLabel } from '../../ui/judge-parts.tsx'
import { incidentName, StandingTag } from '../../ui/library-parts.tsx'
import { Figures, TableFrame } from '../../ui/parts.tsx'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { listRoutes } from '../list-pages.ts'
import { PastCasePage } from './past-case.tsx'

const reaches: readonly NormReach[] = ['covered', 'no-information', 'state-open', 'deception-open']

export function coverageRoutes(app: Hono, web: WebContext): void {
  const asked = (c: Context): Norm =>
    normVersions.find(({ version }) => version === c.req.query('version')) ?? norm
  listRoutes(app, web, {
    path: '/norm/coverage',
    current: 'norm-coverage',
    above: { path: '/norm', title: ({ judge }) => judge.norm.title },
    title: ({ judge }) => judge.coverage.title,
    async read(c) {
      const shown = asked(c)
      const library = await web.library()
      const found = coverage(shown, library)
      const why = reaches.find((one) => one === c.req.query('why'))
      const rows = found.rows.filter((row) => why === undefined || reachOf(row) === why)
      return { shown, library, found, why, rows }
    },
    json: ({ found: { norm, version, covered, of }, rows }) => ({
      ...{ norm, version, covered, of },
      cases: rows.map((row) => ({ ...flat(row), changes: row.finding.changes })),
    }),
    csv: ({ rows }) => coverageCsv(rows),
    file: 'norm-coverage',
    show: (view, chosen) => <CoveragePage view={view} {...chosen} />,
  })
  app.get('/norm/coverage/:case', async (c) => {
    const { id, format } = splitFormat(c.req.param('case'))
    const incident = (await web.library()).find((one) => one.id === id)
    const shown = asked(c)
    const row = incident && coverage(shown, [incident]).rows[0]
    if (incident === undefined || row === undefined) throw nothingAt(`case ${id}`)
    if (format === 'json') return c.json(row.finding)
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const { coverage: w, norm: n } = view.words.judge
    const frame = {
      title: incidentName(view, incident),
      current: 'norm-coverage' as const,
      crumbs: [
        { label: n.title, href: view.to('/norm') },
        { label: w.title, href: view.to('/norm/coverage') },
        { label: id, href: view.to(`/norm/coverage/${id}`) },
      ],
      data: inFormats(linkTo(view, {}), ['json']),
    }
    const props = { view, incident, row, norm: shown, assertions: assertionsOfPastCase(incident) }
    return page(c, web, view, frame, <PastCasePage {...props} />)
  })
}

function coverageCsv(rows: readonly CoverageRow[]): string {
  const lines = rows.map(flat).map(({ id, reach, verdict, limbs, decides, elements }) => [
    id,
    reach,
    verdict,
    limbs.map(({ limb }) => limb).join(' '),
    decides.join(' '),
    Object.entries(elements)
      .map(([element, finding]) => `${element}: ${finding}`)
      .join('; '),
  ])
  return [['case', 'reach', 'verdict', 'limbs', 'decides', 'elements'], ...lines].map(csvLine).join('')
}

/** A row as it leaves. */
function flat(row: CoverageRow) {
  const { verdict, limbs, elements } = row.finding
  return {
    id: row.id,
    reach: reachOf(row),
    verdict,
    limbs: limbs.filter(({ finding }) => finding === 'met'),
    decides: row.covered ? [] : (whatDecides(row)?.elements.map(({ element }) => element) ?? []),
    elements: Object.fromEntries(elements.map(({ element, finding }) => [element, finding])),
  }
}

interface Props {
  readonly view: View
  readonly library: readonly Incident[]
  readonly shown: Norm
  readonly found: Coverage
  readonly why: NormReach | undefined
  readonly rows: readonly CoverageRow[]
}

function CoveragePage(props: Props) {
  const { view, shown, found, why, rows } = props
  const { coverage: w } = view.words.judge
  const count = (reach: NormReach) => found.rows.filter((row) => reachOf(row) === reach).length
  return (
    <>
      <p class="lead">{w.lead(view.integer(found.covered), view.integer(found.of), shown.version)}</p>
      <Figures
        items={reaches.map((reach) => ({
          label: w.short[reach],
          value: <a href={linkTo(view, { why: reach })}>{view.integer(count(reach))}</a>,
        }))}
      />
      <section>
        <h2 id="cases">{why === undefined ? w.found(view.integer(rows.length)) : w.reach[why]}</h2>
        {why === undefined ? null : (
          <p>
            {w.found(view.integer(rows.length))}. <a href={linkTo(view, { why: null })}>{w.all}</a>
          </p>
        )}
        <Rows {...props} />
      </section>
      <Mapping view={view} norm={shown} />
    </>
  )
}

function Rows({ view, library, shown, rows }: Props) {
  const { coverage: w } = view.words.judge
  return (
    <TableFrame label={w.title}>
      <thead>
        <tr>
          <th scope="col">{w.case}</th>
          <th scope="col">{w.means}</th>
          <th scope="col">{w.verdict}</th>
          <th scope="col">{w.limbs}</th>
          <th scope="col">{w.why}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const incident = library.find(({ id }) => id === row.id)!
          const met = row.finding.limbs.filter(({ finding }) => finding === 'met')
          return (
            <tr>
              <th scope="row">
                <a href={view.to(`/norm/coverage/${row.id}?version=${shown.version}`)}>
                  {incidentName(view, incident)}
                </a>
                <br />
                <small class="code">{row.id}</small> <StandingTag view={view} standing={incident.standing} />
              </th>
              <td class="wide-text">{view.list(incident.means.map((one) => means[one][view.language]))}</td>
              <td>{verdictText(view, row)}</td>
              <td class="nowrap">{met.map(({ limb }) => limb).join(', ')}</td>
              <td class="wide-text">
                <Why view={view} norm={shown} row={row} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

function verdictText(view: View, row: CoverageRow): string {
  if (reachOf(row) === 'no-information') return view.words.judge.coverage.outside
  const { verdict } = row.finding
  return verdict === 'would-violate' ? view.words.judge.coverage.would : verdicts[verdict][view.language]
}

function Why({ view, norm: shown, row }: { view: View; norm: Norm; row: CoverageRow }) {
  const { coverage: w } = view.words.judge
  const reach = reachOf(row)
  const decides = whatDecides(row)
  if (reach === 'covered') return null
  return (
    <>
      {w.reach[reach]}
      {reach === 'no-information' || decides === null ? null : (
        <>
          <br />
          <small>
            {w.decides(
              view.list(decides.elements.map(({ element }) => criterionLabel(shown, element)[view.language])),
            )}
          </small>
        </>
      )}
    </>
  )
}

function Mapping({ view, norm: shown }: { view: View; norm: Norm }) {
  const { coverage: w } = view.words.judge
  return (
    <section>
      <h2 id="mapping">{w.mapping}</h2>
      <p class="soft">{w.mappingLead}</p>
      <TableFrame label={w.mapping}>
        <thead>
          <tr>
            <th scope="col">{w.means}</th>
            <th scope="col">{w.mappingSays}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(means).map(([name, label]) => {
            const says = meansSay[name as keyof typeof means].filter((one) =>
              shown.criteria.some(({ id }) => id === one),
            )
            return (
              <tr>
                <th scope="row">{label[view.language]}</th>
                <td class="wide-text">
                  {says.length === 0 ? (
                    <span class="soft">{w.nothing}</span>
                  ) : (
                    view.list(says.map((one) => criterionLabel(shown, one)[view.language]))
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
    </section>
  )
}
