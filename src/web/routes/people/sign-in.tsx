import type { Context, Hono } from 'hono'
import { PeopleError } from '../../../people/index.ts'
import { addressOf, signedInAt } from '../../people.ts'
import { receiveForm, receiveJson } from '../../records-entry.ts'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { page, viewOf, type WebContext } from '../../web-context.ts'
import { ownPath } from '../records/role.ts'
import { partyOf, peopleOf, withCookies } from './gate.ts'

export function signInRoutes(app: Hono, web: WebContext): void {
  app.get('/sign-in', (c) => {
    const people = peopleOf(web)
    const view = viewOf(c)
    partyOf(c, people)
    const back = ownPath(view.query.get('back'))
    const body = (
      <SignIn
        view={view}
        back={back}
        provider={people.provider.name}
        named={namedUrl(c)}
        mails={people.links.mails}
      />
    )
    return page(c, web, view, { title: view.words.people.signIn, scripts: ['passkey.js'] }, body)
  })
  app.post('/sign-in/passkey/options', async (c) => {
    const people = peopleOf(web)
    return c.json({ ...(await people.passkeys.signInOptions(partyOf(c, people))) })
  })
  app.post('/sign-in/passkey', async (c) => {
    const people = peopleOf(web)
    const party = partyOf(c, people)
    const sent = await receiveJson(c.req.raw)
    const { cookies } = await people.attempts.count(addressOf(c, people.origin), () =>
      people.passkeys.signIn(party, sent.credential, c.req.raw.headers),
    )
    withCookies(c, cookies)
    return c.json({ to: ownPath(typeof sent.back === 'string' ? sent.back : null) })
  })
  app.post('/sign-in/code', async (c) => {
    const people = peopleOf(web)
    partyOf(c, people)
    const form = await receiveForm(c.req.raw)
    const { cookies } = await people.attempts.guard(addressOf(c, people.origin), () =>
      people.codes.use(form.get('code') ?? '', c.req.raw.headers),
    )
    withCookies(c, cookies)
    return c.redirect(viewOf(c).to('/account'), 303)
  })
  app.post('/sign-in/lost', async (c) => {
    const people = peopleOf(web)
    const { origin } = partyOf(c, people)
    const form = await receiveForm(c.req.raw)
    people.attempts.spend(addressOf(c, people.origin))
    // Not waited for: how long it takes would tell whether the address is known.
    void people.links.mail(form.get('address') ?? '', origin).catch((error: unknown) => {
      if (!(error instanceof PeopleError)) web.onUnexpected?.(error)
    })
    const view = viewOf(c)
    const { people: w } = view.words
    return page(c, web, view, { title: w.lostTitle }, <p>{w.lostSent}</p>)
  })
  app.get('/sign-in/provider', async (c) => {
    const people = peopleOf(web)
    partyOf(c, people)
    const { url, cookies } = await people.provider.start()
    withCookies(c, cookies)
    return c.redirect(url, 302)
  })
  app.get('/sign-in/callback/provider', async (c) => {
    const people = peopleOf(web)
    const { url, cookies } = await people.attempts.count(addressOf(c, people.origin), () =>
      people.provider.back(c.req.raw),
    )
    withCookies(c, cookies)
    return c.redirect(url, 303)
  })
  app.post('/sign-out', async (c) => {
    if (signedInAt(c) !== undefined) {
      withCookies(c, await peopleOf(web).signIns.end(c.req.raw.headers))
    }
    return c.redirect(viewOf(c).to('/'), 303)
  })
}

/** Passkeys are bound to a name: the same page under one, where it was opened under a number. */
function namedUrl(c: Context): string | null {
  const url = new URL(c.req.url)
  if (!/^(127\.|\[::1\])/.test(url.hostname)) return null
  url.hostname = 'localhost'
  return url.href
}

function SignIn(props: {
  view: View
  back: string
  provider: string | null
  named: string | null
  mails: boolean
}) {
  const { view } = props
  const { people: w } = view.words
  return (
    <section class="ways">
      <p class="soft">{w.signInLead}</p>
      <section class="way">
        <h2>{w.passkey}</h2>
        <p>{w.passkeyMeans}</p>
        {props.named === null ? (
          <PasskeyButton
            view={view}
            doing="get"
            to="/sign-in/passkey"
            label={w.withPasskey}
            back={props.back}
          />
        ) : (
          <p>
            {w.passkeyAddress} <a href={props.named}>{props.named}</a>
          </p>
        )}
      </section>
      {props.provider === null ? null : (
        <section class="way">
          <a class="button" href={view.to('/sign-in/provider')}>
            {w.withProvider(visible(props.provider))}
          </a>
        </section>
      )}
      <section class="way">
        <h2>{w.code}</h2>
        <form method="post" action={view.to('/sign-in/code')}>
          <div class="field">
            <label for="code">{w.code}</label>
            <input
              id="code"
              name="code"
              type="text"
              class="code"
              maxlength={40}
              required
              autocomplete="off"
              autocapitalize="characters"
              aria-describedby="code-means"
            />
            <small id="code-means">{w.codeMeans}</small>
          </div>
          <p class="row">
            <button type="submit">{w.withCode}</button>
          </p>
        </form>
        <p class="soft">{w.lost}</p>
      </section>
      {props.mails ? <Lost view={view} /> : null}
    </section>
  )
}

function Lost({ view }: { view: View }) {
  const { people: w } = view.words
  return (
    <section class="way">
      <h2>{w.lostTitle}</h2>
      <form method="post" action={view.to('/sign-in/lost')}>
        <div class="field">
          <label for="address">{w.address}</label>
          <input id="address" name="address" type="text" maxlength={200} required autocomplete="email" />
        </div>
        <p class="row">
          <button type="submit">{w.lostSend}</button>
        </p>
      </form>
    </section>
  )
}

/** Asks the device for a passkey, or for a new one. Hidden until the script knows that it can. */
export function PasskeyButton(props: {
  view: View
  doing: 'get' | 'create'
  /** Where the answer goes; what to ask comes from `/options` below it. */
  to: string
  label: string
  back?: string
  children?: unknown
}) {
  const { people: w } = props.view.words
  return (
    <tocsin-passkey
      data-doing={props.doing}
      data-to={props.to}
      data-back={props.back ?? ''}
      data-failed={w.passkeyFailed}
      data-old={w.passkeyOld}
    >
      <form hidden>
        {props.children as never}
        <p class="row">
          <button type="submit" class="main">
            {props.label}
          </button>
        </p>
      </form>
      <p role="status"></p>
      <noscript>
        <p>{w.passkeyScript}</p>
      </noscript>
    </tocsin-passkey>
  )
}
