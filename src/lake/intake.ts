import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat, symlink } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { LakeError, lakeError } from './errors.ts'
import { limits } from './limits.ts'

export type FileFormat = 'csv' | 'json-lines' | 'json' | 'parquet'

/** A source as plain bytes in a local file: UTF-8 text or Parquet. */
export interface Intake {
  /** As the user named it; `-` is standard input. */
  readonly name: string
  readonly path: string
  readonly format: FileFormat
  readonly bytes: number
  /** Of the bytes as they came; absent when the file is read in place and nobody has hashed it yet. */
  readonly sha256: string | undefined
}

export interface IntakeOptions {
  /** Folder for spooled copies; the caller removes it. */
  readonly spool: string
  readonly stdin?: NodeJS.ReadableStream | undefined
  /** Bytes after decompression, default `limits.file`. */
  readonly byteLimit?: number | undefined
  readonly signal?: AbortSignal | undefined
}

const magic = {
  gzip: [0x1f, 0x8b],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  parquet: [0x50, 0x41, 0x52, 0x31],
  zip: [0x50, 0x4b, 0x03, 0x04],
  utf16le: [0xff, 0xfe],
  utf16be: [0xfe, 0xff],
} as const

const begins = (bytes: Uint8Array, kind: keyof typeof magic) =>
  magic[kind].every((byte, index) => bytes[index] === byte)

/**
 * Makes a source readable in place: decompresses gzip and zstd, transcodes UTF-16 and drains standard input
 * and pipes into the spool folder, all by the first bytes and never by the file's name.
 * @throws LakeError `no-such-file`, `unreadable`, `compressed-badly`, `bomb`, `too-large`, `empty-file`, `disk-full`
 */
export async function takeIn(name: string, index: number, options: IntakeOptions): Promise<Intake> {
  const fromStdin = name === '-'
  const path = fromStdin ? undefined : await existing(name)
  const whole = path !== undefined && (await stat(path)).isFile()
  const start = whole ? await firstBytes(path, 4) : undefined
  if (start !== undefined && begins(start, 'zip')) {
    throw new LakeError('unreadable', `${name} is a zip archive`, {
      hint: 'unpack it and name the files inside',
    })
  }
  const inPlace =
    start !== undefined &&
    !(['gzip', 'zstd', 'utf16le', 'utf16be'] as const).some((kind) => begins(start, kind))
  if (inPlace) {
    const bytes = (await stat(path!)).size
    return {
      name,
      path: await withoutPatterns(path!, options.spool, index),
      bytes,
      sha256: undefined,
      format: await formatOf(name, path!),
    }
  }
  const target = join(options.spool, `source-${index}`)
  const source = fromStdin ? options.stdin : createReadStream(path!, { highWaterMark: 1 << 16 })
  if (source === undefined) throw new TypeError('standard input was named but not handed in')
  const { sha256, bytes } = await spool(name, source as Readable, target, options)
  return { name, path: target, bytes, sha256, format: await formatOf(name, target) }
}

async function existing(name: string): Promise<string> {
  const path = resolve(name)
  try {
    const found = await stat(path)
    if (found.isDirectory())
      throw new LakeError('unreadable', `${name} is a folder`, { hint: 'name the files inside it' })
    return path
  } catch (error) {
    if (error instanceof LakeError) throw error
    if ((error as { code?: string }).code === 'ENOENT')
      throw new LakeError('no-such-file', `there is no file ${name}`, {
        ...(name.startsWith('/dev/fd/') ? { hint: 'pipe it in and name it -' } : {}),
      })
    throw new LakeError('unreadable', `${name} cannot be opened`, { cause: error })
  }
}

/** DuckDB expands patterns in file names, so that a name with `*`, `?` or brackets is given a plain one. */
async function withoutPatterns(path: string, spoolFolder: string, index: number): Promise<string> {
  if (!/[*?[\]{}]/.test(path)) return path
  const alias = join(spoolFolder, `alias-${index}`)
  await symlink(path, alias)
  return alias
}

