/** Preloaded into an import: writes how long each step took where `TOCSIN_BENCH_STEPS` says. */
import { writeFileSync } from 'node:fs'
import { DuckDBConnection } from '@duckdb/node-api'

/** The statement that each step begins with; what comes between belongs to the step before. */
const steps = [
  ['loading', undefined],
  ['reading, checking and normalising', 'TEMP TABLE stage_'],
  ['naming accounts', 'TEMP TABLE accounts'],
  ['looking for duplicates', 'count(DISTINCT hash('],
  ['writing the segment', 'COPY (SELECT * EXCLUDE'],
  ['the vault, syncing, clearing up', 'FROM accounts)'],
]
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const begun = [{ wall: 0, cpu: 0 }]
for (const name of ['run', 'runAndReadAll']) {
  const original = DuckDBConnection.prototype[name]
  DuckDBConnection.prototype[name] = function (sql, ...rest) {
    const at = steps.findIndex(([, part]) => part !== undefined && sql.includes(part))
    if (at !== -1) begun[at] ??= { wall: performance.now(), cpu: cpu() }
    return original.call(this, sql, ...rest)
  }
}
process.on('exit', () => {
  const ends = [...begun.slice(1), { wall: performance.now(), cpu: cpu() }]
  const taken = steps.map(([name], at) => ({
    name,
    wall: Math.round(ends[at].wall - begun[at].wall),
    cpu: Math.round(ends[at].cpu - begun[at].cpu),
  }))
  writeFileSync(process.env.TOCSIN_BENCH_STEPS, JSON.stringify(taken))
})
