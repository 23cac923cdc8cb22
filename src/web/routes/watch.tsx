import type { Context, Hono } from 'hono'
import { csvLine } from '../../kernel/csv.ts'
import { isoTime } from '../../kernel/time.ts'
import {
  type Changes,
  changesSince,
  classLabels,
  type Entry,
  isQuiet,
  type Narrowing,
  narrowings,
  registerOf,
  stateOf,
  stepLabels,
  type Watch,
  watchable,
} from '../../respond/index.ts'
import { answersFor } from '../answers.ts'
import { WebError } from '../errors.ts'
import { actingAt } from '../people.ts'
import { receiveForm } from '../records-entry.ts'
import { countryName } from '../ui/countries.ts'
import { DeedLine, SaidLine } from '../ui/deed-parts.tsx'
import { Day } from '../ui/parts.tsx'
import { visible } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import { inFormats } from '../ui/view.ts'
import { csv, nothingAt, page, viewOf, type WebContext } from '../web-context.ts'

const mostShown = 20

/** What somebody watches, with what came of it since they looked; and the way out of its mails. */
export function watchRoutes(app: Hono, web: WebContext): void {
  app.get('/watch', async (c) => {
    const { person, digests } = watchingAt(c, web)
    const view = viewOf(c)
    const { watch: w } = view.words
    const data = inFormats('/watch')
    const frame = { title: w.title, current: 'watch' as const, data }
    const mail = { reaches: await digests.reaches(person.name), wanted: await digests.wanted(person.name) }
    return page(c, web, view, frame, <WatchPage view={view} watched={await watchedBy(c, web)} mail={mail} />)
  })
  app.get('/watch.json', async (c) => {
    const watched = await watchedBy(c, web)
    return c.json({
      watched: watched.map(({ watch: { id, narrowing, looked }, changes }) => ({
        ...{ id, narrowing, looked: isoTime(looked) },
        ...changes,
      })),
    })
  })
  app.get('/watch.csv', async (c) => {
    const lines = (await watchedBy(c, web)).flatMap(({ watch: { id, narrowing }, changes }) =>
      (['fresh', 'changed'] as const).flatMap((became) =>
        changes[became].map(({ sort, day, of }) =>
          csvLine([
            ...[
              id,
              narrowings
                .map((one) => narrowing[one])
                .filter(Boolean)
                .join(' '),
              became,
            ],
            ...[day, sort, of.government, of.step, of.title, of.key],
          ]),
        ),
      ),
    )
    const head = ['watch', 'narrowed_to', 'became', 'day', 'sort', 'government', 'step', 'title', 'key']
    return csv(c, 'watch.csv', csvLine(head) + lines.join(''))
  })
  app.post('/watch', async (c) => {
    const { person, watches } = watchingAt(c, web)
    const given = narrowingOf(Object.fromEntries(await receiveForm(c.req.raw)), watchable)
    await watches.add(person.name, given, registerOf(await answersFor(c, web), given))
    return c.redirect(viewOf(c).to('/watch'), 303)
  })
  app.post('/watch/:id/seen', async (c) => {
    const { person, watches } = watchingAt(c, web)
    const watch = (await watches.list(person.name)).find(({ id }) => id === c.req.param('id'))
    if (watch === undefined) throw nothingAt('watch')
    const entries = registerOf(await answersFor(c, web), watch.narrowing)
    // What came since the page was made has not been seen.
    const state = (await receiveForm(c.req.raw)).get('state')
    if (state === stateOf(entries)) await watches.look(person.name, watch, entries)
    return c.redirect(viewOf(c).to('/watch'), 303)
  })
  app.post('/watch/:id/remove', async (c) => {
    const { person, watches } = watchingAt(c, web)
    await watches.remove(person.name, c.req.param('id'))
    return c.redirect(viewOf(c).to('/watch'), 303)
  })
  app.post('/watch/mail', async (c) => {
    const { person, digests } = watchingAt(c, web)
    const wanted = (await receiveForm(c.req.raw)).get('wanted') === 'yes'
    if (!wanted) await digests.end(person.name)
    else if (await digests.reaches(person.name)) await digests.begin(person.name)
    return c.redirect(viewOf(c).to('/watch'), 303)
  })
  // Without an account: the token in the address is all that a mail program has.
  app.get('/watch/stop', (c) => stopPage(c, web, null))
  app.post('/watch/stop', async (c) => {
    const { who = '', token = '' } = c.req.query()
    const stopped = (await web.desk?.watching?.digests.stop(who, token)) ?? false
    return stopPage(c, web, stopped)
  })
}

/** The part of the register that an address or a form names. */
export function narrowingOf(
  given: Readonly<Record<string, string | File | undefined>>,
  names: readonly (keyof Narrowing)[] = narrowings,
): Narrowing {
  return Object.fromEntries(
    names.flatMap((one) => {
      const value = Object.hasOwn(given, one) ? given[one] : undefined
      return typeof value === 'string' && value !== '' ? [[one, value] as const] : []
    }),
  )
}

function watchingAt(c: Context, web: WebContext) {
  const { person } = actingAt(c, web.desk)
  const watching = web.desk?.watching
  if (watching === undefined) throw nothingAt('watch')
  return { person, ...watching }
}

interface Watched {
  readonly watch: Watch
  readonly changes: Changes
  readonly state: string
}

/** Those of which something came first. */
async function watchedBy(c: Context, web: WebContext): Promise<readonly Watched[]> {
  const { person, watches } = watchingAt(c, web)
  const answers = await answersFor(c, web)
  const all = (await watches.list(person.name)).map((watch) => {
    const entries = registerOf(answers, watch.narrowing)
    return { watch, changes: changesSince(watch.seen, entries), state: stateOf(entries) }
  })
  return all.sort((a, b) => Number(isQuiet(a.changes)) - Number(isQuiet(b.changes)))
}

