import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createWeb } from '../../src/web/index.ts'
import { lookalikesFinding } from './finding.ts'

const finding = lookalikesFinding()
const web = createWeb({
  findings: {
    list: () => Promise.resolve([{ id: finding.id, computedAt: finding.computedAt }]),
    get: (id) => Promise.resolve(id === finding.id ? finding : undefined),
  },
})
const own = `/lookalikes/${finding.id}`
const unmarked = async (path: string) => (await text(path)).replaceAll(/<\/?mark[^>]*>/g, '')
const text = async (path: string) => (await web.request(path)).text()

describe.each(['/lookalikes', own])('%s', (path) => {
  test('shows each pair with the letters that differ marked, in both languages, in few bytes', async () => {
    const html = await text(path)
    expect(html).toContain(
      '<bdi class="user" dir="auto" title="Seen">vorsteger.<mark class="changed">live</mark></bdi>',
    )
    expect(html).toContain('same name, other ending')
    expect(html).not.toMatch(/undefined|NaN|\[object|<b>| style=/)
    expect(await text(`${path}?lang=fr`)).toContain('même nom, autre extension')
    expect(brotliCompressSync(html).length).toBeLessThan(20_480)
  })

  test('can be narrowed by rule, protected name and closeness', async () => {
    expect(await unmarked(`${path}?rule=subdomain`)).toContain('vorsteger.de.example.org')
    expect(await unmarked(`${path}?rule=subdomain`)).not.toContain('zvd.live')
    expect(await text(`${path}?like=zvd.de`)).not.toContain('vorsteger24')
    expect(await text(path)).not.toMatch(/zvd\.<mark class="changed">fr/)
    expect(await text(`${path}?show=namesake`)).toMatch(/zvd\.<mark class="changed">fr/)
  })

  test('says what a likeness is not and how to contest it', async () => {
    const html = await text(path)
    expect(html).toContain('No verdict on whoever registered the name')
    expect(html).toContain('Contest this')
    expect(html).toContain('limb B1')
  })
})

test('the same as data', async () => {
  const { hits } = (await (await web.request('/lookalikes.json?show=all')).json()) as { hits: object[] }
  expect(hits.length).toBe(finding.body.result.hits.length)
  const csv = await text(`${own}.csv`)
  expect(csv.split('\n')[0]).toContain('name,like,own,rule,closeness,changes')
  expect(csv.trim().split('\n').length - 1).toBe(hits.length)
  expect(((await (await web.request(`${own}.json`)).json()) as { hash: string }).hash).toBe(finding.hash)
})

test('the list of findings leads to it', async () => {
  expect((await web.request(`/findings/${finding.id}`)).headers.get('location')).toBe(own)
  expect(await text('/findings')).toContain('close to one of 4 protected names')
})

test('without a finding the page says how to make one', async () => {
  const empty = createWeb({
    findings: { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) },
  })
  expect(await (await empty.request('/lookalikes')).text()).toContain('npx tocsin lookalikes --protect')
  expect((await empty.request('/lookalikes/F-0000000000')).status).toBe(404)
})
