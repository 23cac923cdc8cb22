import type { Hono } from 'hono'
import { coordinationDetector, detectorOf, detectors } from '../../detect/index.ts'
import { csvLine } from '../../kernel/csv.ts'
import type { Label } from '../../vocab/label.ts'
import { keptOfAny, type Shown } from '../findings.ts'
import { Pager, pageOf, TableFrame, Time } from '../ui/parts.tsx'
import { visible } from '../ui/shown-text.ts'
import { inFormats, type View } from '../ui/view.ts'
import { csv, nothingAt, page, viewOf, type WebContext } from '../web-context.ts'

const perPage = 20

interface FindingRow {
  readonly id: string
  readonly computedAt: string
  readonly detector: string
  /** Its name without the version. */
  readonly name: string
  readonly label: Label | null
  readonly url: string | null
  readonly count: number | null
  readonly found: Label | null
  readonly unseen: readonly Label[]
}

interface Group {
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[]
  readonly findings: readonly FindingRow[]
}

/** What was found in the same files, detector by detector. */
interface InputGroup extends Group {
  /** Detectors that have not looked at posts that were scanned, and what they need for it. */
  readonly notRun: readonly { readonly label: Label; readonly wants: Label | null }[]
}

export function findingsRoutes(app: Hono, web: WebContext): void {
  const grouped = grouping(web)
  app.get('/findings.json', async (c) => c.json({ inputs: await grouped() }))
  app.get('/findings.csv', async (c) => {
    const head = ['inputs', 'detector', 'finding', 'computed_at', 'count', 'found', 'could_not_look_at']
    const rows = (await grouped()).flatMap(({ inputs, findings }) =>
      findings.map((row) => [
        inputs.map(({ name }) => name).join('; '),
        row.detector,
        row.id,
        row.computedAt,
        row.count ?? '',
        row.found?.en ?? '',
        row.unseen.map(({ en }) => en).join('; '),
      ]),
    )
    return csv(c, 'findings.csv', [head, ...rows].map(csvLine).join(''))
  })
  // A finding's own page, whichever detector made it.
  app.get('/findings/:finding', async (c) => {
    const id = c.req.param('finding')
    const finding = await web.findings.get(id)
    const detector = finding === undefined ? undefined : detectorOf(finding)
    if (detector === undefined) throw nothingAt(id)
    return c.redirect(viewOf(c).to(`${detector.path}/${id}`))
  })
  app.get('/findings/:finding/:part', async (c) => {
    const { finding: id, part } = c.req.param()
    const finding = await web.findings.get(id)
    const detector = finding === undefined ? undefined : detectorOf(finding)
    if (detector === undefined || !/^[A-Za-z][\w-]{0,39}$/.test(part)) throw nothingAt(id)
    return c.redirect(viewOf(c).to(`${detector.path}/${id}/${part}`))
  })
  app.get('/findings', async (c) => {
    const view = viewOf(c)
    const groups = await grouped()
    const frame = {
      title: view.words.findings.title,
      current: 'findings' as const,
      data: inFormats('/findings'),
    }
    return page(c, web, view, frame, <Findings view={view} groups={groups} />)
  })
}

function grouping(web: WebContext): () => Promise<readonly InputGroup[]> {
  const all = keptOfAny(web.findings, (finding) => ({
    row: rowOf(finding),
    inputs: finding.body.inputs.map(({ name, sha256 }) => ({ name, sha256 })),
  }))
  return async () => {
    const byInputs = Map.groupBy(await all(), ({ inputs }) => inputs.map(({ sha256 }) => sha256).join())
    const groups = [...byInputs.values()].map((own) => ({
      inputs: own[0]!.inputs,
      findings: own.map(({ row }) => row),
    }))
    return joined(groups)
  }
}

