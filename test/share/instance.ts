import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const clocked = fileURLToPath(new URL('../support/clocked.mjs', import.meta.url))

/** How an action stands, as `tocsin coalition status --json` tells it. */
export interface Told {
  readonly id: string
  readonly confirmed: number
  readonly quorate: boolean
  readonly spreadMs: number | null
  readonly members: readonly {
    readonly country: string
    readonly decision: string | null
    readonly released: string | null
  }[]
}

/** Milliseconds by which the clocks of all instances are ahead of the machine's. */
export class SharedClock {
  ahead = 0
  readonly now = () => Date.now() + this.ahead
}

interface Place {
  readonly country: string
  /** Folder of the built program. */
  readonly dist: string
  readonly clock: SharedClock
}

/** A member's `tocsin serve` in a process of its own, which can be killed and started again where it was. */
export class Instance {
  readonly country: string
  readonly store = mkdtempSync(join(tmpdir(), 'tocsin-instance-'))
  url = ''
  readonly #dist: string
  readonly #clock: SharedClock
  #child: ChildProcess | undefined

  constructor({ country, dist, clock }: Place) {
    this.country = country
    this.#dist = dist
    this.#clock = clock
  }

  get name(): string {
    return this.country.toLowerCase()
  }

  #command(...args: readonly string[]): string[] {
    return [clocked, this.#dist, String(this.#clock.ahead), ...args, '--store', this.store]
  }

  /** Starts it, at the address where it was before. */
  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port
    const args = this.#command('serve', '--port', port, '--sync', '1', '--json')
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    this.#child = child
    let told = ''
    child.stderr?.on('data', (bytes) => {
      told += String(bytes)
    })
    const [said] = await Promise.race([
      once(child.stdout!, 'data'),
      once(child, 'exit').then(() => [`{"url":""}`]),
    ])
    this.url = (JSON.parse(String(said)) as { url: string }).url
    if (this.url === '') throw new Error(`${this.country} ended: ${told}`)
  }

  /** Tells the process how far ahead the clocks are now. */
  tick(): void {
    this.#child?.send(this.#clock.ahead)
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** Runs a command on its store, beside the server. @returns what it prints */
  tocsin(...args: readonly string[]): Promise<string> {
    return new Promise((done, failed) => {
      execFile(process.execPath, this.#command(...args), (error, out, err) => {
        if (error === null) done(out)
        else failed(new Error(`${this.country}, tocsin ${args.join(' ')}: ${err}`))
      })
    })
  }

  async status(): Promise<readonly Told[]> {
    return (JSON.parse(await this.tocsin('coalition', 'status', '--json')) as { actions: Told[] }).actions
  }

  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.store, { recursive: true, force: true })
  }
}

/** Puts the clocks of all forward. */
export function putForward(clock: SharedClock, to: number, instances: readonly Instance[]): void {
  clock.ahead = Math.max(clock.ahead, to - Date.now())
  for (const instance of instances) instance.tick()
}

/** A link by which somebody with a role signs in once, at the address of the instance. */
export async function personOf(instance: Instance, name: string, role: string): Promise<string> {
  const organisation = ['--organisation', 'Ministry', '--sphere', 'government']
  const told = await instance.tocsin('people', 'add', name, '--role', role, ...organisation, '--json')
  const link = /welcome\?link=[\w-]{43}/.exec(told)?.[0]
  if (link === undefined) throw new Error(`no link for ${name}: ${told}`)
  return new URL(link, instance.url).href
}

/** Asks until it is so; the processes act by their own clocks. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  holds: (answer: Answer) => boolean,
  seconds = 40,
): Promise<Answer> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (holds(answer)) return answer
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(answer)}`)
    await new Promise((next) => setTimeout(next, 200))
  }
}
