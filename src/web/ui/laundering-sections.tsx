import type { PassageEnd } from '../../detect/copies/index.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import type { CopiesFinding } from '../copies-rows.ts'
import { outletsOf } from '../laundering-rows.ts'
import { Carrying } from './laundering-parts.tsx'
import { Pager, pageOf, Sentence, Time } from './parts.tsx'
import { Table } from './table.tsx'
import type { View } from './view.ts'

interface Shown {
  readonly view: View
  readonly finding: CopiesFinding
}

const perPage = 25

/** Declared outlets as sources: what became of their texts. */
export function Origins({ view, finding }: Shown) {
  const { laundering: w, copies: c } = view.words
  const { result, parameters } = finding.body
  const { exposureOf } = outletsOf(finding)
  return (
    <section>
      <h2 id="origins">{w.origins}</h2>
      <p class="soft">{w.originsLead}</p>
      {result.origins.length === 0 ? (
        <p>
          <Sentence text={parameters.outlets.length === 0 ? w.undeclared : w.originsNone} />
        </p>
      ) : (
        <Table
          view={view}
          label={w.origins}
          rows={result.origins}
          columns={[
            {
              label: c.column.outlet,
              class: 'named',
              cell: (origin) => (
                <a href={view.to(`/copies/${finding.id}/origins/${origin.id}`)}>
                  <Carrying finding={finding} account={origin.account} />
                </a>
              ),
            },
            {
              label: c.column.class,
              cell: ({ account }) => exposureClasses[exposureOf(account)][view.language],
            },
            { label: w.column.posts, count: ({ posts }) => posts },
            { label: w.column.opened, count: ({ opened }) => opened },
            { label: w.column.quoted, count: ({ quoted }) => quoted },
            {
              label: w.window,
              class: 'nowrap',
              cell: ({ first, last }) => (
                <>
                  <Time view={view} at={first} /> – <Time view={view} at={last} />
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** Declared outlets and sites as carriers: how much of what they publish came from others. */
export function Shares({ view, finding }: Shown) {
  const { copies: w, laundering: l } = view.words
  const { result } = finding.body
  const { exposureOf } = outletsOf(finding)
  const originOf = (account: number) => result.origins.find((origin) => origin.account === account)
  return (
    <section>
      <h2 id="shares">{w.shares}</h2>
      <p class="soft">{w.sharesLead}</p>
      {result.copiedShares.length === 0 ? (
        <p>{w.sharesNone}</p>
      ) : (
        <Table
          view={view}
          label={w.shares}
          rows={result.copiedShares}
          columns={[
            {
              label: w.column.outlet,
              class: 'named',
              cell: ({ account }) => <Carrying finding={finding} account={account} />,
            },
            {
              label: w.column.class,
              cell: ({ account }) => exposureClasses[exposureOf(account)][view.language],
            },
            { label: w.column.own, count: ({ posts }) => posts },
            { label: w.column.copied, count: ({ copied }) => copied },
            {
              label: w.column.share,
              numeric: true,
              cell: ({ copied, posts }) => `${view.integer(Math.round((100 * copied) / posts))} %`,
            },
            { label: w.column.overt, means: w.column.overtMeans, count: ({ fromOvert }) => fromOvert },
            { label: l.column.passages, count: ({ passages }) => passages },
            {
              label: l.column.sources,
              class: 'named',
              cell: (share) =>
                share.sources.slice(0, 3).map((source, at) => (
                  <>
                    {at > 0 ? ', ' : ''}
                    <a
                      href={view.to(
                        `/copies/${finding.id}/origins/${originOf(source.account)?.id}?carrier=${share.account}#posts`,
                      )}
                    >
                      <Carrying finding={finding} account={source.account} />
                    </a>{' '}
                    {view.integer(source.copied + source.passages)}
                  </>
                )),
            },
            {
              label: l.window,
              class: 'nowrap',
              cell: ({ first, last }) => (
                <>
                  <Time view={view} at={first} /> –<br />
                  <Time view={view} at={last} />
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** Passages inside texts that are no copies as a whole. */
export function Passages({ view, finding }: Shown) {
  const { laundering: w, copies: c } = view.words
  const { passages, passageCount, looked } = finding.body.result
  const shown = pageOf(passages, view.query.get('passages'), perPage)
  return (
    <section>
      <h2 id="passages">{w.passages}</h2>
      <p class="soft">
        {w.passagesLead}
        {passageCount > passages.length
          ? ` ${c.wordingsMore(view.integer(passages.length), view.integer(passageCount))}`
          : ''}
        {looked.common > 0 ? ` ${w.passagesCommon(view.integer(looked.common))}` : ''}
      </p>
      {passages.length === 0 ? (
        <p>{w.passagesNone}</p>
      ) : (
        <Table
          view={view}
          label={w.passages}
          rows={shown.items}
          columns={[
            {
              label: w.column.passage,
              class: 'named',
              cell: ({ id }) => <a href={view.to(`/copies/${finding.id}/passages/${id}`)}>{id}</a>,
            },
            { label: w.column.words, count: ({ words }) => words },
            {
              label: w.column.earlier,
              cell: ({ earlier }) => <End view={view} finding={finding} end={earlier} />,
            },
            { label: w.column.later, cell: ({ later }) => <End view={view} finding={finding} end={later} /> },
          ]}
        />
      )}
      <Pager view={view} page={shown.page} pages={shown.pages} name="passages" anchor="#passages" />
    </section>
  )
}

function End({ view, finding, end }: Shown & { end: PassageEnd }) {
  const { laundering: w } = view.words
  return (
    <>
      <Carrying finding={finding} account={end.account} />
      <br />
      <small>
        <Time view={view} at={end.time} />, {view.integer(Math.round(end.share * 100))} %{' '}
        {w.column.shareOfText}
      </small>
    </>
  )
}
