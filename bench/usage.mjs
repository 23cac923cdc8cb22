/** Preloaded into a measured process: writes its peak memory, in megabytes, where `TOCSIN_BENCH_USAGE` says. */
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const usage = { megabytes: maxRSS / 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }
  if (process.env.TOCSIN_BENCH_USAGE) writeFileSync(process.env.TOCSIN_BENCH_USAGE, JSON.stringify(usage))
})
