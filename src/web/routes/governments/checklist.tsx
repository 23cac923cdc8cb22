import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import {
  type ChecklistInput,
  checklist,
  claimVerdicts,
  gaps,
  type StepState,
  stepOf,
  testClaims,
} from '../../../respond/index.ts'
import { type Answers, checklistInput, nameWithYear, type VoteOf } from '../../answers.ts'
import { daysWord, StatusTag, TwoBars, TwoClocks } from '../../ui/checklist-parts.tsx'
import { ChooseField, ChooseForm } from '../../ui/choose.tsx'
import { ClaimFound } from '../../ui/claim-test.tsx'
import { countryName } from '../../ui/countries.ts'
import { addressOf, DeedLine, SaidLine } from '../../ui/deed-parts.tsx'
import { Column, Day, TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { checklistAsked } from './asked.ts'

export function checklistRoutes(app: Hono, web: WebContext): void {
  app.get('/governments/:government/:election', async (c) => {
    const { id, format } = splitFormat(c.req.param('election'))
    const { answers, code, vote, on } = await checklistAsked(c, web, id)
    const input = checklistInput(answers, code, vote, on)
    const states = checklist(input)
    if (format === 'json') {
      return c.json({
        government: code,
        election: vote,
        on,
        from: input.from,
        steps: states,
        claims: testClaims(input),
      })
    }
    if (format === 'csv') return csv(c, `${code}-${id}.csv`, statesCsv(states))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const { governments: w } = view.words.respond
    const name = countryName(view, code)
    const frame = {
      title: w.checklistOf(name, nameWithYear(vote)),
      current: 'governments' as const,
      crumbs: [
        { label: w.title, href: view.to('/governments') },
        { label: name, href: view.to(`/governments/${code}`) },
      ],
      data: inFormats(linkTo(view, {})),
    }
    const body = <Page view={view} answers={answers} code={code} vote={vote} input={input} states={states} />
    return page(c, web, view, frame, body)
  })
}

function statesCsv(states: readonly StepState[]): string {
  const head = [
    'step',
    'side',
    'status',
    'seen',
    'done_on',
    'due',
    'days_overdue',
    'days_to_spare',
    'shown_by',
    'sources',
  ]
  const lines = states.map(({ step, status, seen, doneOn, due, overdue, slack, deeds, said }) =>
    csvLine([
      ...[step, stepOf[step].side, status, seen, doneOn, due, overdue, slack],
      [...deeds, ...said].map(({ key }) => key).join(' '),
      deeds.flatMap(({ documents }) => documents.map(({ source }) => source)).join(' '),
    ]),
  )
  return csvLine(head) + lines.join('')
}

interface PageProps {
  readonly view: View
  readonly answers: Answers
  readonly code: string
  readonly vote: VoteOf
  readonly input: ChecklistInput
  readonly states: readonly StepState[]
}

function Page(props: PageProps) {
  const { view, answers, code, vote, input, states } = props
  const { governments: w, answers: register } = view.words.respond
  return (
    <>
      <TwoClocks view={view} answers={answers} code={code} vote={vote} on={input.on} />
      <ChooseForm
        view={view}
        button={w.show}
        after={
          <>
            <a href={view.to(`/governments/${code}/${vote.id}/report`)}>{w.report}</a>
            <a href={`/answers.atom?government=${code}`}>{register.feed}</a>
          </>
        }
      >
        <ChooseField name="on" label={w.asOfLabel}>
          <input id="on" type="date" name="on" value={input.on} required />
        </ChooseField>
      </ChooseForm>
      <TwoBars view={view} states={states} />
      {(['domestic', 'international'] as const).map((side) => (
        <section>
          <h2 id={side}>{w.side[side]}</h2>
          <Steps
            view={view}
            code={code}
            label={w.side[side]}
            states={states.filter(({ step }) => stepOf[step].side === side)}
          />
        </section>
      ))}
      <Gaps view={view} states={states} />
      <Claims view={view} input={input} />
      <section class="not">
        <h2 id="rules">{w.rules}</h2>
        <p>{w.rulesText}</p>
        <p class="soft">{w.from(view.day(Date.parse(input.from)))}</p>
      </section>
    </>
  )
}

function Steps(props: { view: View; code: string; label: string; states: readonly StepState[] }) {
  const { view, code, states } = props
  const { governments: w } = view.words.respond
  return (
    <TableFrame label={props.label}>
      <thead>
        <tr>
          <th scope="col">{w.step}</th>
          <th scope="col">{w.stands}</th>
          <Column label={w.due} means={w.dueMeans} />
          <Column label={w.feasible} means={w.feasibleMeans} />
          <th scope="col">{w.shown}</th>
        </tr>
      </thead>
      <tbody>
        {states.map((state) => (
          <tr id={state.step}>
            <th scope="row" class="wide">
              <strong>{stepOf[state.step].label[view.language]}</strong>
              <br />
              <small>{stepOf[state.step].means[view.language]}</small>
            </th>
            <td>
              <StatusTag view={view} status={state.status} />
              {state.status !== state.seen && state.seen !== 'open' ? (
                <>
                  <br />
                  <small>{w.seenTo(w.status[state.seen])}</small>
                </>
              ) : null}
            </td>
            <td>
              <Day view={view} at={Date.parse(state.due)} />
            </td>
            <td>{inTime(view, state)}</td>
            <td class="evidence-list">
              <Shown view={view} state={state} />
              <small>
                <a href={view.to(`/answers?government=${code}&step=${state.step}`)}>
                  {w.watch}
                  <span class="hidden">: {stepOf[state.step].label[view.language]}</span>
                </a>
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function inTime(view: View, { slack, overdue, doneOn }: StepState): string {
  const { governments: w } = view.words.respond
  if (doneOn !== null) return overdue > 0 ? w.doneLate(daysWord(view, overdue)) : w.inTime
  if (slack === null) return '–'
  return slack >= 0 ? w.slack(daysWord(view, slack)) : w.tooLate(daysWord(view, slack))
}

function Shown({ view, state }: { view: View; state: StepState }) {
  const { governments: w } = view.words.respond
  const against = state.said.filter(({ direction }) => direction === 'undermines')
  const urging = state.said.filter(({ sort }) => sort === 'urging')
  const own = state.deeds.filter(({ obstructedBy }) => obstructedBy === null)
  const blocked = state.deeds.filter(({ obstructedBy }) => obstructedBy !== null)
  if (state.deeds.length === 0 && state.said.length === 0) return <p class="soft">{w.nothing}</p>
  return (
    <>
      {own.length === 0 ? null : (
        <ul>
          {own.slice(0, 6).map((deed) => (
            <li>
              <DeedLine view={view} deed={deed} />
            </li>
          ))}
        </ul>
      )}
      {against.length + blocked.length === 0 ? null : (
        <p>
          <strong class="tone late">{w.against}</strong>
        </p>
      )}
      {against.length + blocked.length === 0 ? null : (
        <ul>
          {blocked.map((deed) => (
            <li>
              <bdi>{visible(deed.obstructedBy ?? '')}</bdi>: <DeedLine view={view} deed={deed} />
            </li>
          ))}
          {against.map((said) => (
            <li>
              <SaidLine view={view} said={said} />
            </li>
          ))}
        </ul>
      )}
      {urging.length === 0 ? null : (
        <p>
          {w.urged}:{' '}
          {urging.map((said) => (
            <SaidLine view={view} said={said} />
          ))}
        </p>
      )}
    </>
  )
}

function Gaps({ view, states }: { view: View; states: readonly StepState[] }) {
  const { governments: w } = view.words.respond
  const missing = gaps(states)
  const most = Math.max(1, ...missing.map(({ overdue }) => overdue))
  return (
    <section>
      <h2 id="gaps">{w.gaps}</h2>
      <p class="soft">{missing.length === 0 ? w.noGap : w.gapsLead}</p>
      {missing.length === 0 ? null : (
        <TableFrame label={w.gaps}>
          <thead>
            <tr>
              <th scope="col">{w.step}</th>
              <th scope="col">{w.stands}</th>
              <th scope="col">{w.overdue}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ step, status, overdue }) => (
              <tr>
                <th scope="row">
                  <a href={`#${step}`}>{stepOf[step].label[view.language]}</a>
                </th>
                <td>
                  <StatusTag view={view} status={status} />
                </td>
                <td>
                  {daysWord(view, overdue)}
                  <svg class="meter" viewBox="0 0 96 8" aria-hidden="true">
                    <rect class="track" width="96" height="8" />
                    <rect
                      class="fill"
                      width={String(Math.max(1, Math.round((overdue / most) * 96)))}
                      height="8"
                    />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}

function Claims({ view, input }: { view: View; input: ChecklistInput }) {
  const { governments: w } = view.words.respond
  const tested = testClaims(input)
  if (tested.length === 0) return null
  return (
    <section>
      <h2 id="claims">{w.claims}</h2>
      <p class="soft">{w.claimsLead}</p>
      <ul>
        {tested.map(({ claim, ...test }) => (
          <li>
            <SaidLine view={view} said={claim} />
            <br />
            <ClaimFound view={view} test={{ claim, ...test }} />
            <br />
            {w.verdict}:{' '}
            <a href={view.to(addressOf(claim))}>
              {claim.verdict == null ? w.noVerdict : claimVerdicts[claim.verdict][view.language]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
