import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { progressBar, progressLine } from '../../src/cli/progress-bar.ts'

function screen(columns = 80) {
  const time = { now: 0 }
  const written: string[] = []
  const bar = progressBar(
    (text) => written.push(text),
    () => time.now,
    () => columns,
  )
  return { bar, written, time }
}

describe('progress line', () => {
  test('shows step, count, rate and time left', () => {
    expect(
      progressLine({ step: 'import', total: 1_000_000, unit: 'rows', reached: 500_000, seconds: 2 }),
    ).toBe('import [##########----------]  50 %  500,000 of 1,000,000 rows  250,000/s  2 s left')
  })

  test('gives up the counts for the time left where the terminal is narrow', () => {
    const state = { step: 'reading a.jsonl', total: 4e8, unit: 'bytes', reached: 1e8, seconds: 2 }
    expect(progressLine(state, 80)).toBe(
      'reading a.jsonl [#####---------------]  25 %  100 of 400 MB  50/s  6 s left',
    )
    expect(progressLine(state, 70)).toBe('reading a.jsonl [#####---------------]  25 %  50 MB/s  6 s left')
  })

  test('shows only the count where the total is unknown', () => {
    expect(progressLine({ step: 'read', total: undefined, unit: 'posts', reached: 1200, seconds: 1 })).toBe(
      'read  1,200 posts  1,200/s',
    )
  })

  test('never shows more than the whole, whatever is reported', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (total, reached, seconds) => {
          const line = progressLine({ step: 's', total, unit: '', reached, seconds })
          expect(line).not.toMatch(/NaN|Infinity|-\d/)
          const percent = /(\d+) %/.exec(line)?.[1]
          if (percent !== undefined) expect(Number(percent)).toBeLessThanOrEqual(100)
        },
      ),
    )
  })
})

describe('progress bar', () => {
  test('is redrawn at most ten times a second', () => {
    const { bar, written, time } = screen()
    bar.start('scan', 1000)
    for (let i = 1; i <= 1000; i++) {
      time.now = i
      bar.at(i)
    }
    expect(written.length).toBe(11)
  })

  test('never reaches the edge of the terminal, where it would wrap', () => {
    const { bar, written, time } = screen(20)
    bar.start('a step with a very long name', 10, 'posts')
    time.now = 500
    bar.at(5)
    for (const text of written) expect(text.replace('\r\u001b[2K', '').length).toBeLessThan(20)
  })

  test('leaves nothing behind', () => {
    const { bar, written } = screen()
    bar.start('scan')
    bar.done()
    expect(written.at(-1)).toBe('\r\u001b[2K')
    bar.clear()
    expect(written.length).toBe(2)
  })
})
