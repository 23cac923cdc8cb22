import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { readTimeStamp, timeStampRequest } from '../../src/evidence/index.ts'
import { type Authority, hasOpenssl, sha256, timeStampAuthority, workFolder } from './support.ts'

const digest = sha256('the leaflet')
const folder = workFolder()
let authority: Authority
let other: Authority
let response: Buffer

describe.skipIf(!hasOpenssl)('a time stamp of an authority by OpenSSL', () => {
  beforeAll(() => {
    authority = timeStampAuthority(folder, 'Town')
    other = timeStampAuthority(folder, 'Elsewhere')
    response = authority.answer(timeStampRequest(digest, randomBytes))
  })

  test('says when, how exactly and by whom', async () => {
    const stamp = await readTimeStamp(response, digest, [authority.root])
    expect(Math.abs(stamp.at - Date.now())).toBeLessThan(60_000)
    expect(stamp).toMatchObject({ accuracy: 1.5, policy: '1.2.3.4.1', authority: 'CN=Town stamping' })
  })

  test('is refused for other content, by another authority, and without one', async () => {
    const refused = (id: string, trusted: readonly string[]) =>
      expect(readTimeStamp(response, id, trusted)).rejects
    await refused(sha256('another leaflet'), [authority.root]).toThrow('is of other content')
    await refused(digest, [other.root]).toThrow('does not verify')
    await refused(digest, []).toThrow('without the certificate of an authority')
    await refused(digest, ['not a certificate']).toThrow('is not PEM')
  })

  test('is refused when the certificate is for something else', async () => {
    let answered: Buffer
    try {
      answered = authority.answer(timeStampRequest(digest, randomBytes), 'serving')
    } catch (error) {
      // OpenSSL itself will not sign with it: then there is nothing to be deceived by.
      expect(String((error as { stderr?: Buffer }).stderr)).toMatch(/purpose|signer/i)
      return
    }
    await expect(readTimeStamp(answered, digest, [authority.root])).rejects.toMatchObject({
      code: 'time-stamp-invalid',
    })
  })

  test('no flipped byte goes unnoticed, and none ends in another error', async () => {
    const whole = await readTimeStamp(response, digest, [authority.root])
    for (let at = 0; at < response.length; at += 7) {
      const bytes = Buffer.from(response)
      bytes[at]! ^= 0x10
      const read = await readTimeStamp(bytes, digest, [authority.root]).catch((error: unknown) => error)
      // What is outside of the signed part, such as the text of a status, may differ; what is said may not.
      if (read instanceof Error) expect(read).toMatchObject({ code: 'time-stamp-invalid' })
      else expect(read).toEqual(whole)
    }
  })

  test('what is no time stamp at all is said', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('hello'),
      randomBytes(3000),
      Buffer.alloc(300_000, 0x30),
    ]) {
      await expect(readTimeStamp(bytes, digest, [authority.root])).rejects.toMatchObject({
        code: 'time-stamp-invalid',
      })
    }
  })
})
