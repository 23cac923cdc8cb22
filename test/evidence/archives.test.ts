import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  type Capture,
  readWacz,
  readWarc,
  warcInfo,
  warcResource,
  writeWacz,
} from '../../src/evidence/index.ts'
import { http, sha256, streamOf, warcFile, workFolder, zipped } from './support.ts'

const folder = workFolder()
const bounds = { bytes: 10_000_000, records: 100, record: 1_000_000, entries: 20 }
const read = (bytes: Uint8Array): Promise<Capture[]> =>
  Array.fromAsync(readWarc(streamOf(bytes), 'x.warc', bounds))
const text = ({ content }: Capture) => Buffer.from(content).toString()

describe('reading a WARC', () => {
  test('content comes out as a reader saw it, plain, packed and in chunks', async () => {
    const records = [
      { url: 'https://a.example/', block: http('Content-Type: text/html', '<p>plain</p>') },
      { url: 'https://b.example/', block: http('Content-Encoding: gzip', zipped('<p>packed</p>')) },
      {
        url: 'https://c.example/',
        block: http('Transfer-Encoding: chunked', '4\r\n<p>c\r\n3\r\n</p\r\n1\r\n>\r\n0\r\n\r\n'),
      },
      { url: 'urn:note', type: 'resource', block: Buffer.from('a note') },
      { url: 'https://a.example/', type: 'request', block: Buffer.from('GET / HTTP/1.1\r\n\r\n') },
    ]
    for (const bytes of [warcFile(records), Buffer.concat(records.map((one) => gzipSync(warcFile([one]))))]) {
      const captures = await read(bytes)
      expect(captures.map(text)).toEqual(['<p>plain</p>', '<p>packed</p>', '<p>c</p>', 'a note'])
      expect(captures[0]).toMatchObject({
        url: 'https://a.example/',
        date: '2027-05-01T08:00:00Z',
        status: 200,
        mediaType: 'text/html',
        sha256: sha256('<p>plain</p>'),
        digestHolds: null,
      })
    }
  })

  test('a stated digest is checked, in hexadecimal and in base 32', async () => {
    const block = Buffer.from('a note')
    const record = { url: 'urn:note', type: 'resource', block }
    const digests = [
      `sha256:${sha256(block)}`,
      // SHA-1 of "a note" in base 32, by coreutils.
      'sha1:5UKFHUI7BUHDUKERJK7NK5WEIJODUG3J',
      `sha256:${sha256('another note')}`,
      'md5:unknown',
    ]
    const captures = await read(warcFile(digests.map((digest) => ({ ...record, digest }))))
    expect(captures.map(({ digestHolds }) => digestHolds)).toEqual([true, true, false, null])
  })

  test('what unpacks beyond a bound stops there', async () => {
    const bomb = http('Content-Encoding: gzip', gzipSync(Buffer.alloc(5_000_000)))
    const refused = (bytes: Uint8Array) =>
      expect(read(bytes)).rejects.toMatchObject({ code: 'archive-limit' })
    await refused(warcFile([{ url: 'https://bomb.example/', block: bomb }]))
    await refused(gzipSync(Buffer.alloc(20_000_000)))
    await refused(
      warcFile(Array.from({ length: 101 }, () => ({ url: 'u:1', type: 'resource', block: bomb }))),
    )
    await refused(warcFile([{ url: 'u:1', type: 'resource', block: Buffer.alloc(2_000_000) }]))
  })

  test('what is no WARC is said', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('hello'),
      Buffer.alloc(3_000_000, 97),
      gzipSync('hello').subarray(0, 12),
    ]) {
      await expect(read(bytes)).rejects.toMatchObject({ code: 'archive-invalid' })
    }
  })
})

const resource = (url: string, content: string) => ({
  url,
  date: '2027-05-01T08:00:00Z',
  mediaType: 'text/plain',
  content: Buffer.from(content),
})
const made = { software: 'tocsin', date: '2027-05-02T08:00:00Z', title: 'Evidence' }

async function* resources() {
  yield resource('https://a.example/', 'one')
  yield resource('urn:sha-256:00', 'two')
}

describe('writing', () => {
  test('a WARC holds what went in, with digests that hold', async () => {
    const parts = [await warcInfo('tocsin', made.date)]
    for await (const one of resources()) parts.push(await warcResource(one))
    const captures = await read(Buffer.concat(parts))
    expect(captures.map(text)).toEqual(['one', 'two'])
    expect(captures.every(({ digestHolds }) => digestHolds)).toBe(true)
    expect(gunzipSync(parts[1]!).toString()).toMatch(/^WARC\/1.1\r\n/)
  })

  test('a WACZ comes back whole, and its index leads to the records', async () => {
    const bytes = Buffer.concat(await Array.fromAsync(await writeWacz(resources(), made)))
    const path = join(folder, 'x.wacz')
    writeFileSync(path, bytes)
    const captures = await Array.fromAsync(readWacz(path, 'x.wacz', bounds))
    expect(captures.map(text)).toEqual(['one', 'two'])
    // Stored without packing, so that the archive lies in the file as it is.
    const archive = bytes.indexOf(Buffer.from([0x1f, 0x8b]))
    const index = /(\{"url":"urn:sha-256:00".*\})/.exec(bytes.toString('latin1'))?.[1] ?? '{}'
    const { offset, length } = JSON.parse(index) as { offset: string; length: string }
    const at = archive + Number(offset)
    const member = gunzipSync(bytes.subarray(at, at + Number(length))).toString()
    expect(member).toMatch(/WARC-Target-URI: urn:sha-256:00[\s\S]*\r\n\r\ntwo/)
  })

  test('a WACZ that was changed is refused', async () => {
    const bytes = Buffer.concat(await Array.fromAsync(await writeWacz(resources(), made)))
    const path = join(folder, 'changed.wacz')
    const at = bytes.indexOf('json-pages-1.0')
    bytes.write('json-pages-9.9', at)
    writeFileSync(path, bytes)
    await expect(Array.fromAsync(readWacz(path, 'changed.wacz', bounds))).rejects.toMatchObject({
      code: 'archive-invalid',
    })
    writeFileSync(path, Buffer.alloc(5000, 7))
    await expect(Array.fromAsync(readWacz(path, 'changed.wacz', bounds))).rejects.toThrow('is not a zip file')
  })
})
