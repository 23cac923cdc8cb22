import { isUtf8 } from 'node:buffer'
import type { Place } from './csv-reader.ts'
import { LakeError } from './errors.ts'
import { limits } from './limits.ts'
import { isObject } from './presets/json-values.ts'
import type { JsonObject } from './presets/preset.ts'
import { Window } from './window.ts'

export interface JsonSink {
  record(record: JsonObject, place: Place, context: ReadonlyMap<string, string>): void
  reject(place: Place, reason: string): void
  /** Asked after each record: `true` stops reading. */
  enough?(): boolean
}

const nothing: ReadonlyMap<string, string> = new Map()

/** Reads one JSON object a line; lines that are none are rejected, blank ones skipped. */
export async function readJsonLines(
  path: string,
  sink: JsonSink,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  const window = await Window.over(path, signal)
  let line = 0
  try {
    while (window.from < window.to || !window.ended) {
      if (sink.enough?.() === true) return
      if (window.low) {
        await window.fill()
        onBytes?.(window.offset(window.from))
      }
      const { bytes, from: start } = window
      const found = bytes.subarray(0, window.to).indexOf(10, start)
      const end = found === -1 ? window.to : found
      line++
      const place = { line, offset: window.offset(start), length: end - start }
      if (end - start > limits.record || (found === -1 && !window.ended)) {
        const length = await window.skipLine()
        sink.reject({ ...place, length }, tooLong)
        continue
      }
      window.from = found === -1 ? window.to : found + 1
      take(bytes, start, end, place, nothing, sink)
    }
  } finally {
    await window.close()
  }
}

const tooLong = `the record is longer than ${limits.record >> 20} MiB`

function take(
  bytes: Buffer,
  start: number,
  end: number,
  place: Place,
  context: ReadonlyMap<string, string>,
  sink: JsonSink,
): void {
  const record = bytes.subarray(start, end)
  const text = record.toString('utf8')
  if (text.trim() === '') return
  const value = isUtf8(record) ? objectIn(text) : 'the record is not UTF-8; save the file as UTF-8'
  if (typeof value === 'string') sink.reject(place, value)
  else sink.record(value, place, context)
}

/** The object that the text is, or why it is none. */
function objectIn(text: string): JsonObject | string {
  if (text.includes('\\u0000')) return 'the record contains a NUL character; remove it'
  try {
    const value = parsed(text)
    return isObject(value) ? value : 'the record is not a JSON object'
  } catch {
    return 'the record is not valid JSON'
  }
}

