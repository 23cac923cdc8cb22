import type { PassageEnd } from '../../detect/copies/index.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import type { CopiesFinding } from '../copies-rows.ts'
import { outletsOf } from '../laundering-rows.ts'
import { Carrying } from './laundering-parts.tsx'
import { Column, Pager, pageOf, Sentence, TableFrame, Time } from './parts.tsx'
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
        <TableFrame label={w.origins}>
          <thead>
            <tr>
              <th scope="col">{c.column.outlet}</th>
              <th scope="col">{c.column.class}</th>
              <Column label={w.column.posts} numeric />
              <Column label={w.column.opened} numeric />
              <Column label={w.column.quoted} numeric />
              <th scope="col">{w.window}</th>
            </tr>
          </thead>
          <tbody>
            {result.origins.map((origin) => (
              <tr>
                <th scope="row" class="named">
                  <a href={view.to(`/copies/${finding.id}/origins/${origin.id}`)}>
                    <Carrying finding={finding} account={origin.account} />
                  </a>
                </th>
                <td>{exposureClasses[exposureOf(origin.account)][view.language]}</td>
                <td class="n">{view.integer(origin.posts)}</td>
                <td class="n">{view.integer(origin.opened)}</td>
                <td class="n">{view.integer(origin.quoted)}</td>
                <td class="nowrap">
                  <Time view={view} at={origin.first} /> – <Time view={view} at={origin.last} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
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
        <TableFrame label={w.shares}>
          <thead>
            <tr>
              <th scope="col">{w.column.outlet}</th>
              <th scope="col">{w.column.class}</th>
              <Column label={w.column.own} numeric />
              <Column label={w.column.copied} numeric />
              <Column label={w.column.share} numeric />
              <Column label={w.column.overt} means={w.column.overtMeans} numeric />
              <Column label={l.column.passages} numeric />
              <th scope="col">{l.column.sources}</th>
              <th scope="col">{l.window}</th>
            </tr>
          </thead>
          <tbody>
            {result.copiedShares.map((share) => (
              <tr>
                <th scope="row" class="named">
                  <Carrying finding={finding} account={share.account} />
                </th>
                <td>{exposureClasses[exposureOf(share.account)][view.language]}</td>
                <td class="n">{view.integer(share.posts)}</td>
                <td class="n">{view.integer(share.copied)}</td>
                <td class="n">{view.integer(Math.round((100 * share.copied) / share.posts))} %</td>
                <td class="n">{view.integer(share.fromOvert)}</td>
                <td class="n">{view.integer(share.passages)}</td>
                <td class="named">
                  {share.sources.slice(0, 3).map((source, at) => (
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
                  ))}
                </td>
                <td class="nowrap">
                  <Time view={view} at={share.first} /> –<br />
                  <Time view={view} at={share.last} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
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
        <TableFrame label={w.passages}>
          <thead>
            <tr>
              <th scope="col">{w.column.passage}</th>
              <Column label={w.column.words} numeric />
              <th scope="col">{w.column.earlier}</th>
              <th scope="col">{w.column.later}</th>
            </tr>
          </thead>
          <tbody>
            {shown.items.map((passage) => (
              <tr>
                <th scope="row" class="named">
                  <a href={view.to(`/copies/${finding.id}/passages/${passage.id}`)}>{passage.id}</a>
                </th>
                <td class="n">{view.integer(passage.words)}</td>
                {[passage.earlier, passage.later].map((end) => (
                  <td>
                    <End view={view} finding={finding} end={end} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </TableFrame>
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
