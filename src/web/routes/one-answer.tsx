import type { Context } from 'hono'
import {
  allowsAtDesk,
  fieldsFor,
  isRows,
  type RecordKind,
  type RecordView,
  recordId,
} from '../../records/index.ts'
import { type ClaimTest, testClaims } from '../../respond/index.ts'
import { answersFor, checklistInput, dayAsked } from '../answers.ts'
import { personIn, stranger } from '../people.ts'
import { ClaimFound } from '../ui/claim-test.tsx'
import { FieldValue, labelOf, RecordNow, RecordTimeline, recordUrl } from '../ui/record-parts.tsx'
import { visible } from '../ui/shown-text.ts'
import type { View } from '../ui/view.ts'
import { nothingAt, type WebContext } from '../web-context.ts'

interface OneAnswerFound {
  readonly kind: RecordKind
  readonly record: RecordView
  /** Address of the record itself; null where the reader may not see that. */
  readonly open: string | null
  /** The member who wrote it; null for what stands here. */
  readonly member: string | null
  /** Of a promise or claim: what the checklist of its government shows of it, and where that stands. */
  readonly tested: { readonly test: ClaimTest; readonly at: string } | null
}

/** A measure or a position as the reader may see it: the public as it was approved last. */
export async function oneAnswer(c: Context, web: WebContext, id: string): Promise<OneAnswerFound> {
  const { desk } = web
  if (desk === undefined || !recordId.test(id)) throw nothingAt(id)
  const person = personIn(c)
  const origin = c.req.query('origin')
  if (origin !== undefined) return foreignAnswer(c, web, { id, origin })
  for (const name of ['measure', 'position']) {
    const kind = desk.book.kinds.get(name)
    if (kind === undefined || !id.startsWith(`${kind.prefix}-`)) continue
    if (person !== undefined) {
      const record = await desk.book.get(person, kind, id)
      return { kind, record, open: recordUrl(name, id), member: null, tested: await testedAt(c, web, record) }
    }
    const record = (await desk.book.released(stranger, kind)).find((one) => one.id === id)
    if (record !== undefined) {
      return { kind, record, open: null, member: null, tested: await testedAt(c, web, record) }
    }
  }
  throw nothingAt(id)
}

/** A claim against the checklist for the election that it names, or for the next one of its country. */
async function testedAt(
  c: Context,
  web: WebContext,
  { id, fields }: RecordView,
): Promise<OneAnswerFound['tested']> {
  if (fields.sort !== 'promise') return null
  const answers = await answersFor(c, web)
  const claim = answers.said.find(({ key }) => key === id)
  if (claim === undefined) return null
  const { government: code, election, day } = claim
  const votes = answers.votes.filter(({ country }) => country === code)
  const vote = votes.find((one) => one.id === election) ?? votes.find((one) => one.vote >= day)
  if (vote === undefined) return null
  const input = checklistInput(answers, code, vote, dayAsked(c, web, { answers, code, vote }))
  const test = testClaims(input).find((one) => one.claim.key === id)
  return test === undefined ? null : { test, at: `/governments/${code}/${vote.id}` }
}

/** An entry of another instance, for whoever finds it in the register. */
async function foreignAnswer(
  c: Context,
  web: WebContext,
  { id, origin }: { readonly id: string; readonly origin: string },
): Promise<OneAnswerFound> {
  const { deeds, said } = await answersFor(c, web)
  const found = [...deeds, ...said].find(
    ({ at }) => at === `answers/${id}?origin=${encodeURIComponent(origin)}`,
  )
  const person = personIn(c)
  const { state } = (await web.exchange?.record(person ?? stranger, origin, id)) ?? {}
  const kind = web.desk?.book.kinds.get(state?.kind ?? '')
  if (found?.from == null || state == null || kind === undefined) throw nothingAt(id)
  const insider = person !== undefined && allowsAtDesk(person, 'audit', 'answers')
  const fields = insider ? state.fields : (state.standing?.fields ?? state.fields)
  const timeline = kind.timeline?.(fields as never) ?? []
  return {
    kind,
    record: {
      ...{ ...state, id, fields, number: null, masked: false, derived: {}, links: new Map() },
      timeline: [...timeline].sort((a, b) => a.at - b.at),
    },
    open: insider ? `/exchange/${id}?origin=${encodeURIComponent(origin)}` : null,
    member: found.from.member,
    tested: null,
  }
}

export function OneAnswer(props: OneAnswerFound & { readonly view: View }) {
  const { view, kind, record, open, member, tested } = props
  const { records: w } = view.words
  const { answers: register } = view.words.respond
  const filled = fieldsFor(kind, record.fields).filter(([name]) => {
    const value = record.fields[name]
    return value !== undefined && !(Array.isArray(value) && value.length === 0)
  })
  return (
    <>
      {open === null ? null : (
        <p class="actions">
          <a class="button" href={view.to(open)}>
            {member === null ? w.content : register.fromProof}
          </a>
        </p>
      )}
      {member === null ? null : <p class="merged">{register.fromLead(visible(member))}</p>}
      <RecordNow view={view} kind={kind} record={record} />
      {tested === null ? null : (
        <section>
          <h2 id="claim">{view.words.respond.governments.claims}</h2>
          <p>
            <ClaimFound view={view} test={tested.test} />{' '}
            <a href={view.to(tested.at)}>{view.words.diplomacy.checklist}</a>
          </p>
        </section>
      )}
      <section>
        <h2 id="content">{w.content}</h2>
        <dl class="facts">
          {filled.map(([name, field]) => (
            <>
              <dt>{labelOf(view, field.label)}</dt>
              <dd>
                {!isRows(field) && field.input.type === 'link' ? (
                  <bdi>{visible(record.links.get(String(record.fields[name]))?.title ?? '–')}</bdi>
                ) : (
                  <FieldValue view={view} field={field} value={record.fields[name]} links={record.links} />
                )}
              </dd>
            </>
          ))}
        </dl>
      </section>
      <RecordTimeline view={view} record={record} />
      <section class="not">
        <h2 id="contest">{view.words.respond.library.contest}</h2>
        <p>{view.words.respond.library.contestText(record.id)}</p>
      </section>
    </>
  )
}
