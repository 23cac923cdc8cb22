import type { Context, Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import { isoTime } from '../../../kernel/time.ts'
import type { BoardClock, BoardPage, MailState, Reminders } from '../../../records/index.ts'
import { actingAt } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { BalanceGauge, taskBalance } from '../../ui/balance-gauge.tsx'
import { ClockNotes, ClockRecord, EscalationText, LeftText, UsedBar } from '../../ui/clock-parts.tsx'
import { Filter } from '../../ui/filter.tsx'
import { Column, Pager, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import { labelOf, TlpTag } from '../../ui/record-parts.tsx'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'

const perPage = 50
const levels = [0, 1, 2, 3] as const

export function clockRoutes(app: Hono, web: WebContext): void {
  for (const format of ['html', 'json', 'csv'] as const) {
    app.get(format === 'html' ? '/clocks' : `/clocks.${format}`, async (c) => {
      const { book, person } = actingAt(c, web.desk)
      const action = format === 'html' ? ('read' as const) : ('export' as const)
      const level = levels.find((one) => String(one) === c.req.query('level'))
      const shown = format === 'html' ? { page: pageAsked(c), size: perPage } : {}
      const board = await book.clocks.of(person, {
        action,
        ...shown,
        ...(level === undefined ? {} : { level }),
      })
      const { clocks } = board
      const balance = format === 'csv' ? null : await taskBalance(book, person)
      if (format === 'json') return c.json({ clocks: clocks.map(clockJson), balance })
      if (format === 'csv') return csv(c, 'clocks.csv', clocksCsv(clocks))
      const view = viewOf(c)
      const { title } = view.words.clocks
      const data = inFormats(linkTo(view, { page: null }))
      const body = (
        <>
          <Board view={view} board={board} />
          {balance === null ? null : <BalanceGauge view={view} balance={balance} />}
        </>
      )
      return page(c, web, view, { title, current: 'clocks', data }, body)
    })
  }
  for (const format of ['html', 'json'] as const) {
    app.get(format === 'html' ? '/reminders' : '/reminders.json', async (c) => {
      const { reminders, person } = actingAt(c, web.desk)
      const list = await reminders.list(
        person,
        format === 'html' ? { page: pageAsked(c), size: perPage } : {},
      )
      if (format === 'json') {
        const leaving = list.reminders.filter(({ clock }) => clock.tlp !== 'TLP:RED')
        return c.json({
          reminders: leaving.map(({ id, clock, read, mail }) => ({
            id,
            read,
            mail,
            clock: clockJson(clock),
          })),
        })
      }
      const view = viewOf(c)
      const title = view.words.clocks.reminders
      const unread = await reminders.unread(person)
      const data = inFormats('/reminders', ['json'])
      return page(
        c,
        web,
        view,
        { title, current: 'reminders', data },
        <List view={view} list={list} unread={unread} />,
      )
    })
  }
  app.post('/reminders/read', async (c: Context) => {
    const { reminders, person } = actingAt(c, web.desk)
    const form = await receiveForm(c.req.raw)
    await reminders.markRead(person, form.get('all') === 'yes' ? 'all' : new Set(form.getAll('id')))
    return c.redirect(viewOf(c).to('/reminders'), 303)
  })
}

const pageAsked = (c: Context): number =>
  /^\d{1,6}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1

/** A clock as data; times in UTC. */
function clockJson(clock: BoardClock) {
  const { id, record, number, kind, title, tlp, owner, says, escalation, told, halved, channel } = clock
  return {
    ...{ id, record, number, kind, title, tlp, owner, what: says.en },
    begun: isoTime(clock.begun),
    due: isoTime(clock.due),
    secondsLeft: Math.round(clock.left / 1000),
    ...{ overdue: clock.overdue, escalation, told, halved, channel },
  }
}

function clocksCsv(clocks: readonly BoardClock[]): string {
  const head = 'record,number,kind,title,tlp,what,owner,begun,due,seconds_left,escalation,told,halved,channel'
  const lines = clocks.map((clock) => {
    const { record, number, kind, title, tlp, what, owner, begun, due, ...rest } = clockJson(clock)
    return csvLine([
      ...[record, number, kind, title, tlp, what, owner, begun, due, rest.secondsLeft, rest.escalation],
      ...[rest.told.join(' '), rest.halved ? 'yes' : 'no', rest.channel],
    ])
  })
  return csvLine(head.split(',')) + lines.join('')
}

function Board({ view, board }: { view: View; board: BoardPage }) {
  const { clocks: w } = view.words
  return (
    <section>
      <p class="soft">{w.lead}</p>
      <Filter
        view={view}
        name="level"
        label={w.filter}
        options={([3, 2, 1, 0] as const).map((id) => ({ id: String(id), label: w.levels[id] }))}
      />
      {board.total === 0 ? (
        <p>{w.none}</p>
      ) : (
        <TableFrame label={w.title}>
          <thead>
            <tr>
              <th scope="col">{w.what}</th>
              <Column label={w.left} means={w.usedMeans} />
              <th scope="col">{w.record}</th>
              <th scope="col">{w.owner}</th>
              <th scope="col">{w.due}</th>
              <th scope="col">{w.level}</th>
              <th scope="col">{w.told}</th>
              <th scope="col">{view.words.records.handling}</th>
            </tr>
          </thead>
          <tbody>
            {board.clocks.map((clock) => (
              <tr>
                <th scope="row">
                  {labelOf(view, clock.says)}
                  <ClockNotes view={view} clock={clock} />
                </th>
                <td class="nowrap">
                  <LeftText view={view} clock={clock} />
                  <br />
                  <UsedBar view={view} clock={clock} />
                </td>
                <td class="wide">
                  <ClockRecord view={view} clock={clock} />
                </td>
                <td>
                  <UserText text={clock.owner.slice(0, 120)} />
                </td>
                <td class="nowrap">
                  <Time view={view} at={clock.due} />
                </td>
                <td>{w.levels[clock.escalation]}</td>
                <td>{toldText(view, clock)}</td>
                <td>
                  <TlpTag view={view} tlp={clock.tlp} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pager view={view} page={board.page} pages={board.pages} />
      <p class="soft">{w.rule}</p>
    </section>
  )
}

type ReminderPage = Awaited<ReturnType<Reminders['list']>>

function List({ view, list, unread }: { view: View; list: ReminderPage; unread: number }) {
  const { clocks: w } = view.words
  const action = view.to('/reminders/read')
  return (
    <section>
      <p class="soft">{w.remindersLead}</p>
      {list.total === 0 ? (
        <p>{w.noReminders}</p>
      ) : (
        <>
          <div class="row actions-top">
            <span>{w.unread(view.integer(unread))}</span>
            {unread === 0 ? null : (
              <form method="post" action={action}>
                <input type="hidden" name="all" value="yes" />
                <button type="submit">{w.markAll}</button>
              </form>
            )}
          </div>
          <TableFrame label={w.reminders}>
            <thead>
              <tr>
                <th scope="col">{w.what}</th>
                <th scope="col">{w.state}</th>
                <th scope="col">{w.left}</th>
                <th scope="col">{w.record}</th>
                <th scope="col">{w.level}</th>
                <th scope="col">{w.mail}</th>
              </tr>
            </thead>
            <tbody>
              {list.reminders.map(({ id, clock, read, mail }) => (
                <tr class={read ? undefined : 'new'}>
                  <th scope="row">
                    {labelOf(view, clock.says)}
                    <ClockNotes view={view} clock={clock} />
                  </th>
                  <td class="nowrap">
                    {read ? (
                      <span class="soft">{w.isRead}</span>
                    ) : (
                      <form method="post" action={action} class="row">
                        <strong>{w.isNew}</strong>
                        <input type="hidden" name="id" value={id} />
                        <button type="submit">{w.markOne}</button>
                      </form>
                    )}
                  </td>
                  <td class="nowrap">
                    <LeftText view={view} clock={clock} />
                  </td>
                  <td class="wide">
                    <ClockRecord view={view} clock={clock} />
                  </td>
                  <td>
                    <EscalationText view={view} clock={clock} />
                  </td>
                  <td>{mailText(view, mail)}</td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          <Pager view={view} page={list.page} pages={list.pages} />
        </>
      )}
      <p class="soft">{w.rule}</p>
    </section>
  )
}

function toldText(view: View, { escalation, told }: BoardClock): string {
  const { clocks: w, records } = view.words
  if (told.length === 0) return w.toldNobody
  return escalation === 3 ? w.toldInside : view.list(told.map((role) => records.roles[role]))
}

function mailText(view: View, mail: MailState | null): string {
  const { clocks: w } = view.words
  if (mail === null) return w.mailNone
  if (mail.state === 'sent') return w.mailSent(view.time(mail.at))
  return mail.state === 'sending' ? w.mailSending : w.mailFailed(view.time(mail.next))
}
