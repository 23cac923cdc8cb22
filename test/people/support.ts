import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger } from '../../src/ledger/index.ts'
import { People, type PeopleSettings } from '../../src/people/index.ts'
import { kinds, RecordBook } from '../../src/records/index.ts'
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
export async function newPeople(options: { engine?: Engine; settings?: Partial<PeopleSettings> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-people-'))
  const clock = movableClock()
  const effects = { clock, randomBytes: countedBytes() }
  const opened = await options.engine?.fresh()
  const place = { folder, databaseUrl: opened?.databaseUrl ?? null }
  const ledger = await openLedger(place, effects)
  const book = new RecordBook({ ledger, kinds, ...effects })
  const settings = { ...place, origin: null, provider: null, ...options.settings }
  const people = new People({ ...settings, ledger, effects })
  const close = async () => {
    await people.close()
    await ledger.close()
    await opened?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
  return { people, book, ledger, folder, clock, effects, settings, close }
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
) {
  const { registry, links, signIns } = people
  let member = await registry.add('terminal', name)
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
