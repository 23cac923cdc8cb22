import type { Ledger } from '../../ledger/index.ts'
import { vouchedBytes } from '../../ledger/index.ts'
import { ExchangeError } from './errors.ts'
import type { Member } from './members.ts'

const purpose = 'exchange-request'

/** How far the clocks of two instances may lie apart. */
const patience = 5 * 60_000

const requestText = (asked: string, from: number, time: number) => `${asked}\n${from}\n${time}\n`

/** The header by which an instance shows who asks. @param asked origin of the ledger that is asked */
export function signRequest(ledger: Ledger, asked: string, from: number, time: number): string {
  const signature = Buffer.from(ledger.vouch(purpose, requestText(asked, from, time))).toString('base64')
  return `Tocsin ${ledger.key?.id} ${time} ${signature}`
}

/**
 * Who asks.
 * @throws ExchangeError `request-refused`, `unknown-member`
 */
export function checkRequest(
  authorization: string | undefined,
  {
    origin,
    from,
    now,
    members,
  }: {
    readonly origin: string
    readonly from: number
    readonly now: number
    readonly members: Iterable<Member>
  },
): Member {
  const [, id, time, signature] =
    /^Tocsin ([0-9a-f]{64}) (\d{1,15}) ([A-Za-z0-9+/]{86}==)$/.exec(authorization ?? '') ?? []
  if (id === undefined || time === undefined || signature === undefined) {
    throw new ExchangeError('request-refused', 'the request is not signed by an instance')
  }
  const member = [...members].find(({ key }) => key.id === id)
  if (member === undefined) {
    throw new ExchangeError('unknown-member', `the key ${id.slice(0, 16)} was not enrolled here`)
  }
  if (Math.abs(now - Number(time)) > patience) {
    throw new ExchangeError('request-refused', 'the request is older than five minutes, or the clocks differ')
  }
  const signed = vouchedBytes(purpose, requestText(origin, from, Number(time)))
  if (!member.key.verify(signed, Buffer.from(signature, 'base64'))) {
    throw new ExchangeError('request-refused', 'the signature of the request is wrong')
  }
  return member
}
