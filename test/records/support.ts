import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kinds } from '../../src/app/index.ts'
import { openLedger, openShelf } from '../../src/ledger/index.ts'
import { openSqliteShelf } from '../../src/ledger/sqlite-shelf.ts'
import {
  Drafts,
  type Person,
  RecordBook,
  type RecordKind,
  Reminders,
  type Role,
} from '../../src/records/index.ts'
import { Digests, Watches } from '../../src/respond/index.ts'
import { createWeb, publicRegister, Sessions, type WebOptions } from '../../src/web/index.ts'
import type { Engine } from '../ledger/support.ts'

export const now = Date.UTC(2027, 4, 6, 10)

/** Bytes that look random and are the same in every run. */
export function countedBytes(): (size: number) => Uint8Array {
  let count = 0
  return (size) => {
    count++
    return createHash('sha512').update(`bytes ${count}`).digest().subarray(0, size)
  }
}

export function person(role: Role, name = `exercise/${role}`): Person {
  return { name, role }
}

export const analyst = person('analyst')
export const reviewer = person('reviewer')
export const officer = person('duty-officer')

let engine: Engine | undefined

/** From here on every book lies in a database of this engine; by default in the embedded store. */
export function useEngine(next: Engine): void {
  engine = next
}

/** A book over a ledger of its own. */
export async function newBook(options: { kinds?: readonly RecordKind[]; clock?: () => number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-records-'))
  const effects = { clock: options.clock ?? (() => now), randomBytes: countedBytes() }
  const opened = await engine?.fresh()
  const place = { folder, databaseUrl: opened?.databaseUrl ?? null }
  const ledger = await openLedger(place, effects)
  const shelf = await openShelf(place)
  const book = new RecordBook({ ledger, kinds: options.kinds ?? kinds, ...effects })
  const close = async () => {
    await shelf.close()
    await ledger.close()
    await opened?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
  return { book, ledger, shelf, folder, effects, close }
}

/** The web app over a book, asked as somebody in a role. */
export function webAs(
  book: RecordBook,
  effects: ConstructorParameters<typeof Sessions>[0],
  scripts?: URL,
  more: Partial<WebOptions> = {},
) {
  const sessions = new Sessions(effects)
  const shelf = openSqliteShelf(':memory:')
  const drafts = new Drafts({ shelf, book, ...effects })
  const reminders = new Reminders({ book, shelf, clock: effects.clock, post: null })
  const watches = new Watches({ shelf, clock: effects.clock })
  const register = publicRegister({ book, clock: effects.clock })
  const digests = new Digests({
    ...{ shelf, ...effects, watches, register, post: null },
    addressOf: async () => null,
  })
  const watching = { watches, digests }
  const desk = {
    book,
    drafts,
    reminders,
    watching,
    practice: true,
    sessions,
    clock: effects.clock,
    version: '0.0.0',
  }
  const findings = { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) }
  const app = createWeb({ findings, desk, ...(scripts === undefined ? {} : { scripts }), ...more })
  const cookies = new Map<Role, string>()
  const ask = async (role: Role, path: string, init: RequestInit = {}): Promise<Response> => {
    const token = cookies.get(role) ?? sessions.begin(role)
    cookies.set(role, token)
    const headers = { cookie: `tocsin-role=${token}`, origin: 'http://localhost', ...init.headers }
    return app.request(`http://localhost${path}`, { ...init, headers })
  }
  const post = (role: Role, path: string, fields: Readonly<Record<string, string>>) =>
    ask(role, path, { method: 'POST', body: new URLSearchParams(fields) })
  return { app, ask, post, sessions, drafts, shelf }
}

export const pureElection = {
  name: 'Presidential election',
  country: 'FR',
  office: 'President',
  zone: 'Europe/Paris',
  campaignStart: '2027-04-12',
  voteOpens: '2027-05-09T08:00',
  voteCloses: '2027-05-09T20:00',
  silenceFrom: '2027-05-08T00:00',
  silenceTo: '2027-05-09T20:00',
  silenceLaw: 'Electoral code, article L49',
  termBegan: '2025-09-06',
  source: 'official journal',
}

export const pureStatement = {
  title: 'The count is not affected',
  speaker: 'Election commission',
  said: '2027-05-06',
  sort: 'fact',
  text: 'All polling stations have reported.',
  source: 'commission.example',
  reliability: 'A',
  credibility: '1',
}
