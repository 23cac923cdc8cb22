import type { Context, Hono } from 'hono'
import { csvLine } from '../../kernel/csv.ts'
import { type RecordKind, type RecordView, recordJson } from '../../records/index.ts'
import {
  type AnsweredViolation,
  agreedRow,
  classLabels,
  consistency,
  consistencyByQuarter,
  denunciations,
  matrixOf,
  memberStandings,
  predictability,
  tilesOf,
  type Violation,
} from '../../respond/index.ts'
import { severities } from '../../vocab/severity.ts'
import { limbs } from '../../vocab/violations.ts'
import { type Answers, answersFor, dayAsked, seenOf } from '../answers.ts'
import { TileGrid } from '../charts/tile-grid.tsx'
import { personIn } from '../people.ts'
import { daysWord } from '../ui/checklist-parts.tsx'
import { countryName } from '../ui/countries.ts'
import { Day, Figures, TableFrame } from '../ui/parts.tsx'
import { DerivedText, recordUrl } from '../ui/record-parts.tsx'
import { visible } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../web-context.ts'
import { NextRedLine } from './coalition-next.tsx'
import { Quarters } from './coalition-quarters.tsx'
import { Support } from './coalition-support.tsx'

interface Board {
  readonly coalition: RecordView
  readonly members: readonly RecordView[]
  readonly redLines: readonly RecordView[]
  readonly violations: readonly RecordView[]
  /** What threatened members asked for. */
  readonly requests: readonly RecordView[]
  readonly elections: readonly RecordView[]
}

export function coalitionRoutes(app: Hono, web: WebContext): void {
  app.get('/coalition', async (c) => {
    const view = viewOf(c)
    const frame = {
      title: view.words.respond.coalition.title,
      current: 'coalition' as const,
      data: ['json', 'csv'].map((format) => ({ label: format.toUpperCase(), href: `/coalition.${format}` })),
    }
    const boards = await boardsOf(c, web)
    const member = web.desk?.book.kinds.get('member')
    const person = personIn(c)
    const mayAdd =
      member !== undefined && person !== undefined && web.desk?.book.mayCreate(person, member) === true
    const shown = {
      ...{ view, mayAdd, acting: person !== undefined },
      answers: await answersFor(c, web),
      on: dayAsked(c, web),
    }
    return page(c, web, view, frame, <Coalitions {...shown} boards={boards} />)
  })
  app.get('/coalition.json', async (c) => {
    const kind = (name: string) => web.desk?.book.kinds.get(name) as RecordKind
    const boards = await boardsOf(c, web)
    return c.json({
      coalitions: boards.map(({ coalition, members, redLines, violations, requests }) => ({
        coalition: recordJson(kind('coalition'), coalition),
        members: members.map((one) => recordJson(kind('member'), one)),
        redLines: redLines.map((one) => recordJson(kind('red-line'), one)),
        violations: violations.map((one) => recordJson(kind('violation'), one)),
        supportRequests: requests.map((one) => recordJson(kind('support-request'), one)),
      })),
    })
  })
  app.get('/coalition.csv', async (c) => {
    const boards = await boardsOf(c, web)
    const lines = boards.flatMap(({ coalition, members }) =>
      members.map(({ fields, derived }) =>
        csvLine([
          String(coalition.fields.name),
          ...['country', 'standing', 'joined', 'left', 'focal'].map((name) => {
            const value = fields[name]
            return typeof value === 'string' ? value : null
          }),
          derived.readiness?.text.en,
        ]),
      ),
    )
    const head = csvLine(['coalition', 'country', 'standing', 'joined', 'left', 'focal_point', 'readiness'])
    return csv(c, 'coalition.csv', head + lines.join(''))
  })
}

async function boardsOf(c: Context, web: WebContext): Promise<readonly Board[]> {
  const [coalitions, members, redLines, violations, requests, elections] = await Promise.all(
    ['coalition', 'member', 'red-line', 'violation', 'support-request', 'election'].map((name) =>
      seenOf(c, web, name),
    ),
  )
  const own = (records: readonly RecordView[], id: string) =>
    records.filter(({ fields }) => fields.coalition === id)
  return coalitions!.map((coalition) => ({
    coalition,
    members: own(members!, coalition.id).toSorted((a, b) =>
      String(a.fields.country).localeCompare(String(b.fields.country)),
    ),
    redLines: own(redLines!, coalition.id),
    requests: own(requests!, coalition.id),
    elections: elections!,
    violations: violations!.filter(({ fields }) =>
      own(redLines!, coalition.id).some(({ id }) => id === fields.redLine),
    ),
  }))
}

interface Shown {
  readonly view: View
  readonly mayAdd: boolean
  readonly acting: boolean
  readonly answers: Answers
  readonly on: string
}

function Coalitions(props: Shown & { readonly boards: readonly Board[] }) {
  const { view, boards } = props
  const { coalition: w } = view.words.respond
  return (
    <>
      <p class="lead">{w.lead}</p>
      {boards.length === 0 ? <p>{w.none}</p> : null}
      {boards.map((board) => (
        <CoalitionBoard {...props} board={board} />
      ))}
    </>
  )
}

