import { Session } from 'node:inspector/promises'

// Started before anything that is measured runs for the first time: what was compiled earlier counts nothing.
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/**
 * How often blocks of the program's own code ran while something was done, as V8's precise coverage counts them: a
 * measure of work that a busy machine does not change. What built-in functions do inside is not in it.
 */
export async function operations(work: () => unknown): Promise<number> {
  await session.post('Profiler.takePreciseCoverage')
  await work()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => /\/src\//.test(url) && !url.includes('node_modules'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0)
}

/** The exponent by which work grows from one size to eight times that: 1 is linear, 2 is square. */
export async function growth(size: number, work: (size: number) => unknown): Promise<number> {
  const small = await operations(() => work(size))
  const large = await operations(() => work(8 * size))
  return Math.log2(large / small) / 3
}
