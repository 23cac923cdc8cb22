import type { Hono } from 'hono'
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
import { byLabel, Choice } from '../../ui/choose.tsx'
import { countryName } from '../../ui/countries.ts'
import { CheckedMark, incidentName, StandingTag } from '../../ui/library-parts.tsx'
import { Day, Figures, TableFrame } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'
import { listRoutes } from '../list-pages.ts'
import { CompareForm } from './compare-form.tsx'

const classes: readonly IncidentClass[] = [
  ...(Object.keys(means) as (keyof typeof means)[]),
  ...(Object.keys(incidentSorts) as (keyof typeof incidentSorts)[]).filter(
    (one) => !Object.hasOwn(means, one),
  ),
]

interface Asked {
  readonly known: readonly { readonly code: string }[]
  readonly class: IncidentClass | null
  /** The two that are compared. */
  readonly governments: readonly Government[]
}

interface Government {
  readonly code: string
  readonly acting: readonly Acting[]
}

export function governmentsRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web, {
    path: '/library/governments',
    current: 'library-governments',
    above: { path: '/library', title: ({ respond }) => respond.library.title },
    title: ({ respond }) => respond.library.governments.title,
    async read(c): Promise<Asked> {
      const library = await web.library()
      const known = governmentsIn(library)
      const first = ['US', 'FR']
      const codes = ['a', 'b'].map((name, i) => {
        const code = c.req.query(name)
        return known.some((one) => one.code === code) ? code! : first[i]!
      })
      const given = c.req.query('class') ?? 'hack_and_leak'
      const chosen = classes.find((one) => one === given) ?? null
      const incidents = ofClass(library, chosen)
      const governments = codes.map((code) => ({ code, acting: actingOf(code, incidents) }))
      return { known, class: chosen, governments }
    },
    json: (asked) => ({
      class: asked.class,
      governments: asked.governments.map(({ code, acting }) => ({
        code,
        acting: acting.map(({ incident, ...rest }) => ({
          incident: incident.id,
          standing: incident.standing,
          ...rest,
          acts: rest.acts.map((act) => ({ ...incident[act.list][act.at], ...act })),
        })),
      })),
    }),
    csv: ({ governments }) => actsCsv(governments),
    show: (view, asked) => <Comparison view={view} asked={asked} />,
  })
}

function actsCsv(governments: readonly Government[]): string {
  const head = 'government,incident,standing,election,day,days,list,what,counted,by,mark,sources'
  const lines = governments.flatMap(({ code, acting }) =>
    acting.flatMap(({ incident, own, acts }) =>
      acts.map(({ list, at, days, measure }) => {
        const entry = incident[list][at]!
        const what = 'type' in entry ? entry.type : entry.naming
        return [
          ...[code, incident.id, incident.standing, own ? 'own' : 'elsewhere', entry.day, days, list, what],
          ...[measure ? 'measure' : '', entry.by, entry.mark, entry.links.join(' ')],
        ]
      }),
    ),
  )
  return [head.split(','), ...lines].map(csvLine).join('')
}

function Comparison({ view, asked }: { view: View; asked: Asked }) {
  const { governments: w } = view.words.respond.library
  return (
    <>
      <p class="soft">{w.lead}</p>
      <CompareForm
        view={view}
        choose={w.choose}
        options={byLabel(asked.known.map(({ code }) => ({ id: code, label: countryName(view, code) })))}
        chosen={asked.governments.map(({ code }) => code)}
      >
        <Choice
          name="class"
          label={w.class}
          options={byLabel(classes.map((id) => ({ id, label: className(view, id) })))}
          chosen={asked.class ?? 'any'}
          none={{ id: 'any', label: w.any }}
        />
      </CompareForm>
      <div class="two even">
        {asked.governments.map((government) => (
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
