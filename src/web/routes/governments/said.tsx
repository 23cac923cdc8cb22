import { type Said, stepOf } from '../../../respond/index.ts'
import { Day, TableFrame } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

const isStatement = ({ sort }: Said) => sort === 'statement' || sort === 'joint' || sort === 'question'

/** How often a government has said something about a matter, and how often together with others. */
export function SaidLog({ view, code, said }: { view: View; code: string; said: readonly Said[] }) {
  const { log: w } = view.words.diplomacy
  const own = said.filter(isStatement)
  if (own.length === 0) return null
  const joint = own.filter(({ sort }) => sort === 'joint')
  const topics = Map.groupBy(own, ({ step, answers }) => step ?? answers ?? '')
  const link = (words: string, n: number, says: (n: string) => string) =>
    n === 0 ? (
      says(view.integer(n))
    ) : (
      <a href={view.to(`/answers?government=${code}&words=${words}`)}>{says(view.integer(n))}</a>
    )
  const days = (all: readonly Said[]) => all.map(({ day }) => Date.parse(day)).sort((a, b) => a - b)
  return (
    <section>
      <h2 id="said">{w.title}</h2>
      <p class="claim">
        {link('statements', own.length, w.statements)}, {link('joint', joint.length, w.joint)}
      </p>
      <TableFrame label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.topic}</th>
            <th scope="col" class="n">
              {w.times}
            </th>
            <th scope="col" class="n">
              {w.together}
            </th>
            <th scope="col">{w.first}</th>
            <th scope="col">{w.last}</th>
          </tr>
        </thead>
        <tbody>
          {[...topics].map(([topic, all]) => (
            <tr>
              <th scope="row">
                {topic === ''
                  ? w.general
                  : (Object.entries(stepOf).find(([name]) => name === topic)?.[1].label[view.language] ??
                    topic)}
              </th>
              <td class="n">{view.integer(all.length)}</td>
              <td class="n">{view.integer(all.filter(({ sort }) => sort === 'joint').length)}</td>
              <td>
                <Day view={view} at={days(all)[0]!} />
              </td>
              <td>
                <Day view={view} at={days(all).at(-1)!} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}
