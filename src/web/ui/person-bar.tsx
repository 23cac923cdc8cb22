import type { SignedIn } from '../../people/index.ts'
import { allowsAtDesk } from '../../records/index.ts'
import type { AtPresent } from '../people.ts'
import { UrgentStrip } from './clock-parts.tsx'
import { visible } from './shown-text.ts'
import type { View } from './view.ts'

/** Who is signed in, and as what; or the way to sign in. */
export function PersonBar(props: {
  view: View
  signedIn: SignedIn | undefined
  present: AtPresent | undefined
}) {
  const { view, signedIn, present } = props
  const { people: w } = view.words
  if (signedIn === undefined) {
    return (
      <aside class="banner" aria-label={w.bar}>
        <p class="row who">
          <a href={view.to('/sign-in')}>{w.signIn}</a>
        </p>
      </aside>
    )
  }
  const { acting, person } = signedIn
  return (
    <aside class="banner" aria-label={w.bar}>
      <form method="post" action={view.to('/sign-out')} class="row who">
        <span>
          <strong>{visible(signedIn.name)}</strong>{' '}
          <bdi class="soft">{acting === undefined ? w.noRole : roleText(view, acting)}</bdi>
        </span>
        <a href={view.to('/account')}>{w.account}</a>
        {person !== undefined && allowsAtDesk(person, 'read', 'people') ? (
          <a href={view.to('/people')}>{w.people}</a>
        ) : null}
        <button type="submit">{w.signOut}</button>
      </form>
      {present?.urgency === undefined ? null : <UrgentStrip view={view} urgency={present.urgency} />}
    </aside>
  )
}

/** `analyst, Desk of the north` */
export function roleText(view: View, { role, organisation }: NonNullable<SignedIn['acting']>): string {
  return view.words.people.actsAs(view.words.records.roles[role], visible(organisation.name))
}
