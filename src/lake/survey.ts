import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { throwIfCancelled } from './errors.ts'
import { limits } from './limits.ts'

export interface Survey {
  /** Records after the header; only meaningful when clean. */
  readonly records: number
  /** The first thing that is not clean, in words, or `undefined`. */
  readonly fault: string | undefined
  readonly sha256: string
}

const quote = 34
const comma = 44
const lineFeed = 10
const carriageReturn = 13

/**
 * One pass over the bytes of a CSV file that says whether a fast reader can be trusted with it: UTF-8, no NUL and
 * neither U+001E nor U+001F, no record over the limit, the same number of columns everywhere, quotes as RFC 4180 wants them, one kind of
 * line end, no blank lines. No strings are made.
 * @param delimiter a byte
 * @param columns as the header has them
 */
export async function surveyCsv(
  path: string,
  delimiter: number,
  columns: number,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<Survey> {
  const state = new CsvState(delimiter, columns - 1)
  const sha256 = await eachChunk(
    path,
    signal,
    (bytes, fresh) => {
      if (state.fault !== undefined) return
      if (fresh.indexOf(0) !== -1) state.fault = 'a NUL byte'
      else if (fresh.indexOf(30) !== -1 || fresh.indexOf(31) !== -1)
        state.fault = 'a separator that ids are computed with'
      else if (!isUtf8(bytes)) state.fault = 'bytes that are not UTF-8'
      else state.take(fresh)
    },
    onBytes,
  )
  state.finish()
  return { records: state.records - 1, fault: state.fault, sha256 }
}

/** SHA-256 of a file, lower-case hexadecimal. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  return eachChunk(path, signal, () => {})
}

/**
 * Reads a file once. `whole` starts and ends between characters as far as valid UTF-8 goes; `fresh` is the part
 * that was not seen before.
 */
async function eachChunk(
  path: string,
  signal: AbortSignal | undefined,
  see: (whole: Buffer, fresh: Buffer) => void,
  onBytes?: (bytes: number) => void,
): Promise<string> {
  const hash = createHash('sha256')
  const size = 1 << 18
  const buffer = Buffer.allocUnsafeSlow(size + 4)
  const file = await open(path)
  try {
    let carried = 0
    let read = 0
    for (;;) {
      throwIfCancelled(signal)
      const { bytesRead } = await file.read(buffer, carried, size, null)
      const fresh = buffer.subarray(carried, carried + bytesRead)
      const all = buffer.subarray(0, carried + bytesRead)
      const tail = bytesRead === 0 ? 0 : unfinished(all)
      hash.update(fresh)
      see(all.subarray(0, all.length - tail), fresh)
      if (bytesRead === 0) return hash.digest('hex')
      buffer.copy(buffer, 0, all.length - tail, all.length)
      carried = tail
      read += bytesRead
      onBytes?.(read)
    }
  } finally {
    await file.close()
  }
}

/** Bytes at the end that begin a character of UTF-8 without finishing it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

class CsvState {
  records = 0
  fault: string | undefined
  private readonly delimiter: number
  private readonly wanted: number
  private mode: 0 | 1 | 2 | 3 = 0
  private delimiters = 0
  private recordAt = 0
  private before = 0
  private lineEnd: 'lf' | 'crlf' | undefined
  private sawReturn = false

  constructor(delimiter: number, wanted: number) {
    this.delimiter = delimiter
    this.wanted = wanted
  }

  /** Modes: 0 at the start of a cell, 1 in a plain cell, 2 in a quoted cell, 3 after a quote inside one. */
  take(bytes: Buffer): void {
    const { delimiter, wanted, before } = this
    const end = bytes.length
    let { mode, delimiters, records, recordAt, sawReturn } = this
    let fault: string | undefined
    // Bytes above every special one are skipped in a tight loop.
    const highest = Math.max(delimiter, comma)
    let i = 0
    while (i < end && fault === undefined) {
      if (mode === 2) {
        while (i < end && bytes[i] !== quote) i++
        if (i === end) break
        i++
        mode = 3
        continue
      }
      const byte = bytes[i++]!
      if (mode === 3) {
        if (byte === quote) {
          mode = 2
          continue
        }
        if (byte !== delimiter && byte !== lineFeed && byte !== carriageReturn) {
          fault = 'a quote inside a quoted cell'
          break
        }
        mode = 1
      }
      if (sawReturn && byte !== lineFeed) {
        fault = 'a carriage return inside a record'
        break
      }
      if (byte > highest) {
        mode = 1
        while (i < end && bytes[i]! > highest) i++
      } else if (byte === delimiter) {
        delimiters++
        mode = 0
      } else if (byte === lineFeed) {
        const length = before + i - recordAt - (sawReturn ? 2 : 1)
        const lineEnd = sawReturn ? 'crlf' : 'lf'
        this.lineEnd ??= lineEnd
        if (length === 0) fault = 'a blank line'
        else if (length > limits.record) fault = 'a record over the limit'
        else if (delimiters !== wanted) fault = 'a record with another number of columns'
        else if (this.lineEnd !== lineEnd) fault = 'two kinds of line end'
        records++
        delimiters = 0
        mode = 0
        recordAt = before + i
        sawReturn = false
      } else if (byte === quote) {
        if (mode === 0) mode = 2
        else fault = 'a quote inside a plain cell'
      } else if (byte === carriageReturn) {
        sawReturn = true
      } else {
        mode = 1
      }
    }
    if (before + end - recordAt > limits.record) fault ??= 'a record over the limit'
    this.mode = mode
    this.delimiters = delimiters
    this.records = records
    this.recordAt = recordAt
    this.sawReturn = sawReturn
    this.before += end
    this.fault = fault
  }

  finish(): void {
    if (this.fault !== undefined || this.before === this.recordAt) return
    if (this.mode === 2) this.fault = 'a quote that is never closed'
    else if (this.sawReturn) this.fault = 'a carriage return inside a record'
    else if (this.delimiters !== this.wanted) this.fault = 'a record with another number of columns'
    else this.records++
  }
}
