import { promisify } from 'node:util'
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl'

const open = promisify<Buffer, Options, ZipFile>(fromBuffer)

/** Files of an archive by name. */
export async function unzip(
  archive: Buffer,
  wanted: (name: string) => boolean = () => true,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await open(archive, { lazyEntries: true })
  const read = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))
  const files = new Map<string, Buffer>()
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.on('entry', (entry: Entry) => {
      if (!wanted(entry.fileName)) {
        zip.readEntry()
        return
      }
      read(entry)
        .then(async (stream) => {
          const parts: Buffer[] = []
          for await (const part of stream) parts.push(part as Buffer)
          files.set(entry.fileName, Buffer.concat(parts))
          zip.readEntry()
        })
        .catch(reject)
    })
    zip.readEntry()
  })
  return files
}
