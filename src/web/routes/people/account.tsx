import type { Hono } from 'hono'
import { isoTime } from '../../../kernel/time.ts'
import { receiveForm, receiveJson } from '../../records-entry.ts'
import { CommandLine } from '../../ui/parts.tsx'
import { labelOf } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import { inFormats } from '../../ui/view.ts'
import { page, viewOf, type WebContext } from '../../web-context.ts'
import { Account, type AccountPage } from './account-page.tsx'
import { ownAt, partyOf, unkept, withCookies } from './gate.ts'
import { eventJson, memberJson } from './parts.tsx'

/** What a person sees and changes of themselves. Only a session opens it, never a token. */
export function accountRoutes(app: Hono, web: WebContext): void {
  app.get('/account.json', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    const { userId } = signedIn
    const [member, passkeys, tokens, sessions, events, codes] = await Promise.all([
      people.registry.find(signedIn.id),
      people.passkeys.list(userId),
      people.tokens.list(userId),
      people.signIns.list(signedIn),
      people.registry.events(signedIn),
      people.codes.left(signedIn),
    ])
    return c.json({
      ...memberJson(member),
      passkeys: passkeys.map(({ label, made, used }) => ({
        label,
        made: isoTime(made),
        used: timeOrNull(used),
      })),
      recoveryCodes: codes,
      tokens: tokens.map(({ record, label, scopes, made, expires, used }) => ({
        id: record,
        label,
        scopes: scopes.split(' '),
        made: isoTime(made),
        expires: isoTime(expires),
        used: timeOrNull(used),
      })),
      sessions: sessions.map(({ id, createdAt, expiresAt, method }) => ({
        began: new Date(createdAt).toISOString(),
        ends: new Date(expiresAt).toISOString(),
        method,
        thisOne: id === signedIn.sessionId,
      })),
      record: events.map(eventJson),
    })
  })
  app.get('/account', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    const view = viewOf(c)
    const { userId } = signedIn
    const [passkeys, tokens, sessions, events, codes, connected] = await Promise.all([
      people.passkeys.list(userId),
      people.tokens.list(userId),
      people.signIns.list(signedIn),
      people.registry.events(signedIn),
      people.codes.left(signedIn),
      people.provider.connected(signedIn),
    ])
    const kinds = [...(web.desk?.book.kinds.values() ?? [])].map((kind) => ({
      name: kind.name,
      label: labelOf(view, kind.many),
    }))
    const provider = people.provider.name
    const shown: AccountPage = {
      ...{ signedIn, passkeys, tokens, sessions, events, codes, connected, provider, kinds },
      numbered: /^(127\.|\[::1\])/.test(new URL(c.req.url).hostname),
    }
    const title = view.words.people.accountTitle(signedIn.name)
    const data = inFormats('/account', ['json'])
    return page(c, web, view, { title, data, scripts: ['passkey.js'] }, <Account view={view} {...shown} />)
  })
  app.post('/account/passkeys/options', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    return c.json({ ...(await people.passkeys.addOptions(signedIn, partyOf(c, people))) })
  })
  app.post('/account/passkeys', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    const { credential, label } = await receiveJson(c.req.raw)
    await people.passkeys.add(
      signedIn,
      partyOf(c, people),
      credential,
      typeof label === 'string' ? label : '',
    )
    return c.json({ to: '/account' })
  })
  app.post('/account/passkeys/:id/remove', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    await people.passkeys.remove(signedIn, c.req.param('id'))
    return c.redirect(viewOf(c).to('/account'), 303)
  })
  app.post('/account/codes', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    const codes = await people.codes.make(signedIn)
    const view = viewOf(c)
    const { people: w } = view.words
    const body = (
      <section>
        <p role="alert">{w.codesShown}</p>
        <ol class="secrets">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <a href={view.to('/account')}>{w.backToAccount}</a>
        </p>
      </section>
    )
    return unkept(page(c, web, view, { title: w.codesTitle }, body))
  })
  app.post('/account/tokens', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    const form = await receiveForm(c.req.raw)
    const { secret } = await people.tokens.make(signedIn.name, signedIn, {
      label: form.get('label') ?? '',
      scopes: form.getAll('scope'),
      days: Number(form.get('days')),
      membershipId: form.get('role') ?? '',
    })
    if (c.req.header('accept') === 'application/json') return unkept(c.json({ token: secret }, 201))
    const view = viewOf(c)
    const { people: w } = view.words
    const origin = people.origin ?? new URL(c.req.url).origin
    const body = (
      <section>
        <p role="alert">{w.tokenShown}</p>
        <CommandLine view={view} command={secret} />
        <h2>{w.tokenUse}</h2>
        <CommandLine
          view={view}
          command={`curl -H "Authorization: Bearer $TOKEN" ${visible(origin)}/records.json`}
        />
        <p>
          <a href={view.to('/account')}>{w.backToAccount}</a>
        </p>
      </section>
    )
    return unkept(page(c, web, view, { title: w.tokensTitle }, body))
  })
  app.post('/account/tokens/:id/revoke', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    await people.tokens.revoke(signedIn.name, signedIn, c.req.param('id'))
    return c.redirect(viewOf(c).to('/account'), 303)
  })
  app.post('/account/sessions/end', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    const which = (await receiveForm(c.req.raw)).get('session') ?? undefined
    await people.signIns.endOthers(signedIn, which)
    return c.redirect(viewOf(c).to('/account'), 303)
  })
  app.post('/account/acting', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    await people.signIns.actAs(signedIn, (await receiveForm(c.req.raw)).get('role') ?? '')
    return c.redirect(viewOf(c).to('/account'), 303)
  })
  // A form, so that no other site can begin it; and then a link, since forms may lead only to this server.
  app.post('/account/provider', async (c) => {
    const { people } = ownAt(c, web)
    partyOf(c, people)
    const { url, cookies } = await people.provider.connect(c.req.raw.headers)
    withCookies(c, cookies)
    const view = viewOf(c)
    const { people: w } = view.words
    const body = (
      <section>
        <p>
          <a class="button main" href={url}>
            {w.providerConnect(visible(people.provider.name ?? ''))}
          </a>
        </p>
        <p>
          <a href={view.to('/account')}>{w.backToAccount}</a>
        </p>
      </section>
    )
    return unkept(page(c, web, view, { title: w.providerTitle }, body))
  })
  app.post('/account/provider/remove', async (c) => {
    const { people, signedIn } = ownAt(c, web)
    await people.provider.disconnect(signedIn)
    return c.redirect(viewOf(c).to('/account'), 303)
  })
}

function timeOrNull(at: number): string | null {
  return at === 0 ? null : isoTime(at)
}
