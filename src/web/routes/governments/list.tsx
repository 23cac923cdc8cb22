import type { Context, Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import { bars, checklist } from '../../../respond/index.ts'
import {
  type Answers,
  answersFor,
  checklistInput,
  dayAsked,
  governmentCodes,
  type VoteOf,
} from '../../answers.ts'
import { Segments } from '../../ui/checklist-parts.tsx'
import { countryName } from '../../ui/countries.ts'
import { Day, TableFrame } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'

interface Row {
  readonly code: string
  /** The election that comes next, else the last one; null where none is known. */
  readonly vote: VoteOf | null
  readonly bars: ReturnType<typeof bars> | null
  readonly deeds: number
}

export function governmentListRoutes(app: Hono, web: WebContext): void {
  app.get('/governments', async (c) => {
    const view = viewOf(c)
    const frame = {
      title: view.words.respond.governments.title,
      current: 'governments' as const,
      data: inFormats('/governments'),
    }
    const rows = rowsOf(c, web, await answersFor(c, web))
    const named = rows
      .map((row) => ({ ...row, name: countryName(view, row.code) }))
      .sort((a, b) => a.name.localeCompare(b.name))
    return page(c, web, view, frame, <List view={view} rows={named} />)
  })
  app.get('/governments.json', async (c) => c.json({ governments: rowsOf(c, web, await answersFor(c, web)) }))
  app.get('/governments.csv', async (c) => {
    const rows = rowsOf(c, web, await answersFor(c, web))
    const cells = (row: Row) =>
      (['domestic', 'international'] as const).flatMap((side) => {
        const bar = row.bars?.[side]
        return [bar?.counts.done, bar?.counts.announced, bar?.total]
      })
    const head = ['domestic', 'international'].flatMap((side) =>
      ['done', 'announced', 'steps'].map((what) => `${side}_${what}`),
    )
    const lines = rows.map((row) =>
      csvLine([row.code, row.vote?.id, row.vote?.vote, ...cells(row), row.deeds]),
    )
    return csv(
      c,
      'governments.csv',
      csvLine(['government', 'election', 'vote', ...head, 'measures']) + lines.join(''),
    )
  })
}

function rowsOf(c: Context, web: WebContext, answers: Answers): readonly Row[] {
  const today = dayAsked(c, web)
  return governmentCodes(answers).map((code): Row => {
    const own = answers.votes.filter(({ country }) => country === code)
    const vote = own.find((one) => one.vote >= today) ?? own.at(-1) ?? null
    const states =
      vote === null
        ? null
        : checklist(checklistInput(answers, code, vote, dayAsked(c, web, { answers, code, vote })))
    return {
      code,
      vote,
      bars: states === null ? null : bars(states),
      deeds: answers.deeds.filter(({ government }) => government === code).length,
    }
  })
}

function List({ view, rows }: { view: View; rows: readonly (Row & { readonly name: string })[] }) {
  const { governments: w } = view.words.respond
  return (
    <section>
      <p class="soft">{w.lead}</p>
      <TableFrame label={w.title}>
        <thead>
          <tr>
            <th scope="col">{w.title}</th>
            <th scope="col">{w.election}</th>
            <th scope="col">{w.side.domestic}</th>
            <th scope="col">{w.side.international}</th>
            <th scope="col" class="n">
              {view.words.respond.answers.title}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name, vote, bars: both, deeds }) => (
            <tr>
              <th scope="row">
                <a href={view.to(`/governments/${code}`)}>{name}</a>
              </th>
              <td>
                {vote === null ? (
                  '–'
                ) : (
                  <>
                    <a href={view.to(`/governments/${code}/${vote.id}`)}>
                      <bdi>{vote.name}</bdi>
                    </a>{' '}
                    <small>
                      <Day view={view} at={Date.parse(vote.vote)} />
                    </small>
                  </>
                )}
              </td>
              {(['domestic', 'international'] as const).map((side) => (
                <td class="bar">
                  {both === null ? (
                    '–'
                  ) : (
                    <>
                      <small>
                        {view.integer(both[side].counts.done)} / {view.integer(both[side].total)}
                      </small>
                      <Segments
                        counts={both[side].counts}
                        total={both[side].total}
                        label={`${name}, ${w.side[side]}: ${w.ready.of(view.integer(both[side].counts.done), view.integer(both[side].total))}`}
                      />
                    </>
                  )}
                </td>
              ))}
              <td class="n">
                <a href={view.to(`/answers?government=${code}`)}>{view.integer(deeds)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}
