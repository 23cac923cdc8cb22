import type { Context, Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import {
  type Act,
  type Acting,
  actingOf,
  governmentsIn,
  type Incident,
  type IncidentClass,
  ofClass,
  spread,
} from '../../../respond/index.ts'
import { incidentSorts, means } from '../../../vocab/means.ts'
import { measureClasses } from '../../../vocab/measures.ts'
import { namings, responses } from '../../../vocab/responses.ts'
import { countryName } from '../../ui/countries.ts'
import { CheckedMark, incidentName, StandingTag } from '../../ui/library-parts.tsx'
import { Day, Figures, TableFrame } from '../../ui/parts.tsx'
import { inFormats, linkTo, type View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'

const classes: readonly IncidentClass[] = [
  ...(Object.keys(means) as (keyof typeof means)[]),
  ...(Object.keys(incidentSorts) as (keyof typeof incidentSorts)[]).filter(
    (one) => !Object.hasOwn(means, one),
  ),
]

interface Asked {
  readonly known: readonly { readonly code: string }[]
  readonly codes: readonly string[]
  readonly class: IncidentClass | null
  readonly incidents: readonly Incident[]
}

export function governmentsRoutes(app: Hono, web: WebContext): void {
  const asked = async (c: Context): Promise<Asked> => {
    const library = await web.library()
    const known = governmentsIn(library)
    const first = ['US', 'FR']
    const codes = ['a', 'b'].map((name, i) => {
      const code = c.req.query(name)
      return known.some((one) => one.code === code) ? code! : first[i]!
    })
    const given = c.req.query('class') ?? 'hack_and_leak'
    const chosen = classes.find((one) => one === given) ?? null
    return { known, codes, class: chosen, incidents: ofClass(library, chosen) }
  }
  const acting = ({ codes, incidents }: Asked) =>
    codes.map((code) => ({ code, acting: actingOf(code, incidents) }))
  app.get('/library/governments.json', async (c) => {
    const question = await asked(c)
    return c.json({
      class: question.class,
      governments: acting(question).map(({ code, acting: own }) => ({
        code,
        acting: own.map(({ incident, ...rest }) => ({
          incident: incident.id,
          standing: incident.standing,
          ...rest,
          acts: rest.acts.map((act) => ({ ...incident[act.list][act.at], ...act })),
        })),
      })),
    })
  })
  app.get('/library/governments.csv', async (c) => {
    const lines = acting(await asked(c)).flatMap(({ code, acting: own }) =>
      own.flatMap(({ incident, own: hit, acts }) =>
        acts.map(({ list, at, days, measure }) => {
          const entry = incident[list][at]!
          const what = 'type' in entry ? entry.type : entry.naming
          return csvLine([
            ...[code, incident.id, incident.standing, hit ? 'own' : 'elsewhere', entry.day, days, list, what],
            ...[measure ? 'measure' : '', entry.by, entry.mark, entry.links.join(' ')],
          ])
        }),
      ),
    )
    const head = [
      'government',
      'incident',
      'standing',
      'election',
      'day',
      'days',
      'list',
      'what',
      'counted',
      'by',
    ]
    return csv(c, 'governments.csv', csvLine([...head, 'mark', 'sources']) + lines.join(''))
  })
  app.get('/library/governments', async (c) => {
    const view = viewOf(c)
    const { library: w } = view.words.respond
    const frame = {
      title: w.governments.title,
      current: 'library-governments' as const,
      crumbs: [{ label: w.title, href: view.to('/library') }],
      data: inFormats(linkTo(view, {})),
    }
    const question = await asked(c)
    const body = <Comparison view={view} question={question} governments={acting(question)} />
    return page(c, web, view, frame, body)
  })
}

interface Government {
  readonly code: string
  readonly acting: readonly Acting[]
}

function Comparison(props: { view: View; question: Asked; governments: readonly Government[] }) {
  const { view, question, governments } = props
  const { governments: w, elections } = view.words.respond.library
  const codes = question.known
    .map(({ code }) => ({ code, label: countryName(view, code) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return (
    <>
      <p class="soft">{w.lead}</p>
      <form method="get" action={view.path} class="choose">
        {(['a', 'b'] as const).map((name, i) => (
          <div class="field">
            <label for={name}>{w.choose(String(i + 1))}</label>
            <select id={name} name={name}>
              {codes.map(({ code, label }) => (
                <option value={code} selected={code === question.codes[i]}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <div class="field">
          <label for="class">{w.class}</label>
          <select id="class" name="class">
            <option value="any" selected={question.class === null}>
              {w.any}
            </option>
            {classes
              .map((id) => ({ id, label: className(view, id) }))
              .sort((a, b) => a.label.localeCompare(b.label))
              .map(({ id, label }) => (
                <option value={id} selected={id === question.class}>
                  {label}
                </option>
              ))}
          </select>
        </div>
        {view.query.get('lang') === null ? null : <input type="hidden" name="lang" value={view.language} />}
        <button class="main" type="submit">
          {elections.compare}
        </button>
      </form>
      <div class="two even">
        {governments.map((government) => (
          <OneGovernment view={view} government={government} />
        ))}
      </div>
    </>
  )
}

function className(view: View, name: IncidentClass): string {
  const table: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
    ...incidentSorts,
    ...means,
  }
  return table[name]?.[view.language] ?? name
}

function OneGovernment({ view, government }: { view: View; government: Government }) {
  const { governments: w } = view.words.respond.library
  const { code, acting } = government
  const own = acting.filter((one) => one.own)
  const measured = own.flatMap(({ incident, toMeasure }) =>
    toMeasure === null ? [] : [{ incident: incident.id, days: toMeasure }],
  )
  const { median } = spread(measured)
  const count = (n: number) => `${view.integer(n)} / ${view.integer(own.length)}`
  const sorted = [...acting].sort((a, b) => Number(b.own) - Number(a.own))
  return (
    <section>
      <h2 id={code}>{countryName(view, code)}</h2>
      {acting.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Figures
          items={[
            { label: w.hit, value: view.integer(own.length) },
            { label: w.spoke, value: count(own.filter(({ toStatement }) => toStatement !== null).length) },
            { label: w.acted, value: count(measured.length) },
            { label: w.median, value: median === null ? '–' : view.integer(median) },
          ]}
        />
      )}
      {sorted.map((one) => (
        <OneIncident view={view} code={code} acting={one} />
      ))}
    </section>
  )
}

function OneIncident({ view, code, acting }: { view: View; code: string; acting: Acting }) {
  const { governments: w, column } = view.words.respond.library
  const { incident, acts } = acting
  return (
    <>
      <h3 id={`${code}-${incident.id}`}>
        <a href={view.to(`/library/${incident.id}`)}>{incidentName(view, incident)}</a>{' '}
        <StandingTag view={view} standing={incident.standing} />{' '}
        <span class="tag">{acting.own ? w.own : w.other}</span>
      </h3>
      {acts.length === 0 ? (
        <p>{w.nothing}</p>
      ) : (
        <TableFrame label={`${countryName(view, code)}: ${incident.id}`}>
          <thead>
            <tr>
              <th scope="col" class="n">
                {column.after}
              </th>
              <th scope="col">{column.what}</th>
              <th scope="col">{column.class}</th>
              <th scope="col">{column.mark}</th>
            </tr>
          </thead>
          <tbody>
            {acts.map((act) => (
              <ActRow view={view} incident={incident} act={act} />
            ))}
          </tbody>
        </TableFrame>
      )}
    </>
  )
}

function ActRow({ view, incident, act }: { view: View; incident: Incident; act: Act }) {
  const { governments: w } = view.words.respond.library
  const entry = incident[act.list][act.at]!
  const name = 'type' in entry ? responses[entry.type].class : 'attribution'
  return (
    <tr>
      <td class="n">{act.days === null ? '–' : view.integer(act.days)}</td>
      <td>
        {'type' in entry ? responses[entry.type].label[view.language] : namings[entry.naming][view.language]}
        <br />
        <small>{entry.day === null ? w.noDay : <Day view={view} at={Date.parse(entry.day)} />}</small>
      </td>
      <td>
        {name === null ? (
          '–'
        ) : act.measure ? (
          <strong>{measureClasses[name].label[view.language]}</strong>
        ) : (
          measureClasses[name].label[view.language]
        )}
      </td>
      <td>
        <CheckedMark view={view} mark={entry.mark} />
      </td>
    </tr>
  )
}
