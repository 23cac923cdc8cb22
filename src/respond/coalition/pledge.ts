import { parseVerifierKey, type SigningKey } from '../../ledger/index.ts'

/** What a member signs to join: the name of the coalition, its own code, and the day. */
export function pledgeText(coalition: string, country: string, day: string): string {
  return `tocsin pledge v1\n${coalition}\n${country}\n${day}\n`
}

/** @returns the signature in base64 */
export function signPledge(key: SigningKey, coalition: string, country: string, day: string): string {
  return Buffer.from(key.sign(Buffer.from(pledgeText(coalition, country, day)))).toString('base64')
}

/** Whether the signature is that of the key over this pledge; false for a key that cannot be read. */
export function pledgeHolds(
  pledge: { readonly coalition: string; readonly country: string; readonly day: string },
  vkey: string,
  signature: string,
): boolean {
  try {
    const text = Buffer.from(pledgeText(pledge.coalition, pledge.country, pledge.day))
    return parseVerifierKey(vkey).verify(text, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
