import type { Hono } from 'hono'
import { type CriteriaTable, criteriaTables, gaps, offences } from '../../../judge/index.ts'
import { csvLine } from '../../../kernel/csv.ts'
import { likelihood } from '../../../vocab/confidence.ts'
import { gradeText } from '../../../vocab/grades.ts'
import { countryName } from '../../ui/countries.ts'
import { criterionLabel, ruleText } from '../../ui/judge-parts.tsx'
import { SourceLinks } from '../../ui/library-parts.tsx'
import { TableFrame } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'
import { listRoutes } from '../list-pages.ts'

/** What of the proposed offence each country leaves out, by country. */
const missing = Object.groupBy(offences, ({ country }) => country)

export function criteriaRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web, {
    path: '/norm/criteria',
    current: 'norm-criteria',
    above: { path: '/norm', title: ({ judge }) => judge.norm.title },
    title: ({ judge }) => judge.criteria.title,
    read: () => ({ tables: criteriaTables, offences }),
    json: (shown) => shown,
    csv({ tables }) {
      const head = csvLine(['table', 'version', 'source', 'mark', 'criterion', 'label_en', 'label_fr'])
      const rows = [...tables, ...offences].flatMap(({ id, version, source, criteria }) =>
        criteria.map((one) =>
          csvLine([id, version, source.title, source.mark, one.id, one.label.en, one.label.fr]),
        ),
      )
      return head + rows.join('')
    },
    show: (view) => <Criteria view={view} />,
  })
}

function Criteria({ view }: { view: View }) {
  const { criteria: w } = view.words.judge
  return (
    <>
      <p class="lead">{w.lead}</p>
      {criteriaTables.map((table) => (
        <OneTable view={view} table={table} />
      ))}
      <section>
        <h2 id="offences">{w.offences}</h2>
        <p class="soft">{w.offencesLead}</p>
        <Offences view={view} />
      </section>
    </>
  )
}

function OneTable({ view, table }: { view: View; table: CriteriaTable }) {
  const { norm: n, criteria: w } = view.words.judge
  const { enough, source, note } = table
  return (
    <section>
      <h2 id={table.id}>{table.title[view.language]}</h2>
      <p>
        {w.source}: <span lang="en">{source.title}</span> <span class="tag">{w.mark[source.mark]}</span>
      </p>
      {source.address === undefined ? null : <SourceLinks links={[source.address]} />}
      {note === undefined ? null : <p class="soft">{note[view.language]}</p>}
      <TableFrame label={table.title[view.language]}>
        <thead>
          <tr>
            <th scope="col">{n.element}</th>
            <th scope="col">{n.means}</th>
          </tr>
        </thead>
        <tbody>
          {table.criteria.map(({ label, means }) => (
            <tr>
              <th scope="row">{label[view.language]}</th>
              <td class="wide-text">{means[view.language]}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <ul>
        {table.rules.map(({ label, rule }) => (
          <li>
            <strong>{label[view.language]}</strong>: {rule === null ? w.people : ruleText(view, table, rule)}
          </li>
        ))}
      </ul>
      <p class="soft">{n.enough(gradeText(enough), likelihood(enough.likelihood)!.label[view.language])}</p>
    </section>
  )
}

function Offences({ view }: { view: View }) {
  const { criteria: w } = view.words.judge
  return (
    <TableFrame label={w.offences}>
      <thead>
        <tr>
          <th scope="col">{w.country}</th>
          <th scope="col">{w.offence}</th>
          <th scope="col">{w.asks}</th>
          <th scope="col">{w.penalty}</th>
          <th scope="col">{w.source}</th>
          <th scope="col">{w.missing}</th>
        </tr>
      </thead>
      <tbody>
        {offences.map((offence) => {
          const without = gaps(missing[offence.country] ?? [])
          return (
            <tr>
              <th scope="row">{countryName(view, offence.country)}</th>
              <td class="wide-text">
                {offence.title[view.language]}
                {offence.inForce === null ? null : (
                  <>
                    <br />
                    <small>{w.inForce(view.day(Date.parse(offence.inForce)))}</small>
                  </>
                )}
                {offence.note === undefined ? null : (
                  <>
                    <br />
                    <small>{offence.note[view.language]}</small>
                  </>
                )}
              </td>
              <td class="wide-text">
                {view.list(offence.criteria.map(({ label }) => label[view.language]))}
              </td>
              <td>{offence.penalty === null ? w.lookUp : offence.penalty[view.language]}</td>
              <td>
                <span class="tag">{w.mark[offence.source.mark]}</span>
                <SourceLinks links={offence.source.address === undefined ? [] : [offence.source.address]} />
              </td>
              <td class="wide-text">
                {without.length === 0
                  ? w.nothingMissing
                  : view.list(without.map((id) => criterionLabel(allCriteria, id)[view.language]))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

const allCriteria = { criteria: offences.flatMap(({ criteria }) => criteria) }
