import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpGet } from '../../src/app/serving.ts'
import { listen } from '../../src/web/index.ts'
import { webAs } from '../records/support.ts'
import { enrol, type Instance, newInstance, note, start } from './support.ts'

let a: Instance
let b: Instance
const effects = { clock: () => start, randomBytes: (size: number) => randomBytes(size) }
const served = (one: Instance) => webAs(one.book, effects, undefined, { exchange: one.exchange })

beforeAll(async () => {
  a = await newInstance()
  b = await newInstance()
  await enrol(a, 'b', b)
})
afterAll(async () => {
  await a.close()
  await b.close()
})

test('an instance asks another over HTTP, and the page shows who said what', async () => {
  const id = await note(a, 'seen in the <north>')
  const server = await listen(served(a).app, '127.0.0.1', 0)
  try {
    await enrol(b, 'a', a, server.url)
    expect(await b.exchange.round(httpGet)).toMatchObject([{ taken: 1, refused: 0, complete: true }])
    const answer = await fetch(`${server.url}exchange/acts.jsonl?from=0`)
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('not signed')])
  } finally {
    await server.close()
  }
  expect(await b.exchange.round(httpGet, { all: true })).toMatchObject([
    { member: 'a', failed: expect.stringContaining('does not answer') },
  ])
  const web = served(b)
  const list = await (await web.ask('duty-officer', '/exchange')).text()
  expect(list).toContain('seen in the &lt;north&gt;')
  expect(list).toContain('does not answer')
  const origin = a.exchange.key().name
  const page = await (
    await web.ask('duty-officer', `/exchange/${id}?origin=${encodeURIComponent(origin)}`)
  ).text()
  expect(page).toContain(`From a, ledger ${origin}`)
  expect(page).toContain('task.created')
  const json = await (await web.ask('auditor', '/exchange.json')).json()
  expect(json).toMatchObject({
    members: [{ name: 'a' }],
    records: [{ id, origin, kind: 'task', tlp: 'TLP:GREEN' }],
  })
})

test('the newsroom and the public do not see what members share', async () => {
  const web = served(b)
  for (const path of ['/exchange', '/exchange.json', '/exchange/TA-00000000?origin=x']) {
    expect((await web.ask('newsroom', path)).status).toBe(403)
    expect((await web.app.request(path)).status).toBeGreaterThanOrEqual(400)
  }
})
