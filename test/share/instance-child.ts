/**
 * A member's instance in a process of its own, as `tocsin serve` runs it without its pages: answers other instances,
 * asks them, and lets its statement go out at its time. Commands come as lines of JSON on the standard input, answers
 * go out in the same way. `node instance-child.ts FOLDER PORT`
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { systemEvery } from '../../src/app/frame.ts'
import { kinds } from '../../src/app/index.ts'
import { httpGet, openExchange, startExchanging } from '../../src/app/serving.ts'
import { openLedger, openShelf } from '../../src/ledger/index.ts'
import { type Person, RecordBook } from '../../src/records/index.ts'

const [, , folder = '', port = '0'] = process.argv
const effects = { clock: Date.now, randomBytes: (size: number) => randomBytes(size) }
const ledger = await openLedger({ folder }, effects)
const shelf = await openShelf({ folder })
const book = new RecordBook({ ledger, kinds, ...effects })
const { exchange, joint } = openExchange({ ledger, shelf, book }, effects)
const officer: Person = { name: 'ana', role: 'duty-officer' }

const server = createServer((request, response) => {
  const from = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('from'))
  exchange.answer(request.headers.authorization, from).then(
    async (lines) => {
      for await (const line of lines) response.write(line)
      response.end()
    },
    (error: unknown) => response.writeHead(403).end(String(error)),
  )
})
await new Promise<void>((done) => server.listen(Number(port), '127.0.0.1', done))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const failed = (error: unknown) => process.stderr.write(`${String(error)}\n`)
startExchanging({ exchange, joint }, { every: systemEvery, get: httpGet, pause: 250 }, failed)

const commands: Readonly<Record<string, (argument: never) => Promise<unknown>>> = {
  members: async (all: { country: string; name: string; url: string; key: string }[]) => {
    for (const { country, name, url: at, key } of all) {
      if (key === exchange.key().vkey) await exchange.speakFor(country, 'ana')
      else await exchange.add({ name, url: at, key, country }, 'ana')
    }
  },
  propose: (body: Parameters<typeof joint.propose>[0]) => joint.propose(body, 'ana'),
  confirm: (id: string) => joint.decide(id, { decision: 'confirms' }, 'ben'),
  note: (title: string) =>
    book.create(officer, book.kind('task'), {
      fields: { title, status: 'open', stage: 'triage', begun: '2027-05-06T09:00', owner: 'desk' },
      tlp: 'TLP:AMBER',
      shared: true,
    }),
  async status() {
    const states = (await joint.states()).map(({ id, confirmed, quorate, members, spread }) => ({
      ...{ id, confirmed, quorate, spread },
      released: Object.fromEntries(
        members.flatMap(({ country, released }) => (released === null ? [] : [[country, released.at]])),
      ),
    }))
    let events = 0
    const written: string[] = []
    for await (const { kind, body } of ledger.events()) {
      events++
      const line = (body as { line?: { body?: unknown } } | null)?.line
      const said = (kind === 'joint.message' ? body : line?.body) as { kind?: string } | null | undefined
      if (said?.kind === 'statement') written.push(kind)
    }
    const notes = (await exchange.records(officer)).map(({ state }) => state?.fields.title)
    return { states, notes, events, written }
  },
}
const answer = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
answer({ url, key: exchange.key().vkey })
for await (const line of createInterface({ input: process.stdin })) {
  const { name, argument } = JSON.parse(line) as { name: string; argument: never }
  answer({ result: (await commands[name]?.(argument)) ?? null })
}
process.exit(0)
