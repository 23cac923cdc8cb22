import type { Clock, Progress, RandomBytes } from '../kernel/effects.ts'
import { sha256 } from '../kernel/hashing.ts'
import { base32OfHash } from '../kernel/ids.ts'
import { type ToldError, toldOf } from './import-messages.ts'

export type JobState = 'running' | 'done' | 'failed' | 'cancelled'

/** What a job tells while it runs and when it has ended. Times are milliseconds since 1970. */
export interface JobStatus<Result = unknown> {
  /** `J-` and ten characters that cannot be guessed. */
  readonly id: string
  readonly kind: string
  /** What it works on, in the words of whoever started it. */
  readonly subject: string
  readonly state: JobState
  readonly step: string
  readonly count: number
  readonly total: number | null
  readonly unit: string
  readonly startedAt: number
  readonly stepStartedAt: number
  readonly endedAt: number | null
  /** Counts a second in this step, or 0 while it cannot be told. */
  readonly rate: number
  /** Seconds left in this step, or `null` while they cannot be told. */
  readonly secondsLeft: number | null
  readonly result: Result | null
  readonly error: ToldError | null
}

export type JobRun<Result> = (progress: Progress, signal: AbortSignal) => Promise<Result>

interface Held {
  status: Omit<JobStatus, 'rate' | 'secondsLeft'>
  readonly abort: AbortController
  readonly ended: Promise<void>
}

/** Jobs of this process. A job that must survive a restart is resumable by its own work: import and scan are. */
export interface Jobs {
  start<Result>(kind: string, subject: string, run: JobRun<Result>): JobStatus
  get(id: string): JobStatus | undefined
  /** Newest first. */
  list(): readonly JobStatus[]
  /** @returns whether there was such a job still running */
  cancel(id: string): boolean
  /** Resolves when the job has ended, however it did. */
  settled(id: string): Promise<void>
  /** Cancels everything and waits for it. */
  close(): Promise<void>
}

export function makeJobs(effects: { clock: Clock; randomBytes: RandomBytes }, keep = 100): Jobs {
  const held = new Map<string, Held>()
  const seen = (entry: Held): JobStatus => withRate(entry.status, effects.clock())
  return {
    start(kind, subject, run) {
      const id = `J-${base32OfHash(sha256(effects.randomBytes(16)), 10)}`
      const abort = new AbortController()
      const now = effects.clock()
      const entry: Held = {
        abort,
        status: {
          id,
          kind,
          subject,
          state: 'running',
          step: 'wait',
          count: 0,
          total: null,
          unit: '',
          startedAt: now,
          stepStartedAt: now,
          endedAt: null,
          result: null,
          error: null,
        },
        ended: Promise.resolve()
          .then(() => run(reporting(entryOf, effects.clock), abort.signal))
          .then(
            (result) => settle(entryOf(), { state: 'done', result }),
            (error: unknown) =>
              settle(
                entryOf(),
                abort.signal.aborted ? { state: 'cancelled' } : { state: 'failed', error: toldOf(error) },
              ),
          ),
      }
      function entryOf(): Held {
        return entry
      }
      function settle(target: Held, end: Partial<Held['status']>): void {
        target.status = { ...target.status, ...end, endedAt: effects.clock() }
      }
      held.set(id, entry)
      for (const [old, { status }] of held) {
        if (held.size <= keep) break
        if (status.state !== 'running') held.delete(old)
      }
      return seen(entry)
    },
    get(id) {
      const entry = held.get(id)
      return entry && seen(entry)
    },
    list: () => [...held.values()].reverse().map(seen),
    cancel(id) {
      const entry = held.get(id)
      if (entry === undefined || entry.status.state !== 'running') return false
      entry.abort.abort()
      return true
    },
    settled: (id) => held.get(id)?.ended ?? Promise.resolve(),
    async close() {
      for (const entry of held.values()) if (entry.status.state === 'running') entry.abort.abort()
      await Promise.all([...held.values()].map((entry) => entry.ended))
    },
  }
}

function reporting(entry: () => Held, clock: Clock): Progress {
  const change = (part: Partial<Held['status']>) => {
    const held = entry()
    held.status = { ...held.status, ...part }
  }
  return {
    start: (step, total, unit) =>
      change({ step, total: total ?? null, unit: unit ?? '', count: 0, stepStartedAt: clock() }),
    at: (count) => change({ count }),
    done: () => {
      const { total } = entry().status
      if (total !== null) change({ count: total })
    },
  }
}

function withRate(status: Omit<JobStatus, 'rate' | 'secondsLeft'>, now: number): JobStatus {
  const seconds = ((status.endedAt ?? now) - status.stepStartedAt) / 1000
  const rate = seconds > 0 ? status.count / seconds : 0
  const known = status.state === 'running' && status.total !== null && rate > 0
  return { ...status, rate, secondsLeft: known ? Math.max(0, (status.total! - status.count) / rate) : null }
}
