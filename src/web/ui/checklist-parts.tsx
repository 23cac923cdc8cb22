import { daysText, monthsText, startOfDay, wholeMonths } from '../../records/index.ts'
import { bars, type StepState, type StepStatus, stepStatuses } from '../../respond/index.ts'
import { type Answers, termAt, type VoteOf } from '../answers.ts'
import type { View } from './view.ts'

export function StatusTag({ view, status }: { view: View; status: StepStatus }) {
  const { governments: w } = view.words.respond
  return (
    <span class={`tag status-${status}`} title={w.statusMeans[status]}>
      {w.status[status]}
    </span>
  )
}

/** `54 days` in the reader's language. */
export function daysWord(view: View, days: number): string {
  return daysText(Math.abs(days))[view.language]
}

const dayOf = (day: string) => Date.parse(`${day}T00:00Z`)

/** Time in office and time to the vote, as of a day. */
export function TwoClocks(props: {
  view: View
  answers: Answers
  code: string
  vote: VoteOf | null
  on: string
}) {
  const { view, answers, code, vote, on } = props
  const { governments: w } = view.words.respond
  const term = termAt(answers, code, on)
  const months =
    term === null
      ? null
      : // Noon of the day asked for: the term has begun in every zone.
        wholeMonths(startOfDay(term.began, term.zone), startOfDay(on, term.zone) + 43_200_000, term.zone)
  const left = vote === null ? null : Math.round((dayOf(vote.vote) - dayOf(on)) / 86_400_000)
  const toVote =
    left === null
      ? null
      : left > 0
        ? w.toVote(daysWord(view, left))
        : left === 0
          ? w.voteToday
          : w.sinceVote(daysWord(view, left))
  return (
    <p class="two-clocks" title={term?.source}>
      <strong>{months === null ? w.noTerm : w.inOffice(monthsText(months)[view.language])}</strong>
      {toVote === null ? null : (
        <>
          {' · '}
          <strong>{toVote}</strong>
        </>
      )}{' '}
      <span class="soft">({w.asOf(view.day(dayOf(on)))})</span>
    </p>
  )
}

/** Two bars, one above the other and never one: at home, and towards other states. */
export function TwoBars({ view, states }: { view: View; states: readonly StepState[] }) {
  const { governments: w } = view.words.respond
  const both = bars(states)
  return (
    <div class="bars-two">
      {(['domestic', 'international'] as const).map((side) => {
        const { total, counts } = both[side]
        const said = w.ready.of(view.integer(counts.done), view.integer(total))
        const ready = counts.done === total ? w.ready.yes : w.ready.not
        return (
          <div>
            <strong>{w.side[side]}</strong>{' '}
            <span>
              {said}: {ready}
            </span>
            <Segments counts={counts} total={total} label={`${w.side[side]}: ${said}, ${ready}`} />
            <ul class="legend">
              {stepStatuses
                .filter((status) => counts[status] > 0)
                .map((status) => (
                  <li>
                    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
                      <rect class={`step-${status}`} x="0.5" y="0.5" width="9" height="9" />
                    </svg>
                    {view.integer(counts[status])} {w.status[status]}
                  </li>
                ))}
            </ul>
          </div>
        )
      })}
    </div>
  )
}

export function Segments(props: {
  counts: Readonly<Record<StepStatus, number>>
  total: number
  label: string
}) {
  const { counts, total } = props
  const wide = 320 / Math.max(1, total)
  let at = 0
  return (
    <svg viewBox="0 0 320 14" preserveAspectRatio="none" role="img" aria-label={props.label}>
      {stepStatuses.flatMap((status) =>
        Array.from({ length: counts[status] }, () => {
          const x = at++ * wide
          return (
            <rect class={`step-${status}`} x={String(x + 0.5)} y="0.5" width={String(wide - 2)} height="13" />
          )
        }),
      )}
    </svg>
  )
}
