import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import type { ReceivedFiles } from '../app/index.ts'
import { WebError } from './errors.ts'

export interface Uploaded {
  readonly path: string
  /** As the sender called it; for showing only. */
  readonly name: string
  readonly field: string
}

/** What a form held. */
export interface Received {
  readonly folder: string
  readonly files: readonly Uploaded[]
  readonly fields: ReadonlyMap<string, string>
}

const mostFiles = 20

/** Posts and declared affiliations, for an import. @throws WebError `too-large`, `bad-form` */
export async function receiveUpload(request: Request, folder: string, limit: number): Promise<ReceivedFiles> {
  const { files } = await receiveFiles(request, folder, limit, ({ field }) => field !== 'affiliations')
  const posts = files.filter((file) => file.field !== 'affiliations')
  return {
    posts: posts.map(({ path, name }) => ({ path, name })),
    affiliations: files.find((file) => file.field === 'affiliations')?.path ?? null,
  }
}

/**
 * Streams the files of a multipart form (RFC 7578) to a new folder under `folder`; nothing is held in memory.
 * @param limit bytes of the whole upload at the most
 * @param needed of which there must be at least one
 * @returns the folder too, for whoever does not keep the files
 * @throws WebError `too-large` or `bad-form`; then the folder is gone again
 */
export async function receiveFiles(
  request: Request,
  folder: string,
  limit: number,
  needed: (file: Uploaded) => boolean = () => true,
): Promise<Received> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type) || request.body === null) {
    throw new WebError('bad-form', 'expected a multipart form with a file', {
      hint: 'send the file in a field named file',
    })
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const target = await mkdtemp(join(folder, 'upload-'))
  try {
    const { files, fields } = await written(request.body as ReadableStream<Uint8Array>, type, target, limit)
    if (!files.some(needed))
      throw new WebError('bad-form', 'the form holds no file that was asked for', {
        hint: 'choose a file first',
      })
    return { folder: target, files, fields }
  } catch (error) {
    await rm(target, { recursive: true, force: true })
    throw error
  }
}

async function written(
  body: ReadableStream<Uint8Array>,
  type: string,
  target: string,
  limit: number,
): Promise<Omit<Received, 'folder'>> {
  const files: Uploaded[] = []
  const fields = new Map<string, string>()
  const writing: Promise<void>[] = []
  const form = new Busboy({
    headers: { 'content-type': type },
    limits: { files: mostFiles, fields: 10, fieldSize: 1000, parts: mostFiles + 10, headerPairs: 20 },
  })
  form.on('field', (name, value) => fields.set(name, value))
  form.on('file', (field, stream, sent) => {
    const name = basename((sent ?? '').replaceAll('\\', '/')).slice(0, 200)
    if (name === '') {
      stream.resume()
      return
    }
    const safe = name
      .replace(/[^\w.-]/g, '_')
      .replace(/^\.+/, '_')
      .slice(-100)
    const taken = files.some((file) => basename(file.path) === safe)
    const path = join(target, taken ? `${files.length + 1}-${safe}` : safe)
    files.push({ path, name, field })
    writing.push(pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' })))
  })
  let received = 0
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      received += chunk.byteLength
      if (received > limit) throw tooLarge(limit)
      yield chunk
    }
  }
  try {
    await pipeline(Readable.fromWeb(body), counted, form)
    await Promise.all(writing)
  } catch (error) {
    await Promise.allSettled(writing)
    if (error instanceof WebError) throw error
    throw new WebError('bad-form', 'the form ended in the middle or is not a multipart form', {
      cause: error,
    })
  }
  return { files, fields }
}

function tooLarge(limit: number): WebError {
  return new WebError('too-large', `the upload is larger than ${Math.round(limit / 1_048_576)} MiB`, {
    hint: 'import it from the terminal: tocsin import FILE',
  })
}
