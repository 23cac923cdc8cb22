import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import { isoTime } from '../../../kernel/time.ts'
import { allowsAtDesk } from '../../../records/index.ts'
import { WebError } from '../../errors.ts'
import { actionFor, ceaseOf, deskAt, type MemberRow, memberRows, voiceOf } from '../../joint.ts'
import { receiveForm } from '../../records-entry.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { ActionPage } from './action-page.tsx'

/** How long after T0 statements are still waited for, milliseconds. */
const lateness = 60_000

/** What members were asked to do together, and how it stands. */
export function actionRoutes(app: Hono, web: WebContext): void {
  app.get('/coalition/actions/:id', async (c) => {
    const { id, format } = splitFormat(c.req.param('id'))
    const state = await actionFor(c, web, id)
    const rows = await memberRows(c, web, state)
    const { action, confirmed, quorate, released, spread, proposal } = state
    if (format === 'json') {
      return c.json({
        ...{ id, proposedBy: proposal.by, action, confirmed, quorate, released, spreadMs: spread },
        members: rows.map(rowJson),
      })
    }
    if (format === 'csv') return csv(c, `${id}.csv`, [csvLine(columns), ...rows.map(rowCsv)].join(''))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const now = web.clock()
    const running = now < state.release || (now < state.release + lateness && released < confirmed)
    const frame = {
      title: action.title,
      current: 'coalition' as const,
      crumbs: [{ label: view.words.respond.coalition.title, href: view.to('/coalition') }],
      data: inFormats(`/coalition/actions/${id}`),
      ...(running ? { refresh: 15 } : {}),
    }
    const shown = { view, state, rows, now, running, cease: await ceaseOf(c, web, state) }
    return page(c, web, view, frame, <ActionPage {...shown} voice={await voiceOf(c, web)} />)
  })
  app.post('/coalition/actions/:id/decide', async (c) => {
    const { joint, person } = deskAt(c, web)
    if (!allowsAtDesk(person, 'approve', 'rules')) {
      throw new WebError('not-yours', 'only a coalition delegate decides for a member')
    }
    const sent = await receiveForm(c.req.raw)
    const id = c.req.param('id')
    const reason = (sent.get('reason') ?? '').trim()
    const decision = sent.get('decision') === 'waives' ? 'waives' : 'confirms'
    await joint.decide(id, { decision, ...(reason === '' ? {} : { reason }) }, person.name)
    return c.redirect(viewOf(c).to(`/coalition/actions/${id}`), 303)
  })
}

const columns = ['country', 'state', 'decision', 'reason', 'decided', 'released', 'after_ms', 'act', 'key']

function rowJson({ country, state, decision, decided, released, after, contact }: MemberRow) {
  return {
    ...{ country, state, decision },
    reason: decided?.message.body.reason ?? null,
    decided: decided === null ? null : isoTime(decided.at),
    released: released === null ? null : isoTime(released.at),
    afterMs: after,
    acts: [decided, released].flatMap((act) =>
      act === null ? [] : [{ kind: act.message.kind, hash: act.hash, key: act.signer }],
    ),
    ...(contact === null ? {} : { instance: contact.how }),
  }
}

function rowCsv(row: MemberRow): string {
  const { country, state, decision, reason, decided, released, afterMs } = rowJson(row)
  const act = row.decided
  return csvLine([
    ...[country, state, decision, reason, decided, released],
    ...[afterMs === null ? null : String(afterMs), act?.hash ?? null, act?.signer ?? null],
  ])
}
