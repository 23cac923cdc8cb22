import type { Context, Hono } from 'hono'
import { narrativesDetector } from '../../../detect/index.ts'
import { type Status, statuses } from '../../../detect/narratives/index.ts'
import { joinFinding } from '../../casework/join.ts'
import { by } from '../../findings.ts'
import { type NamedNarrative, namedNarratives } from '../../named-narratives.ts'
import { type NarrativesFinding, type ThemeRow, themeRows, themesCsv } from '../../narratives-rows.ts'
import { actingAt, personIn } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { inFormats, linkTo } from '../../ui/view.ts'
import { csv, findingBy, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { ThemesPage } from './list.tsx'
import { NarrativePage, narrativeJson } from './narrative.tsx'
import { type Naming, ThemePage } from './theme.tsx'

export function narrativesRoutes(app: Hono, web: WebContext): void {
  const { listed, themeOf } = listing(web)
  const named = async (c: Context): Promise<readonly NamedNarrative[]> => {
    const person = personIn(c)
    return person === undefined || web.desk === undefined
      ? []
      : (await namedNarratives(web.desk.book, person, themeOf)).toSorted(
          (x, y) => rank(x.status) - rank(y.status) || y.posts - x.posts,
        )
  }
  app.get('/narratives.json', async (c) => c.json({ themes: (await listed(c)).rows }))
  app.get('/narratives.csv', async (c) => csv(c, 'narratives.csv', themesCsv((await listed(c)).rows)))
  app.get('/narratives', async (c) => {
    const view = viewOf(c)
    const data = inFormats(linkTo(view, { page: null }))
    const frame = { title: view.words.narratives.title, current: 'narratives' as const, data }
    const { rows, findings } = await listed(c)
    return page(c, web, view, frame, ThemesPage({ view, rows, findings, named: await named(c) }))
  })
  app.post('/narratives/join', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const form = await receiveForm(c.req.raw)
    const theme = await themeOf(form.get('finding') ?? '')
    if (theme === undefined) throw nothingAt('theme')
    const to = { kind: 'narrative', id: form.get('narrative') ?? '', field: 'seen' }
    const record = await joinFinding(book, person, to, `${theme.finding}/${theme.id}`)
    return c.redirect(viewOf(c).to(`/narratives/${record.id}`), 303)
  })
  app.get('/narratives/:finding', async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    if (id.startsWith('NA-')) return narrativePage(c, id, format)
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
      data: inFormats(`/narratives/${id}`),
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
      data: inFormats(`/narratives/${finding.id}/${id}`, ['json']),
    }
    const naming = await namingOf(c, `${finding.id}/${id}`)
    return page(c, web, view, frame, ThemePage({ view, finding, theme, naming }))
  })

  /** A narrative that an analyst named; one that was merged is shown where it went. */
  async function narrativePage(c: Context, id: string, format: string): Promise<Response> {
    const { book, person } = actingAt(c, web.desk)
    const record = await book.get(person, book.kind('narrative'), id)
    const target = typeof record.fields.into === 'string' ? record.fields.into : record.id
    const all = await named(c)
    const narrative = all.find((one) => one.record.id === target) ?? all.find((one) => one.record.id === id)
    if (narrative === undefined) throw nothingAt(id)
    if (format === 'json') {
      if (!book.permits(person, 'export', book.kind('narrative'), narrative.record)) throw nothingAt(id)
      return c.json(narrativeJson(narrative))
    }
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: String(narrative.record.fields.name),
      current: 'narratives' as const,
      crumbs: [{ label: view.words.narratives.title, href: view.to('/narratives') }],
      data: inFormats(`/narratives/${narrative.record.id}`, ['json']),
    }
    return page(c, web, view, frame, NarrativePage({ view, narrative }))
  }

  /** Which narrative a theme belongs to, and which it may join; undefined where nobody acts. */
  async function namingOf(c: Context, reference: string): Promise<Naming | undefined> {
    const person = personIn(c)
    if (person === undefined || web.desk === undefined) return undefined
    const { book } = web.desk
    const kind = book.kind('narrative')
    const all = (await named(c)).map(({ record }) => record)
    const already = (await book.pointingTo(person, reference)).filter((one) => one.kind === kind.name)
    return {
      reference,
      named: already,
      others: all.filter((one) => !already.some(({ id }) => id === one.id)),
      mayCreate: book.mayCreate(person, kind),
    }
  }
}

const isStatus = (word: string | undefined): word is Status =>
  word !== undefined && Object.hasOwn(statuses, word)
/** What changes comes before what goes on. */
const urgency: readonly (Status | null)[] = ['new', 'regressed', 'escalating', 'ongoing', 'quiet', null]
const rank = (status: Status | null): number => urgency.indexOf(status)

/** Reads every finding once: findings never change. */
function listing(web: WebContext) {
  const known = new Map<string, NarrativesFinding | null>()
  const read = async (id: string): Promise<NarrativesFinding | null> => {
    if (!known.has(id)) known.set(id, by(narrativesDetector, await web.findings.get(id)) ?? null)
    return known.get(id)!
  }
  return {
    /** Themes of the newest finding of each input. */
    async listed(c: Context): Promise<{ rows: readonly ThemeRow[]; findings: number }> {
      const status = c.req.query('status')
      const newest = new Map<string, NarrativesFinding>()
      for (const { id } of await web.findings.list()) {
        const finding = await read(id)
        if (finding === null) continue
        const input = finding.body.inputs.map(({ sha256 }) => sha256).join()
        if (!newest.has(input)) newest.set(input, finding)
      }
      const rows = [...newest.values()]
        .flatMap(themeRows)
        .filter((row) => !isStatus(status) || row.status === status)
        .sort((x, y) => rank(x.status) - rank(y.status) || y.accounts - x.accounts)
      return { rows, findings: newest.size }
    },
    async themeOf(reference: string): Promise<ThemeRow | undefined> {
      const [id = '', theme] = reference.split('/')
      if (theme === undefined || !/^F-[0-9A-Z]{6,20}$/.test(id)) return undefined
      const finding = await read(id)
      return finding === null ? undefined : themeRows(finding).find((row) => row.id === theme)
    },
  }
}
