import { isoTime } from '../../kernel/time.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import { Carrier, type CarrierLane, CarrierLanes, type CarrierSort } from '../charts/carrier-lanes.tsx'
import type { CopiesFinding } from '../copies-rows.ts'
import { type CarriedPost, lanesOf, outletsOf } from '../laundering-rows.ts'
import { Id, Time, UserText } from './parts.tsx'
import { clip, visible } from './shown-text.ts'
import { Table } from './table.tsx'
import type { View } from './view.ts'

/** Marks of one picture; beyond them a page would weigh more than it tells. */
const mostMarks = 240

/** The name a declared outlet has; else the pseudonym. */
export function Carrying({ finding, account }: { finding: CopiesFinding; account: number }) {
  const name = outletsOf(finding).nameOf(account)
  return name === undefined ? <Id id={finding.body.result.accounts[account]!} /> : <UserText text={name} />
}

/** Posts that carried a text, in a line for each site, with a key to the marks. @param origin whose text it is */
export function Lanes(props: {
  view: View
  finding: CopiesFinding
  posts: readonly CarriedPost[]
  isOrigin(post: CarriedPost): boolean
}) {
  const { view, finding, isOrigin } = props
  const { laundering: w } = view.words
  const posts = [...props.posts].sort((x, y) => x.at - y.at).slice(0, mostMarks)
  const { nameOf } = outletsOf(finding)
  const said = (account: number | null) =>
    account === null ? w.others : visible(nameOf(account) ?? finding.body.result.accounts[account]!)
  const sortOf = (post: CarriedPost): CarrierSort => (isOrigin(post) ? 'origin' : post.as)
  const lanes = lanesOf(finding, posts)
  const drawn = lanes.map(
    ({ account, marks }): CarrierLane => ({
      label: clip(said(account), 26),
      marks: marks.map((post) => ({
        at: post.at,
        sort: sortOf(post),
        href: view.to(post.href),
        title: w.mark(post.text, w.as[sortOf(post)], said(account), view.time(post.at)),
      })),
    }),
  )
  const sorts = (Object.keys(w.as) as CarrierSort[]).filter((sort) =>
    posts.some((post) => sortOf(post) === sort),
  )
  return (
    <>
      <p class="soft">
        {w.lanesLead} {lanes.some(({ account }) => account === null) ? w.lanesPeople : ''}
        {props.posts.length > posts.length
          ? ` ${w.lanesSome(view.integer(posts.length), view.integer(props.posts.length))}`
          : ''}
      </p>
      <ul class="row key">
        {sorts.map((sort) => (
          <li>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <Carrier sort={sort} x={7} y={7} />
            </svg>{' '}
            {w.as[sort]}
          </li>
        ))}
      </ul>
      {[
        { width: 1000, class: 'wide-chart' },
        { width: 328, class: 'narrow' },
      ].map((size) => (
        <CarrierLanes
          {...size}
          lanes={drawn}
          label={w.lanes}
          clock={(at) => isoTime(at).slice(11, 16)}
          day={(at) => view.day(at)}
        />
      ))}
    </>
  )
}

/** The marks of the picture as a table, each with its page. */
export function LanesTable(props: {
  view: View
  finding: CopiesFinding
  posts: readonly CarriedPost[]
  isOrigin(post: CarriedPost): boolean
}) {
  const { view, finding, posts, isOrigin } = props
  const { laundering: w, copies: c } = view.words
  const { exposureOf } = outletsOf(finding)
  return (
    <Table
      view={view}
      label={w.table}
      rows={posts}
      columns={[
        { label: w.column.time, class: 'nowrap', cell: ({ at }) => <Time view={view} at={at} /> },
        {
          label: w.column.after,
          class: 'nowrap',
          cell: (post) => (isOrigin(post) ? '–' : view.lasting(post.after)),
        },
        {
          label: c.column.outlet,
          class: 'named',
          names: true,
          cell: ({ account }) => <Carrying finding={finding} account={account} />,
        },
        {
          label: c.column.class,
          cell: ({ account }) => exposureClasses[exposureOf(account)][view.language],
        },
        { label: w.column.how, cell: (post) => w.as[isOrigin(post) ? 'origin' : post.as] },
        { label: w.column.text, cell: ({ href, text }) => <a href={view.to(href)}>{text}</a> },
      ]}
    />
  )
}
