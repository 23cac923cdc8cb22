import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger, openShelf } from '../../src/ledger/index.ts'
import { type Letter, People, type PeopleSettings } from '../../src/people/index.ts'
import { Drafts, kinds, RecordBook, type RecordKind, Reminders } from '../../src/records/index.ts'
import { createWeb, type RecordDesk, Sessions } from '../../src/web/index.ts'
import type { Engine } from '../ledger/support.ts'
import { countedBytes } from '../records/support.ts'

export interface MovableClock {
  (): number
  move(milliseconds: number): void
}

function movableClock(): MovableClock {
  let ahead = 0
  const clock = () => Date.now() + ahead
  return Object.assign(clock, {
    move: (milliseconds: number) => {
      ahead += milliseconds
    },
  })
}

/** People over a ledger and a table of their own. */
export async function newPeople(
  options: {
    engine?: Engine
    settings?: Partial<PeopleSettings>
    send?: (letter: Letter) => Promise<void>
    kinds?: readonly RecordKind[]
  } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-people-'))
  const clock = movableClock()
  const effects = { clock, randomBytes: countedBytes() }
  const opened = await options.engine?.fresh()
  const place = { folder, databaseUrl: opened?.databaseUrl ?? null }
  const ledger = await openLedger(place, effects)
  const shelf = await openShelf(place)
  const book = new RecordBook({ ledger, kinds: options.kinds ?? kinds, ...effects })
  const settings = { ...place, origin: null, provider: null, ...options.settings }
  const { send } = options
  const people = new People({ ...settings, ledger, effects, ...(send === undefined ? {} : { send }) })
  const close = async () => {
    await people.close()
    await shelf.close()
    await ledger.close()
    await opened?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
  return { people, book, ledger, shelf, folder, clock, effects, settings, close }
}

/** Headers of a browser that keeps its cookies. */
export function withCookies(lines: readonly string[]): Headers {
  return new Headers({ cookie: lines.map((line) => line.split(';')[0]).join('; ') })
}

/** Somebody with roles, signed in by a link. @param roles as `role@Organisation/sphere` */
export async function somebody(
  { people }: Pick<Awaited<ReturnType<typeof newPeople>>, 'people'>,
  name: string,
  roles: readonly string[] = ['analyst@Desk/civil-society'],
  address = '',
) {
  const { registry, links, signIns } = people
  let member = await registry.add('terminal', name, address)
  for (const text of roles) {
    const [role, organisation, sphere] = text.split(/[@/]/) as [string, string, string]
    await registry.addOrganisation('terminal', organisation, sphere).catch(() => {})
    await registry.give('terminal', member, organisation, role)
  }
  member = await registry.find(name)
  const { cookies } = await links.use(await links.issue('terminal', member, 'invitation'), '', new Headers())
  const headers = withCookies(cookies)
  return { member, cookies, headers, signedIn: (await signIns.read(headers))! }
}

/** The web app over people, without the exercise's roles unless asked for. */
export function webOver(
  made: Awaited<ReturnType<typeof newPeople>>,
  options: {
    practice?: boolean
    hosts?: readonly string[]
    scripts?: URL
    watching?: NonNullable<RecordDesk['watching']>
  } = {},
) {
  const { book, people, effects, ledger } = made
  const findings = { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) }
  const { practice = false, watching, ...rest } = options
  const shelf = made.shelf
  const drafts = new Drafts({ book, shelf, ...effects })
  const sessions = new Sessions(effects)
  const reminders = new Reminders({ book, shelf, clock: effects.clock, post: null })
  const own = { book, drafts, reminders, people, practice, sessions, clock: effects.clock, version: '0.0.0' }
  const desk = watching === undefined ? own : { ...own, watching }
  const app = createWeb({ findings, desk, ...rest })
  const ask = (path: string, init: RequestInit = {}, origin = 'http://localhost') =>
    app.request(`${origin}${path}`, { ...init, headers: { origin, ...init.headers } })
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ) => ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  return { app, ask, post, ledger, sessions }
}
