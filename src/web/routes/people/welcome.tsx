import type { Hono } from 'hono'
import { addressOf } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { page, viewOf, type WebContext } from '../../web-context.ts'
import { partyOf, peopleOf, unkept, withCookies } from './gate.ts'

/** Where a one-time link leads. Opening the page uses nothing up: programs that preview links do that too. */
export function welcomeRoutes(app: Hono, web: WebContext): void {
  app.get('/welcome', async (c) => {
    const people = peopleOf(web)
    partyOf(c, people)
    const view = viewOf(c)
    const link = view.query.get('link') ?? ''
    const found = await people.attempts.guard(addressOf(c, people.origin), () => people.links.look(link))
    const title = view.words.people.welcome[found.purpose]
    return unkept(page(c, web, view, { title }, <Welcome view={view} link={link} name={found.name} />))
  })
  app.post('/welcome', async (c) => {
    const people = peopleOf(web)
    partyOf(c, people)
    const form = await receiveForm(c.req.raw)
    const { cookies } = await people.attempts.guard(addressOf(c, people.origin), () =>
      people.links.use(form.get('link') ?? '', form.get('name') ?? '', c.req.raw.headers),
    )
    withCookies(c, cookies)
    return c.redirect(viewOf(c).to('/account'), 303)
  })
}

function Welcome({ view, link, name }: { view: View; link: string; name: string | null }) {
  const { people: w } = view.words
  const language = view.query.get('lang')
  const action = language === null ? '/welcome' : `/welcome?lang=${encodeURIComponent(language)}`
  return (
    <form method="post" action={action} class="record">
      <input type="hidden" name="link" value={link} />
      <p>{name === null ? w.welcomeFirst : w.welcomeFor(visible(name))}</p>
      {name === null ? <NameField view={view} /> : null}
      <p class="soft">{w.welcomeNext}</p>
      <p class="row">
        <button type="submit" class="main">
          {w.go}
        </button>
      </p>
    </form>
  )
}

export function NameField({ view }: { view: View }) {
  const { people: w } = view.words
  return (
    <div class="field">
      <label for="name">{w.name}</label>
      <input
        id="name"
        name="name"
        type="text"
        required
        maxlength={40}
        pattern="[a-z][a-z0-9]*([.\-][a-z0-9]+)*"
        autocapitalize="none"
        aria-describedby="name-hint"
      />
      <small id="name-hint">{w.nameHint}</small>
    </div>
  )
}
