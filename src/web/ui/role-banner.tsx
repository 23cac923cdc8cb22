import { type Person, type RecordView, roles } from '../../records/index.ts'
import type { AtPresent } from '../people.ts'
import { UrgentStrip } from './clock-parts.tsx'
import { visible } from './shown-text.ts'
import { linkTo, type View } from './view.ts'

/** Offers each role of the exercise with one click; who acts sees the clocks of the next election. */
export function RoleBanner(props: {
  view: View
  person: Person | undefined
  present: AtPresent | undefined
}) {
  const { view, person, present } = props
  const { records: w } = view.words
  return (
    <aside class="banner" aria-label={w.banner}>
      <form method="post" action={view.to('/role')} class="row">
        <input type="hidden" name="back" value={linkTo(view, {})} />
        <strong>{w.banner}</strong>
        <span>{person === undefined ? w.bannerOffer : w.bannerActing(w.roles[person.role])}</span>
        {roles.map((role) => (
          <button
            type="submit"
            name="role"
            value={role}
            aria-pressed={role === person?.role ? 'true' : undefined}
          >
            {w.roles[role]}
          </button>
        ))}
        {person === undefined ? null : (
          <button type="submit" name="role" value="">
            {w.leave}
          </button>
        )}
      </form>
      {present?.election === undefined ? null : <ElectionClocks view={view} election={present.election} />}
      {present === undefined ? null : <UrgentStrip view={view} urgency={present.urgency} />}
    </aside>
  )
}

export function ElectionClocks({ view, election }: { view: View; election: RecordView }) {
  const { records: w } = view.words
  const { inOffice, toVote } = election.derived
  const said = [
    inOffice === undefined ? [] : [w.inOffice(inOffice.text[view.language])],
    toVote === undefined ? [] : [w.toVote(toVote.text[view.language])],
  ].flat()
  return (
    <p class="clocks">
      <a href={view.to(`/records/election/${election.id}`)} class="user" dir="auto">
        {visible(String(election.fields.name)).slice(0, 80)}
      </a>{' '}
      {said.join('; ')}
    </p>
  )
}
