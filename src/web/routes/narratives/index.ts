import type { Context, Hono } from 'hono'
import { narrativesDetector } from '../../../detect/index.ts'
import { type Status, statuses } from '../../../detect/narratives/index.ts'
import { joinFinding } from '../../casework/join.ts'
import { keptOf } from '../../findings.ts'
import { type NamedNarrative, namedNarratives } from '../../named-narratives.ts'
import { type NarrativesFinding, type ThemeRow, themeRows, themesCsv } from '../../narratives-rows.ts'
import { actingAt, personIn } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { inFormats } from '../../ui/view.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { detectorRoutes, partRoutes } from '../detector-pages.ts'
import { ThemesPage } from './list.tsx'
import { NarrativePage, narrativeJson } from './narrative.tsx'
import { type Naming, ThemePage } from './theme.tsx'

const detector = { detector: narrativesDetector, key: 'narratives' as const }

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
  app.post('/narratives/join', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const form = await receiveForm(c.req.raw)
    const theme = await themeOf(form.get('finding') ?? '')
    if (theme === undefined) throw nothingAt('theme')
    const to = { kind: 'narrative', id: form.get('narrative') ?? '', field: 'seen' }
    const record = await joinFinding(book, person, to, `${theme.finding}/${theme.id}`)
    return c.redirect(viewOf(c).to(`/narratives/${record.id}`), 303)
  })
  app.get('/narratives/:finding', async (c, next) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    return id.startsWith('NA-') ? narrativePage(c, id, format) : next()
  })
  detectorRoutes(app, web, {
    ...detector,
    list: {
      read: listed,
      json: ({ rows }) => ({ themes: rows }),
      csv: ({ rows }) => themesCsv(rows),
      show: async (view, all, c) => ThemesPage({ view, ...all, named: await named(c) }),
    },
    title: (words, { id }) => words.finding.title(id),
    show: (view, finding) => ThemesPage({ view, rows: themeRows(finding), findings: 1, finding }),
    csv: (finding) => themesCsv(themeRows(finding)),
    opensCase: true,
  })
  partRoutes(app, web, detector, {
    name: 'theme',
    find: (finding, id) => finding.body.result.themes.find((one) => one.id === id),
    title: (words, { part }) => words.narratives.theme(part.id),
    show: async (view, { finding, part }, c) =>
      ThemePage({ view, finding, theme: part, naming: await namingOf(c, `${finding.id}/${part.id}`) }),
    json: ({ finding, part }) => ({
      finding: finding.id,
      subjects: finding.body.parameters.subjects,
      theme: part,
    }),
    opensCase: true,
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

function listing(web: WebContext) {
  const all = keptOf(web.findings, narrativesDetector, (finding) => finding)
  return {
    /** Themes of the newest finding of each input. */
    async listed(c: Context): Promise<{ rows: readonly ThemeRow[]; findings: number }> {
      const status = c.req.query('status')
      const newest = new Map<string, NarrativesFinding>()
      for (const finding of await all()) {
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
      const [id, theme] = reference.split('/')
      const finding = (await all()).find((one) => one.id === id)
      return finding === undefined ? undefined : themeRows(finding).find((row) => row.id === theme)
    },
  }
}