/** Findings that also read lists, such as one of outlets, stand with those over the same data alone. */
function joined(groups: readonly Group[]): readonly InputGroup[] {
  const digests = ({ inputs }: Group) => inputs.map(({ sha256 }) => sha256)
  const beginsWith = (long: readonly string[], short: readonly string[]) =>
    short.length < long.length && short.every((sha256, at) => long[at] === sha256)
  const homes = groups.map((group) => {
    const own = digests(group)
    const shorter = groups.filter((other) => beginsWith(own, digests(other)))
    return shorter.sort((x, y) => x.inputs.length - y.inputs.length)[0] ?? group
  })
  return groups.flatMap((group) => {
    const findings = groups
      .flatMap((other, at) => (homes[at] === group ? other.findings : []))
      .sort((x, y) => placeOf(x) - placeOf(y))
    if (findings.length === 0) return []
    const scanned = findings.some(({ name }) => name === coordinationDetector.name)
    const notRun = scanned ? detectors.filter((one) => !findings.some(({ name }) => name === one.name)) : []
    return [
      { inputs: group.inputs, findings, notRun: notRun.map(({ label, wants = null }) => ({ label, wants })) },
    ]
  })
}

/** In the order of the registry; of one detector the newest first, as they came. */
const placeOf = ({ name }: FindingRow): number => detectors.findIndex((one) => one.name === name)

function rowOf(finding: Shown): FindingRow {
  const { id, computedAt, body } = finding
  const detector = detectorOf(finding)
  const { name, version } = body.detector
  const base = { id, computedAt, detector: `${name} ${version}`, name }
  if (detector === undefined) {
    return { ...base, label: null, url: null, count: null, found: null, unseen: [] }
  }
  const { count, found, unseen } = detector.headline(finding as never)
  return { ...base, label: detector.label, url: `${detector.path}/${id}`, count, found, unseen }
}

function Findings({ view, groups }: { view: View; groups: readonly InputGroup[] }) {
  const { words: w } = view
  const shown = pageOf(groups, view.query.get('page'), perPage)
  return (
    <>
      <p class="lead">{w.findings.lead}</p>
      {groups.length === 0 ? (
        <p>
          {w.findings.none} <a href={view.to('/')}>{w.situation.begin}</a>
        </p>
      ) : null}
      {shown.items.map(({ inputs, findings, notRun }) => {
        const names = [...new Set(inputs.map(({ name }) => visible(name)))].join(', ')
        return (
          <section>
            <h2>
              <bdi>{w.findings.input(names)}</bdi>
            </h2>
            <TableFrame label={`${w.findings.input(names)} (${findings[0]?.id})`}>
              <thead>
                <tr>
                  <th scope="col">{w.findings.detector}</th>
                  <th scope="col">{w.findings.found}</th>
                </tr>
              </thead>
              <tbody>
                {findings.map((row) => (
                  <FoundRow view={view} row={row} />
                ))}
                {notRun.map(({ label, wants }) => (
                  <tr>
                    <th scope="row">{label[view.language]}</th>
                    <td class="soft">
                      {wants === null ? w.findings.notRun : w.findings.notRunSince(wants[view.language])}
                    </td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
          </section>
        )
      })}
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </>
  )
}

function FoundRow({ view, row }: { view: View; row: FindingRow }) {
  const { findings: w } = view.words
  const found = row.found?.[view.language] ?? w.unknown
  return (
    <tr>
      <th scope="row">
        {row.label?.[view.language] ?? <bdi>{visible(row.detector)}</bdi>}
        <br />
        <small class="soft">
          <span class="code">{row.id}</span>{' '}
          <span class="nowrap">
            <Time view={view} at={Date.parse(row.computedAt)} />
          </span>
        </small>
      </th>
      <td class="says">
        {row.url === null ? found : <a href={view.to(row.url)}>{found}</a>}
        {row.unseen.length === 0 ? null : (
          <>
            <br />
            <small class="soft">{w.unseen(row.unseen.map((label) => label[view.language]).join('; '))}</small>
          </>
        )}
      </td>
    </tr>
  )
}
