import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LakeError } from '../lake/index.ts'
import type { Context } from './context.ts'

const mostLine = 1 << 20
const mostBytes = 16 * 2 ** 30
const mostText = 64 << 20

/** A text file or standard input, line by line. */
export interface TextLines {
  readonly lines: AsyncIterable<readonly string[]>
  /** Of the bytes as they lay on disk; known once the lines are read. */
  sha256(): string
}

/**
 * Reads UTF-8 text, gzipped or not, in pieces. What is beyond a megabyte of one line is left out.
 * @param file a path, or `-` for standard input
 * @param longest characters of a line that are kept
 * @throws LakeError `no-such-file`, `unreadable`, `too-large`
 */
export async function textLines(file: string, { effects }: Context, longest = mostLine): Promise<TextLines> {
  const source = await opened(file, effects.terminal.stdin)
  const hash = createHash('sha256')
  const name = file === '-' ? 'standard input' : file
  const { progress, signal } = effects

  async function* lines(): AsyncGenerator<readonly string[]> {
    progress.start(`reading ${name}`, undefined, 'bytes')
    let rest = ''
    let bytes = 0
    try {
      for await (const text of decoded(source, hash)) {
        signal.throwIfAborted()
        bytes += text.length
        if (bytes > mostBytes)
          throw new LakeError('too-large', `${name} has more than ${mostBytes} characters`)
        progress.at(bytes)
        const parts = (rest + text).split('\n')
        rest = (parts.pop() ?? '').slice(0, longest)
        yield parts.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, longest))
      }
    } catch (error) {
      if (error instanceof LakeError || signal.aborted) throw error
      throw new LakeError('unreadable', `${name} cannot be read as text`, { cause: error })
    }
    if (rest !== '') yield [rest]
    progress.done()
  }
  return { lines: lines(), sha256: () => hash.copy().digest('hex') }
}

async function opened(file: string, stdin: NodeJS.ReadableStream): Promise<Readable> {
  if (file === '-') return stdin as Readable
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) throw new LakeError('no-such-file', `there is no file ${file}`)
  if (found.isDirectory())
    throw new LakeError('unreadable', `${file} is a folder`, { hint: 'name the files inside it' })
  return createReadStream(file)
}

/** Text of a stream; a gzip header at its beginning is believed. */
async function* decoded(source: Readable, hash: ReturnType<typeof createHash>): AsyncGenerator<string> {
  const hashed = source.pipe(
    new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    }),
  )
  source.on('error', (error) => hashed.destroy(error))
  const chunks = hashed[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await chunks.next()
  if (first.done === true) return
  async function* all(): AsyncGenerator<Buffer> {
    yield first.value as Buffer
    for (;;) {
      const next = await chunks.next()
      if (next.done === true) return
      yield next.value
    }
  }
  const decoder = new TextDecoder('utf-8')
  const plain = first.value[0] === 0x1f && first.value[1] === 0x8b ? unzipped(all()) : all()
  for await (const chunk of plain) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function* unzipped(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const { Readable: Source } = await import('node:stream')
  const source = Source.from(chunks)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  yield* source.pipe(gunzip) as AsyncIterable<Buffer>
}

/** A small text file at once. @throws LakeError as above, and where it has more than 64 million characters */
export async function wholeText(file: string, context: Context): Promise<{ text: string; sha256: string }> {
  const { lines, sha256 } = await textLines(file, context)
  const parts: string[] = []
  let size = 0
  for await (const some of lines) {
    const part = some.join('\n')
    size += part.length
    if (size > mostText) throw new LakeError('too-large', `${file} has more than ${mostText} characters`)
    parts.push(part)
  }
  return { text: parts.join('\n'), sha256: sha256() }
}
