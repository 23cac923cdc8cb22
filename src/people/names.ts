import { PeopleError } from './errors.ts'

const form = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/
/** Authors in the ledger that are not persons. */
const taken = new Set(['terminal', 'exercise', 'ledger', 'tocsin', 'instance', 'system'])

/**
 * The name under which a person's acts stand in the ledger, for good: a pseudonym will do. Plain letters, so that
 * no two look alike.
 * @throws PeopleError `name-invalid`
 */
export function personName(text: string): string {
  const name = text.trim()
  if (name.length < 2 || name.length > 40 || !form.test(name) || taken.has(name)) {
    throw new PeopleError('name-invalid', 'a name has 2 to 40 of the letters a to z and digits', {
      hint: 'for example ada, or desk.ada; it stands in the record for good, and a pseudonym will do',
    })
  }
  return name
}

/** @throws PeopleError `name-invalid` */
export function organisationName(text: string): string {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > 80 || !name.isWellFormed() || /\p{C}/u.test(name)) {
    throw new PeopleError('name-invalid', 'an organisation has a name of 1 to 80 visible characters')
  }
  return name
}

/** What a person calls a passkey or a token. */
export function labelText(text: string, standard: string): string {
  const label = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  return label === '' ? standard : label.slice(0, 60).toWellFormed()
}

/** An address as an identity provider confirms it; null for an empty one. @throws PeopleError `name-invalid` */
export function mailAddress(text: string): string | null {
  const address = text.trim().toLowerCase()
  if (address === '') return null
  if (address.length > 200 || !/^[^\s@<>"',;:\\()[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address)) {
    throw new PeopleError('name-invalid', 'that is not an e-mail address')
  }
  return address
}