async function firstBytes(path: string, size: number): Promise<Buffer> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new LakeError('unreadable', `${basename(path)} cannot be read`, { cause: error })
  }
}

async function spool(
  name: string,
  source: Readable,
  target: string,
  options: IntakeOptions,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const limit = options.byteLimit ?? limits.file
  let came = 0
  let wrote = 0
  let consumed: (() => number) | undefined
  let decoder: { decode(bytes?: Buffer, options?: { stream: boolean }): string } | undefined
  const file = await open(target, 'wx', 0o600)
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  async function* bytes(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value, done } = await chunks.next()
      if (done === true) return
      hash.update(value)
      came += value.length
      yield value
    }
  }
  const stream = bytes()
  let head = Buffer.alloc(0)
  while (head.length < 4) {
    const { value, done } = await stream.next()
    if (done === true) break
    head = Buffer.concat([head, value])
  }
  async function* whole(): AsyncGenerator<Buffer> {
    for (let at = 0; at < head.length; at += 1 << 14) yield head.subarray(at, at + (1 << 14))
    for await (const chunk of stream) {
      for (let at = 0; at < chunk.length; at += 1 << 14) yield chunk.subarray(at, at + (1 << 14))
    }
  }
  const sink = async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      if (wrote === 0 && decoder === undefined) {
        if (begins(part, 'utf16le')) decoder = new TextDecoder('utf-16le')
        else if (begins(part, 'utf16be')) decoder = new TextDecoder('utf-16be')
      }
      const out = decoder === undefined ? part : Buffer.from(decoder.decode(part, { stream: true }))
      wrote += out.length
      if (wrote > limit) {
        throw new LakeError('too-large', `${name} holds more than ${Math.round(limit / 2 ** 20)} MB`, {
          hint: 'split the file, or raise the limit',
        })
      }
      if (consumed !== undefined && wrote > limits.ratioFrom && wrote > limits.ratio * consumed()) {
        throw new LakeError(
          'bomb',
          `${name} grows more than ${limits.ratio} times when unpacked; it was left alone`,
          {
            hint: 'unpack it yourself if you trust it, and import the result',
          },
        )
      }
      await file.write(out)
    }
    const rest = decoder?.decode()
    if (rest !== undefined && rest !== '') await file.write(rest)
  }
  try {
    const unpack = begins(head, 'gzip')
      ? createGunzip()
      : begins(head, 'zstd')
        ? createZstdDecompress()
        : undefined
    const signal = options.signal === undefined ? {} : { signal: options.signal }
    if (unpack === undefined) {
      await pipeline(whole(), sink, signal)
    } else {
      consumed = () => unpack.bytesWritten
      await pipeline(whole(), unpack as Transform, sink, signal)
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (/^(Z_|ZSTD_|ERR_ZLIB|ERR_ZSTD)/.test(code)) {
      throw new LakeError('compressed-badly', `${name} is damaged or cut short`, {
        hint: 'fetch the file again',
        cause: error,
      })
    }
    throw lakeError(error, `reading ${name}`)
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes: came }
}

async function formatOf(name: string, path: string): Promise<FileFormat> {
  const bytes = await firstBytes(path, 1 << 16)
  if (begins(bytes, 'parquet')) return 'parquet'
  const text = bytes
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  if (text === '') throw new LakeError('empty-file', `${name} is empty`)
  if (text.startsWith('[')) return 'json'
  if (!text.startsWith('{')) return 'csv'
  const line = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n')).trimEnd()
  // A document spread over lines opens its object on a line of its own; a record closes it on the same line.
  return line.length > 1 &&
    (line.endsWith('}') || line.length > 1000) &&
    !/"(messages|chats)"\s*:\s*[[{]/.test(line)
    ? 'json-lines'
    : 'json'
}