/** `United States · sanctions` */
function narrowingName(view: View, { government, step, class: name, case: of, office }: Narrowing): string {
  const label = (
    table: Readonly<Record<string, { readonly en: string; readonly fr: string }>>,
    id: string,
  ) => (Object.hasOwn(table, id) ? table[id]![view.language] : visible(id))
  return [
    ...(government === undefined ? [] : [countryName(view, government)]),
    ...(step === undefined ? [] : [label(stepLabels, step)]),
    ...(name === undefined ? [] : [label(classLabels, name)]),
    ...[of, office].flatMap((one) => (one === undefined ? [] : [visible(one)])),
  ].join(' · ')
}

/** One click to watch what a page shows. */
export function WatchButton({ view, narrowing }: { view: View; narrowing: Narrowing }) {
  const { watch: w } = view.words
  return (
    <form method="post" action={view.to('/watch')} class="row">
      {Object.entries(narrowing).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{w.begin(narrowingName(view, narrowing))}</button>
      <a href={view.to('/watch')}>{w.title}</a>
    </form>
  )
}

interface MailShown {
  readonly reaches: boolean
  readonly wanted: boolean
}

function WatchPage(props: { view: View; watched: readonly Watched[]; mail: MailShown }) {
  const { view, watched } = props
  const { watch: w } = view.words
  return (
    <>
      <p class="lead">{w.lead}</p>
      {watched.length === 0 ? (
        <p>
          {w.none} <a href={view.to('/answers')}>{view.words.respond.answers.title}</a>
        </p>
      ) : null}
      {watched.map((one) => (
        <OneWatch view={view} {...one} />
      ))}
      <MailSection view={view} mail={props.mail} />
    </>
  )
}

function OneWatch({ view, watch, changes, state }: Watched & { view: View }) {
  const { watch: w, respond } = view.words
  const { id, narrowing, looked } = watch
  const query = new URLSearchParams(narrowing).toString()
  const name = narrowingName(view, narrowing)
  const rest = changes.fresh.length + changes.changed.length - mostShown
  const lines = [
    ...changes.fresh.map((entry) => ({ entry, became: w.fresh })),
    ...changes.changed.map((entry) => ({ entry, became: w.changed })),
  ].slice(0, mostShown)
  return (
    <section>
      <h2 id={id}>
        <a href={view.to(`/answers?${query}`)}>{name}</a>
      </h2>
      <p class="soft">
        {w.since} <Day view={view} at={looked} />:{' '}
        {isQuiet(changes)
          ? w.quiet
          : w.counts(
              view.integer(changes.fresh.length),
              view.integer(changes.changed.length),
              view.integer(changes.gone),
            )}
      </p>
      {lines.length === 0 ? null : (
        <ul>
          {lines.map(({ entry, became }) => (
            <li>
              <span class="tag mixed">{became}</span> <EntryLine view={view} entry={entry} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 ? <p>{w.more(view.integer(rest))}</p> : null}
      <div class="row">
        {isQuiet(changes) ? null : (
          <form method="post" action={view.to(`/watch/${id}/seen`)}>
            <input type="hidden" name="state" value={state} />
            <button class="main" type="submit">
              {w.seen}
              <span class="hidden">: {name}</span>
            </button>
          </form>
        )}
        <a href={`/answers.atom?${query}`}>
          {respond.answers.feed}
          <span class="hidden">: {name}</span>
        </a>
        <form method="post" action={view.to(`/watch/${id}/remove`)}>
          <button type="submit">
            {w.remove}
            <span class="hidden">: {name}</span>
          </button>
        </form>
      </div>
    </section>
  )
}

function EntryLine({ view, entry }: { view: View; entry: Entry }) {
  const { governments: w } = view.words.respond
  if (entry.sort === 'said') return <SaidLine view={view} said={entry.of} />
  return (
    <>
      {entry.of.implemented === null ? w.status.announced : w.status.done}:{' '}
      <DeedLine view={view} deed={{ ...entry.of, documents: entry.of.documents.slice(0, 1) }} />
    </>
  )
}

function MailSection({ view, mail }: { view: View; mail: MailShown }) {
  const { watch: w } = view.words
  return (
    <section>
      <h2 id="mail">{w.mail}</h2>
      <p class="soft">{mail.reaches ? w.mailLead : w.noMail}</p>
      {!mail.reaches && !mail.wanted ? null : (
        <form method="post" action={view.to('/watch/mail')} class="row">
          <strong>{mail.wanted ? w.mailOn : w.mailOff}</strong>
          <button type="submit" name="wanted" value={mail.wanted ? 'no' : 'yes'}>
            {mail.wanted ? w.mailEnd : w.mailBegin}
          </button>
        </form>
      )}
    </section>
  )
}

/** @param stopped null while nobody has asked yet */
function stopPage(c: Context, web: WebContext, stopped: boolean | null): Response {
  if (web.desk?.watching === undefined) throw nothingAt('watch')
  if (stopped === false) throw new WebError('not-found', 'this link ends no mails, or they were ended before')
  const view = viewOf(c)
  const { watch: w } = view.words
  const body = stopped ? (
    <p>{w.stopped}</p>
  ) : (
    <form method="post" class="row">
      <p>{w.stopLead}</p>
      <button class="main" type="submit">
        {w.mailEnd}
      </button>
    </form>
  )
  return page(c, web, view, { title: w.mailEnd }, <section>{body}</section>)
}
