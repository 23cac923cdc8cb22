/**
 * Measures the ledger: `node scripts/run.mjs bench/ledger.ts [--events N] [--kills N] [-o FILE]`. Prints a
 * table in Markdown. PostgreSQL is measured where DATABASE_URL names an empty database.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import {
  Ledger,
  type LedgerStore,
  leafHash,
  openLedgerStore,
  rebuild,
  recordIndex,
  signingKey,
  verifyInclusion,
  verifyStore,
} from '../src/ledger/index.ts'
import { printFigures } from './figures.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '200' },
    output: { type: 'string', short: 'o' },
  },
})
const events = Number(values.events)
const kills = Number(values.kills)
const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-ledger-'))
const rows: [what: string, measured: string][] = []
const say = (what: string, measured: string) => {
  rows.push([what, measured])
  process.stderr.write(`${what}: ${measured}\n`)
}
const seconds = (since: number) => (performance.now() - since) / 1_000
const count = (n: number) => Math.round(n).toLocaleString('en')

const effects = { clock: Date.now, randomBytes: (size: number) => randomBytes(size) }
const openBench = (store: LedgerStore) =>
  Ledger.open({ store, key: signingKey('bench.example', randomBytes(32)), ...effects })
const draft = (n: number) => ({
  author: `analyst-${n % 20}`,
  kind: 'case.noted',
  record: `FR27-${n % 10_000}`,
  body: { note: `observation ${n}: shared within seconds by accounts of one group`, weight: n % 7 },
})

/** @param waiting how many appends wait at any moment */
async function append(ledger: Ledger, total: number, waiting: number): Promise<number> {
  let next = 0
  const writer = async () => {
    while (next < total) await ledger.append(draft(next++))
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: waiting }, writer))
  return total / seconds(start)
}

async function appendRates(name: string, ledger: Ledger): Promise<void> {
  for (const [waiting, total] of [
    [1, 2_000],
    [32, 10_000],
    [1_000, 20_000],
  ] as const) {
    const rate = await append(ledger, total, waiting)
    say(`durable appends a second, ${name}, ${waiting} waiting at a time`, count(rate))
  }
}

async function millionEvents(): Promise<void> {
  const store = await openLedgerStore({ folder: join(folder, 'many') })
  const ledger = await openBench(store)
  const rate = await append(ledger, events - 1, 1_000)
  say(`durable appends a second over ${count(events)} events, embedded`, count(rate))
  say(
    'size on disk',
    `${count(statSync(join(folder, 'many', 'ledger.sqlite')).size / events)} bytes an event`,
  )
  const times: number[] = []
  for (let i = 0; i < 2_000; i++) {
    const start = performance.now()
    const proof = await ledger.inclusion(randomInt(events))
    times.push(performance.now() - start)
    const leaf = leafHash(Buffer.from(proof.entry))
    if (!verifyInclusion(proof.sequence, proof.size, leaf, proof.hashes, proof.root))
      throw new Error('no proof')
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => `${times[Math.floor(times.length * share)]!.toFixed(2)} ms`
  say(
    `inclusion proof among ${count(events)} events, 2,000 at random`,
    `median ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(0.9999)}`,
  )
  let start = performance.now()
  await rebuild(store, recordIndex)
  say(`rebuild of the projection 'records' from ${count(events)} events`, `${seconds(start).toFixed(1)} s`)
  start = performance.now()
  await store.rebuildTree()
  say('rebuild of the tree', `${seconds(start).toFixed(1)} s`)
  start = performance.now()
  const { problems, size } = await verifyStore(store)
  say(
    `verify ${count(size)} events, every signature included`,
    `${seconds(start).toFixed(0)} s, ${problems.length} problems`,
  )
  say('peak memory of the process', `${count(process.resourceUsage().maxRSS / 1_024)} MB`)
  await ledger.close()
}

async function killed(): Promise<void> {
  const file = join(folder, 'ledger.sqlite')
  const child = join(import.meta.dirname, '..', 'test', 'ledger', 'writer-child.ts')
  const acknowledged = new Map<number, string>()
  for (let round = 0; round < kills; round++) {
    const args = [child, file, `round-${round}`, '1000000']
    const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await killAfter(writer, randomInt(1, 120), (sequence, hash) => acknowledged.set(sequence, hash))
  }
  const survivor = await openLedgerStore({ folder })
  let lost = 0
  for (const [sequence, hash] of acknowledged) {
    const event = await survivor.event(sequence)
    if (event === null || Buffer.from(event.hash).toString('hex') !== hash) lost++
  }
  const { problems } = await verifyStore(survivor)
  await survivor.close()
  say(
    `SIGKILL at ${kills} random points during writes`,
    `${count(acknowledged.size)} events acknowledged, ${lost} lost, ${problems.length} problems`,
  )
}

/** Kills within up to 3 ms after a number of acknowledgements, so at any point of a transaction. */
async function killAfter(
  writer: ChildProcess,
  lines: number,
  acknowledged: (sequence: number, hash: string) => void,
): Promise<void> {
  let seen = 0
  const ended = new Promise((resolve) => writer.once('exit', resolve))
  for await (const line of createInterface({ input: writer.stdout! })) {
    const [word, sequence, hash] = line.split(' ')
    if (word === 'ok') acknowledged(Number(sequence), hash!)
    if (++seen === lines) setTimeout(() => writer.kill('SIGKILL'), randomInt(4))
  }
  await ended
}

try {
  const embedded = await openBench(await openLedgerStore({ folder: join(folder, 'small') }))
  await appendRates('embedded', embedded)
  await embedded.close()
  const databaseUrl = process.env.DATABASE_URL
  if (databaseUrl !== undefined) {
    const team = await openBench(await openLedgerStore({ folder, databaseUrl }))
    await appendRates('PostgreSQL', team)
    await team.close()
  }
  if (kills > 0) await killed()
  if (events > 0) await millionEvents()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
printFigures(rows, values.output)
