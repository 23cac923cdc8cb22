import type { Context, Hono } from 'hono'
import { csvLine } from '../../kernel/csv.ts'
import { isoTime } from '../../kernel/time.ts'
import { csvHead, csvRow, recordJson } from '../../records/index.ts'
import {
  classLabels,
  type Deed,
  type Entry,
  type Narrowing,
  registerOf,
  stepLabels,
  versionOf,
  watchable,
} from '../../respond/index.ts'
import { type Answers, answersFor, governmentCodes } from '../answers.ts'
import { atomFeed } from '../exports/atom.ts'
import { personIn } from '../people.ts'
import { byLabel, Choice, ChooseForm } from '../ui/choose.tsx'
import { countryName } from '../ui/countries.ts'
import { addressOf, DeedLine, SaidLine } from '../ui/deed-parts.tsx'
import { Day, Pager, pageOf, TableFrame } from '../ui/parts.tsx'
import { titleOf } from '../ui/record-parts.tsx'
import { visible } from '../ui/shown-text.ts'
import { inFormats, linkTo, type View } from '../ui/view.ts'
import { csv, nothingAt, page, splitFormat, viewOf, type WebContext } from '../web-context.ts'
import { OneAnswer, oneAnswer } from './one-answer.tsx'
import { narrowingOf, WatchButton } from './watch.tsx'

const perPage = 50
const inFeed = 50

