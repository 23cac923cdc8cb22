import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { finding, webOf } from './support.ts'

const page = readFileSync(new URL('../../docs/reference/routes.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| `(GET|POST) ([^`]+)` \| ([^|]*) \|/gm)].map(
  ([, method, path, formats]) => ({
    method: method!,
    path: path!,
    formats: formats!.split(',').map((format) => format.trim()),
  }),
)

test('routes.md names every route that the server has and no other', () => {
  const served = webOf([finding])
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  const documented = rows.flatMap(({ method, path, formats }) =>
    ['/networks', '/networks/{finding}/explorer'].includes(path)
      ? formats.map((format) => `${method} ${path}${format === 'page' ? '' : `.${format}`}`)
      : [`${method} ${path}`],
  )
  expect(documented.sort()).toEqual([...new Set(served)].sort())
})

test('every format that routes.md promises is answered', async () => {
  const web = webOf([finding])
  for (const { method, path, formats } of rows) {
    if (method !== 'GET' || path.includes('{id}') || path.includes('{file}')) continue
    const real = path.replace('{finding}', finding.id).replace('{community}', 'C1')
    for (const format of formats) {
      const url = format === 'page' || real.endsWith(`.${format}`) ? real : `${real}.${format}`
      const type = (await web.request(url)).headers.get('content-type') ?? ''
      expect([url, type]).toEqual([url, expect.stringContaining(format === 'page' ? 'html' : format)])
    }
  }
})
