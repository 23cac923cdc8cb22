import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tocsin, works } from '../scan/support.ts'
import { hasOpenssl, http, sha256, timeStampAuthority, warcFile, workFolder } from './support.ts'

const folder = workFolder()
const store = join(folder, 'store')
const at = (name: string) => join(folder, name)
const run = (...args: string[]) => works(['evidence', ...args, '--store', store])
const leaflet = sha256('vote on Monday')

describe('tocsin evidence', () => {
  test('from taking a file to a working copy, with every step in the chain of custody', async () => {
    writeFileSync(at('leaflet.txt'), 'vote on Monday')
    const taken = await run('take', at('leaflet.txt'), '--by', 'anna', '--from', 'a reader, by hand')
    expect(taken.out).toBe(`kept: ${leaflet} leaflet.txt (14 bytes)\n`)
    await run('check')
    await run('copy', leaflet.slice(0, 8), '-o', at('working.txt'), '--by', 'bo')
    await run('hand-over', leaflet, '--to', 'the commission, officer 7', '--by', 'bo')
    expect(readFileSync(at('working.txt'), 'utf8')).toBe('vote on Monday')
    const { out } = await run('show', leaflet.slice(0, 8), '--json')
    const { custody, intact } = JSON.parse(out) as { custody: object[]; intact: boolean }
    expect(intact).toBe(true)
    expect(custody).toMatchObject([
      { step: 'taken', by: 'anna', detail: 'a reader, by hand' },
      { step: 'checked', by: 'operator' },
      { step: 'copied', by: 'bo', detail: 'working copy working.txt' },
      { step: 'handed-over', by: 'bo', detail: 'the commission, officer 7' },
    ])
    expect((await works(['ledger', 'verify', '--store', store])).out).toContain('everything holds')
  })

  test('the captures of a web archive become evidence of their own, and leave as one again', async () => {
    const block = http('Content-Type: text/html', '<p>vote on Monday</p>')
    writeFileSync(at('page.warc'), warcFile([{ url: 'https://lookalike.example/', block }]))
    await run('take', at('page.warc'))
    const page = sha256('<p>vote on Monday</p>')
    expect((await run('show', page)).out).toMatch(
      /https:\/\/lookalike.example\/[\s\S]*captured 2027-05-01T08:00:00Z/,
    )
    await run('export', page, leaflet, '-o', at('case.wacz'))
    const again = await works(['evidence', 'take', at('case.wacz'), '--json', '--store', at('elsewhere')])
    expect(again.out).toContain(page)
    expect(again.out).toContain(leaflet)
    const twice = await tocsin(['evidence', 'export', page, '-o', at('case.wacz'), '--store', store])
    expect(twice.exit).not.toBe(0)
  })

  test.skipIf(!hasOpenssl)('a request leaves as a file and the answer comes back as one', async () => {
    const authority = timeStampAuthority(folder, 'Town')
    await run('request', leaflet, '-o', at('q.tsq'))
    writeFileSync(at('r.tsr'), authority.answer(readFileSync(at('q.tsq'))))
    writeFileSync(at('root.pem'), authority.root)
    const stamped = await run('stamp', leaflet, '--response', at('r.tsr'), '--trust', at('root.pem'))
    expect(stamped.out).toMatch(/^stamped \d{4}-.* by CN=Town stamping\n$/)
    expect((await run('show', leaflet)).out).toMatch(/by CN=Town stamping, serial [0-9a-f]+/)
  })

  test('says what is missing, ambiguous or damaged, each with its exit code', async () => {
    const ends = async (...args: string[]) => {
      const { exit, err } = await tocsin(['evidence', ...args, '--store', store])
      return [exit, err]
    }
    expect(await ends('take', at('nowhere.txt'))).toEqual([5, expect.stringContaining('is not a file')])
    expect(await ends('show', 'abcdef0')).toEqual([5, expect.stringContaining('no evidence')])
    expect(await ends('copy', leaflet)).toEqual([2, expect.stringContaining('needs -o FILE')])
    expect(await ends('burn', leaflet)).toEqual([2, expect.stringContaining("cannot 'burn'")])
    const original = join(store, 'evidence', 'originals', leaflet)
    chmodSync(original, 0o600)
    writeFileSync(original, 'vote on Sunday')
    const { exit, out } = await tocsin(['evidence', 'check', '--store', store])
    expect(exit).toBe(9)
    expect(out).toMatch(/NOT INTACT: the original of leaflet.txt .* has other bytes now/)
    expect(out).toMatch(/^intact: .*page.warc$/m)
  })
})
