import type { Clock, Every } from '../kernel/effects.ts'
import { Exchange, type Get } from '../share/index.ts'
import type { OpenBook } from './exercise-book.ts'

/** What travels between this instance and others. */
export function openExchange(
  { ledger, shelf, book }: Pick<OpenBook, 'ledger' | 'shelf' | 'book'>,
  { clock }: { readonly clock: Clock },
): Exchange {
  return new Exchange({ ledger, shelf, kinds: book.kinds, clock })
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

/**
 * Asks the members again and again for what is new. Rounds never overlap.
 * @param pause milliseconds
 */
export function startExchanging(
  exchange: Pick<Exchange, 'round'>,
  { every, get, pause }: { readonly every: Every; readonly get: Get; readonly pause: number },
  onFailure: (error: unknown) => void,
): { close(): Promise<void> } {
  let turn: Promise<unknown> | undefined
  const round = () => {
    turn ??= exchange
      .round(get)
      .catch(onFailure)
      .finally(() => {
        turn = undefined
      })
  }
  const stop = every(pause, round)
  round()
  return {
    async close() {
      stop()
      await turn
    },
  }
}
