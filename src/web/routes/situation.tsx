import type { Hono } from 'hono'
import { coordinationDetector, detectorOf } from '../../detect/index.ts'
import type { BoardPage } from '../../records/index.ts'
import type { Incident } from '../../respond/index.ts'
import type { Label } from '../../vocab/label.ts'
import { byNeedOfALook, type CommunityRow, communityRows } from '../community-rows.ts'
import { by, type CoordinationFinding } from '../findings.ts'
import { personIn } from '../people.ts'
import { ClockLink, LeftText } from '../ui/clock-parts.tsx'
import { CoverageStrip } from '../ui/coverage.tsx'
import { SaidBy } from '../ui/finding-parts.tsx'
import { AffiliationTag, CommandLine, Day, kindNames, Likely, Time, UserText } from '../ui/parts.tsx'
import { labelOf } from '../ui/record-parts.tsx'
import { visible } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import { inFormats } from '../ui/view.ts'
import { page, viewOf, type WebContext } from '../web-context.ts'
import { WorkedExample } from './library/list.tsx'

/** Findings that the first page looks at; older ones are in the list of networks. */
const newest = 5
const listed = 25
const queue = 5
/** What is due later than this waits on its own page, ms. */
const soon = 14 * 86_400_000

export function situationRoutes(app: Hono, web: WebContext): void {
  app.get('/', async (c) => {
    const view = viewOf(c)
    const findings = await newestFindings(web)
    const frame = {
      title: view.words.situation.title,
      current: 'situation' as const,
      data: inFormats('/situation', ['json']),
    }
    const also = await foundByOthers(web)
    const library = await web.library()
    const person = personIn(c)
    const due = person === undefined ? undefined : await web.desk?.book.clocks.of(person, { size: queue })
    return page(
      c,
      web,
      view,
      frame,
      <Situation {...{ view, web, findings, also, library, due }} visits={person === undefined} />,
    )
  })
  app.get('/situation.json', async (c) => {
    const findings = await newestFindings(web)
    const rows = findings.flatMap(communityRows).sort(byNeedOfALook)
    return c.json({
      toLookAt: rows.filter((row) => row.affiliation !== 'affiliated'),
      openlyAffiliated: rows.filter((row) => row.affiliation === 'affiliated'),
      findings: findings.map(({ id, computedAt }) => ({ id, computedAt, url: `/networks/${id}` })),
      coverage: findings[0]?.body.result.coverage ?? null,
    })
  })
}

/** The newest finding of each set of inputs: a later scan of the same posts replaces an earlier one here. */
async function newestFindings(web: WebContext): Promise<CoordinationFinding[]> {
  const kept = new Map<string, CoordinationFinding>()
  for (const { id } of (await web.findings.list()).slice(0, listed)) {
    if (kept.size === newest) break
    const finding = by(coordinationDetector, await web.findings.get(id))
    if (finding === undefined) continue
    const inputs = finding.body.inputs.map((input) => input.sha256).sort()
    if (!kept.has(inputs.join())) kept.set(inputs.join(), finding)
  }
  return [...kept.values()]
}

interface FoundByOther {
  readonly label: Label
  readonly found: Label
  readonly url: string
}

/** What the other detectors found lately, one line for each detector and set of inputs. */
async function foundByOthers(web: WebContext): Promise<readonly FoundByOther[]> {
  const kept = new Map<string, FoundByOther | null>()
  for (const { id } of (await web.findings.list()).slice(0, listed)) {
    const finding = await web.findings.get(id)
    const detector = finding === undefined ? undefined : detectorOf(finding)
    if (finding === undefined || detector === undefined || detector.name === coordinationDetector.name)
      continue
    const key = [detector.name, ...finding.body.inputs.map(({ sha256 }) => sha256)].join()
    if (kept.has(key)) continue
    const { count, found } = detector.headline(finding as never)
    kept.set(key, count === 0 ? null : { label: detector.label, found, url: `${detector.path}/${id}` })
  }
  return [...kept.values()].filter((one) => one !== null).slice(0, queue)
}

function AlsoFound({ view, found }: { view: View; found: readonly FoundByOther[] }) {
  const { situation: w } = view.words
  if (found.length === 0) return null
  return (
    <section>
      <h2 id="also">{w.also}</h2>
      <p class="soft">{w.alsoLead}</p>
      <ul>
        {found.map(({ label, found: says, url }) => (
          <li>
            <SaidBy view={view} detector={label}>
              <a href={view.to(url)}>{says[view.language]}</a>
            </SaidBy>
          </li>
        ))}
      </ul>
      <p>
        <a href={view.to('/findings')}>{w.allFindings}</a>
      </p>
    </section>
  )
}

