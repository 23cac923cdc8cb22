import type { Clock, Every } from '../kernel/effects.ts'
import { Exchange, type Get } from '../share/index.ts'
import type { OpenBook } from './exercise-book.ts'
import { JointDesk, messageKind } from './joint.ts'
import { oneByOne } from './rounds.ts'

interface OpenExchange {
  /** What travels between this instance and others. */
  readonly exchange: Exchange
  /** What members do together by it. */
  readonly joint: JointDesk
}

export function openExchange(
  { ledger, shelf, book }: Pick<OpenBook, 'ledger' | 'shelf' | 'book'>,
  { clock }: { readonly clock: Clock },
): OpenExchange {
  const messages = new Set([messageKind])
  const exchange = new Exchange({ ledger, shelf, kinds: book.kinds, clock, messages })
  return { exchange, joint: new JointDesk({ ledger, exchange, book, clock }) }
}

const patience = 30_000

/** The network of a real process: a GET that follows no redirect and gives up after half a minute. */
export const httpGet: Get = async (url, headers) => {
  const answer = await fetch(url, {
    headers: { ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    const { cause, message } = error as Error & { cause?: { code?: string } }
    throw new Error(`${new URL(url).host} does not answer (${cause?.code ?? message})`)
  })
  return { status: answer.status, body: answer.body ?? (async function* () {})() }
}

/** How often it is looked whether a statement is due, milliseconds: within a second all members have spoken. */
const releasePause = 400

/**
 * Asks the members again and again for what is new, and lets this member's own statement go out at its time: that
 * never waits for another member. Rounds never overlap.
 * @param pause milliseconds
 */
export function startExchanging(
  { exchange, joint }: OpenExchange,
  { every, get, pause }: { readonly every: Every; readonly get: Get; readonly pause: number },
  onFailure: (error: unknown) => void,
): { close(): Promise<void> } {
  const exchanging = oneByOne(() => exchange.round(get), onFailure)
  const releasing = oneByOne(() => joint.release(), onFailure)
  const stops = [every(pause, exchanging.run), every(releasePause, releasing.run)]
  exchanging.run()
  return {
    async close() {
      for (const stop of stops) stop()
      await Promise.all([exchanging.idle(), releasing.idle()])
    },
  }
}
