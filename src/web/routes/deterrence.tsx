import type { Context, Hono } from 'hono'
import { csvLine } from '../../kernel/csv.ts'
import {
  type Bet,
  breakingSeverity,
  expectedCost,
  type IntervalFigure,
  type Lever,
  levers,
  leverValue,
  libraryFigures,
  missionCases,
  missionFigures,
  pays,
  sensitivity,
  standardBet,
} from '../../respond/index.ts'
import { DeterrenceMap, SensitivityBars } from '../charts/deterrence.tsx'
import { ChooseField, ChooseForm } from '../ui/choose.tsx'
import { TableFrame } from '../ui/parts.tsx'
import type { View } from '../ui/view.ts'
import type { WebContext } from '../web-context.ts'
import { listRoutes } from './list-pages.ts'

const names = Object.keys(levers) as Lever[]
const probabilities = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/** The workbench; public, without sign-in, its state in the address. */
export function deterrenceRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web, {
    path: '/method/deterrence',
    current: 'deterrence',
    title: ({ deterrence }) => deterrence.title,
    async read(c) {
      const figures = libraryFigures(await web.library())
      const standard = standardBet(figures)
      const bet = asked(c, standard)
      return { figures: figures.measure, standard, bet, border: borderOf(bet) }
    },
    json: ({ bet, standard, border }) => ({
      bet,
      standard,
      expectedCost: expectedCost(bet),
      pays: pays(bet),
      breakingSeverity: finite(breakingSeverity(bet)),
      border,
      sensitivity: sensitivity(bet),
    }),
    csv: ({ border }) =>
      [
        ['probability', 'least_severity'],
        ...border.map(({ probability, severity }) => [probability, severity]),
      ]
        .map(csvLine)
        .join(''),
    show: (view, shown) => <Workbench view={view} {...shown} />,
  })
}

const asked = (c: Context, standard: Bet) =>
  Object.fromEntries(
    names.map((name) => [name, leverValue(name, c.req.query(name), standard[name])]),
  ) as unknown as Bet

const borderOf = (bet: Bet) =>
  probabilities.map((probability) => ({
    probability,
    severity: finite(breakingSeverity({ ...bet, probability })),
  }))

const finite = (value: number) => (Number.isFinite(value) ? value : null)

interface Props {
  readonly view: View
  readonly bet: Bet
  readonly standard: Bet
  readonly figures: IntervalFigure
  readonly border: readonly { readonly probability: number; readonly severity: number | null }[]
}

