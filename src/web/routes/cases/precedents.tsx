import { means } from '../../../vocab/means.ts'
import { responses } from '../../../vocab/responses.ts'
import type { precedentsOf } from '../../casework/precedents.ts'
import { TableFrame } from '../../ui/parts.tsx'
import { labelOf } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

/** What was done in past incidents of the same means and phase, and after how many days. */
export function PrecedentsSection({ view, found }: { view: View; found: ReturnType<typeof precedentsOf> }) {
  const { casework: w } = view.words
  return (
    <section>
      <h2 id="precedents">{w.precedents}</h2>
      <p class="soft">{found.length === 0 ? w.noPrecedents : w.precedentsLead}</p>
      {found.length === 0 ? null : (
        <TableFrame label={w.precedents}>
          <thead>
            <tr>
              <th scope="col">{w.precedent}</th>
              <th scope="col">{w.sharedMeans}</th>
              <th scope="col" class="n">
                {w.daysToVote}
              </th>
              <th scope="col">{w.responses}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ match, shared }) => (
              <tr>
                <th scope="row">
                  <a href={view.to(`/library/${match.precedent.id}`)}>{match.precedent.id}</a>
                </th>
                <td>{view.list(shared.map((name) => labelOf(view, means[name as keyof typeof means])))}</td>
                <td class="n">{match.daysToVote === null ? '–' : view.integer(match.daysToVote)}</td>
                <td class="wide">
                  {match.responses.length === 0 ? w.noResponse : null}
                  <ul class="rests">
                    {match.responses.slice(0, 4).map(({ type, days }) => (
                      <li>
                        {labelOf(view, responses[type as keyof typeof responses].label)}{' '}
                        <span class="soft">
                          {days === null ? w.dayUnknown : w.afterDays(view.integer(days))}
                        </span>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