export function answerRoutes(app: Hono, web: WebContext): void {
  const found = async (c: Context) => chosen(c, await answersFor(c, web))
  app.get('/answers.json', async (c) => c.json({ entries: await found(c) }))
  app.get('/answers.csv', async (c) => {
    const head = csvLine([
      'day',
      'sort',
      'government',
      'class_or_direction',
      'step',
      'title',
      'status',
      'key',
      'from',
    ])
    const lines = (await found(c)).map(({ sort, day, of }) =>
      sort === 'deed'
        ? csvLine([
            day,
            sort,
            of.government,
            of.class,
            of.step,
            of.title,
            standing(of),
            of.key,
            of.from?.member,
          ])
        : csvLine([
            day,
            sort,
            of.government,
            of.direction,
            of.step,
            `${of.office}: ${of.title}`,
            of.verdict,
            of.key,
            of.from?.member,
          ]),
    )
    return csv(c, 'answers.csv', head + lines.join(''))
  })
  app.get('/answers.atom', async (c) => {
    const view = viewOf(c)
    const { answers: w } = view.words.respond
    const entries = await found(c)
    const body = atomFeed({
      id: `urn:tocsin:answers:${new URL(c.req.url).searchParams.toString()}`,
      title: w.feedTitle,
      self: new URL(c.req.url).href,
      entries: entries.slice(0, inFeed).map(({ sort, day, of }) => ({
        id: `urn:tocsin:${of.key}:${versionOf(of)}`,
        title:
          sort === 'deed'
            ? `${countryName(view, of.government)}: ${of.title} (${view.words.respond.governments.status[standing(of)]})`
            : `${countryName(view, of.government)}: ${of.office}: ${of.title}`,
        updated: isoTime(of.changed ?? Date.parse(day)),
        link: new URL(addressOf(of), c.req.url).href,
        summary:
          sort === 'deed' ? of.documents.map(({ source }) => source).join(' ') : (of.quote ?? of.source),
      })),
    })
    return c.body(body, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  })
  app.get('/answers/:id', async (c) => {
    const { id, format } = splitFormat(c.req.param('id'))
    const found = await oneAnswer(c, web, id)
    if (format === 'json') return c.json(recordJson(found.kind, found.record))
    if (format === 'csv') return csv(c, `${id}.csv`, csvHead(found.kind) + csvRow(found.kind, found.record))
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const frame = {
      title: titleOf(found.kind, found.record),
      current: 'answers' as const,
      crumbs: [
        { label: view.words.respond.answers.title, href: view.to('/answers') },
        { label: id, href: view.to(`/answers/${id}`) },
      ],
      data: inFormats(linkTo(view, {})),
    }
    return page(c, web, view, frame, <OneAnswer view={view} {...found} />)
  })
  app.get('/answers', async (c) => {
    const view = viewOf(c)
    const answers = await answersFor(c, web)
    const feed = linkTo({ ...view, path: '/answers.atom' }, { page: null })
    const frame = {
      title: view.words.respond.answers.title,
      current: 'answers' as const,
      data: [...inFormats(linkTo(view, { page: null })), { label: 'Atom', href: feed }],
    }
    const narrowing = narrowingOf(c.req.query(), watchable)
    const may = web.desk?.watching !== undefined && personIn(c) !== undefined
    const watch = may && Object.keys(narrowing).length > 0 ? narrowing : null
    const body = <Register {...{ view, answers, feed, watch }} entries={chosen(c, answers)} />
    return page(c, web, view, frame, body)
  })
}

const standing = (deed: Deed) => (deed.implemented === null ? 'announced' : 'done')

const chosen = (c: Context, answers: Answers) => registerOf(answers, narrowingOf(c.req.query()))

function Register(props: {
  view: View
  answers: Answers
  entries: readonly Entry[]
  feed: string
  /** What the reader may watch here; null where they may not, or where it is narrowed to nothing. */
  watch: Narrowing | null
}) {
  const { view, entries } = props
  const { answers: w, governments } = view.words.respond
  const { diplomacy } = view.words
  const shown = pageOf(entries, view.query.get('page'), perPage)
  const codes = byLabel(governmentCodes(props.answers).map((id) => ({ id, label: countryName(view, id) })))
  const labels = (table: Readonly<Record<string, { readonly en: string; readonly fr: string }>>) =>
    Object.entries(table).map(([id, label]) => ({ id, label: label[view.language] }))
  const government = view.query.get('government')
  const ours = <Of extends { readonly government?: string; readonly country?: string }>(all: readonly Of[]) =>
    all.filter((one) => (one.government ?? one.country) === government)
  const offices = [...new Set(ours(props.answers.said).map(({ office }) => office))].sort()
  const lists = [
    ['government', w.government, codes],
    ['step', w.step, labels(stepLabels)],
    ['class', w.class, labels(classLabels)],
    ['office', diplomacy.register.office, offices.map((id) => ({ id, label: visible(id) }))],
    [
      'administration',
      diplomacy.register.administration,
      ours(props.answers.terms).map(({ began, name }) => ({ id: began, label: visible(name) })),
    ],
  ] as const
  return (
    <section>
      <p class="soft">{w.lead}</p>
      {props.answers.ownerless === 0 ? null : (
        <p class="soft">{w.ownerless(view.integer(props.answers.ownerless))}</p>
      )}
      <ChooseForm view={view} button={w.show} after={<a href={props.feed}>{w.feed}</a>}>
        {lists
          .filter(([, , options]) => options.length > 0)
          .map(([name, label, options]) => (
            <Choice
              {...{ name, label, options }}
              chosen={view.query.get(name)}
              none={{ id: '', label: w.any }}
            />
          ))}
      </ChooseForm>
      {props.watch === null ? null : <WatchButton view={view} narrowing={props.watch} />}
      {entries.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <TableFrame label={w.title}>
          <thead>
            <tr>
              <th scope="col">{w.day}</th>
              <th scope="col">{w.government}</th>
              <th scope="col">{w.what}</th>
              <th scope="col">{w.stands}</th>
              <th scope="col">{w.step}</th>
            </tr>
          </thead>
          <tbody>
            {shown.items.map((entry) => (
              <tr>
                <td>
                  <Day view={view} at={Date.parse(entry.day)} />
                </td>
                <td>
                  <a href={view.to(`/governments/${entry.of.government}`)}>
                    {countryName(view, entry.of.government)}
                  </a>
                </td>
                <td>
                  {entry.sort === 'deed' ? (
                    <DeedLine view={view} deed={{ ...entry.of, announced: null, implemented: null }} />
                  ) : (
                    <SaidLine view={view} said={entry.of} />
                  )}
                </td>
                <td>
                  {entry.sort === 'deed'
                    ? governments.status[standing(entry.of)]
                    : entry.of.direction === 'neutral'
                      ? '–'
                      : governments.legend[entry.of.direction]}
                </td>
                <td>{entry.of.step === null ? '–' : stepLabels[entry.of.step][view.language]}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}