/** Numbers too long for a double, such as ids of posts, are kept as they are written. */
function parsed(text: string): unknown {
  if (!/[:,[\s]-?\d{16,}/.test(text)) return JSON.parse(text)
  const withSource = JSON.parse as (
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ) => unknown
  return withSource(text, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined && /^-?\d{16,}$/.test(source) ? source : value,
  )
}

/** Containers this deep hold no posts in any known export. */
const deepest = 32

interface Container {
  readonly array: boolean
  key: string
  readonly scalars: Map<string, string>
  /** Its elements are records. */
  readonly records: boolean
}

/**
 * Reads the records of one JSON document: the elements of a top-level array, of `messages`, or of
 * `chats.list[].messages`. Streams: only one record is in memory.
 * @throws LakeError `bad-file` when the brackets do not nest
 */
export async function readJsonDocument(
  path: string,
  sink: JsonSink,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  const window = await Window.over(path, signal)
  const stack: Container[] = []
  let line = 1
  let word: string | undefined
  const settle = () => {
    const top = stack.at(-1)
    if (word !== undefined && top !== undefined && !top.array && top.key !== '' && top.scalars.size < 32) {
      top.scalars.set(top.key, word)
    }
    word = undefined
  }
  try {
    for (;;) {
      if (sink.enough?.() === true) return
      if (window.low) {
        await window.fill()
        onBytes?.(window.offset(window.from))
      }
      if (window.from >= window.to) break
      const { bytes, from: at } = window
      const byte = bytes[at]!
      const top = stack.at(-1)
      if (byte === 0x7b && top?.records === true) {
        const span = elementEnd(bytes, at, window.to)
        const place = { line, offset: window.offset(at), length: (span ?? window.to) - at }
        if (span === undefined || span - at > limits.record) {
          const skip = new Skipper()
          for (;;) {
            const stop = skip.run(window.bytes, window.from, window.to)
            window.from = stop ?? window.to
            if (stop !== undefined || window.ended) break
            await window.fill()
          }
          line += skip.lines
          sink.reject({ ...place, length: window.offset(window.from) - place.offset }, tooLong)
          continue
        }
        const context = contextOf(stack)
        take(bytes, at, span, place, context, sink)
        for (let i = at; i < span; i++) if (bytes[i] === 10) line++
        window.from = span
        continue
      }
      if (byte === 0x22) {
        const end = stringEnd(bytes, at, window.to)
        if (end === undefined) {
          throw new LakeError(
            'bad-file',
            `line ${line}: a text is not closed or longer than ${limits.record >> 20} MiB`,
          )
        }
        word = end - at > 1024 ? '' : unquoted(bytes.toString('utf8', at, end))
        window.from = end
        continue
      }
      window.from = at + 1
      if (byte === 10) line++
      else if (byte === 0x3a) {
        if (top !== undefined && !top.array) top.key = word ?? ''
        word = undefined
      } else if (byte === 0x2c) settle()
      else if (byte === 0x7b || byte === 0x5b) {
        if (stack.length >= deepest) {
          throw new LakeError(
            'bad-file',
            `line ${line}: nested deeper than ${deepest} levels before any post`,
          )
        }
        const array = byte === 0x5b
        stack.push({ array, key: '', scalars: new Map(), records: array && holdsRecords(stack) })
        word = undefined
      } else if (byte === 0x7d || byte === 0x5d) {
        settle()
        const closed = stack.pop()
        if (closed === undefined || closed.array !== (byte === 0x5d)) {
          throw new LakeError('bad-file', `line ${line}: a bracket closes what was not opened`)
        }
      } else if (byte > 0x20) {
        word = (word ?? '') + (word !== undefined && word.length > 64 ? '' : String.fromCharCode(byte))
      }
    }
    if (stack.length > 0)
      throw new LakeError('bad-file', `line ${line}: the document ends before it is closed`, {
        hint: 'the export was cut short; make it again',
      })
  } finally {
    await window.close()
  }
}

/** Called with the containers around a new array. */
function holdsRecords(stack: readonly Container[]): boolean {
  if (stack.length === 0) return true
  const path = stack.map((container) => (container.array ? '[]' : container.key)).join('.')
  return path === 'messages' || path === 'chats.list.[].messages'
}

/** Scalars beside the array of records, such as a chat's `id` and `name`. */
function contextOf(stack: readonly Container[]): ReadonlyMap<string, string> {
  return stack.at(-2)?.scalars ?? nothing
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string
  } catch {
    return ''
  }
}

/** After the closing quote of the string that opens at `at`. */
function stringEnd(bytes: Buffer, at: number, to: number): number | undefined {
  for (let i = at + 1; i < to; i++) {
    if (bytes[i] === 0x5c) i++
    else if (bytes[i] === 0x22) return i + 1
  }
  return undefined
}

function elementEnd(bytes: Buffer, at: number, to: number): number | undefined {
  return new Skipper().run(bytes, at, Math.min(to, at + limits.record + 1))
}

/** Walks to the end of one object across windows. */
class Skipper {
  lines = 0
  private depth = 0
  private inString = false
  private escaped = false

  run(bytes: Buffer, from: number, to: number): number | undefined {
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!
      if (byte === 10) this.lines++
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (byte === 0x5c) this.escaped = true
        else if (byte === 0x22) this.inString = false
      } else if (byte === 0x22) this.inString = true
      else if (byte === 0x7b || byte === 0x5b) this.depth++
      else if (byte === 0x7d || byte === 0x5d) {
        this.depth--
        if (this.depth === 0) return i + 1
      }
    }
    return undefined
  }
}
