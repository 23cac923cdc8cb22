import { bindings, type Deed, dayOfDeed, type Said } from '../../respond/index.ts'
import { SourceLink } from './library-parts.tsx'
import { visible } from './shown-text.ts'
import type { View } from './view.ts'

/** The address of a deed or a word; records of others than the reader may see lead to what is public of them. */
export const addressOf = ({ at }: Pick<Deed | Said, 'at'>): string => `/${at}`

/** That another instance wrote an entry, and which. */
export function FromTag({ view, of }: { view: View; of: Pick<Deed, 'from'> }) {
  if (of.from === null) return null
  return (
    <span class="tag" title={visible(of.from.ledger)}>
      {view.words.respond.answers.from(visible(of.from.member))}
    </span>
  )
}

export function DeedLine({ view, deed }: { view: View; deed: Deed }) {
  const { governments: w } = view.words.respond
  const day = dayOfDeed(deed)
  return (
    <>
      <a href={view.to(addressOf(deed))}>
        <bdi>{visible(deed.title)}</bdi>
      </a>{' '}
      <small>
        {day === '' ? null : view.day(Date.parse(day))}
        {deed.binding === null ? null : ` · ${bindings[deed.binding][view.language]}`}
        {deed.approved ? null : ` · ${w.unapproved}`}
      </small>{' '}
      <FromTag view={view} of={deed} />
      {deed.documents.length === 0 ? null : (
        <ul class="links">
          {deed.documents.slice(0, 3).map(({ source }) => (
            <li>
              <SourceLink link={source} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function SaidLine({ view, said }: { view: View; said: Said }) {
  const { governments: w } = view.words.respond
  return (
    <>
      <bdi>{visible(said.office)}</bdi>:{' '}
      <a href={view.to(addressOf(said))}>
        <bdi>{visible(said.title)}</bdi>
      </a>{' '}
      <small>
        {view.day(Date.parse(said.day))}
        {said.approved ? null : ` · ${w.unapproved}`}
      </small>{' '}
      <FromTag view={view} of={said} />
    </>
  )
}
