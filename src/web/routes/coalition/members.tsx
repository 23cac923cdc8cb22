import type { RecordView } from '../../../records/index.ts'
import { isMember, memberStandings, tilesOf } from '../../../respond/index.ts'
import { TileGrid } from '../../charts/tile-grid.tsx'
import { countryName } from '../../ui/countries.ts'
import { Day, TableFrame } from '../../ui/parts.tsx'
import { DerivedText, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import type { Board } from './boards.ts'

export function MemberMap({ view, members }: { view: View; members: readonly RecordView[] }) {
  const { coalition: w } = view.words.respond
  const byCode = new Map(members.map((member) => [String(member.fields.country), member]))
  const tiles = tilesOf([...byCode.keys()]).map((tile) => {
    const member = byCode.get(tile.code)!
    const ready = member.derived.readiness?.value === 'ready'
    const sort = isMember(member.fields)
      ? ready
        ? ('ready' as const)
        : ('member' as const)
      : ('other' as const)
    return { ...tile, sort, title: `${countryName(view, tile.code)}: ${w.legend[sort]}` }
  })
  return (
    <section>
      <h2 id="map">{w.map}</h2>
      <p class="soft">{w.mapLead}</p>
      <figure>
        <TileGrid tiles={tiles} label={`${w.map}: ${tiles.map(({ title }) => title).join('; ')}`} />
      </figure>
    </section>
  )
}

export function Members(props: {
  view: View
  board: Board
  mayAdd: boolean
  acting: boolean
  /** The country for which the reader may join; null for none. */
  joins: string | null
}) {
  const { view, board } = props
  const { coalition: w } = view.words.respond
  return (
    <section>
      <h2 id="members">{w.members}</h2>
      {props.joins === null ||
      board.members.some(({ fields }) => isMember(fields) && fields.country === props.joins) ? null : (
        <form method="post" action={view.to(`/coalition/${board.coalition.id}/join`)}>
          <p class="soft">{view.words.joint.joinLead}</p>
          <button type="submit" class="main">
            {view.words.joint.join(countryName(view, props.joins))}
          </button>
        </form>
      )}
      {props.mayAdd ? (
        <p>
          <a class="button" href={view.to(`${recordUrl('member')}/new?coalition=${board.coalition.id}`)}>
            {w.add}
          </a>
        </p>
      ) : null}
      <TableFrame label={w.members}>
        <thead>
          <tr>
            <th scope="col">{w.country}</th>
            <th scope="col">{w.standing}</th>
            <th scope="col">{w.joined}</th>
            <th scope="col">{w.ready}</th>
            <th scope="col">{w.focal}</th>
          </tr>
        </thead>
        <tbody>
          {board.members.map((member) => (
            <tr>
              <th scope="row">
                {props.acting ? (
                  <a href={view.to(recordUrl('member', member.id))}>
                    {countryName(view, String(member.fields.country))}
                  </a>
                ) : (
                  countryName(view, String(member.fields.country))
                )}
              </th>
              <td>
                {memberStandings[member.fields.standing as keyof typeof memberStandings][view.language]}
              </td>
              <td>
                {typeof member.fields.joined === 'string' ? (
                  <Day view={view} at={Date.parse(member.fields.joined)} />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <DerivedText view={view} derived={member.derived.readiness} />
              </td>
              <td>
                <bdi>{visible(String(member.fields.focal ?? '–'))}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}
