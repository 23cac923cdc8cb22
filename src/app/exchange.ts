import type { Clock, Every } from '../kernel/effects.ts'
import type { Ledger } from '../ledger/index.ts'
import { openMessage, RespondError, type SignedMessage } from '../respond/index.ts'
import { Exchange, type Get, type Loose } from '../share/index.ts'
import type { OpenBook } from './exercise-book.ts'
import { type JointExchange, messageKind } from './joint.ts'

/** What travels between this instance and others. */
export function openExchange(
  { ledger, shelf, book }: Pick<OpenBook, 'ledger' | 'shelf' | 'book'>,
  { clock }: { readonly clock: Clock },
): Exchange {
  return new Exchange({ ledger, shelf, kinds: book.kinds, clock, loose: jointMessages(ledger) })
}

/** Messages of joint actions leave where this member signed them: each member hands on its own word. */
function jointMessages(ledger: Ledger): Loose {
  const { key } = ledger
  return {
    kinds: new Set([messageKind]),
    leaves({ body }) {
      const by = (body as unknown as SignedMessage | null)?.message?.by
      try {
        return key !== null && openMessage(body, new Map([[by ?? '', key.vkey]])) !== null
      } catch (error) {
        if (error instanceof RespondError) return false
        throw error
      }
    },
  }
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

/** Gives what came of joint actions to those of this member, each message once. */
async function handOver(exchange: Exchange, joint: JointExchange, given: Set<string>): Promise<void> {
  for (const { hash, body } of await exchange.loose(messageKind)) {
    if (given.has(hash)) continue
    // What is refused now may be taken once the members are on record.
    if ((await joint.receive([body])).refused.length === 0) given.add(hash)
  }
}

/** How often it is looked whether a statement is due, milliseconds: within a second all members have spoken. */
const releasePause = 400

/**
 * Asks the members again and again for what is new, and lets this member's own statement go out at its time: that
 * never waits for another member. Rounds never overlap.
 * @param pause milliseconds
 */
export function startExchanging(
  { exchange, joint }: { readonly exchange: Exchange; readonly joint: JointExchange },
  { every, get, pause }: { readonly every: Every; readonly get: Get; readonly pause: number },
  onFailure: (error: unknown) => void,
): { close(): Promise<void> } {
  const given = new Set<string>()
  const exchanging = oneByOne(async () => {
    await exchange.round(get)
    await handOver(exchange, joint, given)
  }, onFailure)
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

/** Work that is left out while it still runs. */
function oneByOne(work: () => Promise<unknown>, onFailure: (error: unknown) => void) {
  let turn: Promise<unknown> | undefined
  const run = () => {
    turn ??= work()
      .catch(onFailure)
      .finally(() => {
        turn = undefined
      })
  }
  return { run, idle: () => turn ?? Promise.resolve() }
}
