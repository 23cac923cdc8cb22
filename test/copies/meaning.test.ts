import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSentenceModel } from '../../src/app/sentence-model.ts'
import { main } from '../../src/cli/main.ts'
import { finish } from '../../src/detect/coordination/work.ts'
import { joinMeanings, textsWithMeaning } from '../../src/detect/copies/meaning.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import type { CopiesFinding } from '../../src/web/copies-rows.ts'
import { fakeHost } from '../support/host.ts'
import { webOf } from '../web/support.ts'
import { english, french, other, writeTinyEncoder } from './tiny-encoder.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-meaning-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const encoder = writeTinyEncoder(join(folder, 'encoder'))
const posts = join(folder, 'posts.jsonl')
const lines = [english, french, other].map((text, at) =>
  JSON.stringify({
    platform: 'web',
    account: `site-${at}.example`,
    time: `2027-05-01T0${at + 1}:00:00Z`,
    text,
  }),
)
writeFileSync(posts, lines.join('\n'))

async function tocsin(args: readonly string[], env: Record<string, string> = {}) {
  const host = fakeHost({ env: { ...env, TOCSIN_STORE: join(folder, 'store') } })
  const exit = await main(args, host)
  return { exit, ...host.printed }
}

test('a text in another language is found where a model is given, and said to be out of sight where none is', async () => {
  const without = await tocsin(['copies', posts])
  expect(without.err).toContain('0 texts carried by several accounts')
  expect(without.err).toContain('--vectors DIR')
  const { exit, out } = await tocsin(['copies', posts, '--vectors', encoder, '--json'])
  const finding = JSON.parse(out) as CopiesFinding
  expect(exit).toBe(0)
  const { families, looked } = finding.body.result
  expect(families.map(({ kinds }) => kinds)).toEqual([{ verbatim: 1, edited: 0, reworded: 0, translated: 1 }])
  expect(families[0]!.variants[1]).toMatchObject({ kind: 'translated', meaning: 1, shared: 0 })
  expect(families[0]!.likelihood).toBe('roughly even chance')
  expect(looked.meanings).toBe(3)
})

test('replay computes the same with the same model, and refuses politely without it or with another', async () => {
  const { out } = await tocsin(['copies', posts, '--vectors', encoder, '--json'])
  const { id } = JSON.parse(out) as CopiesFinding
  expect((await tocsin(['replay', id], { TOCSIN_VECTORS: encoder })).out).toMatch(/^identical/)
  const without = await tocsin(['replay', id])
  expect([without.exit, without.err]).toEqual([5, expect.stringContaining('and none is set')])
  const changed = writeTinyEncoder(join(folder, 'changed'), ['input_ids'])
  const refused = await tocsin(['replay', id], { TOCSIN_VECTORS: changed })
  expect([refused.exit, refused.err]).toEqual([5, expect.stringContaining('not with')])
  const plain = JSON.parse((await tocsin(['copies', posts, '--json'])).out) as CopiesFinding
  expect((await tocsin(['replay', plain.id], { TOCSIN_VECTORS: encoder })).out).toMatch(/^identical/)
})

test('a folder that is no model says what is missing or wrong', async () => {
  const said = async (path: string) => (await tocsin(['copies', posts, '--vectors', path])).err
  expect(await said(join(folder, 'nowhere'))).toContain('has no model.onnx')
  const broken = writeTinyEncoder(join(folder, 'broken'))
  writeFileSync(join(broken, 'model.onnx'), 'not a model')
  expect(await said(broken)).toContain('model.onnx is not one that can be run')
  writeFileSync(join(broken, 'tokenizer.json'), '{')
  expect(await said(broken)).toContain('tokenizer.json is not one that can be read')
  const strange = writeTinyEncoder(join(folder, 'strange'), ['input_ids', 'pixel_values'])
  expect(await said(strange)).toContain('it asks for pixel_values')
})

test('the page of such a text marks no words, and says what compared it', async () => {
  const { out } = await tocsin(['copies', posts, '--vectors', encoder, '--json'])
  const finding = JSON.parse(out) as CopiesFinding
  const web = webOf([finding as never])
  const html = await (await web.request(`/copies/${finding.id}/T1`)).text()
  expect(html).toContain('It compared no words')
  expect(html).not.toContain('<mark>')
  expect(html).toContain('compared by meaning too')
  expect((await web.request(`/copies/${finding.id}/T1?lang=fr`)).status).toBe(200)
})

