import type { Context, Hono } from 'hono'
import { elements } from '../../../judge/index.ts'
import { type Content, stixBundle, type Version } from '../../../records/index.ts'
import type { CriterionFinding } from '../../../vocab/criteria.ts'
import { gradeText } from '../../../vocab/grades.ts'
import { verdicts } from '../../../vocab/violations.ts'
import { listed } from '../../casework/dossier.ts'
import {
  entriesCsv,
  entryJson,
  type PublicEntry,
  publicEntry,
  publicReader,
} from '../../casework/released.ts'
import { Found } from '../../ui/judge-parts.tsx'
import { Likely, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import { labelOf, wallText } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { csv, download, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'

export function entryRoutes(app: Hono, web: WebContext): void {
  const found = async (id: string) => {
    const { desk } = web
    if (desk === undefined) throw nothingAt(`publication ${id}`)
    const entry = await publicEntry(desk.book, id, desk.clock())
    const kind = desk.book.kind('publication')
    return { entry, versions: await desk.book.approvedVersions(publicReader, kind, entry.record.id) }
  }
  app.get('/public/:id', async (c) => {
    const { id, format } = splitFormat(c.req.param('id'))
    const { entry, versions } = await found(id)
    if (format === 'json') return c.json(entryJson(entry))
    if (format === 'csv') return csv(c, `${id}.csv`, entriesCsv([entry]))
    if (format === 'stix.json') {
      const chunks = stixBundle(web.desk!.book, publicReader, one([entry.record]))
      return download(
        c,
        `${id}.stix.json`,
        'application/stix+json;version=2.1',
        (await Array.fromAsync(chunks)).join(''),
      )
    }
    if (format !== 'html') throw nothingAt(`format ${format}`)
    return shown(c, web, { entry, versions, content: entry.record.fields, old: null })
  })
  app.get('/public/:id/version/:sequence', async (c) => {
    const { id, format } = splitFormat(c.req.param('sequence'))
    const { entry, versions } = await found(c.req.param('id'))
    const version = versions.find(({ sequence }) => String(sequence) === id)
    if (version === undefined) throw nothingAt(`version ${id}`)
    if (format === 'json') return c.json({ ...entryJson(entry, version.fields), version: version.sequence })
    if (format !== 'html') throw nothingAt(`format ${format}`)
    return shown(c, web, {
      entry,
      versions,
      content: version.fields,
      old: version === versions[0] ? null : version,
    })
  })
}

async function* one<T>(chunk: T): AsyncGenerator<T> {
  yield chunk
}

interface Shown {
  readonly entry: PublicEntry
  readonly versions: readonly Version[]
  readonly content: Content
  /** Not null where it is not the version that stands. */
  readonly old: Version | null
}

function shown(c: Context, web: WebContext, { entry, versions, content, old }: Shown): Response {
  const view = viewOf(c)
  const { casework: w } = view.words
  const number = entry.record.number ?? entry.record.id
  const frame = {
    title: visible(String(content.title)),
    current: 'public' as const,
    crumbs: [{ label: w.publicTitle, href: view.to('/public') }],
    data: [
      { label: 'JSON', href: `/public/${number}.json` },
      { label: 'CSV', href: `/public/${number}.csv` },
      { label: 'STIX 2.1', href: `/public/${number}.stix.json` },
    ],
  }
  const body = (
    <article class="public-entry">
      <Top view={view} entry={entry} content={content} old={old} />
      <section>
        <h2 id="happened">{w.happened}</h2>
        <Paragraphs text={String(content.happened)} />
        {content.advice === undefined ? null : (
          <>
            <h3>{w.advice}</h3>
            <Paragraphs text={String(content.advice)} />
          </>
        )}
        <h3>{w.was}</h3>
        <p>
          {w.voteLine(
            w.effects[content.vote as keyof typeof w.effects],
            w.effects[content.count as keyof typeof w.effects],
          )}{' '}
          <span class="soft">{w.saysSo(visible(String(content.voteSource)))}</span>
        </p>
      </section>
      <Criteria view={view} content={content} />
      <TheirSide view={view} content={content} />
      <Sources view={view} content={content} />
      <Objections view={view} entry={entry} />
      <section>
        <h2 id="versions">{w.versions}</h2>
        <ul>
          {versions.map(({ sequence, at }, i) => (
            <li>
              <a href={view.to(i === 0 ? `/public/${number}` : `/public/${number}/version/${sequence}`)}>
                {w.version(view.integer(versions.length - i))}
              </a>{' '}
              <Time view={view} at={at} /> {i === 0 ? <span class="tag">{w.current}</span> : null}
            </li>
          ))}
        </ul>
        <h3>{w.why}</h3>
        <dl class="facts">
          {(['necessary', 'proportionate', 'lawful'] as const).map((name) => (
            <>
              <dt>{w[name]}</dt>
              <dd class="user" dir="auto">
                {visible(String(content[name]))}
              </dd>
            </>
          ))}
        </dl>
        <h3>{w.method}</h3>
        <p class="soft">{w.methodText}</p>
      </section>
    </article>
  )
  return page(c, web, view, frame, body)
}

function Top({
  view,
  entry,
  content,
  old,
}: {
  view: View
  entry: PublicEntry
  content: Content
  old: Version | null
}) {
  const { casework: w } = view.words
  const { record, contested } = entry
  const number = record.number ?? record.id
  return (
    <>
      <p class="row actions">
        <span class="tag">{w.labels[content.label as keyof typeof w.labels]}</span>
        {content.likelihood === undefined ? null : <Likely view={view} term={String(content.likelihood)} />}
        {content.confidence === undefined ? null : (
          <span>{w.confidences[content.confidence as keyof typeof w.confidences]}</span>
        )}
        <span class="soft">
          <bdi>{w.by(visible(String(content.unit)))}</bdi> (
          {w.viewOf[content.position as keyof typeof w.viewOf]})
        </span>
        <span class="soft">
          {record.approved === null ? null : <Time view={view} at={old?.at ?? record.approved.at} />}
        </span>
        <span class="code">{number}</span>
        <a class="button" href={view.to(`/public/${number}/contest`)}>
          {w.contest}
        </a>
      </p>
      {old === null ? null : (
        <p class="merged" role="note">
          {w.oldVersion} <a href={view.to(`/public/${number}`)}>{w.toCurrent}</a>
        </p>
      )}
      {record.retracted === null ? null : (
        <p class="merged" role="note">
          {w.withdrawn(visible(record.retracted.reason))}
        </p>
      )}
      {contested ? (
        <p class="contest-mark">
          <span class="tag contested">{w.contested}</span> <a href="#contests">{w.contests}</a>
        </p>
      ) : null}
    </>
  )
}

function Criteria({ view, content }: { view: View; content: Content }) {
  const { casework: w } = view.words
  const rows = listed(content.criteria)
  if (rows.length === 0 && content.verdict === undefined) return null
  return (
    <section>
      <h2 id="criteria">{w.criteria}</h2>
      {content.verdict === undefined ? null : (
        <p class="verdict-line">
          {w.normVerdict}: {labelOf(view, verdicts[content.verdict as keyof typeof verdicts])}
        </p>
      )}
      <TableFrame label={w.criteria}>
        <thead>
          <tr>
            <th scope="col">{w.criterion}</th>
            <th scope="col">{w.found}</th>
            <th scope="col">{w.rests}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ criterion, finding, says }) => {
            const label = elements.entries.get(String(criterion))
            return (
              <tr>
                <th scope="row">{label === undefined ? String(criterion) : labelOf(view, label)}</th>
                <td>
                  <Found view={view} finding={finding as CriterionFinding} />
                </td>
                <td class="wide">
                  <UserText text={String(says)} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
      {content.other === undefined ? null : (
        <>
          <h3>{w.other}</h3>
          <Paragraphs text={String(content.other)} />
        </>
      )}
    </section>
  )
}

/** The answer of each who is named, or how long they were silent; and the denials, as plainly as the finding. */
function TheirSide({ view, content }: { view: View; content: Content }) {
  const { casework: w } = view.words
  const [replies, denials] = [listed(content.replies), listed(content.denials)]
  if (replies.length + denials.length === 0) return null
  return (
    <section>
      <h2 id="replies">{w.theirSide}</h2>
      {replies.map(({ subject, asked, outcome, answer }) => (
        <div class="said">
          <strong>
            <UserText text={String(subject)} />
          </strong>{' '}
          <span class="soft">
            {w.asked} {wallText(view, String(asked))} UTC
          </span>
          <p>
            {answer === undefined ? (
              w.replyOutcomes[outcome as keyof typeof w.replyOutcomes]
            ) : (
              <UserText text={String(answer)} />
            )}
          </p>
        </div>
      ))}
      {denials.length === 0 ? null : <h3>{w.denials}</h3>}
      {denials.map(({ by, on, says }) => (
        <div class="said">
          <strong>
            <UserText text={String(by)} />
          </strong>{' '}
          <span class="soft">{wallText(view, String(on))}</span>
          <p>
            <UserText text={String(says)} />
          </p>
        </div>
      ))}
    </section>
  )
}

function Sources({ view, content }: { view: View; content: Content }) {
  const { casework: w } = view.words
  const rows = listed(content.sources)
  if (rows.length === 0) return null
  return (
    <section>
      <h2 id="sources">{w.sources}</h2>
      <TableFrame label={w.sources}>
        <thead>
          <tr>
            <th scope="col">{w.says}</th>
            <th scope="col">{w.source}</th>
            <th scope="col">{w.grade}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row" class="wide">
                <UserText text={String(row.says)} />
              </th>
              <td>
                {row.hedge === undefined ? null : (
                  <>
                    <em class="user">{visible(String(row.hedge))}</em>,{' '}
                  </>
                )}
                <UserText text={String(row.source)} />
              </td>
              <td>
                <strong>
                  {gradeText({ reliability: row.reliability as 'A', credibility: row.credibility as '1' })}
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function Objections({ view, entry }: { view: View; entry: PublicEntry }) {
  const { casework: w } = view.words
  const { objections, corrections } = entry
  return (
    <section>
      <h2 id="contests">{w.contests}</h2>
      <p>
        <a href={view.to(`/public/${entry.record.number}/contest`)}>{w.contest}</a>. {w.contestLead}
      </p>
      {objections.map(({ number, received, due, late, first, answer, outcome }) => (
        <div class="said">
          <span class="code">{number}</span>{' '}
          <span class="tag">{w.outcomes[(outcome ?? 'none') as keyof typeof w.outcomes]}</span>
          {first === null ? (
            <p>
              {w.contestOpen(wallText(view, received), wallText(view, due))}{' '}
              {late ? <strong>{w.contestLate}</strong> : null}
            </p>
          ) : (
            <p>
              <span class="soft">
                {w.contestAnswered}, {wallText(view, first)} UTC:
              </span>{' '}
              <UserText text={answer ?? ''} />
            </p>
          )}
        </div>
      ))}
      <h3 id="corrections">{w.corrections}</h3>
      {corrections.length === 0 ? <p class="soft">{w.noCorrections}</p> : null}
      {corrections.map(({ fields }) => (
        <dl class="facts said">
          <dt>{wallText(view, String(fields.corrected))}</dt>
          <dd />
          <dt>{w.wrong}</dt>
          <dd class="user" dir="auto">
            {visible(String(fields.wrong))}
          </dd>
          <dt>{w.right}</dt>
          <dd class="user" dir="auto">
            {visible(String(fields.right))}
          </dd>
        </dl>
      ))}
    </section>
  )
}

export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n{1,4}/)
        .filter((part) => part.trim() !== '')
        .slice(0, 40)
        .map((part) => (
          <p>
            <UserText text={part} />
          </p>
        ))}
    </>
  )
}
