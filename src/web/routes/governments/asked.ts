import type { Context } from 'hono'
import { type Answers, answersFor, dayAsked, governmentCodes, type VoteOf } from '../../answers.ts'
import { nothingAt, type WebContext } from '../../web-context.ts'

export interface AskedGovernment {
  readonly answers: Answers
  readonly code: string
  readonly on: string
}

/** @throws WebError `not-found` where nothing is known of the government */
export async function governmentAsked(c: Context, web: WebContext, code: string): Promise<AskedGovernment> {
  const answers = await answersFor(c, web)
  if (!governmentCodes(answers).includes(code)) throw nothingAt(`government ${code}`)
  return { answers, code, on: dayAsked(c, web, { answers, code }) }
}

/** @throws WebError `not-found` */
export async function checklistAsked(
  c: Context,
  web: WebContext,
  election: string,
): Promise<AskedGovernment & { readonly vote: VoteOf }> {
  const asked = await governmentAsked(c, web, c.req.param('government') ?? '')
  const vote = asked.answers.votes.find(({ id, country }) => id === election && country === asked.code)
  if (vote === undefined) throw nothingAt(`election ${election} of ${asked.code}`)
  return { ...asked, vote, on: dayAsked(c, web, { ...asked, vote }) }
}
