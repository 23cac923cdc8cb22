import { execFileSync, spawnSync } from 'node:child_process'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findingStore } from '../../src/app/index.ts'
import { createWeb, fromStore, listen } from '../../src/web/index.ts'
import { newPeople, somebody, webOver } from '../people/support.ts'
import { workFolder, works, world } from '../scan/support.ts'

/** R11: all features work where there is no network at all. Where there is one, the file runs itself again in a namespace without. */
const outside = () =>
  Object.values(networkInterfaces())
    .flat()
    .filter((one) => one?.internal === false)
const inside = outside().length === 0
const namespace = ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh']

function possible(): boolean {
  try {
    execFileSync('unshare', [...namespace, 'true'], { stdio: 'ignore' })
    return true
  } catch {
    console.log('the test without network is left out: unshare -rn or ip is not available here')
    return false
  }
}

describe.skipIf(inside || !possible())('in a namespace without network', () => {
  it('scan, import, report, the pages and signing in work', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const own = fileURLToPath(import.meta.url)
    const run = spawnSync('unshare', [...namespace, process.execPath, vitest, 'run', own], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(stripVTControlCharacters(`${run.stdout}${run.stderr}`)).toMatch(/Tests +3 passed/)
    expect(run.status).toBe(0)
  }, 60_000)
})

describe.runIf(inside)('without network', () => {
  const folder = workFolder()
  const store = join(folder, 'store')

  it('there is indeed none', async () => {
    expect(outside()).toEqual([])
    const refused = await new Promise((resolve) => {
      connect(9, '127.0.0.2').once('error', ({ message }) => resolve(message))
    })
    expect(refused).toMatch(/ECONNREFUSED/)
  })

  it('everything works', async () => {
    const path = await world(folder, 4000, 3)
    await works(['import', path, '--store', store])
    const { id } = JSON.parse((await works(['scan', path, '--store', store, '--json', '-q'])).out) as {
      id: string
    }
    expect((await works(['replay', id, '--store', store])).out).toMatch(/^identical/)
    expect((await works(['report', id, '--store', store, '-o', '-'])).out).toContain(id)
    const server = await listen(createWeb({ findings: fromStore(findingStore(store)) }), '127.0.0.1', 0)
    const page = await fetch(new URL(`/networks/${id}/C1`, server.url))
    expect(await page.text()).toContain('</html>')
    await server.close()
  })

  it('people sign in', async () => {
    const made = await newPeople()
    const { ask } = webOver(made)
    const { headers } = await somebody(made, 'ada')
    const cookie = headers.get('cookie')!
    expect((await ask('/records', { headers: { cookie } })).status).toBe(200)
    const options = await ask('/account/passkeys/options', { method: 'POST', headers: { cookie } })
    expect(await options.json()).toMatchObject({ rp: { id: 'localhost' } })
    await made.close()
  })
})
