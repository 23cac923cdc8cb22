import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a whole process took. */
export interface Usage {
  readonly seconds: number
  /** At the peak. */
  readonly megabytes: number
  /** Of all threads, user and system. */
  readonly cpuSeconds: number
}

/** Runs a program of Node to its end. @param folder for the report of its memory */
export function measured(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): { usage: Usage; output: string } {
  const report = join(folder, 'usage.json')
  const from = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', here('./usage.mjs'), ...args], {
    env: { ...process.env, ...env, TOCSIN_BENCH_USAGE: report },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const seconds = (performance.now() - from) / 1000
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  const { megabytes, cpuSeconds } = JSON.parse(readFileSync(report, 'utf8')) as Usage
  return { usage: { seconds, megabytes, cpuSeconds }, output: stdout }
}

/** Path of a file by its place beside this one. */
export const here = (path: string) => new URL(path, import.meta.url).pathname
