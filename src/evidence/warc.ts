import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio'
import { type ArchiveBounds, archiveBounds, bounded, tooMuch, unreadable } from './bounds.ts'
import { EvidenceError } from './errors.ts'

/** One record of a web archive with content: a page, an image, a script as a server sent it. */
export interface Capture {
  readonly url: string
  /** When it was captured, as the archive states it; ISO 8601. */
  readonly date: string
  readonly status: number | null
  readonly mediaType: string
  /** Of the content as a reader saw it, after HTTP's encodings. */
  readonly content: Uint8Array
  /** Hexadecimal, of the content. */
  readonly sha256: string
  /** Whether the digest that the archive states for the record holds; null where it states none that is known. */
  readonly digestHolds: boolean | null
}

const withContent: readonly string[] = ['response', 'resource', 'conversion']

/**
 * The captures of a WARC file (ISO 28500), plain or gzip, one by one.
 * @param bytes of the file
 * @throws EvidenceError `archive-invalid`, `archive-limit`
 */
export async function* readWarc(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  bounds: ArchiveBounds = archiveBounds,
): AsyncGenerator<Capture> {
  const unpacked = bounded(await plain(bytes), bounds.bytes, name)
  let records = 0
  try {
    // Blocks as they were digested; HTTP is read from the block afterwards.
    for await (const record of new WARCParser(unpacked, { parseHttp: false })) {
      if (!/^WARC\/\d/.test(record.warcHeaders.statusline)) throw unreadable(`${name} is not a WARC`)
      if (++records > bounds.records) throw tooMuch(`${name} has more than ${bounds.records} records`)
      if (!withContent.includes(record.warcType)) continue
      if (record.warcContentLength > bounds.record) {
        throw tooMuch(`${name} has a record of more than ${bounds.record} bytes`)
      }
      yield await captured(record, bounds.record, name)
    }
  } catch (error) {
    if (error instanceof EvidenceError) throw error
    throw unreadable(`${name} cannot be read as a WARC`, error)
  }
  if (records === 0) throw unreadable(`${name} has no WARC record`)
}

async function captured(record: WARCRecord, most: number, name: string): Promise<Capture> {
  const block = await record.readFully(false)
  const http = record.warcType === 'response' && /^https?:/i.test(record.warcTargetURI ?? '')
  const { status, headers, body } = http ? parted(block) : { status: null, headers: new Map(), body: block }
  const content = await decoded(headers, body, most, name)
  return {
    url: (record.warcTargetURI ?? '').slice(0, 4000),
    date: (record.warcDate ?? '').slice(0, 40),
    status,
    mediaType: ((http ? headers.get('content-type') : record.warcContentType) ?? '').slice(0, 200),
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
    digestHolds: holds(record.warcBlockDigest, block),
  }
}

/** The head and the body of an HTTP response (RFC 9112). */
function parted(block: Uint8Array): {
  status: number | null
  headers: Map<string, string>
  body: Uint8Array
} {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length)
  const end = bytes.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, Math.max(0, end)).split('\r\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const status = Number(statusLine.split(' ')[1])
  return {
    status: Number.isInteger(status) && status > 0 ? status : null,
    headers,
    body: end < 0 ? block : bytes.subarray(end + 4),
  }
}

/** Undoes chunks and compression. */
async function decoded(
  headers: ReadonlyMap<string, string>,
  body: Uint8Array,
  most: number,
  name: string,
): Promise<Uint8Array> {
  const encodings = ['Content-Encoding', 'Transfer-Encoding'].flatMap((header): [string, string][] => {
    const value = headers.get(header.toLowerCase())
    return value === undefined ? [] : [[header, value.toLowerCase()]]
  })
  if (encodings.length === 0) return body
  const record = WARCRecord.create({ type: 'response', url: 'urn:content', httpHeaders: encodings }, [body])
  const chunks: Uint8Array[] = []
  for await (const chunk of bounded(record, most, `a record of ${name}`)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const digestForm = /^(sha1|sha-?256|sha-?512):([a-z2-7]+|[0-9a-f]+)=*$/i

/** A labelled digest in hexadecimal or in base 32 (RFC 4648), as archivers write them. */
function holds(stated: string | null | undefined, block: Uint8Array): boolean | null {
  const [, algorithm, value] = digestForm.exec(stated ?? '') ?? []
  if (algorithm === undefined || value === undefined) return null
  const digest = createHash(algorithm.toLowerCase().replace('-', '')).update(block).digest()
  return value.toLowerCase() === digest.toString('hex') || value.toUpperCase() === base32(digest)
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + letters[(held << (5 - bits)) & 31]
}

/** Gunzips where the first bytes say so; archives are several gzip members in a row. */
async function plain(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = bytes[Symbol.asyncIterator]()
  const { value: first = new Uint8Array() } = await iterator.next()
  async function* all() {
    yield first
    for (;;) {
      const { done, value } = await iterator.next()
      if (done === true) return
      yield value
    }
  }
  const source = Readable.from(all())
  if (first[0] !== 0x1f || first[1] !== 0x8b) return source
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  return source.pipe(gunzip)
}

/** What goes into an archive as one record. */
export interface Resource {
  /** Address of the content; evidence without one is named by its digest. */
  readonly url: string
  /** ISO 8601, UTC. */
  readonly date: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A `resource` record of WARC 1.1 as one gzip member, with its digests. */
export function warcResource({ url, date, mediaType, content }: Resource): Promise<Uint8Array> {
  const warcHeaders = { 'Content-Type': mediaType }
  const record = WARCRecord.create({ type: 'resource', url, date, warcVersion: 'WARC/1.1', warcHeaders }, [
    content,
  ])
  return WARCSerializer.serialize(record, { gzip: true })
}

/** The record at the head of an archive that says what made it. */
export function warcInfo(software: string, date: string): Promise<Uint8Array> {
  const info = { software, format: 'WARC File Format 1.1' }
  const record = WARCRecord.createWARCInfo({ filename: 'data.warc.gz', date, warcVersion: 'WARC/1.1' }, info)
  return WARCSerializer.serialize(record, { gzip: true })
}
