import { rm } from 'node:fs/promises'
import type { Hono } from 'hono'
import type { ImportedAndScanned, JobStatus, LookedAt, LookField, LookForm } from '../../app/index.ts'
import { lookFields } from '../../app/serving.ts'
import { detectors } from '../../detect/index.ts'
import type { RejectReason } from '../../lake/index.ts'
import { WebError } from '../errors.ts'
import { SaidBy } from '../ui/finding-parts.tsx'
import { Figures } from '../ui/parts.tsx'
import { visible } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import { inFormats } from '../ui/view.ts'
import { receiveFiles, receiveUpload } from '../upload.ts'
import { nothingAt, page, splitFormat, viewOf, type WebContext } from '../web-context.ts'

export function jobRoutes(app: Hono, web: WebContext): void {
  app.post('/import', async (c) => {
    const { importing } = web
    if (importing === undefined) throw new WebError('no-import', 'this server only shows findings')
    const files = await receiveUpload(c.req.raw, importing.folder, importing.limit)
    const job = importing.start(files)
    return c.redirect(viewOf(c).to(`/jobs/${job.id}`), 303)
  })
  app.post('/look/:detector', async (c) => {
    const { importing } = web
    if (importing === undefined) throw new WebError('no-import', 'this server only shows findings')
    const detector = (Object.keys(lookFields) as LookForm[]).find((one) => one === c.req.param('detector'))
    if (detector === undefined) throw nothingAt('form')
    const { files, folder } = await receiveFiles(c.req.raw, importing.folder, importing.limit)
    const fields = lookFields[detector]
    const sent = files.flatMap((file) => {
      const field: LookField | undefined = fields.find(({ name }) => name === file.field)?.name
      return field === undefined ? [] : [{ ...file, field }]
    })
    const missing = fields.find(({ name, needed }) => needed && !sent.some(({ field }) => field === name))
    if (missing !== undefined) {
      await rm(folder, { recursive: true, force: true })
      throw new WebError('bad-form', `the form holds no file in the field ${missing.name}`, {
        hint: 'choose a file for each field that is needed',
      })
    }
    const job = importing.look({ detector, files: sent })
    return c.redirect(viewOf(c).to(`/jobs/${job.id}`), 303)
  })
  app.post('/jobs/:id/cancel', (c) => {
    const job = jobOf(web, c.req.param('id'))
    web.jobs?.cancel(job.id)
    return c.redirect(viewOf(c).to(`/jobs/${job.id}`), 303)
  })
  app.get('/jobs/:id', (c) => {
    const { id, format } = splitFormat(c.req.param('id'))
    const job = jobOf(web, id)
    if (format === 'json') return c.json(job)
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: view.words.job.of(visible(job.subject).slice(0, 120)),
      crumbs: [{ label: view.words.situation.title, href: view.to('/') }],
      data: inFormats(`/jobs/${id}`, ['json']),
      ...(job.state === 'running' ? { refresh: 2 } : {}),
    }
    return page(c, web, view, frame, <Job view={view} job={job} />)
  })
}

function jobOf(web: WebContext, id: string): JobStatus {
  const job = web.jobs?.get(id)
  if (job === undefined) throw nothingAt(`job ${id}`)
  return job
}

function Job({ view, job }: { view: View; job: JobStatus }) {
  const { job: w } = view.words
  return (
    <tocsin-live data-state={job.state} data-url={view.to(`/jobs/${job.id}`)}>
      <section>
        <p role="status">
          <strong>{w.state[job.state]}</strong>
          {job.state === 'running' ? `, ${w.step[job.step] ?? visible(job.step)}` : ''}
        </p>
        {job.state === 'running' ? <Running view={view} job={job} /> : null}
        {job.state === 'failed' ? <Failed view={view} job={job} /> : null}
        {job.state !== 'done' ? null : job.kind === 'look' ? (
          <Looked view={view} result={job.result as LookedAt} />
        ) : (
          <Done view={view} result={job.result as ImportedAndScanned} />
        )}
        {job.state === 'running' ? null : (
          <p>
            <a href={view.to('/')}>{w.back}</a>
          </p>
        )}
      </section>
    </tocsin-live>
  )
}

