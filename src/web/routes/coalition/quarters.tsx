import type { Quarter } from '../../../respond/index.ts'
import { daysWord } from '../../ui/checklist-parts.tsx'
import { TableFrame } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

/** Violations by the quarter in which they were found; none is dropped in silence. */
export function Quarters({ view, quarters }: { view: View; quarters: readonly Quarter[] }) {
  const { quarters: w } = view.words.diplomacy
  if (quarters.length === 0) return null
  return (
    <>
      <h3 id="quarters">{w.title}</h3>
      <TableFrame label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.quarter}</th>
            <th scope="col" class="n">
              {w.found}
            </th>
            <th scope="col" class="n">
              {w.answered}
            </th>
            <th scope="col">{w.open}</th>
          </tr>
        </thead>
        <tbody>
          {quarters.map(({ quarter, all, answered, unanswered }) => (
            <tr>
              <th scope="row">{quarter}</th>
              <td class="n">{view.integer(all)}</td>
              <td class="n">{view.integer(answered.length)}</td>
              <td class="wide">
                {unanswered.length === 0
                  ? '–'
                  : unanswered.map(({ id, title, days }, i) => (
                      <>
                        {i === 0 ? '' : '; '}
                        <a href={`#${id}`}>
                          <bdi>{visible(title)}</bdi>
                        </a>{' '}
                        ({daysWord(view, days)})
                      </>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </>
  )
}