const inForce = ({ fields }: RecordView) => fields.standing === 'member' && fields.left === undefined

function CoalitionBoard(props: Shown & { readonly board: Board }) {
  const { view, board } = props
  const { coalition: w } = view.words.respond
  const { coalition, members } = board
  const joined = members.filter(inForce)
  const ready = joined.filter(({ derived }) => derived.readiness?.value === 'ready')
  const articulated = (coalition.fields.articulated ?? []) as readonly Record<string, string>[]
  return (
    <>
      <section>
        <h2 id={coalition.id}>
          <bdi>{visible(String(coalition.fields.name))}</bdi>
        </h2>
        <p class="claim">{w.membersOf(view.integer(ready.length), view.integer(joined.length))}</p>
        <Figures
          items={[
            { label: w.members, value: view.integer(joined.length) },
            { label: w.quorum, value: view.integer(Number(coalition.fields.quorum)) },
          ]}
        />
        <dl class="facts">
          <dt>{w.norm}</dt>
          <dd>
            <bdi>{visible(String(coalition.fields.norm))}</bdi>
          </dd>
          {articulated.length === 0 ? null : (
            <>
              <dt>{w.articulated}</dt>
              <dd>
                {articulated.map(({ body, document, day, hash }) => (
                  <p>
                    <bdi>
                      {visible(`${body}: ${document}`)}, {view.day(Date.parse(day ?? ''))}
                    </bdi>{' '}
                    <small class="code hash">{hash}</small>
                  </p>
                ))}
              </dd>
            </>
          )}
        </dl>
      </section>
      {members.length === 0 ? null : <MemberMap view={view} members={members} />}
      <Members {...props} />
      <Support view={view} coalition={coalition.id} requests={board.requests} mayAsk={props.mayAdd} />
      <RedLines view={view} board={board} acting={props.acting} mayAdd={props.mayAdd} />
      <Concert view={view} board={board} answers={props.answers} on={props.on} />
    </>
  )
}

function MemberMap({ view, members }: { view: View; members: readonly RecordView[] }) {
  const { coalition: w } = view.words.respond
  const byCode = new Map(members.map((member) => [String(member.fields.country), member]))
  const tiles = tilesOf([...byCode.keys()]).map((tile) => {
    const member = byCode.get(tile.code)!
    const ready = member.derived.readiness?.value === 'ready'
    const sort = inForce(member) ? (ready ? ('ready' as const) : ('member' as const)) : ('other' as const)
    return { ...tile, sort, title: `${countryName(view, tile.code)}: ${w.legend[sort]}` }
  })
  return (
    <section>
      <h2 id="map">{w.map}</h2>
      <p class="soft">{w.mapLead}</p>
      <figure>
        <TileGrid tiles={tiles} label={`${w.map}: ${tiles.map(({ title }) => title).join('; ')}`} />
      </figure>
    </section>
  )
}

