import { classLabels, type JointState } from '../../../respond/index.ts'
import { TableFrame, Time, UserText } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

/** Joint actions with how each stands. */
export function ActionList({ view, states }: { view: View; states: readonly JointState[] }) {
  const { joint: w } = view.words
  return (
    <TableFrame label={w.actions}>
      <thead>
        <tr>
          <th scope="col">{w.actions}</th>
          <th scope="col">{w.answer}</th>
          <th scope="col">{w.release}</th>
          <th scope="col">{w.confirmed}</th>
          <th scope="col">{w.out}</th>
        </tr>
      </thead>
      <tbody>
        {states.map(({ id, action, release, confirmed, released, members }) => (
          <tr>
            <th scope="row">
              <a href={view.to(`/coalition/actions/${id}`)}>
                <UserText text={action.title} />
              </a>
            </th>
            <td>{classLabels[action.chosen][view.language]}</td>
            <td>
              <Time view={view} at={release} />
            </td>
            <td>{w.ofQuorum(view.integer(confirmed), view.integer(action.quorum))}</td>
            <td>{w.ofAsked(view.integer(released), view.integer(members.length))}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
