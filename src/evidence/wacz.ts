import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { type Entry, open, type ZipFile } from 'yauzl'
import { ZipFile as ZipWriter } from 'yazl'
import { type ArchiveBounds, archiveBounds, bounded, tooMuch, unreadable } from './bounds.ts'
import { EvidenceError } from './errors.ts'
import { type Capture, type Resource, readWarc, warcInfo, warcResource } from './warc.ts'

/**
 * WACZ 1.1.1 (webrecorder specs): a zip of WARC files with an index, a list of pages and a package description
 * that states the digest of each.
 */

const archived = /^archive\/[^/]+\.warc(\.gz)?$/

/**
 * The captures of a WACZ, after checking every digest that its package states.
 * @throws EvidenceError `archive-invalid`, `archive-limit`
 */
export async function* readWacz(
  path: string,
  name: string,
  bounds: ArchiveBounds = archiveBounds,
): AsyncGenerator<Capture> {
  const zip = await opened(path, name)
  try {
    const entries = await entriesOf(zip, name, bounds)
    const stated = await statedDigests(zip, entries.get('datapackage.json'), name)
    for (const [file, sha256] of stated) await check(zip, entries.get(file), file, sha256, name, bounds)
    const archives = [...entries.values()].filter(({ fileName }) => archived.test(fileName))
    if (archives.length === 0) throw unreadable(`${name} has no WARC file in archive/`)
    for (const entry of archives) {
      yield* readWarc(await contents(zip, entry), `${name}/${entry.fileName}`, bounds)
    }
  } catch (error) {
    throw error instanceof EvidenceError ? error : unreadable(`${name} cannot be read as a WACZ`, error)
  } finally {
    zip.close()
  }
}

function opened(path: string, name: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => {
      if (error === null) resolve(zip)
      else reject(unreadable(`${name} is not a zip file`, error))
    })
  })
}

function entriesOf(zip: ZipFile, name: string, bounds: ArchiveBounds): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  let bytes = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error) => reject(unreadable(`${name} cannot be read as a zip file`, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      bytes += entry.uncompressedSize
      if (entries.size >= bounds.entries) reject(tooMuch(`${name} has more than ${bounds.entries} entries`))
      else if (bytes > bounds.bytes) reject(tooMuch(`${name} unpacks to more than ${bounds.bytes} bytes`))
      else {
        entries.set(entry.fileName, entry)
        zip.readEntry()
      }
    })
    zip.readEntry()
  })
}

async function contents(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  const openStream = promisify(zip.openReadStream.bind(zip)) as (
    entry: Entry,
  ) => Promise<AsyncIterable<Uint8Array>>
  return openStream(entry)
}

interface PackageDescription {
  readonly resources?: readonly { readonly path?: unknown; readonly hash?: unknown }[]
}

/** Path and SHA-256 of every file that the package description lists. */
async function statedDigests(
  zip: ZipFile,
  description: Entry | undefined,
  name: string,
): Promise<ReadonlyMap<string, string>> {
  if (description === undefined) throw unreadable(`${name} has no datapackage.json`)
  if (description.uncompressedSize > 2 ** 24)
    throw tooMuch(`${name} has a datapackage.json of more than 16 MiB`)
  const chunks: Uint8Array[] = []
  for await (const chunk of await contents(zip, description)) chunks.push(chunk)
  const { resources } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as PackageDescription
  if (!Array.isArray(resources)) throw unreadable(`${name} has a datapackage.json without resources`)
  return new Map(
    resources.flatMap(({ path, hash }) => {
      const [, digest] = /^sha256:([0-9a-f]{64})$/.exec(String(hash)) ?? []
      return digest === undefined ? [] : [[String(path), digest] as const]
    }),
  )
}

async function check(
  zip: ZipFile,
  entry: Entry | undefined,
  file: string,
  sha256: string,
  name: string,
  bounds: ArchiveBounds,
): Promise<void> {
  const shown = file.slice(0, 120)
  if (entry === undefined) throw unreadable(`${name} states a file ${shown} that is not in it`)
  const hash = createHash('sha256')
  for await (const chunk of bounded(await contents(zip, entry), bounds.bytes, shown)) hash.update(chunk)
  if (hash.digest('hex') !== sha256)
    throw unreadable(`${shown} in ${name} does not have the digest that is stated`)
}

/** A WACZ of these resources. @param software what the archive says made it, e.g. `tocsin 0.1.0` */
export async function writeWacz(
  resources: AsyncIterable<Resource>,
  { software, date, title }: { software: string; date: string; title: string },
): Promise<AsyncIterable<Uint8Array>> {
  const members: Uint8Array[] = [await warcInfo(software, date)]
  const index: string[] = []
  const pages = [JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title })]
  let offset = members[0]!.length
  for await (const resource of resources) {
    const member = await warcResource(resource)
    const digest = `sha256:${createHash('sha256').update(resource.content).digest('hex')}`
    const place = { filename: 'data.warc.gz', offset: String(offset), length: String(member.length) }
    const what = { url: resource.url, mime: resource.mediaType, status: '200', digest }
    index.push(`${resource.url} ${stamp(resource.date)} ${JSON.stringify({ ...what, ...place })}`)
    pages.push(JSON.stringify({ id: digest.slice(7, 23), url: resource.url, ts: resource.date }))
    members.push(member)
    offset += member.length
  }
  const files = new Map<string, Buffer>([
    ['archive/data.warc.gz', Buffer.concat(members)],
    ['indexes/index.cdxj', Buffer.from(`${index.sort().join('\n')}\n`)],
    ['pages/pages.jsonl', Buffer.from(`${pages.join('\n')}\n`)],
  ])
  const description = Buffer.from(
    JSON.stringify(
      {
        profile: 'data-package',
        wacz_version: '1.1.1',
        title,
        software,
        created: date,
        resources: [...files].map(([path, bytes]) => ({
          name: path.slice(path.indexOf('/') + 1),
          path,
          hash: hashed(bytes),
          bytes: bytes.length,
        })),
      },
      null,
      1,
    ),
  )
  files.set('datapackage.json', description)
  const digest = { path: 'datapackage.json', hash: hashed(description) }
  files.set('datapackage-digest.json', Buffer.from(JSON.stringify(digest)))
  const zip = new ZipWriter()
  // Stored, not packed again: a reader finds a record by its offset in the zip.
  for (const [path, bytes] of files) zip.addBuffer(bytes, path, { compress: false, mtime: new Date(date) })
  zip.end()
  return zip.outputStream as unknown as AsyncIterable<Uint8Array>
}

const hashed = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const stamp = (date: string) => date.replaceAll(/\D/g, '').slice(0, 14)
