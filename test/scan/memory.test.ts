import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fileOf, workFolder, works } from './support.ts'

const folder = workFolder()
const child = fileURLToPath(new URL('./main-child.ts', import.meta.url))

/** What Node, the engine, two threads and the columns of half a million posts take beside it. */
const floor = 600

async function peak(...args: string[]): Promise<number> {
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [child, ...args, '--store', join(folder, 'store')],
    {
      maxBuffer: 1 << 28,
    },
  )
  return Number(stderr.trimEnd().split('\n').at(-1))
}

it('memory stays below the setting and a fixed rest, for half a million rows', async () => {
  const csv = join(folder, 'shares.coortweet.csv')
  await works(['exercise', '--posts', '500000', '--seed', '3', '-o', csv, '-q'])
  const packed = fileOf(folder, gzipSync(readFileSync(csv), { level: 1 }), 'shares.csv.gz')
  const measured = {
    'scan, bytes': await peak('scan', csv, '--memory-limit', '128'),
    'scan, general': await peak('scan', packed, '--memory-limit', '128'),
    import: await peak('import', packed, '--memory-limit', '128'),
  }
  console.log(`peak memory with --memory-limit 128, MB: ${JSON.stringify(measured)}`)
  for (const [what, megabytes] of Object.entries(measured)) {
    expect([what, megabytes <= 128 + floor, megabytes]).toEqual([what, true, megabytes])
  }
}, 120_000)
