import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../src/cli/nearest.ts'
import { printable } from '../../src/cli/printable.ts'
import { reportError } from '../../src/cli/report-error.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { fakeHost } from '../support/host.ts'

describe('an error at the boundary', () => {
  test('of ours gives its message, its hint and its exit code', () => {
    const host = fakeHost()
    expect(reportError(new UsageError('no such thing', { hint: 'try another' }), host)).toBe(2)
    expect(host.printed.err).toBe('tocsin: no such thing\nhint: try another\n')
  })

  test('of the system says what and where', () => {
    const host = fakeHost()
    const error = Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: 'posts.csv' })
    expect(reportError(error, host)).toBe(5)
    expect(host.printed.err).toBe('tocsin: no such file or folder: posts.csv\n')
  })

  test('that nobody expected shows its stack only when asked', () => {
    const quiet = fakeHost()
    expect(reportError(new TypeError('x is not a function'), quiet)).toBe(1)
    expect(quiet.printed.err).not.toContain('errors.test.ts')
    const debug = fakeHost({ env: { TOCSIN_DEBUG: '1' } })
    reportError(new TypeError('x is not a function'), debug)
    expect(debug.printed.err).toContain('errors.test.ts')
  })

  test('after Ctrl-C is an interruption, whatever broke', () => {
    const stop = new AbortController()
    stop.abort()
    const host = fakeHost({ signal: stop.signal })
    expect(reportError(new Error('query was cancelled'), host)).toBe(130)
    expect(host.printed.err).toBe('tocsin: interrupted\n')
  })

  test('cannot steer the terminal with text from outside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const host = fakeHost()
        reportError(new UsageError(text), host)
        expect(host.printed.err).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
    expect(printable('a\u001b[2Jb\u202ec')).toBe('a?[2Jb?c')
  })
})

describe('the nearest word', () => {
  test('is found for a slip of the hand', () => {
    expect(nearest('scna', ['scan', 'serve'])).toBe('scan')
    expect(nearest('imprt', ['import', 'init'])).toBe('import')
  })

  test('is not guessed for another word', () => {
    expect(nearest('publish', ['scan', 'serve'])).toBeUndefined()
  })
})
