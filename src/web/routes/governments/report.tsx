import type { Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import { type Account, accounts, stepOf, testClaims } from '../../../respond/index.ts'
import { type Answers, checklistInput, nameWithYear, type VoteOf } from '../../answers.ts'
import { StatusTag, TwoBars, TwoClocks } from '../../ui/checklist-parts.tsx'
import { countryName } from '../../ui/countries.ts'
import { DeedLine, SaidLine } from '../../ui/deed-parts.tsx'
import { Day, TableFrame } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { checklistAsked } from './asked.ts'

export function reportRoutes(app: Hono, web: WebContext): void {
  for (const format of ['html', 'json', 'csv'] as const) {
    const ending = format === 'html' ? '' : `.${format}`
    app.get(`/governments/:government/:election/report${ending}`, async (c) => {
      const { answers, code, vote } = await checklistAsked(c, web, c.req.param('election') ?? '')
      const input = checklistInput(answers, code, vote, vote.vote)
      const account = accounts(input)
      if (format === 'json') {
        return c.json({
          government: code,
          election: vote,
          from: input.from,
          steps: account,
          claims: testClaims(input),
        })
      }
      if (format === 'csv') {
        const head = csvLine(['step', 'side', 'outcome', 'status', 'done_on', 'due', 'days_late'])
        const lines = account.map(({ state, outcome }) =>
          csvLine([
            ...[state.step, stepOf[state.step].side, outcome, state.status],
            ...[state.doneOn, state.due, state.overdue],
          ]),
        )
        return csv(c, `${code}-${vote.id}-report.csv`, head + lines.join(''))
      }
      const view = viewOf(c)
      const { governments: w } = view.words.respond
      const name = countryName(view, code)
      const path = `/governments/${code}/${vote.id}`
      const frame = {
        title: w.reportOf(name, nameWithYear(vote)),
        current: 'governments' as const,
        crumbs: [
          { label: w.title, href: view.to('/governments') },
          { label: name, href: view.to(`/governments/${code}`) },
          { label: w.checklistOf(name, vote.name), href: view.to(path) },
        ],
        data: inFormats(`${path}/report`),
      }
      const said = input.said.filter(({ sort }) => sort === 'promise')
      const body = (
        <Report view={view} answers={answers} code={code} vote={vote} account={account} said={said} />
      )
      return page(c, web, view, frame, body)
    })
  }
}

function Report(props: {
  view: View
  answers: Answers
  code: string
  vote: VoteOf
  account: readonly Account[]
  said: Answers['said']
}) {
  const { view, answers, code, vote, account } = props
  const { governments: w } = view.words.respond
  const count = (side: 'domestic' | 'international', outcome: Account['outcome']) =>
    view.integer(
      account.filter((one) => stepOf[one.state.step].side === side && one.outcome === outcome).length,
    )
  return (
    <>
      <TwoClocks view={view} answers={answers} code={code} vote={vote} on={vote.vote} />
      <p class="lead">{w.reportLead}</p>
      <TwoBars view={view} states={account.map(({ state }) => state)} />
      <ul>
        {(['domestic', 'international'] as const).map((side) => (
          <li>
            {w.side[side]}: {w.met(count(side, 'in-time'), count(side, 'late'), count(side, 'missed'))}
          </li>
        ))}
      </ul>
      <section>
        <h2 id="steps">{w.step}</h2>
        <TableFrame label={w.report}>
          <thead>
            <tr>
              <th scope="col">{w.step}</th>
              <th scope="col">{w.stands}</th>
              <th scope="col">{w.due}</th>
              <th scope="col">{w.feasible}</th>
              <th scope="col">{w.shown}</th>
            </tr>
          </thead>
          <tbody>
            {account.map(({ state, outcome }) => (
              <tr>
                <th scope="row">{stepOf[state.step].label[view.language]}</th>
                <td>
                  <StatusTag view={view} status={state.status} />
                </td>
                <td>
                  <Day view={view} at={Date.parse(state.due)} />
                </td>
                <td>
                  {outcome === 'in-time' ? (
                    w.outcome[outcome]
                  ) : (
                    <strong class="tone late">{w.outcome[outcome]}</strong>
                  )}
                </td>
                <td class="evidence-list">
                  <ul>
                    {state.deeds.slice(0, 4).map((deed) => (
                      <li>
                        <DeedLine view={view} deed={deed} />
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </section>
      {props.said.length === 0 ? null : (
        <section>
          <h2 id="claims">{w.claims}</h2>
          <ul>
            {props.said.map((said) => (
              <li>
                <SaidLine view={view} said={said} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