function Workbench(props: Props) {
  const { view, bet } = props
  const { deterrence: w } = view.words
  const words = {
    label: w.map,
    across: w.short.probability,
    upwards: w.short.severity,
    stops: w.stops,
    goesOn: w.goesOn,
  }
  return (
    <>
      <p class="lead">{w.lead}</p>
      <p class="claim">{w.verdict[pays(bet) ? 'pays' : 'stops'](view.decimal(expectedCost(bet)))}</p>
      <Levers {...props} />
      <section>
        <h2>{w.map}</h2>
        <p class="soft">{w.mapLead(view.integer(bet.delay), view.integer(bet.size))}</p>
        <figure>
          <DeterrenceMap bet={bet} words={words} width={640} class="wide-chart" />
          <DeterrenceMap bet={bet} words={words} width={320} class="narrow" />
        </figure>
        <details>
          <summary>{w.table}</summary>
          <Border {...props} />
        </details>
      </section>
      <Sensitivities {...props} />
      <section>
        <h2>{w.formula}</h2>
        <p>{w.formulaText}</p>
      </section>
      <Sources {...props} />
      <Mission {...props} />
      <section>
        <h2>{w.limits}</h2>
        <ul>
          {w.limit.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Levers({ view, bet }: Props) {
  const { deterrence: w } = view.words
  return (
    <ChooseForm
      view={view}
      button={w.show}
      main
      after={
        <>
          {' '}
          <a href={view.to(view.path)}>{w.standard}</a>
        </>
      }
    >
      {names.map((name) => (
        <ChooseField name={name} label={w.lever[name]}>
          <input
            id={name}
            name={name}
            type="number"
            value={String(bet[name])}
            min={levers[name].least}
            max={levers[name].most}
            step="any"
          />
        </ChooseField>
      ))}
    </ChooseForm>
  )
}

function Border({ view, border }: Props) {
  const { deterrence: w } = view.words
  return (
    <TableFrame label={w.table}>
      <thead>
        <tr>
          <th scope="col">{w.short.probability}</th>
          <th scope="col" class="n">
            {w.least}
          </th>
        </tr>
      </thead>
      <tbody>
        {border.map(({ probability, severity }) => (
          <tr>
            <th scope="row">{view.decimal(probability)}</th>
            <td class="n">{severity === null ? w.never : view.decimal(severity)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Sensitivities({ view, bet }: Props) {
  const { deterrence: w } = view.words
  const rows = sensitivity(bet).map((row) => ({ ...row, name: w.short[row.lever] }))
  return (
    <section>
      <h2>{w.sensitivity}</h2>
      <p class="soft">{w.sensitivityLead}</p>
      <figure>
        <SensitivityBars rows={rows} label={w.sensitivity} width={640} class="wide-chart" />
        <SensitivityBars rows={rows} label={w.sensitivity} width={320} class="narrow" />
      </figure>
      <TableFrame label={w.sensitivity}>
        <thead>
          <tr>
            <th scope="col">{w.sensitivity}</th>
            <th scope="col" class="n">
              {w.half}
            </th>
            <th scope="col" class="n">
              {w.double}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, low, high, costLow, costHigh }) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="n">
                {view.decimal(costLow)} <small>({view.decimal(low)})</small>
              </td>
              <td class="n">
                {view.decimal(costHigh)} <small>({view.decimal(high)})</small>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function Sources({ view, standard }: Props) {
  const { deterrence: w } = view.words
  return (
    <section>
      <h2>{w.sources}</h2>
      <dl class="facts">
        {names.map((name) => (
          <>
            <dt>{w.short[name]}</dt>
            <dd>
              {view.decimal(standard[name])}: {w.source[name]}
              {name === 'probability' || name === 'delay' ? (
                <>
                  {' '}
                  (<a href={view.to('/library/figures')}>{w.figures}</a>)
                </>
              ) : null}
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

/** The two standard values that the mission states as well, and what the difference makes. */
function Mission({ view, standard, figures }: Props) {
  const { deterrence: w } = view.words
  const { n, median } = missionFigures.measure
  const there = {
    ...standard,
    probability: Math.round((n / missionCases) * 100) / 100,
    delay: Math.round(median),
  }
  const columns = [standard, there] as const
  const same = standard.probability === there.probability && standard.delay === there.delay
  const query = new URLSearchParams({
    probability: String(there.probability),
    delay: String(there.delay),
  }).toString()
  return (
    <section>
      <h2 id="mission">{w.mission}</h2>
      <p>
        {same
          ? w.missionSame
          : w.missionWhy(
              view.integer(figures.all.n),
              view.integer(figures.all.n + figures.none.length),
              view.integer(standard.delay),
            )}{' '}
        <a href={view.to('/library/figures#mission')}>{w.missionFigures}</a>
      </p>
      <TableFrame label={w.mission}>
        <thead>
          <tr>
            <td />
            <th scope="col" class="n">
              {w.here}
            </th>
            <th scope="col" class="n">
              {w.there}
            </th>
          </tr>
        </thead>
        <tbody>
          {(['probability', 'delay'] as const).map((name) => (
            <tr>
              <th scope="row">{w.short[name]}</th>
              {columns.map((bet) => (
                <td class="n">{view.decimal(bet[name])}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{w.cost}</th>
            {columns.map((bet) => (
              <td class="n">{view.decimal(expectedCost(bet))}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{w.leastAlone}</th>
            {columns.map((bet) => (
              <td class="n">{view.decimal(breakingSeverity(bet))}</td>
            ))}
          </tr>
        </tbody>
      </TableFrame>
      {same ? null : (
        <p>
          <a href={view.to(`${view.path}?${query}`)}>{w.tryMission}</a>
        </p>
      )}
    </section>
  )
}