function Situation(props: {
  view: View
  web: WebContext
  findings: readonly CoordinationFinding[]
  also: readonly FoundByOther[]
  library: readonly Incident[]
  /** The most urgent clocks of whoever acts here. */
  due: BoardPage | undefined
  /** Whether nobody acts here: who only looks sees the comparison whatever was found. */
  visits: boolean
}) {
  const { view, web, findings } = props
  const { words: w } = view
  const rows = findings.flatMap(communityRows).sort(byNeedOfALook)
  const look = rows.filter((row) => row.affiliation !== 'affiliated')
  const open = rows.filter((row) => row.affiliation === 'affiliated')
  /** Where posts can be handed in, a first page without any says how; elsewhere the comparison comes first. */
  const drops = web.importing !== undefined
  const running = (web.jobs?.list() ?? []).filter((job) => job.state === 'running')
  return (
    <>
      {running.length === 0 ? null : (
        <section>
          <h2 id="runs">{w.situation.runs}</h2>
          <ul>
            {running.map((job) => (
              <li>
                <a href={view.to(`/jobs/${job.id}`)}>{w.job.of(visible(job.subject))}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {findings.length === 0 && !drops ? <WorkedExample view={view} library={props.library} /> : null}
      <div class="two">
        <div>
          {props.due === undefined ? null : <Due view={view} due={props.due} />}
          {findings.length === 0 ? <Empty view={view} drops={drops} /> : <ToLookAt view={view} rows={look} />}
        </div>
        <div>
          {web.importing === undefined ? null : <DropZone view={view} />}
          {findings.length === 0 ? null : (
            <section>
              <h2 id="guide">{w.situation.guide}</h2>
              <p class="soft">{w.situation.guideText}</p>
            </section>
          )}
        </div>
      </div>
      <AlsoFound view={view} found={props.also} />
      {open.length === 0 ? null : (
        <section>
          <h2 id="open">{w.situation.ongoing}</h2>
          <p class="soft">{w.situation.ongoingLead}</p>
          <ul>
            {open.slice(0, queue).map((row) => (
              <li>
                <a href={view.to(row.url)}>{headline(view, row)}</a>
                {row.affiliationName === null ? null : <bdi> · {visible(row.affiliationName)}</bdi>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(findings.length === 0 ? drops : props.visits) ? (
        <WorkedExample view={view} library={props.library} />
      ) : null}
      {findings[0] === undefined ? null : <CoverageStrip view={view} finding={findings[0]} />}
    </>
  )
}

function headline(view: View, row: CommunityRow): string {
  const { headline: say } = view.words.situation
  return say(view.integer(row.accounts), kindNames(view, row.kinds), view.lasting(row.medianLagSeconds))
}

/** What waits for whoever acts, before anything that was found. */
function Due({ view, due }: { view: View; due: BoardPage }) {
  const { words: w } = view
  const clocks = due.clocks.filter(({ left }) => left < soon)
  if (clocks.length === 0) return null
  return (
    <section>
      <h2 id="due">{w.situation.due}</h2>
      <ol class="queue">
        {clocks.map((clock) => (
          <li>
            <span>
              {labelOf(view, clock.says)}: <ClockLink view={view} clock={clock} />
            </span>
            <span class="likely">
              <LeftText view={view} clock={clock} />
            </span>
            <span class="soft">
              <UserText text={clock.owner.slice(0, 120)} /> · <Time view={view} at={clock.due} /> UTC
            </span>
          </li>
        ))}
      </ol>
      <p>
        <a href={view.to('/clocks')}>{w.situation.allDue(view.integer(due.total))}</a>
      </p>
    </section>
  )
}

function ToLookAt({ view, rows }: { view: View; rows: readonly CommunityRow[] }) {
  const { words: w } = view
  const rest = rows.length - queue
  return (
    <section>
      <h2 id="look">{w.situation.decide}</h2>
      <p class="soft">{w.situation.decideLead}</p>
      {rows.length === 0 ? <p>{w.situation.nothing}</p> : null}
      <ol class="queue">
        {rows.slice(0, queue).map((row) => (
          <li>
            <a href={view.to(row.url)}>{headline(view, row)}</a>
            <Likely view={view} term={row.likelihood} />
            <span class="soft">
              <AffiliationTag view={view} community={row} />{' '}
              <bdi class="code nowrap">
                {row.finding}/{row.community}
              </bdi>{' '}
              · {w.column.seen.toLowerCase()} {view.integer(row.seen)}, {w.column.expected.toLowerCase()}{' '}
              {view.decimal(row.expected)} · {w.counted.objects(view.integer(row.objects))} ·{' '}
              {w.column.firstSeen.toLowerCase()} <Day view={view} at={row.firstSeen} />
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <p>
          <a href={view.to('/networks')}>{w.situation.more(view.integer(rest))}</a>
        </p>
      ) : null}
    </section>
  )
}

/** How to begin; a server that takes no files does not say that one may be dropped. */
function Empty({ view, drops }: { view: View; drops: boolean }) {
  const { situation } = view.words
  return (
    <section>
      <h2 id="empty">{situation.empty}</h2>
      <p class="soft">{situation.emptyLead}</p>
      <ol>
        {drops ? <li>{situation.way1}</li> : null}
        <li>
          {situation.way2} <CommandLine view={view} command="npx tocsin import posts.csv" />
        </li>
        <li>
          {situation.way3} <CommandLine view={view} command="npx tocsin init --exercise" />
        </li>
      </ol>
    </section>
  )
}

function DropZone({ view }: { view: View }) {
  const { situation } = view.words
  return (
    <section>
      <h2 id="bring">{situation.bring}</h2>
      <p class="soft">{situation.bringLead}</p>
      <tocsin-drop>
        <form class="drop" method="post" action={view.to('/import')} enctype="multipart/form-data">
          <label for="file">{situation.choose}</label>
          <input id="file" type="file" name="file" multiple required />
          <p class="soft" data-drop-hint hidden>
            {situation.drop}
          </p>
          <label for="affiliations" class="soft">
            {situation.declared}
          </label>
          <input id="affiliations" type="file" name="affiliations" accept=".csv,text/csv" />
          <progress max="100" value="0" hidden aria-label={situation.bring} />
          <p role="status" data-said />
          <button class="main" type="submit">
            {situation.send}
          </button>
        </form>
      </tocsin-drop>
    </section>
  )
}
