import { LedgerError } from './errors.ts'
import { type Act, type Body, ledgerRecord, reserved } from './event.ts'
import { parseVerifierKey, type VerifierKey } from './keys.ts'

/** `instance` keys sign for anyone and seal the ledger; `author` keys sign only for the name they carry. */
export type KeyRole = 'instance' | 'author'

export interface EnrolledKey {
  readonly key: VerifierKey
  readonly role: KeyRole
}

export const ledgerKinds = {
  opened: 'ledger.opened',
  keyEnrolled: 'ledger.key-enrolled',
  keyRevoked: 'ledger.key-revoked',
  erased: 'ledger.erased',
} as const

export const format = 'tocsin-ledger/1'

/** The keys in force after the events read so far. The first event brings the first instance key. */
export class Keyring {
  origin: string | null = null
  /** Sequence of the last event of the ledger's own record that was read. */
  position = -1
  readonly #active = new Map<string, EnrolledKey>()
  /** Revoked ones too: their old signatures hold. */
  readonly #all = new Map<string, EnrolledKey>()

  active(id: string): EnrolledKey | undefined {
    return this.#active.get(id)
  }

  /** Every key that ever was an instance key, for checking checkpoints of any age. */
  sealing(): VerifierKey[] {
    return instanceKeys(this.#all)
  }

  /** The keys that may sign the newest checkpoint. */
  sealingNow(): VerifierKey[] {
    return instanceKeys(this.#active)
  }

  all(): readonly (EnrolledKey & { readonly active: boolean })[] {
    return [...this.#all.values()].map((one) => ({ ...one, active: this.#active.has(one.key.id) }))
  }

  /**
   * Whether the signer may sign this act now.
   * @throws LedgerError `refused` that says why not
   */
  permit(act: Act): VerifierKey {
    const signer = this.#active.get(act.signer)
    if (signer === undefined) {
      const was = this.#all.has(act.signer) ? 'was revoked' : 'is not enrolled'
      throw new LedgerError('refused', `the key ${act.signer.slice(0, 16)} ${was}`)
    }
    if (act.ledger !== this.origin) {
      throw new LedgerError('refused', `the act was signed for the ledger ${act.ledger}, not ${this.origin}`)
    }
    if (signer.role === 'author' && act.author !== signer.key.name) {
      throw new LedgerError('refused', `the key of ${signer.key.name} cannot sign for ${act.author}`)
    }
    if (signer.role === 'author' && act.kind.startsWith(reserved)) {
      throw new LedgerError('refused', `only the instance may sign ${act.kind}`)
    }
    return signer.key
  }

  /**
   * Takes in one of the ledger's own events.
   * @throws LedgerError `integrity` when it cannot be understood
   */
  read(sequence: number, act: Act, body: Body | null): void {
    if (!act.kind.startsWith(reserved)) return
    if (act.record === ledgerRecord) this.position = sequence
    if (act.kind === ledgerKinds.opened) {
      if (sequence !== 0) throw new LedgerError('integrity', `event ${sequence} opens the ledger again`)
      const key = parseVerifierKey(String(body?.key))
      if (body?.format !== format || act.ledger !== body.origin || key.id !== act.signer) {
        throw new LedgerError('integrity', 'the first event does not open a ledger of this format')
      }
      this.origin = act.ledger
      this.#add({ key, role: 'instance' })
    } else if (act.kind === ledgerKinds.keyEnrolled) {
      const role = body?.role
      if (role !== 'instance' && role !== 'author') {
        throw new LedgerError('integrity', `event ${sequence} enrols a key without a role`)
      }
      this.#add({ key: parseVerifierKey(String(body?.key)), role })
    } else if (act.kind === ledgerKinds.keyRevoked) {
      this.#active.delete(String(body?.key))
    }
  }

  #add(enrolled: EnrolledKey): void {
    this.#active.set(enrolled.key.id, enrolled)
    this.#all.set(enrolled.key.id, enrolled)
  }
}

function instanceKeys(keys: ReadonlyMap<string, EnrolledKey>): VerifierKey[] {
  return [...keys.values()].filter((one) => one.role === 'instance').map((one) => one.key)
}
