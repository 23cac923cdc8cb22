import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normCoverage } from '../../bench/evaluation/norm-coverage.ts'
import { assertionsOfPastCase, coverage, norm, traceHolds } from '../../src/judge/index.ts'
import { readLibrary } from '../../src/respond/index.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const library = readLibrary(JSON.parse(read('fixtures/library/incidents.json')))
const { rows, covered } = coverage(norm, library)
const row = (id: string) => rows.find((one) => one.id === id)!

describe('the norm over the library', () => {
  it('is what the page says', () => {
    expect(read('docs/norm-coverage.md'), 'npm run evaluate -- --only norm').toBe(normCoverage())
  })

  it('covers at least what happened in 2016 and 2017', () => {
    for (const id of ['US-2016', 'FR-2017']) expect(row(id).covered).toBe(true)
    expect(covered).toBe(rows.filter((one) => one.covered).length)
  })

  it('counts nothing: every act lies before the effective date', () => {
    expect(rows.filter(({ finding }) => finding.verdict === 'violation')).toEqual([])
  })

  it('names no state where the library names none, or where the attribution is contested or alleged', () => {
    const open = library.filter(({ standing }) => ['contested', 'alleged', 'unattributed'].includes(standing))
    expect(open.length).toBeGreaterThan(4)
    for (const { id } of open) {
      expect(row(id).finding.elements[0]!.finding, id).not.toBe('met')
      expect(row(id).covered, id).toBe(false)
    }
  })

  it('does not reach what spreads no information', () => {
    for (const id of ['DK-2025', 'DE-2017', 'AU-2019']) {
      const attempt = row(id).finding.elements.find(({ element }) => element === 'attempt')
      expect(attempt?.finding, id).toBe('not-shown')
    }
  })

  it('keeps the words of each speaker, and every trace holds', () => {
    for (const past of library) {
      const own = assertionsOfPastCase(past).filter(({ id }) => id.includes('statement'))
      const words = own.flatMap(({ hedge }) => hedge ?? [])
      expect(words).toEqual(past.statements.flatMap(({ words: said }) => said || []))
      expect(traceHolds(row(past.id).finding.trace)).toBe(true)
    }
  })
})
