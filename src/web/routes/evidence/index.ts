import { readFile, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import type { EvidenceDesk, EvidenceFile } from '../../../app/frame.ts'
import { csvLine } from '../../../kernel/csv.ts'
import { type Action, allowsAtDesk, RecordError } from '../../../records/index.ts'
import { WebError } from '../../errors.ts'
import { actingAt } from '../../people.ts'
import { defang, visible } from '../../ui/shown-text.ts'
import { inFormats } from '../../ui/view.ts'
import { receiveFiles, type Uploaded } from '../../upload.ts'
import { csv, download, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { FilePage } from './file.tsx'
import { FilesPage } from './files.tsx'

export function evidenceRoutes(app: Hono, web: WebContext): void {
  app.get('/evidence.json', async (c) => {
    const { desk } = await acting(c, web, 'export')
    return c.json({ files: await desk.list() })
  })
  app.get('/evidence.csv', async (c) => {
    const { desk } = await acting(c, web, 'export')
    const files = await desk.list()
    const head = ['sha256', 'sha3_512', 'bytes', 'name', 'media_type', 'taken_at']
    const rows = files.map((one) => [
      one.sha256,
      one.sha3_512,
      one.bytes,
      one.name,
      one.mediaType,
      one.takenAt,
    ])
    return csv(c, 'evidence.csv', [head, ...rows].map(csvLine).join(''))
  })
  app.get('/evidence', async (c) => {
    const { desk, person } = await acting(c, web, 'audit')
    const view = viewOf(c)
    const frame = {
      title: view.words.evidence.title,
      current: 'evidence' as const,
      data: inFormats('/evidence'),
    }
    const files = await desk.list()
    const may = allowsAtDesk(person, 'create', 'evidence')
    return page(c, web, view, frame, FilesPage({ view, files, may }))
  })
  app.post('/evidence', async (c) => {
    const { desk, room, by } = await acting(c, web, 'create')
    const { files, fields } = await received(c, room)
    try {
      let first: string | undefined
      for (const { path } of files) {
        for await (const { receipt } of desk.take(path, by, fields.get('from') ?? '')) {
          first ??= receipt.sha256
        }
      }
      const one = files.length === 1 && first !== undefined
      return c.redirect(viewOf(c).to(one ? `/evidence/${first}` : '/evidence'), 303)
    } finally {
      await files.drop()
    }
  })
  app.get('/evidence/:id', async (c) => {
    const { id, format } = splitFormat(c.req.param('id'))
    const { desk, person } = await acting(c, web, format === 'html' ? 'audit' : 'export')
    if (format === 'tsq') {
      return download(
        c,
        `${id.slice(0, 12)}.tsq`,
        'application/timestamp-query',
        new Uint8Array(await desk.request(id)),
      )
    }
    const file = await desk.look(id)
    if (format === 'json') return c.json(file)
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const may = allowsAtDesk(person, 'create', 'evidence')
    return shown(c, web, file, may)
  })
  app.post('/evidence/:id/check', async (c) => {
    const { desk, by } = await acting(c, web, 'create')
    await desk.check(c.req.param('id'), by)
    return back(c)
  })
  app.post('/evidence/:id/stamp', async (c) => {
    const { desk, room, by } = await acting(c, web, 'create')
    const { files } = await received(c, room)
    try {
      const response = await readFile(files.named('response'))
      const trusted = await readFile(files.named('trust'), 'utf8')
      await desk.stamp(c.req.param('id'), response, trusted, by)
      return back(c)
    } finally {
      await files.drop()
    }
  })
  app.post('/evidence/:id/proof', async (c) => {
    const { desk, room, by } = await acting(c, web, 'create')
    const { files } = await received(c, room)
    try {
      await desk.prove(c.req.param('id'), await readFile(files.named('proof')), by)
      return back(c)
    } finally {
      await files.drop()
    }
  })
  // A form and not a link, since each copy is put on record.
  app.post('/evidence/:id/copy', async (c) => {
    const { desk, by } = await acting(c, web, 'export')
    const { receipt, bytes } = await desk.content(c.req.param('id'), by)
    const name = receipt.name.replace(/^.*\//, '') || receipt.sha256.slice(0, 12)
    return streamed(c, name, 'application/octet-stream', bytes)
  })
  app.post('/evidence/:id/archive', async (c) => {
    const { desk, by } = await acting(c, web, 'export')
    const id = c.req.param('id')
    return streamed(c, `${id.slice(0, 12)}.wacz`, 'application/wacz', await desk.archive([id], 'wacz', by))
  })
}

/** Who acts, where this server keeps evidence and the person may do that with it. */
async function acting(c: Context, web: WebContext, action: Action) {
  const { person } = actingAt(c, web.desk)
  if (web.evidence === undefined) throw nothingAt('evidence')
  if (!allowsAtDesk(person, action, 'evidence')) {
    throw new RecordError('not-allowed', `the role ${person.role} may not ${action} evidence`)
  }
  const desk: EvidenceDesk = await web.evidence.open()
  return { desk, room: web.evidence, person, by: person.name }
}

function shown(c: Context, web: WebContext, file: EvidenceFile, may: boolean): Response {
  const view = viewOf(c)
  const { evidence } = view.words
  const { sha256 } = file.receipt
  const frame = {
    title: visible(defang(file.receipt.name)).slice(0, 160),
    current: 'evidence' as const,
    crumbs: [
      { label: evidence.title, href: view.to('/evidence') },
      { label: sha256.slice(0, 12), href: view.to(`/evidence/${sha256}`) },
    ],
    data: inFormats(`/evidence/${sha256}`, ['json']),
  }
  return page(c, web, view, frame, FilePage({ view, file, may }))
}

const back = (c: Context) => c.redirect(viewOf(c).to(`/evidence/${c.req.param('id') ?? ''}`), 303)

function streamed(c: Context, name: string, type: string, bytes: AsyncIterable<Uint8Array>): Response {
  const body = Readable.toWeb(Readable.from(bytes)) as ReadableStream
  return download(c, name, type, body)
}

/** The files of a form in a folder that is dropped afterwards. */
async function received(c: Context, room: { readonly folder: string; readonly limit: number }) {
  const { folder, files, fields } = await receiveFiles(c.req.raw, room.folder, room.limit)
  const named = (field: string): string => {
    const found = files.find((file: Uploaded) => file.field === field)
    if (found === undefined) throw new WebError('bad-form', `the form holds no file in the field ${field}`)
    return found.path
  }
  const drop = () => rm(folder, { recursive: true, force: true })
  return { fields, files: Object.assign([...files], { named, drop }) }
}
