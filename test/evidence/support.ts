import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll } from 'vitest'

/** A folder that is gone after the tests of the file. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-evidence-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

export const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL')
  } catch {
    console.log('openssl is missing: time stamps are not tried against a time-stamp authority')
    return false
  }
})()

const settings = `
[ tsa ]
default_tsa = authority
[ authority ]
serial = ./serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1, millisecs:500
ess_cert_id_alg = sha256
[ stamping ]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ serving ]
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
`

export interface Authority {
  /** PEM of the root that signed the authority's certificate. */
  readonly root: string
  /** Answers a request, as a server of RFC 3161 would. */
  answer(request: Uint8Array, as?: 'stamping' | 'serving'): Buffer
}

/** A time-stamp authority with a certification authority of its own, both by OpenSSL. */
export function timeStampAuthority(folder: string, name: string): Authority {
  const at = mkdtempSync(join(folder, 'tsa-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: at, stdio: 'pipe' })
  writeFileSync(join(at, 'tsa.cnf'), settings)
  writeFileSync(join(at, 'serial'), '0A')
  const subject = (what: string) => ['-subj', `/CN=${name} ${what}`]
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    ...subject('root'),
  )
  for (const use of ['stamping', 'serving']) {
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${use}.key`,
      '-out',
      `${use}.csr`,
      ...subject(use),
    )
    const from = ['-in', `${use}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30']
    openssl('x509', '-req', ...from, '-extfile', 'tsa.cnf', '-extensions', use, '-out', `${use}.pem`)
  }
  return {
    root: readFileSync(join(at, 'ca.pem'), 'utf8'),
    answer(request, use = 'stamping') {
      writeFileSync(join(at, 'q.tsq'), request)
      const signer = ['-signer', `${use}.pem`, '-inkey', `${use}.key`]
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', ...signer, '-out', 'r.tsr')
      return readFileSync(join(at, 'r.tsr'))
    },
  }
}

export interface RecordParts {
  readonly url: string
  readonly type?: string
  readonly block: Uint8Array
  readonly digest?: string
}

/** A WARC file written by hand, record by record. */
export function warcFile(records: readonly RecordParts[]): Buffer {
  return Buffer.concat(
    records.map(({ url, type = 'response', block, digest }, at) => {
      const head = [
        'WARC/1.0',
        `WARC-Type: ${type}`,
        `WARC-Target-URI: ${url}`,
        'WARC-Date: 2027-05-01T08:00:00Z',
        `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}>`,
        ...(digest === undefined ? [] : [`WARC-Block-Digest: ${digest}`]),
        type === 'response' ? 'Content-Type: application/http; msgtype=response' : 'Content-Type: text/plain',
        `Content-Length: ${block.length}`,
      ]
      return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')])
    }),
  )
}

export const http = (headers: string, body: Uint8Array | string) =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), Buffer.from(body as Uint8Array)])

export const zipped = (text: string) => gzipSync(text)

export async function* streamOf(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}
