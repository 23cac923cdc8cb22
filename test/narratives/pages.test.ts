import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { findingStore } from '../../src/app/index.ts'
import { createWeb, fromStore } from '../../src/web/index.ts'
import { tocsin, workFolder, works, world } from '../scan/support.ts'

const folder = workFolder()
const store = join(folder, 'store')
let posts: string
let id: string

beforeAll(async () => {
  posts = await world(folder, 5000, 3)
  const list = join(folder, 'election.csv')
  writeFileSync(
    list,
    'name,kind,aliases,contest\nThe Council,institution,council,\nThe School,institution,school,\n',
  )
  const { out } = await works(['narratives', posts, '--subjects', list, '--json', '-q', '--store', store])
  id = (JSON.parse(out) as { id: string }).id
}, 60_000)

test('the command, the replay and the table agree', async () => {
  expect((await works(['replay', id, '--store', store])).out).toMatch(/^identical/)
  const themes = join(folder, 'themes.csv')
  const { err } = await works(['narratives', posts, '--themes', themes, '--store', store])
  expect(err).toMatch(/themes in \d+ of \d+ posts/)
  expect(readFileSync(themes, 'utf8').split('\n')[0]).toContain('theme,accounts,posts,status')
})

test('the pages show every theme with its picture, table and data, and label nobody', async () => {
  const web = createWeb({ findings: fromStore(findingStore(store)) })
  const html = await (await web.request('/narratives')).text()
  expect(html).toContain('href="/narratives/')
  expect(html).not.toMatch(/undefined|NaN|\[object/)
  const theme = await (await web.request(`/narratives/${id}/N1`)).text()
  expect(theme).toContain('Saying it is nobody’s offence')
  expect(theme).toMatch(/<svg class="bursts"/)
  expect(theme).not.toMatch(/undefined|NaN|\[object/)
  for (const path of [
    `/narratives/${id}`,
    `/narratives/${id}.csv`,
    `/narratives/${id}.json`,
    `/narratives/${id}/N1.json`,
  ]) {
    expect((await web.request(path)).status).toBe(200)
  }
  expect((await web.request(`/narratives/${id}/N9999`)).status).toBe(404)
  expect(await (await web.request('/narratives?lang=fr&status=escalating')).text()).toContain(
    '<html lang="fr"',
  )
})

test('a list that cannot be read names the file and the line', async () => {
  const bad = join(folder, 'bad.csv')
  writeFileSync(bad, 'name,kind\nAna,queen\n')
  const { exit, err } = await tocsin(['narratives', posts, '--subjects', bad, '--store', store])
  expect(exit).toBe(4)
  expect(err).toContain("bad.csv line 2 has the kind 'queen'")
})
