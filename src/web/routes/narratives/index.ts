import type { Context, Hono } from 'hono'
import { narrativesDetector } from '../../../detect/index.ts'
import { type Status, statuses } from '../../../detect/narratives/index.ts'
import { by } from '../../findings.ts'
import { type NarrativesFinding, type ThemeRow, themeRows, themesCsv } from '../../narratives-rows.ts'
import { linkTo } from '../../ui/view.ts'
import { csv, findingBy, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { ThemesPage } from './list.tsx'
import { ThemePage } from './theme.tsx'

export function narrativesRoutes(app: Hono, web: WebContext): void {
  const listed = listing(web)
  app.get('/narratives.json', async (c) => c.json({ themes: (await listed(c)).rows }))
  app.get('/narratives.csv', async (c) => csv(c, 'narratives.csv', themesCsv((await listed(c)).rows)))
  app.get('/narratives', async (c) => {
    const view = viewOf(c)
    const data = ['json', 'csv'].map((format) => ({
      label: format.toUpperCase(),
      href: linkTo({ ...view, path: `/narratives.${format}` }, { page: null }),
    }))
    const frame = { title: view.words.narratives.title, current: 'narratives' as const, data }
    const { rows, findings } = await listed(c)
    return page(c, web, view, frame, ThemesPage({ view, rows, findings }))
  })
  app.get('/narratives/:finding', async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    const finding = await findingBy(narrativesDetector, web, id)
    if (format === 'json') return c.json(finding)
    if (format === 'csv') return csv(c, `${id}.csv`, themesCsv(themeRows(finding)))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.finding.title(id),
      id,
      current: 'narratives' as const,
      finding: id,
      crumbs: [{ label: view.words.narratives.title, href: view.to('/narratives') }],
      data: ['json', 'csv'].map((ext) => ({ label: ext.toUpperCase(), href: `/narratives/${id}.${ext}` })),
    }
    return page(c, web, view, frame, ThemesPage({ view, rows: themeRows(finding), findings: 1, finding }))
  })
  app.get('/narratives/:finding/:theme', async (c) => {
    const finding = await findingBy(narrativesDetector, web, c.req.param('finding'))
    const { id, format } = splitFormat(c.req.param('theme'))
    const theme = finding.body.result.themes.find((one) => one.id === id)
    if (theme === undefined) throw nothingAt(`theme ${id}`)
    if (format === 'json')
      return c.json({ finding: finding.id, subjects: finding.body.parameters.subjects, theme })
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.narratives.theme(id),
      current: 'narratives' as const,
      finding: `${finding.id}/${id}`,
      crumbs: [
        { label: view.words.narratives.title, href: view.to('/narratives') },
        { label: finding.id, href: view.to(`/narratives/${finding.id}`) },
      ],
      data: [{ label: 'JSON', href: `/narratives/${finding.id}/${id}.json` }],
    }
    return page(c, web, view, frame, ThemePage({ view, finding, theme, people: web.desk !== undefined }))
  })
}

const isStatus = (word: string | undefined): word is Status =>
  word !== undefined && Object.hasOwn(statuses, word)
/** What changes comes before what goes on. */
const urgency: readonly Status[] = ['new', 'regressed', 'escalating', 'ongoing', 'quiet']

/** Reads every finding once: only its rows are kept, since findings never change. The newest of the same input counts. */
function listing(web: WebContext) {
  const known = new Map<string, NarrativesFinding | null>()
  return async (c: Context): Promise<{ rows: readonly ThemeRow[]; findings: number }> => {
    const status = c.req.query('status')
    const newest = new Map<string, NarrativesFinding>()
    for (const { id } of await web.findings.list()) {
      if (!known.has(id)) known.set(id, by(narrativesDetector, await web.findings.get(id)) ?? null)
      const finding = known.get(id)
      if (finding === null || finding === undefined) continue
      const input = finding.body.inputs.map(({ sha256 }) => sha256).join()
      if (!newest.has(input)) newest.set(input, finding)
    }
    const rows = [...newest.values()]
      .flatMap(themeRows)
      .filter((row) => !isStatus(status) || row.status === status)
      .sort((x, y) => urgency.indexOf(x.status) - urgency.indexOf(y.status) || y.accounts - x.accounts)
    return { rows, findings: newest.size }
  }
}
