import { classLabels, matrixOf } from '../../../respond/index.ts'
import { severities } from '../../../vocab/severity.ts'
import { limbs } from '../../../vocab/violations.ts'
import { countryName } from '../../ui/countries.ts'
import { TableFrame } from '../../ui/parts.tsx'
import { DerivedText, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import type { Board } from './boards.ts'
import { NextRedLine } from './next.tsx'

/** What was agreed, in public: whoever looks may later compare it with what was done. */
export function RedLines(props: { view: View; board: Board; acting: boolean; mayAdd: boolean }) {
  const { view, board, acting, mayAdd } = props
  const { coalition: w } = view.words.respond
  return (
    <section>
      <h2 id="red-lines">{w.redLines}</h2>
      {board.redLines.length === 0 ? <p>{w.noRedLine}</p> : null}
      {board.redLines.map((line) => {
        const matrix = matrixOf(line.fields as never).toSorted((a, b) => a.severity - b.severity)
        const signed = (line.fields.signed ?? []) as readonly { country: string }[]
        const waivers = (line.fields.waivers ?? []) as readonly { country: string; reason: string }[]
        const title = visible(String(line.fields.title))
        return (
          <>
            <h3 id={line.id}>
              {acting ? <a href={view.to(recordUrl('red-line', line.id))}>{title}</a> : <bdi>{title}</bdi>}
            </h3>
            <p>
              {w.lock}: <DerivedText view={view} derived={line.derived.lock} /> · {w.election}:{' '}
              <bdi>{visible(line.links.get(String(line.fields.election))?.title ?? '–')}</bdi>
            </p>
            <TableFrame label={`${w.matrix}: ${line.id}`}>
              <thead>
                <tr>
                  <th scope="col">{w.violation}</th>
                  <th scope="col">{w.severity}</th>
                  <th scope="col">{w.least}</th>
                  <th scope="col">{w.within}</th>
                </tr>
              </thead>
              <tbody>
                {matrix.map((row) => (
                  <tr>
                    <th scope="row">{row.limb === 'any' ? w.any : limbs[row.limb][view.language]}</th>
                    <td>{severities[row.severity][view.language]}</td>
                    <td>{classLabels[row.class][view.language]}</td>
                    <td>{w.days(view.integer(row.days))}</td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
            <p>
              {w.signed}:{' '}
              {signed.length === 0
                ? w.nobody
                : view.list(signed.map(({ country }) => countryName(view, country)))}
            </p>
            {mayAdd ? <NextRedLine view={view} board={board} line={line} /> : null}
            {waivers.length === 0 ? null : (
              <p>
                {w.waived}:{' '}
                <bdi>
                  {waivers
                    .map(({ country, reason }) => visible(`${countryName(view, country)}: ${reason}`))
                    .join('; ')}
                </bdi>
              </p>
            )}
          </>
        )
      })}
    </section>
  )
}
