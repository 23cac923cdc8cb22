import { type Ledger, parseVerifierKey, vouchedBytes } from '../../ledger/index.ts'

const purpose = 'pledge'

/** What a member signs to join. */
export interface Pledge {
  /** Name of the coalition. */
  readonly coalition: string
  /** The member's own code. */
  readonly country: string
  readonly day: string
}

const textOf = ({ coalition, country, day }: Pledge) => `${coalition}\n${country}\n${day}\n`

/** @param by signs with the key of the member @returns the signature in base64 */
export function signPledge(by: Pick<Ledger, 'vouch'>, pledge: Pledge): string {
  return Buffer.from(by.vouch(purpose, textOf(pledge))).toString('base64')
}

/** Whether the signature is that of the key over this pledge; false for a key that cannot be read. */
export function pledgeHolds(pledge: Pledge, vkey: string, signature: string): boolean {
  try {
    const signed = vouchedBytes(purpose, textOf(pledge))
    return parseVerifierKey(vkey).verify(signed, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
