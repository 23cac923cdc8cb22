import type { Community, CommunityMember, CoordinationFinding } from '../findings.ts'
import { Column, Id, Pager, pageOf, TableFrame, Time, UserText } from './parts.tsx'
import type { View } from './view.ts'

const accountsPerPage = 50
const objectsShown = 25

/** The objects that members shared; texts and links of strangers, unable to open or to run. */
export function ObjectsSection(props: {
  view: View
  finding: CoordinationFinding
  community: Community
  prefix: string
}) {
  const { view, finding, community, prefix } = props
  const { words: w } = view
  const shown = community.objects.slice(0, objectsShown)
  const id = `${prefix}objects`
  return (
    <section>
      <h2 id={id}>{w.community.objects}</h2>
      <p class="soft">
        {w.community.objectsLead}{' '}
        {shown.length < community.objectCount
          ? w.community.objectsCut(view.integer(shown.length), view.integer(community.objectCount))
          : ''}
      </p>
      <TableFrame label={`${community.id}: ${w.community.objects}`}>
        <thead>
          <tr>
            <Column label={w.column.object} />
            <Column label={w.column.kind} />
            <Column label={w.column.members} numeric />
            <Column label={w.column.everyone} means={w.column.everyoneMeans} numeric />
            <Column label={w.column.spread} numeric />
            <Column label={w.column.first} />
          </tr>
        </thead>
        <tbody>
          {shown.map((object) => (
            <tr>
              <th scope="row" class="wide">
                <UserText text={object.object.slice(0, 400)} />
              </th>
              <td class="nowrap">{w.kind[object.kind]}</td>
              <td class="n">{view.integer(object.accounts)}</td>
              <td class="n">{view.integer(object.everyone)}</td>
              <td class="n">
                {view.lasting(object.actions.reduce((most, action) => Math.max(most, action.after), 0))}
              </td>
              <td class="nowrap">
                <Time view={view} at={object.first} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {prefix === '' ? (
        <p>
          <a href={`/networks/${finding.id}/${community.id}/objects.csv`}>{w.finding.objectsFile}, CSV</a>
        </p>
      ) : null}
    </section>
  )
}

/** Members with most edges first. @param all lists everyone instead of a page */
export function AccountsSection(props: {
  view: View
  finding: CoordinationFinding
  community: Community
  prefix: string
  all?: boolean
}) {
  const { view, finding, community, prefix } = props
  const { words: w } = view
  const members = [...community.members].sort((a, b) => b.degree - a.degree || a.account - b.account)
  const size = props.all ? Math.max(1, members.length) : accountsPerPage
  const shown = pageOf(members, view.query.get('page'), size)
  const id = `${prefix}accounts`
  return (
    <section>
      <h2 id={id}>{w.community.accounts}</h2>
      <p class="soft">{w.community.accountsLead}</p>
      <TableFrame label={`${community.id}: ${w.community.accounts}`}>
        <thead>
          <tr>
            <Column label={w.column.account} />
            <Column label={w.column.role} />
            <Column label={w.column.actions} numeric />
            <Column label={w.column.degree} numeric />
          </tr>
        </thead>
        <tbody>
          {shown.items.map((member) => (
            <tr>
              <th scope="row" class="id">
                <Id id={finding.body.result.accounts[member.account] ?? String(member.account)} />
              </th>
              <MemberCells view={view} member={member} />
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Pager view={view} page={shown.page} pages={shown.pages} anchor="#accounts" />
    </section>
  )
}

/** What the finding does not say and what would change it. */
export function NotSection({
  view,
  community,
  prefix,
}: {
  view: View
  community: Community
  prefix: string
}) {
  const { community: w } = view.words
  const open = community.affiliation === 'affiliated'
  const id = `${prefix}not`
  return (
    <section>
      <h2 id={id}>{open ? w.notOpen : w.not}</h2>
      <div class="not">
        <ul>
          {(open ? w.notOpenList : w.notList).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </div>
      {open ? null : (
        <>
          <h3>{w.change}</h3>
          <ul>
            {w.changeList.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What an account does in its community: role, actions, edges. */
export function MemberCells({ view, member }: { view: View; member: CommunityMember }) {
  return (
    <>
      <td>{view.words.role[member.role]}</td>
      <td class="n">{view.integer(member.actions)}</td>
      <td class="n">{view.integer(member.degree)}</td>
    </>
  )
}
