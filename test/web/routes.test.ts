import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { finding, pagesOf, webOf } from './support.ts'

const web = webOf([finding])
const empty = webOf([])

describe('every page', () => {
  test.each([...pagesOf(finding.id), `/networks/${finding.id}/report.html`])('%s is HTML under policy', async (path) => {
    const answer = await web.request(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await answer.text()
    expect(html).toMatch(/^<!doctype html><html lang="en"/)
    expect(html).not.toMatch(/undefined|NaN|\[object/)
  })

  test.each(pagesOf(finding.id))('%s stays under 20 KB brotli', async (path) => {
    const html = await (await web.request(path)).text()
    const size = brotliCompressSync(html).length
    console.log(`${path} ${html.length} bytes, ${size} brotli`)
    expect(size).toBeLessThanOrEqual(20_480)
  })
})
