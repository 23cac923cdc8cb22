import type { Hono } from 'hono'
import { allowsAtDesk, type RecordView, recordJson } from '../../../records/index.ts'
import { agreedRow, type JointState, type Violation } from '../../../respond/index.ts'
import { severities } from '../../../vocab/severity.ts'
import { limbs } from '../../../vocab/violations.ts'
import { WebError } from '../../errors.ts'
import { actionsFor, deskAt, voiceOf } from '../../joint.ts'
import { daysWord } from '../../ui/checklist-parts.tsx'
import { countryName } from '../../ui/countries.ts'
import { type Cease, JointText, Ladder, Measured } from '../../ui/joint-parts.tsx'
import { Day, Figures, UserText } from '../../ui/parts.tsx'
import { DerivedText, recordUrl, wallText } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { ActionList } from './actions.tsx'

/** One violation and the answer to it, up to the moment at which the members are asked. */
export function violationRoutes(app: Hono, web: WebContext): void {
  app.get('/coalition/violations/:id', async (c) => {
    const { book, person, joint } = deskAt(c, web)
    const { id, format } = splitFormat(c.req.param('id'))
    const kind = book.kind('violation')
    const record = await book.get(person, kind, id)
    if (format === 'json') return c.json(recordJson(kind, record))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const values = record.fields as unknown as Violation
    const [line] = await book.some(person, book.kind('red-line'), [values.redLine])
    const [cease] = await book.some(
      person,
      book.kind('measure'),
      values.cease === undefined ? [] : [values.cease],
    )
    const [about] = await book.some(person, book.kind('case'), values.case === undefined ? [] : [values.case])
    const own = await joint.own()
    const view = viewOf(c)
    const frame = {
      title: values.title,
      current: 'coalition' as const,
      crumbs: [{ label: view.words.respond.coalition.title, href: view.to('/coalition') }],
      data: inFormats(`/coalition/violations/${id}`, ['json']),
    }
    const shown = {
      ...{ view, record, line, about, edits: book.permits(person, 'revise', kind, record) },
      ...{ members: await joint.membersFor(person, record.fields), voice: await voiceOf(c, web) },
      cease: values.cease === undefined ? null : (cease?.fields ?? ('away' as const)),
      actions: (await actionsFor(c, web)).filter(
        ({ action, proposal }) => action.violation === record.id && proposal.by === own,
      ),
    }
    return page(c, web, view, frame, <ViolationPage {...shown} />)
  })
  app.post('/coalition/violations/:id/ask', async (c) => {
    const { joint, person } = deskAt(c, web)
    if (!allowsAtDesk(person, 'create', 'rules')) {
      throw new WebError('not-yours', 'only a coalition delegate asks the members')
    }
    const action = await joint.actionFor(person, c.req.param('id'))
    const id = await joint.propose(action, person.name)
    return c.redirect(viewOf(c).to(`/coalition/actions/${id}`), 303)
  })
}

interface Props {
  readonly view: View
  readonly record: RecordView
  readonly line: RecordView | undefined
  /** Its case, where the reader may see it. */
  readonly about: RecordView | undefined
  /** Countries that would be asked. */
  readonly members: readonly string[]
  readonly edits: boolean
  readonly cease: Cease
  readonly actions: readonly JointState[]
  readonly voice: Awaited<ReturnType<typeof voiceOf>>
}

function ViolationPage(props: Props) {
  const { view, record, line, about, cease, actions } = props
  const { joint: w } = view.words
  const values = record.fields as unknown as Violation
  const row = agreedRow(values, new Map(line === undefined ? [] : [[line.id, line.fields]]))
  return (
    <>
      <p class="lead">
        {w.redLine}:{' '}
        {line === undefined ? (
          values.redLine
        ) : (
          <a href={view.to(recordUrl('red-line', line.id))}>
            <UserText text={String(line.fields.title)} />
          </a>
        )}
        {line === undefined ? null : (
          <>
            {' ('}
            <DerivedText view={view} derived={line.derived.lock} />)
          </>
        )}
      </p>
      <p class="row">
        <a href={view.to(recordUrl('violation', record.id))}>{w.onRecord}</a>
        {[
          { kind: 'norm-finding', id: values.finding, label: w.finding },
          { kind: 'case', id: values.case, label: w.case },
        ].map(({ kind, id, label }) =>
          id === undefined || !record.links.has(id) ? null : (
            <a href={view.to(recordUrl(kind, id))}>{label}</a>
          ),
        )}
      </p>
      <section>
        <Figures
          items={[
            { label: w.of, value: limbs[values.limb][view.language] },
            { label: w.severity, value: severities[values.severity][view.language] },
            { label: w.found, value: <Day view={view} at={Date.parse(values.found)} /> },
            {
              label: w.release,
              value: values.release === undefined ? w.notSet : `${wallText(view, values.release)} UTC`,
            },
          ]}
        />
      </section>
      {actions.length === 0 ? (
        <Ask {...props} />
      ) : (
        <section>
          <h2 id="asked">{w.asked}</h2>
          <ActionList view={view} states={actions} />
        </section>
      )}
      <section>
        <h2 id="ladder">{w.ladder}</h2>
        <p class="soft">{row === null ? w.noRow : w.ladderLead(daysWord(view, row.days))}</p>
        <Ladder view={view} agreed={row?.class ?? null} chosen={values.chosen ?? null} />
        <Measured
          view={view}
          cease={cease}
          lessBecause={values.lessBecause}
          channel={values.channel}
          deescalation={values.deescalation}
        />
        {about === undefined ? null : (
          <p>
            <a href={view.to(`/cases/${about.number ?? about.id}/track`)}>
              {view.words.diplomacy.track.title}
            </a>
          </p>
        )}
      </section>
      <JointText view={view} text={{ en: values.textEn, fr: values.textFr }} />
    </>
  )
}

/** What is still missing before members can be asked, and the button that asks them. */
function Ask({ view, record, members, edits, voice }: Props) {
  const { joint: w } = view.words
  const { chosen, channel, textEn, textFr, release } = record.fields
  const missing = Object.entries({
    [w.answer]: chosen,
    [w.channel]: channel,
    [w.text]: textEn ?? textFr,
    [w.release]: release,
  }).flatMap(([label, value]) => (value === undefined ? [label] : []))
  const { own, asks } = voice
  const inside = own !== null && members.includes(own)
  return (
    <section>
      <h2 id="ask">{w.answerTogether}</h2>
      {missing.length === 0 ? null : (
        <p>
          {w.missing}: {view.list(missing)}.
        </p>
      )}
      {edits && missing.length > 0 ? (
        <p>
          <a class="button main" href={view.to(`${recordUrl('violation', record.id)}/edit`)}>
            {w.fill}
          </a>
        </p>
      ) : null}
      {own === null ? (
        <p>
          {w.noVoice} <a href={view.to('/exchange#own')}>{w.enrol}</a>
        </p>
      ) : inside ? null : (
        <p>{w.notIn(countryName(view, own))}</p>
      )}
      {missing.length > 0 || !asks || !inside ? null : (
        <form method="post" action={view.to(`/coalition/violations/${record.id}/ask`)}>
          <p class="soft">
            {w.askLead} {view.list(members.map((country) => countryName(view, country)))}.
          </p>
          <button type="submit" class="main">
            {w.ask(view.integer(members.length))}
          </button>
        </form>
      )}
    </section>
  )
}