test('one vector a text, of length one, the same at every call', async () => {
  const model = await openSentenceModel(encoder)
  const [one, again, none] = [await model.embed(english), await model.embed(english), await model.embed('')]
  expect(Math.hypot(...one)).toBeCloseTo(1, 6)
  expect(again).toEqual(one)
  expect(none.every((part) => part === 0)).toBe(true)
  expect((await model.embed('observers '.repeat(5000))).length).toBe(one.length)
  await model.close()
})

/** Vectors around so many themes, each near its theme. */
function themed(size: number, themes: number, width = 32) {
  const random = seededRandom(size)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const unit = (parts: number[]) => parts.map((part) => part / Math.hypot(...parts))
  const middles = Array.from({ length: themes }, () => unit(Array.from({ length: width }, normal)))
  const values = new Float32Array(size * width)
  for (let at = 0; at < size; at++) {
    const near = unit(middles[Math.floor(random() * themes)]!.map((part) => part + normal() * 0.06))
    values.set(near, at * width)
  }
  return { texts: Int32Array.from({ length: size }, (_, at) => at), width, values }
}

test('above two thousand texts the lists find what comparing all with all finds', () => {
  const vectors = themed(6000, 2500)
  const { width, values } = vectors
  const { compared, groups } = finish(joinMeanings(6000, [], vectors, { meaning: 0.8 }))
  expect(compared).toBeLessThan(6000 * 6000 * 0.2)
  const family = Int32Array.from({ length: 6000 }, (_, at) => at)
  for (const group of groups) for (const text of group) family[text] = group[0]!
  let [hit, all] = [0, 0]
  for (let b = 1; b < 6000; b += 7)
    for (let a = 0; a < b; a++) {
      let cosine = 0
      for (let i = 0; i < width; i++) cosine += values[a * width + i]! * values[b * width + i]!
      if (cosine < 0.85) continue
      all++
      if (family[a] === family[b]) hit++
    }
  expect(all).toBeGreaterThan(300)
  expect(hit / all).toBeGreaterThan(0.95)
})

test('vectors that are all alike cost a bounded number of comparisons, and what that leaves out is counted', () => {
  const size = 5000
  const values = new Float32Array(size * 2).fill(Math.SQRT1_2)
  const vectors = { texts: Int32Array.from({ length: size }, (_, at) => at), width: 2, values }
  const { compared, left, groups } = finish(joinMeanings(size, [], vectors, { meaning: 0.9 }))
  expect(compared).toBeLessThanOrEqual(size * 2048)
  expect(left).toBeGreaterThan(0)
  expect(groups.map(({ length }) => length)).toEqual([size])
})

test('only the earliest of a family is compared, and short texts are not', () => {
  expect([...textsWithMeaning([english, `${english} too`, 'too short', other], [[0, 1]])]).toEqual([0, 3])
})

const real = process.env.TOCSIN_VECTORS
if (real === undefined)
  console.log(
    'no real encoder is tried: TOCSIN_VECTORS names none; bench/convert-sentence-encoder.ts makes one',
  )

test.skipIf(real === undefined)(
  'a real encoder hears one sentence in three languages, and not another',
  async () => {
    const model = await openSentenceModel(real!)
    const told = [
      'observers were asked to leave the hall shortly before midnight and the ballots were counted twice',
      'les observateurs ont été priés de quitter la salle peu avant minuit et les bulletins ont été comptés deux fois',
      'beobachter wurden kurz vor mitternacht gebeten die halle zu verlassen und die stimmzettel wurden zweimal gezählt',
      'the choir sang in the old church on sunday and the organ played again after the flood',
    ]
    const vectors: Float32Array[] = []
    for (const text of told) vectors.push(await model.embed(text))
    const cosine = (a: number, b: number) =>
      vectors[a]!.reduce((sum, part, i) => sum + part * vectors[b]![i]!, 0)
    expect(Math.min(cosine(0, 1), cosine(0, 2), cosine(1, 2))).toBeGreaterThan(0.6)
    expect(Math.max(cosine(0, 3), cosine(1, 3), cosine(2, 3))).toBeLessThan(0.4)
    await model.close()
  },
)
