import type { Context, Hono } from 'hono'
import { casesObserved, findingsObserver, type Observed, trendAt, trendUpToNow } from '../../../app/index.ts'
import type { Observation, Trend } from '../../../detect/trend/index.ts'
import { csvLine } from '../../../kernel/csv.ts'
import { personIn } from '../../people.ts'
import { dayNumber, dayText, trendCsv, trendJson, whenOf } from '../../trend-rows.ts'
import { inFormats, linkTo } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { ObservationsPage } from './observations.tsx'
import { TrendPage } from './trend.tsx'

/** Lengths of a window that can be chosen; the first is the standard. */
const lengths = [30, 14, 7] as const

export function trendRoutes(app: Hono, web: WebContext): void {
  const ofFindings = findingsObserver(web.findings)
  const read = async (c: Context, action: 'read' | 'export') => {
    const person = personIn(c)
    const records = person === undefined ? undefined : web.desk?.book
    const observed: Observed[] = [await ofFindings()]
    if (records !== undefined) observed.push(await casesObserved(records, person!, action))
    const to = dayNumber(c.req.query('to'))
    const today = Math.floor(web.clock() / 86_400_000)
    const days = lengths.find((one) => String(one) === c.req.query('days')) ?? lengths[0]
    const trend = to === undefined ? trendUpToNow(observed, today, days) : trendAt(observed, { to, days })
    return { observed, trend, ahead: trend.to > today }
  }
  for (const format of ['html', 'json', 'csv'] as const) {
    app.get(format === 'html' ? '/trend' : `/trend.${format}`, async (c) => {
      const { trend, ahead } = await read(c, format === 'html' ? 'read' : 'export')
      if (format === 'json') return c.json(trendJson(trend))
      if (format === 'csv') return csv(c, 'trend.csv', trendCsv(trend).join(''))
      const view = viewOf(c)
      const frame = {
        title: view.words.trend.title,
        current: 'trend' as const,
        data: inFormats(linkTo(view, { page: null })),
      }
      return page(c, web, view, frame, TrendPage({ view, trend, ahead, lengths }))
    })
    app.get(format === 'html' ? '/trend/observations' : `/trend/observations.${format}`, async (c) => {
      const { trend, observed } = await read(c, format === 'html' ? 'read' : 'export')
      const rows = chosen(observed, c)
      if (format === 'json') return c.json({ observations: rows.map((row) => observationRow(row, trend)) })
      if (format === 'csv') return csv(c, 'observations.csv', observationsCsv(rows, trend))
      const view = viewOf(c)
      const asked = c.req.query('technique')
      const frame = {
        title:
          asked === undefined
            ? view.words.trend.observations
            : view.words.trend.observationsOf(asked.slice(0, 20)),
        current: 'trend' as const,
        crumbs: [
          {
            label: view.words.trend.title,
            href: linkTo({ ...view, path: '/trend' }, { technique: null, source: null, page: null }),
          },
        ],
        data: inFormats(linkTo(view, { page: null })),
      }
      return page(c, web, view, frame, ObservationsPage({ view, trend, rows }))
    })
  }
}

/** Those of one technique, of one source, or all; newest first. */
function chosen(observed: readonly Observed[], c: Context): readonly Observation[] {
  const { technique, source } = c.req.query()
  return observed
    .flatMap(({ observations }) => observations)
    .filter((one) => technique === undefined || one.technique === technique)
    .filter((one) => source === undefined || one.source === source)
    .sort((x, y) => y.from - x.from || (x.name < y.name ? -1 : 1))
}

function observationRow(row: Observation, trend: Trend) {
  return {
    technique: row.technique,
    source: row.source,
    seen: dayText(row.from),
    last_seen: dayText(row.until),
    window: whenOf(row, trend),
    where: row.name,
    url: row.url,
  }
}

function observationsCsv(rows: readonly Observation[], trend: Trend): string {
  const head = ['technique', 'source', 'seen', 'last_seen', 'window', 'where', 'url'] as const
  const lines = rows.map((row) => {
    const shown = observationRow(row, trend)
    return head.map((name) => shown[name])
  })
  return [head, ...lines].map(csvLine).join('')
}
