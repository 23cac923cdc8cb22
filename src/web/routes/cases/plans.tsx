import { type Body, bodies } from '../../../judge/index.ts'
import type { RecordBook, RecordView } from '../../../records/index.ts'
import { type Dossier, listed } from '../../casework/dossier.ts'
import { Day, TableFrame, UserText } from '../../ui/parts.tsx'
import { DerivedText, labelOf, Marks, recordUrl, titleOf, wallText } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

export function PlansSection({ view, record }: { view: View; record: RecordView }) {
  const { casework: w } = view.words
  return (
    <section>
      <h2 id="plans">{w.plan}</h2>
      <div class="tiles">
        {(['protect', 'respond'] as const).map((name) => {
          const steps = listed(record.fields[name])
          return (
            <div>
              <h3>{w[name]}</h3>
              {steps.length === 0 ? <p class="soft">{w.planEmpty}</p> : null}
              <ul>
                {steps.map(({ step, owner, body, due, done }) => (
                  <li>
                    <UserText text={String(step)} />{' '}
                    <span class="soft">
                      <UserText text={String(owner)} />
                      {body === undefined ? null : ` (${bodies[body as Body].label[view.language]})`}
                      {due === undefined ? null : (
                        <>
                          , <Day view={view} at={Date.parse(String(due))} />
                        </>
                      )}
                    </span>{' '}
                    <span class={`tag ${done === 'yes' ? 'affiliated' : 'mixed'}`}>
                      {done === 'yes' ? w.done : w.notDone}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
      <Responsibility view={view} record={record} />
      <p class="row actions">
        <a class="button" href={view.to(`/cases/${record.number ?? record.id}/track`)}>
          {view.words.diplomacy.track.title}
        </a>
      </p>
      {record.fields.ended === undefined ? null : (
        <p class="said">
          <UserText text={String(record.fields.ended)} />
        </p>
      )}
    </section>
  )
}

/** Which body has how many steps, open and done; a state's means need more than private owners. */
function Responsibility({ view, record }: { view: View; record: RecordView }) {
  const { casework: w, diplomacy } = view.words
  const both = ['protect', 'respond'] as const
  const steps = both.flatMap((plan) => listed(record.fields[plan]).map((step) => ({ plan, step })))
  if (!steps.some(({ step }) => step.body !== undefined)) return null
  const count = (plan: string, body: string, done: string) =>
    steps.filter((one) => one.plan === plan && one.step.body === body && one.step.done === done).length
  return (
    <>
      <h3 id="responsibility">{diplomacy.bodies.title}</h3>
      {record.derived.owners === undefined ? null : (
        <p class="merged">
          <DerivedText view={view} derived={record.derived.owners} />
        </p>
      )}
      <TableFrame label={diplomacy.bodies.title}>
        <thead>
          <tr>
            <th scope="col">{diplomacy.bodies.body}</th>
            {both.map((plan) => (
              <th scope="col">{w[plan]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(bodies).map(([body, { label }]) => (
            <tr>
              <th scope="row">{label[view.language]}</th>
              {both.map((plan) => {
                const [open, done] = [count(plan, body, 'no'), count(plan, body, 'yes')]
                return (
                  <td>
                    {open + done === 0
                      ? '–'
                      : diplomacy.bodies.steps(view.integer(done), view.integer(open + done))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
  )
}

/** Who was asked, what was told, and what was objected to it. */
export function ToldSection({ view, book, dossier }: { view: View; book: RecordBook; dossier: Dossier }) {
  const { casework: w } = view.words
  const { replies, publications, decisions, objections } = dossier
  const told = [...publications, ...decisions, ...[...objections.values()].flat()]
  return (
    <section>
      <h2 id="told">{w.publicSide}</h2>
      {replies.length === 0 ? null : (
        <TableFrame label={w.replies}>
          <thead>
            <tr>
              <th scope="col">{w.replies}</th>
              <th scope="col">{w.asked}</th>
              <th scope="col" class="n">
                {w.waited}
              </th>
              <th scope="col">{w.answer}</th>
            </tr>
          </thead>
          <tbody>
            {replies.map(({ id, fields, derived }) => (
              <tr>
                <th scope="row">
                  <a href={view.to(recordUrl('reply', id))}>
                    <UserText text={String(fields.subject)} />
                  </a>
                </th>
                <td class="nowrap">{wallText(view, String(fields.asked))}</td>
                <td class="n">
                  <DerivedText view={view} derived={derived.waited} />
                </td>
                <td class="wide">
                  {fields.answer === undefined ? (
                    w.replyOutcomes[fields.outcome as keyof typeof w.replyOutcomes]
                  ) : (
                    <UserText text={String(fields.answer)} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {told.length === 0 ? <p class="soft">{view.words.none}</p> : null}
      <ul>
        {told.map((record) => {
          const kind = book.kinds.get(record.kind)
          return kind === undefined ? null : (
            <li>
              <span class="soft">{labelOf(view, kind.one)}</span>{' '}
              <a href={view.to(recordUrl(kind.name, record.id))} class="user" dir="auto">
                {visible(titleOf(kind, record))}
              </a>{' '}
              <small class="code nowrap">{record.number ?? record.id}</small>{' '}
              <Marks view={view} kind={kind} record={record} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
