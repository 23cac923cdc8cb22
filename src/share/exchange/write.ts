import { createHash } from 'node:crypto'
import { jsonLine, type Ledger, provenEvent } from '../../ledger/index.ts'
import { ExchangeError } from './errors.ts'
import type { Outgoing } from './outgoing.ts'

export const exchangeFormat = 'tocsin-exchange/1'

/** What the signature at the end covers. @param digest hexadecimal SHA-256 of all lines before */
export const endText = (digest: string) => `${digest}\n`

export const endPurpose = 'exchange'

/**
 * An exchange file, line by line, as `spec/exchange.md` has it.
 * @param from events of this ledger that the reader knows; the file proves that they are still its beginning
 * @throws ExchangeError `fork` where the ledger is shorter than that
 */
export async function* exchangeLines(
  ledger: Ledger,
  outgoing: Outgoing,
  from: number,
): AsyncGenerator<string> {
  const { origin, size, note } = await ledger.checkpoint()
  if (from > size) {
    throw new ExchangeError('fork', `this ledger has ${size} events, you ask from ${from} on`)
  }
  const { key } = ledger
  const digest = createHash('sha256')
  const line = (value: Parameters<typeof jsonLine>[0]) => {
    const text = jsonLine(value)
    digest.update(text)
    return text
  }
  const consistency = (await ledger.consistency(from, size)).map((hash) => Buffer.from(hash).toString('hex'))
  yield line({
    checkpoint: note,
    consistency,
    format: exchangeFormat,
    from,
    key: key?.vkey ?? null,
    origin,
  })
  let acts = 0
  for (const sequence of outgoing.since(from)) {
    if (sequence >= size) continue
    const proven = await provenEvent(ledger, sequence, size)
    const { act } = proven.entry as unknown as { readonly act: { readonly signer: string } }
    // Of another key the reader knows nothing; of what was just deleted by law nothing is left.
    if (act.signer !== key?.id || proven.body === undefined) continue
    acts++
    yield line(proven)
  }
  const signature = ledger.vouch(endPurpose, endText(digest.digest('hex')))
  yield jsonLine({ acts, signature: Buffer.from(signature).toString('base64') })
}
