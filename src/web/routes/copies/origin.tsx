import type { CopiesParameters, CopiesResult, Origin } from '../../../detect/copies/index.ts'
import { exposureClasses } from '../../../vocab/exposure.ts'
import type { CopiesFinding } from '../../copies-rows.ts'
import { type CarriedPost, originCsv, originRows, outletsOf } from '../../laundering-rows.ts'
import type { SharedSites } from '../../shared-sites.ts'
import { LookedStrip } from '../../ui/copies-parts.tsx'
import { Contest } from '../../ui/finding-parts.tsx'
import { Sharing } from '../../ui/infrastructure-parts.tsx'
import { Carrying, Lanes, LanesTable } from '../../ui/laundering-parts.tsx'
import { Pager, pageOf, Time } from '../../ui/parts.tsx'
import { clip, visible } from '../../ui/shown-text.ts'
import { Table } from '../../ui/table.tsx'
import { linkTo, type View } from '../../ui/view.ts'
import type { PartPages } from '../detector-pages.ts'

const [perPage, mostTexts] = [30, 50]

/** @param shared what sites share with others, read when a page needs it */
export const originPages = (
  shared: () => Promise<SharedSites>,
): PartPages<CopiesParameters, CopiesResult, Origin> => ({
  name: 'origin',
  what: 'outlet',
  below: 'origins/',
  find: (finding, id) => finding.body.result.origins.find((one) => one.id === id),
  title: (words, { finding, part }) => words.laundering.originTitle(nameIn(finding, part.account)),
  show: async (view, { finding, part }) => (
    <OriginPage view={view} finding={finding} origin={part} shared={await shared()} />
  ),
  json({ finding, part }) {
    const { accounts } = finding.body.result
    const named = (post: CarriedPost) => ({ ...post, account: accounts[post.account] })
    const { texts, posts } = originRows(finding, part.account)
    return {
      finding: finding.id,
      ...part,
      account: accounts[part.account]!,
      texts,
      carried: posts.map(named),
    }
  },
  csv: ({ finding, part }) => originCsv(finding, part.account),
  opensCase: false,
})

function nameIn(finding: CopiesFinding, account: number): string {
  return visible(outletsOf(finding).nameOf(account) ?? finding.body.result.accounts[account]!)
}

interface Shown {
  readonly view: View
  readonly finding: CopiesFinding
  readonly origin: Origin
  readonly shared: SharedSites
}

function OriginPage({ view, finding, origin, shared }: Shown) {
  const { laundering: w, copies: c } = view.words
  const { texts, posts: all } = originRows(finding, origin.account)
  const carrier = all.find(({ account }) => String(account) === view.query.get('carrier'))?.account
  const posts = carrier === undefined ? all : all.filter(({ account }) => account === carrier)
  const isOrigin = (post: CarriedPost) => post.account === origin.account
  const shown = pageOf(posts, view.query.get('page'), perPage)
  return (
    <>
      <p class="lead">
        {w.originClaim(
          exposureClasses[outletsOf(finding).exposureOf(origin.account)][view.language],
          view.integer(origin.posts),
          view.integer(origin.opened),
          view.integer(origin.quoted),
        )}{' '}
        <Time view={view} at={origin.first} /> – <Time view={view} at={origin.last} />.
      </p>
      <p>{c.notShown}</p>
      <section>
        <h2 id="lanes">{w.lanes}</h2>
        <Lanes view={view} finding={finding} posts={all} isOrigin={isOrigin} />
      </section>
      <section>
        <h2 id="texts">{w.texts}</h2>
        <p class="soft">{w.listed}</p>
        <Table
          view={view}
          label={w.texts}
          rows={texts.slice(0, mostTexts)}
          columns={[
            {
              label: w.column.text,
              class: 'wide',
              cell: (text) => (
                <>
                  <a href={view.to(text.href)} class="nowrap">
                    {text.text}
                  </a>{' '}
                  <span class="user" dir="auto">
                    {clip(text.opening, 160)}
                  </span>
                </>
              ),
            },
            { label: c.column.first, class: 'nowrap', cell: ({ first }) => <Time view={view} at={first} /> },
            {
              label: w.column.within,
              cell: (text) => (
                <>
                  {w.spread(view.integer(text.copies), view.integer(text.sites), view.lasting(text.within))}
                  {text.paraphrased > 0 ? (
                    <>
                      <br />
                      <small>{w.paraphrased(view.integer(text.paraphrased))}</small>
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      </section>
      <Carriers view={view} finding={finding} origin={origin} shared={shared} />
      <section>
        <h2 id="posts">{w.table}</h2>
        {carrier === undefined ? null : (
          <p>
            {w.onlyOf(nameIn(finding, carrier))}{' '}
            <a href={`${linkTo(view, { carrier: null, page: null })}#posts`}>{w.showAll}</a>
          </p>
        )}
        <LanesTable view={view} finding={finding} posts={shown.items} isOrigin={isOrigin} />
        <Pager view={view} page={shown.page} pages={shown.pages} anchor="#posts" />
      </section>
      <LookedStrip view={view} finding={finding} />
      <Contest title={c.contest} text={c.contestText(finding.id, origin.id)} />
    </>
  )
}

/** Of what each site published, how much came from this outlet: with the denominator and the window. */
function Carriers({ view, finding, origin, shared }: Shown) {
  const { laundering: w, copies: c } = view.words
  const rows = finding.body.result.copiedShares
    .flatMap((share) => {
      const from = share.sources.find(({ account }) => account === origin.account)
      return from === undefined ? [] : [{ share, from }]
    })
    .sort((x, y) => y.from.copied / y.share.posts - x.from.copied / x.share.posts)
  if (rows.length === 0) return null
  const { nameOf } = outletsOf(finding)
  const sharing = (account: number) => shared(nameOf(account) ?? '')
  return (
    <section>
      <h2 id="carriers">{w.carriers}</h2>
      <p class="soft">{w.carriersLead}</p>
      <Table
        view={view}
        label={w.carriers}
        rows={rows}
        columns={[
          {
            label: c.column.outlet,
            class: 'named',
            cell: ({ share }) => (
              <>
                <Carrying finding={finding} account={share.account} />
                <Sharing view={view} href={sharing(share.account)} />
              </>
            ),
          },
          { label: w.column.posts, count: ({ share }) => share.posts },
          {
            label: w.column.fromHere,
            numeric: true,
            cell: ({ share, from }) => (
              <a href={`${linkTo(view, { carrier: String(share.account), page: null })}#posts`}>
                {view.integer(from.copied)}
              </a>
            ),
          },
          {
            label: w.column.shareFromHere,
            numeric: true,
            cell: ({ share, from }) => `${view.integer(Math.round((100 * from.copied) / share.posts))} %`,
          },
          { label: w.column.passagesFromHere, count: ({ from }) => from.passages },
          {
            label: w.window,
            class: 'nowrap',
            cell: ({ share }) => (
              <>
                <Time view={view} at={share.first} /> – <Time view={view} at={share.last} />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
