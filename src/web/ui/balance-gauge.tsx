import {
  type Balance,
  balanceOf,
  type Person,
  type Purpose,
  purposeNames,
  purposes,
  type RecordBook,
  type Stage,
  stages,
} from '../../records/index.ts'
import { Share } from '../charts/share.tsx'
import { TableFrame } from './parts.tsx'
import { labelOf, recordUrl } from './record-parts.tsx'
import type { View } from './view.ts'

/** How the open tasks that somebody may see are spread over what they are for. */
export async function taskBalance(book: RecordBook, person: Person): Promise<Balance> {
  const all = await book.outlines(person, book.kind('task'))
  return balanceOf(
    all.flatMap(({ filters }) => {
      const { status, stage, purpose } = filters
      if ((status !== 'open' && status !== 'doing') || !Object.hasOwn(stages, stage ?? '')) return []
      return [{ status, stage: stage as Stage, purpose: purpose as Purpose | undefined }]
    }),
  )
}

/** The gauge, its numbers, each leading to its tasks, and what could be begun where one purpose displaces the rest. */
export function BalanceGauge({ view, balance }: { view: View; balance: Balance }) {
  const { balance: w } = view.words.diplomacy
  const { total, counts, displaced, suggested } = balance
  if (total === 0) return null
  const size = (one: Purpose) => counts[one].open + counts[one].doing
  const percent = (one: Purpose) => `${view.integer(Math.round((size(one) / total) * 100))} %`
  const tasks = (purpose: Purpose, status: 'open' | 'doing') => {
    const n = counts[purpose][status]
    const query = new URLSearchParams({ purpose, status }).toString()
    return n === 0 ? '0' : <a href={view.to(`${recordUrl('task')}?${query}`)}>{view.integer(n)}</a>
  }
  return (
    <section>
      <h2 id="balance">{w.title}</h2>
      <p class="soft">{w.lead}</p>
      <Share
        parts={purposeNames.map((one) => ({ class: `purpose-${one}`, n: size(one) }))}
        label={purposeNames.map((one) => `${labelOf(view, purposes[one])} ${percent(one)}`).join(', ')}
      />
      <TableFrame label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.purpose}</th>
            <th scope="col" class="n">
              {w.share}
            </th>
            <th scope="col" class="n">
              {w.open}
            </th>
            <th scope="col" class="n">
              {w.doing}
            </th>
          </tr>
        </thead>
        <tbody>
          {purposeNames.map((one) => (
            <tr>
              <th scope="row">
                <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
                  <rect class={`purpose-${one}`} x="0.5" y="0.5" width="9" height="9" />
                </svg>{' '}
                {labelOf(view, purposes[one])}
              </th>
              <td class="n">{percent(one)}</td>
              <td class="n">{tasks(one, 'open')}</td>
              <td class="n">{tasks(one, 'doing')}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {displaced ? <p class="merged">{w.displaced(percent('investigation'))}</p> : null}
      {suggested.length === 0 ? null : (
        <ul>
          {suggested.map(({ purpose, stage, title }) => {
            const query = new URLSearchParams({ purpose, stage, title: labelOf(view, title) }).toString()
            return (
              <li>
                <a href={view.to(`${recordUrl('task')}/new?${query}`)}>{labelOf(view, title)}</a>{' '}
                <span class="soft">({labelOf(view, purposes[purpose])})</span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
