import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kinds } from '../../src/app/index.ts'
import { openLedger, openShelf } from '../../src/ledger/index.ts'
import { type Person, RecordBook, type RecordKind } from '../../src/records/index.ts'
import { Exchange, type Get } from '../../src/share/index.ts'

export const officer: Person = { name: 'ana', role: 'duty-officer' }
export const auditor: Person = { name: 'ida', role: 'auditor' }
export const start = Date.UTC(2027, 4, 6, 10)

/** An instance in a folder of its own, with its own key; may be closed and opened again on the same folder. */
export async function newInstance(
  options: { folder?: string; kinds?: readonly RecordKind[]; clock?: () => number } = {},
) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'tocsin-exchange-'))
  const effects = { clock: options.clock ?? (() => start), randomBytes: (size: number) => randomBytes(size) }
  const ledger = await openLedger({ folder }, effects)
  const shelf = await openShelf({ folder })
  const book = new RecordBook({ ledger, kinds: options.kinds ?? kinds, ...effects })
  const exchange = new Exchange({ ledger, shelf, kinds: book.kinds, clock: effects.clock })
  const shut = async () => {
    await shelf.close()
    await ledger.close()
  }
  const close = async () => {
    await shut()
    rmSync(folder, { recursive: true, force: true })
  }
  return { folder, ledger, shelf, book, exchange, shut, close }
}

export type Instance = Awaited<ReturnType<typeof newInstance>>

/** Makes `by` know `other` under a name. */
export async function enrol(by: Instance, name: string, other: Instance, url: string | null = null) {
  await by.exchange.add({ name, url, key: other.exchange.key().vkey }, 'ana')
}

export async function fileOf({ exchange }: Instance, from = 0): Promise<string> {
  let text = ''
  for await (const line of exchange.lines(from)) text += line
  return text
}

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** Instances that answer each other without a network. @param down addresses that do not answer now */
export function wires(
  instances: Readonly<Record<string, Instance>>,
  down: ReadonlySet<string> = new Set(),
): Get {
  return async (url, headers) => {
    const { host, searchParams } = new URL(url)
    const asked = instances[host]
    if (asked === undefined || down.has(host)) throw new Error(`${host} does not answer`)
    const lines = await asked.exchange.answer(headers.authorization, Number(searchParams.get('from')))
    return { status: 200, body: encoded(lines) }
  }
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line)
}

/** A task, which is the plainest kind there is. */
export function note(
  instance: Instance,
  title: string,
  mark: { tlp?: never; shared?: boolean } | object = {},
) {
  const entry = {
    fields: { title, status: 'open', stage: 'triage', begun: '2027-05-06T09:00', owner: 'desk' },
    tlp: 'TLP:GREEN',
    shared: true,
    ...mark,
  }
  return instance.book.create(officer, instance.book.kind('task'), entry as never)
}
