import { LedgerError, type LedgerEvent, parseVerifierKey, type VerifierKey } from '../../ledger/index.ts'
import { ExchangeError } from './errors.ts'

/** Another instance whose key was enrolled here by hand. */
export interface Member {
  /** Short, chosen here: `fr`. */
  readonly name: string
  /** Where its instance answers; null where files are carried. */
  readonly url: string | null
  /** Its name is the origin of the member's ledger. */
  readonly key: VerifierKey
}

export const memberKinds = { added: 'exchange.member-added', removed: 'exchange.member-removed' } as const

export const memberRecord = (name: string) => `exchange/member/${name}`

const memberName = /^[a-z0-9][a-z0-9-]{0,39}$/
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+\.localhost)$/

/** @throws ExchangeError `member-invalid` that says what to do */
export function readMember(given: {
  readonly name: string
  readonly url: string | null
  readonly key: string
}): Member {
  const { name } = given
  if (!memberName.test(name)) {
    throw new ExchangeError('member-invalid', `'${name.slice(0, 60)}' cannot be the name of a member`, {
      hint: 'use small letters, digits and hyphens, e.g. fr',
    })
  }
  return { name, url: given.url === null ? null : readUrl(given.url), key: readKey(given.key) }
}

function readKey(text: string): VerifierKey {
  try {
    return parseVerifierKey(text)
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw new ExchangeError('member-invalid', error.message, {
      hint: 'tocsin exchange key prints it on the instance of the member',
    })
  }
}

/** What is not public goes over TLS, except within this machine. */
function readUrl(text: string): string {
  const url = URL.parse(text)
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname))
  if (url === null || !secure || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new ExchangeError(
      'member-invalid',
      `'${text.slice(0, 100)}' cannot be the address of an instance`,
      {
        hint: 'give one such as https://tocsin.example.org/; plain http only on this machine',
      },
    )
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** The members after an event; the last to add a name counts. */
export function nextMembers(members: Map<string, Member>, event: LedgerEvent): void {
  const name = /^exchange\/member\/(.+)$/.exec(event.record)?.[1]
  if (name === undefined || event.body === null) return
  if (event.kind === memberKinds.removed) members.delete(name)
  if (event.kind !== memberKinds.added) return
  const { url, key } = event.body
  members.set(name, { name, url: typeof url === 'string' ? url : null, key: parseVerifierKey(String(key)) })
}
