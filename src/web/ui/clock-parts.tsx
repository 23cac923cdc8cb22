import { type BoardClock, escalationLabels, spanText } from '../../records/index.ts'
import { ClockBar, usedShare } from '../charts/clock-bar.tsx'
import { countryName } from './countries.ts'
import { UserText } from './parts.tsx'
import { labelOf, recordUrl } from './record-parts.tsx'
import type { View } from './view.ts'

const tones = { 0: undefined, 1: 'soon', 2: 'late', 3: 'late' } as const

/** Time left, or by how much a clock is overdue. */
export function LeftText({ view, clock }: { view: View; clock: BoardClock }) {
  const span = labelOf(view, spanText(clock.left))
  const text = clock.overdue ? view.words.clocks.overdueBy(span) : span
  const tone = tones[clock.escalation]
  return tone === undefined ? <>{text}</> : <strong class={`tone ${tone}`}>{text}</strong>
}

export function EscalationText({ view, clock }: { view: View; clock: BoardClock }) {
  return <>{labelOf(view, escalationLabels[clock.escalation])}</>
}

export function UsedBar({ view, clock }: { view: View; clock: BoardClock }) {
  const share = view.integer(Math.round(usedShare(clock) * 100))
  return <ClockBar clock={clock} label={view.words.clocks.usedText(share)} />
}

/** Leads to the record a clock belongs to; where that is named by its country, by the country's name. */
export function ClockLink(props: { view: View; clock: BoardClock; most?: number }) {
  const { view, clock, most = 160 } = props
  return (
    <a href={view.to(recordUrl(clock.kind, clock.record))}>
      <UserText text={countryName(view, clock.title).slice(0, most)} />
    </a>
  )
}

export function ClockRecord({ view, clock }: { view: View; clock: BoardClock }) {
  return (
    <>
      <ClockLink view={view} clock={clock} />
      <br />
      <small class="code nowrap">{clock.number ?? clock.record}</small>
    </>
  )
}

/** What stands out about a deadline: halved, or ruled by electoral silence. */
export function ClockNotes({ view, clock }: { view: View; clock: BoardClock }) {
  const { clocks: w } = view.words
  const notes = [...(clock.halved ? [w.halved] : []), ...(clock.channel === 'commission' ? [w.silence] : [])]
  return notes.length === 0 ? null : (
    <>
      <br />
      <small>{notes.join('; ')}</small>
    </>
  )
}

/** What the header of every page says: the most urgent clock, and how many reminders wait. */
export interface Urgency {
  readonly clock: BoardClock | undefined
  readonly total: number
  readonly unread: number
}

export function UrgentStrip({ view, urgency }: { view: View; urgency: Urgency }) {
  const { clocks: w } = view.words
  const { clock, total, unread } = urgency
  if (clock === undefined) return null
  return (
    <p class="clocks urgent">
      <span>
        {w.urgent}: {labelOf(view, clock.says)}, <ClockLink view={view} clock={clock} most={60} />,{' '}
        <LeftText view={view} clock={clock} />
        {clock.channel === 'commission' ? <> ({w.silence})</> : null}
      </span>
      <a href={view.to('/clocks')}>{w.count(view.integer(total))}</a>
      {unread === 0 ? null : (
        <a href={view.to('/reminders')}>
          {w.reminders}: <strong class="tone late">{w.unread(view.integer(unread))}</strong>
        </a>
      )}
    </p>
  )
}
