import type { BoardClock, RecordView } from '../../../records/index.ts'
import {
  type AnsweredViolation,
  agreedRow,
  consistency,
  consistencyByQuarter,
  denunciations,
  isMember,
  predictability,
  type Violation,
} from '../../../respond/index.ts'
import type { Answers } from '../../answers.ts'
import { daysWord } from '../../ui/checklist-parts.tsx'
import { LeftText } from '../../ui/clock-parts.tsx'
import { countryName } from '../../ui/countries.ts'
import { DerivedText, labelOf } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import type { Board } from './boards.ts'
import { Quarters } from './quarters.tsx'

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
export function Concert(props: {
  view: View
  board: Board
  answers: Answers
  on: string
  acting: boolean
  /** Clocks that press, of any record. */
  pressing: readonly BoardClock[]
}) {
  const { view, board, answers, on, acting } = props
  const { concert: w } = view.words.respond
  const all = board.violations.map((record) => answered(record, board))
  const kept = consistency(all, on)
  const promises = predictability(all, on)
  const members = board.members
    .filter(({ fields }) => isMember(fields))
    .map(({ fields }) => String(fields.country))
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
        const pressing = props.pressing.filter(({ record: of }) => of === one.case)
        const heard = loud.filter(({ days }) => days !== null).length
        return (
          <>
            <h3 id={record.id}>
              {acting ? (
                <a href={view.to(`/coalition/violations/${record.id}`)}>{visible(one.title)}</a>
              ) : (
                <bdi>{visible(one.title)}</bdi>
              )}
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
              {pressing.length === 0 ? null : (
                <>
                  <dt>{view.words.diplomacy.caseClocks}</dt>
                  <dd>
                    {pressing.map((clock, i) => (
                      <>
                        {i === 0 ? '' : '; '}
                        {labelOf(view, clock.says)}: <LeftText view={view} clock={clock} />
                      </>
                    ))}
                  </dd>
                </>
              )}
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
