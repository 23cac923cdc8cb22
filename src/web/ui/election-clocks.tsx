import type { AtPresent } from '../people.ts'
import { visible } from './shown-text.ts'
import type { View } from './view.ts'

/** Time in office and time to the vote of the next election on record, for everybody on every page. */
export function ElectionClocks(props: {
  view: View
  election: NonNullable<AtPresent['election']>
  inOffice: AtPresent['inOffice']
}) {
  const { view, election, inOffice } = props
  const { records: w } = view.words
  const { toVote } = election.derived
  const said = [
    inOffice === null ? [] : [w.inOffice(inOffice[view.language])],
    toVote === undefined ? [] : [w.toVote(toVote.text[view.language])],
  ].flat()
  return (
    <p class="clocks">
      <a href={view.to(`/governments/${election.fields.country}/${election.id}`)} class="user" dir="auto">
        {visible(String(election.fields.name)).slice(0, 80)}
      </a>{' '}
      {said.join('; ')}
    </p>
  )
}
