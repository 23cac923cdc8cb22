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
                {steps.map(({ step, owner, due, done }) => (
                  <li>
                    <UserText text={String(step)} />{' '}
                    <span class="soft">
                      <UserText text={String(owner)} />
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
      {record.fields.ended === undefined ? null : (
        <p class="said">
          <UserText text={String(record.fields.ended)} />
        </p>
      )}
    </section>
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