function Running({ view, job }: { view: View; job: JobStatus }) {
  const { job: w } = view.words
  const count = view.integer(job.count)
  return (
    <>
      {job.total === null ? (
        <progress aria-label={w.title} />
      ) : (
        <progress aria-label={w.title} max={job.total} value={job.count} />
      )}
      <p class="soft">
        {job.total === null
          ? w.countOnly(count, job.unit)
          : w.count(count, view.integer(job.total), job.unit)}{' '}
        · {w.rate(view.integer(job.rate), job.unit)} ·{' '}
        {job.secondsLeft === null ? w.leftUnknown : w.left(view.lasting(job.secondsLeft))}
      </p>
      <form method="post" action={view.to(`/jobs/${job.id}/cancel`)} class="row">
        <button type="submit">{w.cancel}</button>
        <span class="soft">{w.cancelNote}</span>
      </form>
    </>
  )
}

function Failed({ view, job }: { view: View; job: JobStatus }) {
  return (
    <>
      <p class="soft">{view.words.job.failedLead}</p>
      <p>
        <bdi>{visible(job.error?.message ?? '').slice(0, 1000)}</bdi>
      </p>
      {job.error?.hint ? <p class="soft">{visible(job.error.hint).slice(0, 500)}</p> : null}
    </>
  )
}

function Done({ view, result }: { view: View; result: ImportedAndScanned }) {
  const { job: w, column } = view.words
  return (
    <>
      <p>
        <a class="button main" href={view.to(`/networks/${result.finding}`)}>
          {w.open}
        </a>
      </p>
      <Figures
        items={[
          { label: column.rows.toLowerCase(), value: view.integer(result.rows) },
          { label: w.added, value: view.integer(result.added) },
          { label: w.duplicates, value: view.integer(result.duplicates) },
          { label: w.rejected, value: view.integer(result.rejected) },
        ]}
      />
      <h2>{w.beside}</h2>
      <ul>
        {result.beside.map(({ detector, finding, headline: { found, unseen } }) => (
          <li>
            <SaidBy view={view} detector={detectors.find(({ name }) => name === detector)!.label}>
              {finding === null ? (
                `${found[view.language]}: ${unseen.map((label) => label[view.language]).join('; ')}`
              ) : (
                <a href={view.to(`/findings/${finding}`)}>{found[view.language]}</a>
              )}
            </SaidBy>
          </li>
        ))}
      </ul>
      <Reasons view={view} reasons={result.reasons} />
    </>
  )
}

function Looked({ view, result }: { view: View; result: LookedAt }) {
  const { job: w } = view.words
  const { found, unseen } = result.headline
  return (
    <>
      <p>
        <a class="button main" href={view.to(`/findings/${result.finding}`)}>
          {w.open}
        </a>
      </p>
      <p>{found[view.language]}</p>
      {unseen.length === 0 ? null : (
        <ul class="soft">
          {unseen.map((label) => (
            <li>{label[view.language]}</li>
          ))}
        </ul>
      )}
      <Reasons view={view} reasons={result.reasons} />
    </>
  )
}

function Reasons({ view, reasons }: { view: View; reasons: readonly RejectReason[] }) {
  const { job: w, column } = view.words
  if (reasons.length === 0) return null
  return (
    <>
      <h2>{w.rejects}</h2>
      <p class="soft">{w.rejectsLead}</p>
      <ul>
        {reasons.slice(0, 20).map((reason) => (
          <li>
            {view.integer(reason.rows)}: <bdi>{visible(reason.reason).slice(0, 300)}</bdi>{' '}
            <span class="soft">
              ({column.line.toLowerCase()} {view.integer(reason.firstLine)})
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
