import type { Context, Hono } from 'hono'
import { type RecordView, revealed } from '../../records/index.ts'
import { WebError } from '../errors.ts'
import { actingAt } from '../people.ts'
import { TableFrame } from '../ui/parts.tsx'
import { recordUrl } from '../ui/record-parts.tsx'
import { visible } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import { nothingAt, page, type Vault, viewOf, type WebContext } from '../web-context.ts'

type Handles = Awaited<ReturnType<Vault['handlesOf']>>

/** Handles for an approved request: two persons stand behind it, and every look is an event of the ledger. */
export function revealRoutes(app: Hono, web: WebContext): void {
  app.get('/reveal/:id', async (c) => {
    const { request } = await approvedRequest(c, web)
    return shown(c, web, request, null)
  })
  app.post('/reveal/:id', async (c) => {
    const { book, kind, person, request } = await approvedRequest(c, web)
    if (web.vault === undefined) throw nothingAt('vault')
    await book.note(person, kind, request.id, 'shown')
    const handles = await web.vault.handlesOf(revealed(request.fields))
    const answer = shown(c, web, request, handles)
    answer.headers.set('Cache-Control', 'no-store')
    return answer
  })
}

async function approvedRequest(c: Context, web: WebContext) {
  const { book, person } = actingAt(c, web.desk)
  const kind = book.kind('reveal')
  const request = await book.get(person, kind, c.req.param('id') ?? '', 'audit')
  if (request.approved === null || request.retracted !== null) {
    throw new WebError('not-approved', `${request.id} is not approved, so no handle is shown`, {
      hint: 'a second person has to approve it; nobody approves what they wrote',
    })
  }
  return { book, kind, person, request }
}

function shown(c: Context, web: WebContext, request: RecordView, handles: Handles | null): Response {
  const view = viewOf(c)
  const { records, reveal } = view.words
  const frame = {
    title: reveal.title,
    current: 'records' as const,
    crumbs: [
      { label: records.title, href: view.to('/records') },
      { label: request.id, href: view.to(recordUrl('reveal', request.id)) },
    ],
  }
  return page(c, web, view, frame, <Reveal view={view} request={request} handles={handles} />)
}

function Reveal({ view, request, handles }: { view: View; request: RecordView; handles: Handles | null }) {
  const { reveal: w } = view.words
  const accounts = revealed(request.fields)
  return (
    <>
      <p class="lead">{w.lead}</p>
      <dl class="facts">
        <dt>{w.asked}</dt>
        <dd>
          <bdi>{visible(request.createdBy)}</bdi>
        </dd>
        <dt>{w.allowed}</dt>
        <dd>
          <bdi>{visible(request.approved?.by ?? '')}</bdi>
        </dd>
      </dl>
      {handles === null ? (
        <form method="post" action={view.to(`/reveal/${request.id}`)}>
          <button class="main" type="submit">
            {w.look}
          </button>
        </form>
      ) : (
        <TableFrame label={w.title}>
          <thead>
            <tr>
              <th scope="col">{w.account}</th>
              <th scope="col">{w.platform}</th>
              <th scope="col">{w.handle}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => {
              const found = handles.get(account)
              return (
                <tr>
                  <th scope="row" class="code">
                    {account}
                  </th>
                  <td>{found === undefined ? '' : <bdi>{visible(found.platform)}</bdi>}</td>
                  <td>{found === undefined ? w.unknown : <bdi>{visible(found.handle)}</bdi>}</td>
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      )}
    </>
  )
}
