import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import { type BoardClock, type Person, type RecordKind, recordJson } from '../../../records/index.ts'
import { isMember, type JointState } from '../../../respond/index.ts'
import { type Answers, answersFor, dayAsked } from '../../answers.ts'
import { actionsFor, deskAt, voiceOf } from '../../joint.ts'
import { personIn } from '../../people.ts'
import { Figures } from '../../ui/parts.tsx'
import { labelOf, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { ActionList } from './actions.tsx'
import { type Board, boardsOf } from './boards.ts'
import { Concert } from './concert.tsx'
import { MemberMap, Members } from './members.tsx'
import { RedLines } from './red-lines.tsx'
import { Support } from './support.tsx'

export function boardRoutes(app: Hono, web: WebContext): void {
  app.get('/coalition', async (c) => {
    const view = viewOf(c)
    const frame = {
      title: view.words.respond.coalition.title,
      current: 'coalition' as const,
      data: inFormats('/coalition'),
    }
    const boards = await boardsOf(c, web)
    const member = web.desk?.book.kinds.get('member')
    const person = personIn(c)
    const mayAdd =
      member !== undefined && person !== undefined && web.desk?.book.mayCreate(person, member) === true
    const coalition = web.desk?.book.kinds.get('coalition')
    const founds =
      coalition !== undefined && person !== undefined && web.desk?.book.mayCreate(person, coalition) === true
        ? labelOf(view, coalition.one)
        : null
    const shown = {
      ...{ view, mayAdd, founds, acting: person !== undefined },
      answers: await answersFor(c, web),
      on: dayAsked(c, web),
      pressing: await pressingFor(web, person),
      actions: await actionsFor(c, web),
      voice: await voiceOf(c, web),
    }
    return page(c, web, view, frame, <Coalitions {...shown} boards={boards} />)
  })
  app.post('/coalition/:id/join', async (c) => {
    const { joint, person } = deskAt(c, web)
    const id = await joint.join(person, c.req.param('id'))
    return c.redirect(viewOf(c).to(recordUrl('member', id)), 303)
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

/** Clocks that have used three quarters of their time or more, as far as the reader may see them. */
async function pressingFor(web: WebContext, person: Person | undefined): Promise<readonly BoardClock[]> {
  if (web.desk === undefined || person === undefined) return []
  const { clocks } = await web.desk.book.clocks.of(person)
  return clocks.filter(({ escalation }) => escalation > 0)
}

interface Shown {
  readonly view: View
  readonly mayAdd: boolean
  /** What a coalition is called, for whoever may put one on record. */
  readonly founds: string | null
  readonly acting: boolean
  readonly answers: Answers
  readonly on: string
  readonly pressing: readonly BoardClock[]
  readonly actions: readonly JointState[]
  readonly voice: Awaited<ReturnType<typeof voiceOf>>
}

function Coalitions(props: Shown & { readonly boards: readonly Board[] }) {
  const { view, boards } = props
  const { coalition: w } = view.words.respond
  return (
    <>
      <p class="lead">{w.lead}</p>
      <Actions {...props} />
      {boards.length === 0 ? (
        <p>
          {w.none}{' '}
          {props.founds === null ? null : (
            <a href={view.to(`${recordUrl('coalition')}/new`)}>{view.words.records.create(props.founds)}</a>
          )}
        </p>
      ) : null}
      {boards.map((board) => (
        <CoalitionBoard {...props} board={board} />
      ))}
    </>
  )
}

function Actions({ view, actions }: Shown) {
  const { joint: w } = view.words
  if (actions.length === 0) return null
  return (
    <section>
      <h2 id="actions">{w.actions}</h2>
      <p class="soft">{w.actionsLead}</p>
      <ActionList view={view} states={actions} />
    </section>
  )
}

function CoalitionBoard(props: Shown & { readonly board: Board }) {
  const { view, board } = props
  const { coalition: w } = view.words.respond
  const { coalition, members } = board
  const joined = members.filter(({ fields }) => isMember(fields))
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
      <Members {...props} joins={props.voice.asks ? props.voice.own : null} />
      <Support view={view} coalition={coalition.id} requests={board.requests} mayAsk={props.mayAdd} />
      <RedLines view={view} board={board} acting={props.acting} mayAdd={props.mayAdd} />
      <Concert {...props} />
    </>
  )
}
