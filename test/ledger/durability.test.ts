import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyStore } from '../../src/ledger/index.ts'
import { openPostgresStore } from '../../src/ledger/postgres-store.ts'
import { openSqliteStore } from '../../src/ledger/sqlite-store.ts'
import { childFile, postgresMissing, startPostgres, temporaryFolder } from './support.ts'

const run = (program: string, ...args: string[]) => spawnSync(program, args).status === 0

interface Writer {
  readonly child: ChildProcess
  /** Hash by sequence of every acknowledged event. */
  readonly acknowledged: Map<number, string>
  readonly errors: string[]
  /** Resolves at the `count`th line from now on. */
  lines(count: number): Promise<void>
  readonly ended: Promise<number | null>
}

function startWriter(file: string, name: string, count: number, url?: string): Writer {
  const args = [childFile, file, name, String(count), ...(url === undefined ? [] : [url])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged = new Map<number, string>()
  const errors: string[] = []
  let waiting: { left: number; resolve: () => void }[] = []
  const reader = createInterface({ input: child.stdout! })
  reader.on('line', (line) => {
    const [word, what, hash] = line.split(' ')
    if (word === 'ok') acknowledged.set(Number(what), hash!)
    else errors.push(what!)
    for (const one of waiting) if (--one.left === 0) one.resolve()
    waiting = waiting.filter((one) => one.left > 0)
  })
  const closed = new Promise<void>((resolve) => reader.once('close', () => resolve()))
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const ended = Promise.all([exit, closed]).then(([code]) => {
    for (const one of waiting) one.resolve()
    return code
  })
  return {
    child,
    acknowledged,
    errors,
    lines: (left) => new Promise((resolve) => waiting.push({ left, resolve })),
    ended,
  }
}

async function expectKept(
  store: ReturnType<typeof openSqliteStore>,
  acknowledged: ReadonlyMap<number, string>,
) {
  const { problems, size } = await verifyStore(store)
  expect(problems).toEqual([])
  for (const [sequence, hash] of acknowledged) {
    const event = await store.event(sequence)
    expect(Buffer.from(event!.hash).toString('hex'), `event ${sequence}`).toBe(hash)
  }
  return size
}

describe('what was acknowledged is kept', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  test('when the writer is killed with SIGKILL, again and again, on one store', async () => {
    const file = join(folder.path, 'killed.sqlite')
    const acknowledged = new Map<number, string>()
    for (let round = 0; round < 8; round++) {
      const writer = startWriter(file, `round-${round}`, 1_000_000)
      // The moments differ: after so many lines, at any point of the next transaction.
      await writer.lines(1 + ((round * 37) % 90))
      writer.child.kill('SIGKILL')
      await writer.ended
      for (const [sequence, hash] of writer.acknowledged) acknowledged.set(sequence, hash)
    }
    const store = openSqliteStore(file)
    expect(acknowledged.size).toBeGreaterThan(100)
    expect(await expectKept(store, acknowledged)).toBeGreaterThan(acknowledged.size)
    await store.close()
  })

  test('when two processes write to one store', async () => {
    const file = join(folder.path, 'two.sqlite')
    const writers = [startWriter(file, 'one', 400), startWriter(file, 'two', 400)]
    expect(await Promise.all(writers.map((writer) => writer.ended))).toEqual([0, 0])
    const store = openSqliteStore(file)
    const all = new Map(writers.flatMap((writer) => [...writer.acknowledged]))
    expect(all.size).toBe(800)
    expect(await expectKept(store, all)).toBe(801)
    await store.close()
  })

  /** Appends until the store is full, makes room, appends on, and looks for what was lost. */
  const fillUp = async (file: string, shrink: (writer: Writer) => void, grow: (writer: Writer) => void) => {
    const writer = startWriter(file, 'full', 100_000)
    await writer.lines(50)
    shrink(writer)
    while (writer.errors.length === 0) await writer.lines(1)
    const before = writer.acknowledged.size
    await writer.lines(5)
    grow(writer)
    while (writer.acknowledged.size < before + 100) await writer.lines(10)
    writer.child.kill('SIGKILL')
    await writer.ended
    expect(new Set(writer.errors)).toEqual(new Set(['disk-full']))
    const store = openSqliteStore(file)
    await expectKept(store, writer.acknowledged)
    await store.close()
  }

  const prlimit = run('prlimit', '--version')
  if (!prlimit) console.log('the test of a file limit is skipped: prlimit is not installed')
  test.skipIf(!prlimit)(
    'when a limit on file sizes is reached: refused, and goes on once it is lifted',
    async () => {
      const limit = (size: string) => (writer: Writer) =>
        void run('prlimit', '--pid', String(writer.child.pid), `--fsize=${size}:unlimited`)
      await fillUp(join(folder.path, 'limited.sqlite'), limit('200000'), limit('unlimited'))
    },
  )

  test('when the disk is full: refused, and goes on once there is room', async ({ skip }) => {
    const disk = join(folder.path, 'disk')
    mkdirSync(disk)
    if (process.getuid?.() !== 0 || !run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)) {
      const reason = 'a small disk cannot be mounted here: needs root and the right to mount'
      console.log(`the test of a full disk is skipped: ${reason}`)
      skip(reason)
    }
    try {
      const room = () => void run('mount', '-o', 'remount,size=16m', disk)
      await fillUp(join(disk, 'full.sqlite'), () => {}, room)
    } finally {
      run('umount', disk)
    }
  })
})

const missing = postgresMissing()
if (missing !== null) console.log(`PostgreSQL tests are skipped: ${missing}`)
describe.skipIf(missing !== null)('what was acknowledged is kept on postgresql', () => {
  let engine: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    engine = await startPostgres()
  })
  afterAll(() => engine.stop())

  test('when two processes write and one is killed', async () => {
    const writers = [startWriter('', 'one', 1_000_000, engine.url), startWriter('', 'two', 300, engine.url)]
    await writers[0]!.lines(100)
    writers[0]!.child.kill('SIGKILL')
    await Promise.all(writers.map((writer) => writer.ended))
    const store = await openPostgresStore(engine.url)
    const all = new Map(writers.flatMap((writer) => [...writer.acknowledged]))
    expect(all.size).toBeGreaterThanOrEqual(400)
    await expectKept(store, all)
    await store.close()
  })
})