function Members(props: { view: View; board: Board; mayAdd: boolean; acting: boolean }) {
  const { view, board } = props
  const { coalition: w } = view.words.respond
  return (
    <section>
      <h2 id="members">{w.members}</h2>
      {props.mayAdd ? (
        <p>
          <a class="button" href={view.to(`${recordUrl('member')}/new?coalition=${board.coalition.id}`)}>
            {w.add}
          </a>
        </p>
      ) : null}
      <TableFrame label={w.members}>
        <thead>
          <tr>
            <th scope="col">{w.country}</th>
            <th scope="col">{w.standing}</th>
            <th scope="col">{w.joined}</th>
            <th scope="col">{w.ready}</th>
            <th scope="col">{w.focal}</th>
          </tr>
        </thead>
        <tbody>
          {board.members.map((member) => (
            <tr>
              <th scope="row">
                {props.acting ? (
                  <a href={view.to(recordUrl('member', member.id))}>
                    {countryName(view, String(member.fields.country))}
                  </a>
                ) : (
                  countryName(view, String(member.fields.country))
                )}
              </th>
              <td>
                {memberStandings[member.fields.standing as keyof typeof memberStandings][view.language]}
              </td>
              <td>
                {typeof member.fields.joined === 'string' ? (
                  <Day view={view} at={Date.parse(member.fields.joined)} />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <DerivedText view={view} derived={member.derived.readiness} />
              </td>
              <td>
                <bdi>{visible(String(member.fields.focal ?? '–'))}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

/** What was agreed, in public: whoever looks may later compare it with what was done. */
function RedLines(props: { view: View; board: Board; acting: boolean; mayAdd: boolean }) {
  const { view, board, acting, mayAdd } = props
  const { coalition: w } = view.words.respond
  return (
    <section>
      <h2 id="red-lines">{w.redLines}</h2>
      {board.redLines.length === 0 ? <p>{w.noRedLine}</p> : null}
      {board.redLines.map((line) => {
        const matrix = matrixOf(line.fields as never).toSorted((a, b) => a.severity - b.severity)
        const signed = (line.fields.signed ?? []) as readonly { country: string }[]
        const waivers = (line.fields.waivers ?? []) as readonly { country: string; reason: string }[]
        const title = visible(String(line.fields.title))
        return (
          <>
            <h3 id={line.id}>
              {acting ? <a href={view.to(recordUrl('red-line', line.id))}>{title}</a> : <bdi>{title}</bdi>}
            </h3>
            <p>
              {w.lock}: <DerivedText view={view} derived={line.derived.lock} /> · {w.election}:{' '}
              <bdi>{visible(line.links.get(String(line.fields.election))?.title ?? '–')}</bdi>
            </p>
            <TableFrame label={`${w.matrix}: ${line.id}`}>
              <thead>
                <tr>
                  <th scope="col">{w.violation}</th>
                  <th scope="col">{w.severity}</th>
                  <th scope="col">{w.least}</th>
                  <th scope="col">{w.within}</th>
                </tr>
              </thead>
              <tbody>
                {matrix.map((row) => (
                  <tr>
                    <th scope="row">{row.limb === 'any' ? w.any : limbs[row.limb][view.language]}</th>
                    <td>{severities[row.severity][view.language]}</td>
                    <td>{classLabels[row.class][view.language]}</td>
                    <td>{w.days(view.integer(row.days))}</td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
            <p>
              {w.signed}:{' '}
              {signed.length === 0
                ? w.nobody
                : view.list(signed.map(({ country }) => countryName(view, country)))}
            </p>
            {mayAdd ? <NextRedLine view={view} board={board} line={line} /> : null}
            {waivers.length === 0 ? null : (
              <p>
                {w.waived}:{' '}
                <bdi>
                  {waivers
                    .map(({ country, reason }) => visible(`${countryName(view, country)}: ${reason}`))
                    .join('; ')}
                </bdi>
              </p>
            )}
          </>
        )
      })}
    </section>
  )
}

function answered({ id, fields }: RecordView, board: Board): AnsweredViolation {
  const values = fields as unknown as Violation
  const lines = new Map(board.redLines.map((line) => [line.id, line.fields]))
  return {
    ...{ id, title: values.title, found: values.found },
    agreed: agreedRow(values, lines),
    chosen: values.chosen ?? null,
    done: values.done ?? null,
    case: values.case ?? null,
  }
}

/** Each violation by name: what was agreed, who confirmed, whether and when it was answered, who is silent. */
function Concert({ view, board, answers, on }: { view: View; board: Board; answers: Answers; on: string }) {
  const { concert: w } = view.words.respond
  const all = board.violations.map((record) => answered(record, board))
  const kept = consistency(all, on)
  const promises = predictability(all, on)
  const members = board.members.filter(inForce).map(({ fields }) => String(fields.country))
  return (
    <section>
      <h2 id="violations">{w.violations}</h2>
      <p class="claim">
        {kept.all === 0 ? w.none : w.consistency(view.integer(kept.answered.length), view.integer(kept.all))}
      </p>
      <Quarters view={view} quarters={consistencyByQuarter(all, on)} />
      {board.violations.map((record) => {
        const one = answered(record, board)
        const open = kept.unanswered.find(({ id }) => id === one.id)
        const promise = promises.find(({ id }) => id === one.id)
        const loud = denunciations(one, members, answers, on)
        const heard = loud.filter(({ days }) => days !== null).length
        return (
          <>
            <h3 id={record.id}>
              <bdi>{visible(one.title)}</bdi>
            </h3>
            <dl class="facts">
              <dt>{w.answer}</dt>
              <dd>
                {open === undefined ? (
                  w.on(daysWord(view, kept.answered.find(({ id }) => id === one.id)?.days ?? 0))
                ) : (
                  <strong class="tone late">{w.openFor(daysWord(view, open.days))}</strong>
                )}
              </dd>
              {promise === undefined ? null : (
                <>
                  <dt>{w.promised}</dt>
                  <dd>
                    {w.promise(
                      daysWord(view, promise.promised),
                      promise.took === null ? w.notDone : daysWord(view, promise.took),
                    )}
                    : {promise.kept ? w.kept : w.broken}
                  </dd>
                </>
              )}
              <dt>{w.agreed}</dt>
              <dd>
                <DerivedText view={view} derived={record.derived.options} />
              </dd>
              <dt>{w.confirmed}</dt>
              <dd>
                <DerivedText view={view} derived={record.derived.confirmed} />
              </dd>
              <dt>{w.denounced}</dt>
              <dd>
                {w.denounce(view.integer(heard), view.integer(loud.length))}:{' '}
                {loud.map(({ country, days, at }, i) => (
                  <>
                    {i === 0 ? '' : ', '}
                    {countryName(view, country)}{' '}
                    {at === null ? (
                      <small>({w.silent})</small>
                    ) : (
                      <a href={view.to(`/${at}`)}>{daysWord(view, days ?? 0)}</a>
                    )}
                  </>
                ))}
              </dd>
            </dl>
          </>
        )
      })}
      <p class="soft">{w.rule}</p>
    </section>
  )
}
