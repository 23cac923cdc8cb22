import type { Context } from 'hono'
import { CodedError } from '../kernel/errors.ts'
import { RecordError } from '../records/index.ts'
import { visible } from './ui/shown-text.ts'
import type { View } from './ui/view.ts'
import { page, viewOf, type WebContext } from './web-context.ts'

/** Any error as RFC 9457 problem+json where data was asked for, else as a plain page. What is not ours is not told. */
export function problem(c: Context, web: WebContext, error: unknown): Response {
  const known = error instanceof CodedError ? error : undefined
  const status = (known?.status ?? 500) as 400 | 401
  const code = known?.code ?? 'unexpected'
  const view = viewOf(c)
  const { problem: w } = view.words
  const title = w.codes[code] ?? w.title
  const data =
    /\.(json|csv|graphml|gexf)$/.test(c.req.path) ||
    c.req.header('accept') === 'application/json' ||
    c.req.header('content-type')?.startsWith('application/json') === true
  challenge(c, code)
  c.status(status)
  if (data) {
    const told = {
      type: `urn:tocsin:problem:${code}`,
      title,
      status,
      ...(known === undefined ? {} : { detail: known.message }),
      ...(known?.hint === undefined ? {} : { hint: known.hint }),
      ...(error instanceof RecordError ? recordMembers(error) : {}),
    }
    return c.body(JSON.stringify(told), status, { 'Content-Type': 'application/problem+json' })
  }
  return page(
    c,
    web,
    view,
    { title },
    <section>
      {known === undefined ? null : (
        <p>
          <bdi lang="en">{visible(known.message)}</bdi>
        </p>
      )}
      {known?.hint === undefined ? null : (
        <p class="soft" lang="en">
          <Hint view={view} hint={visible(known.hint)} />
        </p>
      )}
      <p class="row">
        {status === 401 && web.desk?.people !== undefined ? (
          <a class="button main" href={view.to('/sign-in')}>
            {view.words.people.signIn}
          </a>
        ) : null}
        <a href={view.to('/')}>{w.back}</a>
      </p>
    </section>,
  )
}

/** A hint that names one of our pages leads there. */
function Hint({ view, hint }: { view: View; hint: string }) {
  const path = /^\/[a-z-]+(?:\/[a-z-]+)*(?= )/.exec(hint)?.[0]
  if (path === undefined) return <>{hint}</>
  return (
    <>
      <a href={view.to(path)}>{path}</a>
      {hint.slice(path.length)}
    </>
  )
}

/** Says how to come back with a token (RFC 6750, section 3). */
function challenge(c: Context, code: string): void {
  const errors: Readonly<Record<string, string>> = {
    'signed-out': '',
    'token-invalid': ', error="invalid_token"',
    'out-of-scope': ', error="insufficient_scope"',
  }
  const error = errors[code]
  if (error !== undefined) c.header('WWW-Authenticate', `Bearer realm="tocsin"${error}`)
}

function recordMembers({ faults, merge }: RecordError): object {
  return {
    ...(faults.length === 0 ? {} : { faults: faults.map(({ field, says }) => ({ field, says: says.en })) }),
    ...(merge === undefined ? {} : { merge }),
  }
}
