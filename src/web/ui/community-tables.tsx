import type { Community, CommunityMember, CoordinationFinding } from '../findings.ts'
import { Id, Pager, pageOf, Time, UserText } from './parts.tsx'
import { Table, type TableColumn } from './table.tsx'
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
      <Table
        view={view}
        label={`${community.id}: ${w.community.objects}`}
        rows={shown}
        columns={[
          {
            label: w.column.object,
            class: 'wide',
            cell: ({ object }) => <UserText text={object.slice(0, 400)} />,
          },
          { label: w.column.kind, class: 'nowrap', cell: ({ kind }) => w.kind[kind] },
          { label: w.column.members, count: ({ accounts }) => accounts },
          { label: w.column.everyone, means: w.column.everyoneMeans, count: ({ everyone }) => everyone },
          {
            label: w.column.spread,
            numeric: true,
            cell: ({ actions }) =>
              view.lasting(actions.reduce((most, { after }) => Math.max(most, after), 0)),
          },
          { label: w.column.first, class: 'nowrap', cell: ({ first }) => <Time view={view} at={first} /> },
        ]}
      />
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
      <Table
        view={view}
        label={`${community.id}: ${w.community.accounts}`}
        rows={shown.items}
        columns={[
          {
            label: w.column.account,
            class: 'id',
            cell: ({ account }) => <Id id={finding.body.result.accounts[account] ?? String(account)} />,
          },
          ...memberColumns(view, (member: CommunityMember) => member),
        ]}
      />
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
export function memberColumns<Row>(
  view: View,
  memberOf: (row: Row) => CommunityMember,
): readonly TableColumn<Row>[] {
  const { column, role } = view.words
  return [
    { label: column.role, cell: (row) => role[memberOf(row).role] },
    { label: column.actions, count: (row) => memberOf(row).actions },
    { label: column.degree, count: (row) => memberOf(row).degree },
  ]
}
