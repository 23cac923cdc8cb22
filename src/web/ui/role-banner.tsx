import { type Person, roles } from '../../records/index.ts'
import type { AtPresent } from '../people.ts'
import { UrgentStrip } from './clock-parts.tsx'
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
      {present?.urgency === undefined ? null : <UrgentStrip view={view} urgency={present.urgency} />}
    </aside>
  )
}
