import type { Context, Hono } from 'hono'
import { detectorOf } from '../../../detect/index.ts'
import { boardOf, rowsOf } from '../../casework/board.ts'
import { joinFinding } from '../../casework/join.ts'
import { startOf } from '../../casework/start.ts'
import { actingAt } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { labelOf, recordUrl, titleOf } from '../../ui/record-parts.tsx'
import { clip } from '../../ui/shown-text.ts'
import { nothingAt, page, viewOf, type WebContext } from '../../web-context.ts'

const reference = /^(F-[0-9A-HJKMNP-TV-Z]{6,20})(?:\/([A-Za-z][\w-]{0,39}))?$/
/** Cases offered for joining. */
const offered = 200

/** What becomes of a finding of any detector: it opens a case, joins one, or is set aside with a reason. */
export function fromFindingRoutes(app: Hono, web: WebContext): void {
  const known = async (c: Context, asked: string) => {
    const [, id, part] = reference.exec(asked) ?? []
    const finding = id === undefined ? undefined : await web.findings.get(id)
    const detector = finding === undefined ? undefined : detectorOf(finding)
    if (finding === undefined || detector === undefined) throw nothingAt('finding')
    return { finding, detector, id: finding.id, part, asked, view: viewOf(c) }
  }
  app.get('/cases/from', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const { finding, detector, id, part, asked, view } = await known(c, c.req.query('finding') ?? '')
    const { casework: w } = view.words
    const open = (await boardOf(book, person)).filter((one) => one.open)
    const cases = await rowsOf(book, person, open.slice(0, offered))
    const used = (await book.pointingTo(person, asked)).flatMap((record) => {
      const kind = book.kinds.get(record.kind)
      return kind === undefined ? [] : [{ kind, record }]
    })
    const kinds = { case: book.kind('case'), dismissal: book.kind('dismissal') }
    const frame = {
      title: w.from,
      current: 'cases' as const,
      crumbs: [
        { label: view.words.findings.title, href: view.to('/findings') },
        { label: asked, href: view.to(`${detector.path}/${id}${part === undefined ? '' : `/${part}`}`) },
      ],
    }
    return page(
      c,
      web,
      view,
      frame,
      <>
        <p class="lead">{w.fromLead(asked)}</p>
        <div class="tiles">
          {book.mayCreate(person, kinds.case) ? (
            <section>
              <h2 id="open">{w.openCase}</h2>
              <p class="soft">{w.openLead}</p>
              <p>
                <a class="button main" href={view.to(`/records/case/new?${startOf(finding, part)}`)}>
                  {w.openCase}
                </a>
              </p>
            </section>
          ) : null}
          {cases.length > 0 && book.mayCreate(person, kinds.case) ? (
            <section>
              <h2 id="join">{w.join}</h2>
              <p class="soft">{w.joinLead}</p>
              <form method="post" action={view.to('/cases/join')} class="plain">
                <input type="hidden" name="finding" value={asked} />
                <label for="case">{w.joinWhich}</label>
                <select id="case" name="case" required>
                  {cases.map(({ number, record }) => (
                    <option value={number}>
                      {number}: {clip(String(record.fields.claim), 70)}
                    </option>
                  ))}
                </select>
                <p>
                  <button type="submit">{w.joinButton}</button>
                </p>
              </form>
            </section>
          ) : null}
          {book.mayCreate(person, kinds.dismissal) ? (
            <section>
              <h2 id="dismiss">{w.dismiss}</h2>
              <p class="soft">{w.dismissLead}</p>
              <p>
                <a
                  class="button"
                  href={view.to(`/records/dismissal/new?finding=${encodeURIComponent(asked)}`)}
                >
                  {w.dismissButton}
                </a>
              </p>
            </section>
          ) : null}
        </div>
        <section>
          <h2 id="used">{w.usedIn}</h2>
          {used.length === 0 ? <p class="soft">{w.unused}</p> : null}
          <ul>
            {used.map(({ kind, record }) => (
              <li>
                <span class="soft">{labelOf(view, kind.one)}</span>{' '}
                <a
                  href={view.to(
                    kind.name === 'case' && record.number !== null
                      ? `/cases/${record.number}`
                      : recordUrl(kind.name, record.id),
                  )}
                  class="user"
                  dir="auto"
                >
                  {titleOf(kind, record)}
                </a>{' '}
                <small class="code nowrap">{record.number ?? record.id}</small>
              </li>
            ))}
          </ul>
        </section>
      </>,
    )
  })
  app.post('/cases/join', async (c) => {
    const { book, person } = actingAt(c, web.desk)
    const form = await receiveForm(c.req.raw)
    const { asked, view } = await known(c, form.get('finding') ?? '')
    const to = { kind: 'case', id: form.get('case') ?? '', field: 'findings' }
    const record = await joinFinding(book, person, to, asked)
    return c.redirect(view.to(`/cases/${record.number ?? record.id}#findings`), 303)
  })
}
