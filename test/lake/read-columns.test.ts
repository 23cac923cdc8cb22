import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSource, type PostsRelation, readColumns } from '../../src/lake/index.ts'
import { workFolder } from './support.ts'

const folder = workFolder()

async function read(
  texts: readonly string[],
  rest: (from: string) => string,
  first = 'text',
): Promise<string[][]> {
  const path = join(folder, `${Math.random()}.jsonl`)
  writeFileSync(
    path,
    texts.map((text, at) => JSON.stringify({ account: `a${at}`, time: 1_700_000_000 + at, text })).join('\n'),
  )
  const relation: PostsRelation = await openSource([path], { memoryLimit: 256 })
  try {
    const rows: string[][] = []
    const select = [first, 'epoch_ms(time)', 'reply_to', 'handle']
    for await (const { count, columns } of readColumns(relation, select, rest(relation.from))) {
      for (let row = 0; row < count; row++) rows.push(columns.map((column) => column[row]!))
    }
    return rows
  } finally {
    await relation.close()
  }
}

const inOrder = (from: string) => `FROM ${from} ORDER BY time`

test('whatever stands in a text comes out as it went in, in the order asked for', async () => {
  const hostile = ['\n', '"', '\r\n', ',', '\\', "'", '\u001e', '\u2028', '😀', 'é', 'x', ' ', '=1+1', '\t']
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 8 }), { minLength: 1 }),
      async (all) => {
        const texts = all.map((characters) => characters.join(''))
        expect(await read(texts, inOrder)).toEqual(
          texts.map((text, at) => [text, String(1000 * (1_700_000_000 + at)), '', `a${at}`]),
        )
      },
    ),
    { numRuns: 25 },
  )
})

test('many rows, none, and a cell longer than what is read at once', async () => {
  const texts = Array.from({ length: 10_000 }, (_, at) => `${at}\n${'ß'.repeat(at % 500)}`)
  const rows = await read(texts, inOrder)
  expect(rows.length).toBe(texts.length)
  expect(rows.every(([text], at) => text === texts[at])).toBe(true)
  expect(await read(['some'], (from) => `FROM ${from} WHERE false`)).toEqual([])
  const [[long] = []] = await read(['ß'], inOrder, 'repeat(text, 1500000)')
  expect(long === 'ß'.repeat(1_500_000)).toBe(true)
})
