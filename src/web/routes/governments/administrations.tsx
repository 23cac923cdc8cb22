import {
  administrationCounts,
  classLabels,
  costlyClasses,
  type Deed,
  deedStatuses,
  type Term,
} from '../../../respond/index.ts'
import { Day, TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

const mostShown = 4

/** The same counts for each of the last administrations, side by side; every number leads to its measures. */
export function Administrations(props: {
  view: View
  code: string
  terms: readonly Term[]
  deeds: readonly Deed[]
}) {
  const { view, code, deeds } = props
  const { administrations: w } = view.words.diplomacy
  const terms = props.terms
    .filter(({ country }) => country === code)
    .toSorted((a, b) => a.began.localeCompare(b.began))
    .slice(-mostShown)
  if (terms.length === 0) return null
  const columns = terms.map((term) => ({ term, counts: administrationCounts(deeds, term) }))
  const cell = (term: Term, n: number, more: string) => (
    <td class="n">
      {n === 0 ? (
        '0'
      ) : (
        <a href={view.to(`/answers?government=${code}&administration=${term.began}&${more}`)}>
          {view.integer(n)}
        </a>
      )}
    </td>
  )
  return (
    <section>
      <h2 id="administrations">{w.title}</h2>
      <p class="soft">{w.lead}</p>
      <TableFrame label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.criterion}</th>
            {terms.map(({ name, began }) => (
              <th scope="col" class="n terms">
                <bdi>{visible(name)}</bdi>
                <br />
                <small>
                  {w.since} <Day view={view} at={Date.parse(began)} />
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deedStatuses.map((status) => (
            <tr>
              <th scope="row">{w.status[status]}</th>
              {columns.map(({ term, counts }) => cell(term, counts.statuses[status], `status=${status}`))}
            </tr>
          ))}
          {costlyClasses.map((name) => (
            <tr>
              <th scope="row">{w.carriedOut(classLabels[name][view.language])}</th>
              {columns.map(({ term, counts }) =>
                cell(term, counts.classes[name] ?? 0, `class=${name}&status=carried-out`),
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}
