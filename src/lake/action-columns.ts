import { isUtf8 } from 'node:buffer'
import { createHash, randomInt } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { sharedColumn } from '../kernel/shared-column.ts'
import { batch, Interner } from './interner.ts'

/** CooRTweet's four columns as numbers, straight from the bytes of a file. Threads share what they compute with. */
export interface ActionColumns {
  readonly rows: number
  readonly sha256: string
  readonly account: Int32Array
  readonly object: Int32Array
  /** Present when asked for. */
  readonly content?: Int32Array
  /** Seconds since 1970. */
  readonly time: Float64Array
  /** Where each row begins in the file. */
  readonly offset: Uint32Array
  /** What each cell of a row is: an index into `actionFields`. */
  readonly header: readonly number[]
  readonly accounts: Interner
  readonly objects: Interner
  readonly contents: Interner
}

export const actionFields = ['object_id', 'account_id', 'content_id', 'timestamp_share'] as const
const chunkBytes = 4 << 20
const [comma, newline, carriageReturn, quote, dot, zero, nine, space] = [44, 10, 13, 34, 46, 48, 57, 32]
/** Seconds since 1970 of the years 1990 and 2101. */
const [earliest, latest] = [631_152_000, 4_133_980_800]

/**
 * Reads a file whose every row is as simple as nearly all are: UTF-8, the four columns in any order, no
 * quotes inside a cell, times as whole or fractional numbers since 1970. For all others it returns
 * undefined as soon as it meets what it does not know, and the general reader takes over: this one
 * decides nothing that the general one would decide otherwise, it is only several times faster.
 * @param progress called with the bytes read
 */
export function readActionColumns(
  path: string,
  withContent: boolean,
  progress: (bytes: number) => void = () => {},
): ActionColumns | undefined {
  const file = openSync(path, 'r')
  try {
    if (!fstatSync(file).isFile()) return undefined
    return new Reader(file, withContent, progress).read()
  } finally {
    closeSync(file)
  }
}

class Reader {
  readonly #file: number
  readonly #withContent: boolean
  readonly #progress: (bytes: number) => void
  readonly #seed = randomInt(0x7fffffff)
  readonly #digest = createHash('sha256')
  readonly #accounts = new Interner()
  readonly #objects = new Interner()
  readonly #contents = new Interner()
  #account = sharedColumn(Int32Array, 1 << 16)
  #object = sharedColumn(Int32Array, 1 << 16)
  #content = sharedColumn(Int32Array, 1 << 16)
  #time = sharedColumn(Float64Array, 1 << 16)
  #offset = new Uint32Array(1 << 16)
  #rows = 0
  /** By field: from, to and hash of the cells of the rows that wait to be numbered. */
  readonly #cells = Array.from({ length: 3 }, () => new Int32Array(3 * batch))
  /** What each cell of a row is: an index into `actionFields`. */
  #meaning: readonly number[] = []

  constructor(file: number, withContent: boolean, progress: (bytes: number) => void) {
    this.#file = file
    this.#withContent = withContent
    this.#progress = progress
  }

  read(): ActionColumns | undefined {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    const { size } = fstatSync(this.#file)
    let held = 0
    let base = 0
    for (;;) {
      const got = readSync(this.#file, buffer, held, buffer.length - held, null)
      if (got > 0) this.#digest.update(buffer.subarray(held, held + got))
      const full = held + got
      if (got === 0 && held > 0 && full < buffer.length) buffer[full] = newline
      const end = got === 0 ? (held > 0 ? full + 1 : 0) : buffer.lastIndexOf(newline, full - 1) + 1
      if (end > full && full >= buffer.length) return undefined
      if (end === 0 && (got === 0 || full === buffer.length)) {
        if (got === 0) break
        return undefined
      }
      if (base + full > 0xffff_ffff || !isUtf8(buffer.subarray(0, Math.min(end, full)))) return undefined
      let from = 0
      if (this.#meaning.length === 0 && end > 0) {
        from = this.#header(buffer, end)
        if (from === 0) return undefined
      }
      if (!this.#lines(buffer, from, end, base)) return undefined
      if (base === 0 && end > 0) this.#room(Math.ceil((1.05 * this.#rows * size) / end))
      if (got === 0) break
      buffer.copyWithin(0, end, full)
      held = full - end
      base += end
      this.#progress(base)
    }
    if (this.#rows === 0) return undefined
    const rows = this.#rows
    return {
      rows,
      sha256: this.#digest.digest('hex'),
      account: this.#account.subarray(0, rows),
      object: this.#object.subarray(0, rows),
      ...(this.#withContent ? { content: this.#content.subarray(0, rows) } : {}),
      time: this.#time.subarray(0, rows),
      offset: this.#offset.subarray(0, rows),
      header: this.#meaning,
      accounts: this.#accounts,
      objects: this.#objects,
      contents: this.#contents,
    }
  }

  /** @returns where the first row begins, 0 where the header is not the four columns */
  #header(buffer: Buffer, end: number): number {
    const stop = buffer.subarray(0, end).indexOf(newline)
    const names = buffer.toString('utf8', 0, stop).trim().replaceAll('"', '').split(',')
    this.#meaning = names.map((name) => actionFields.indexOf(name as (typeof actionFields)[number]))
    return new Set(names).size === 4 && this.#meaning.every((at) => at >= 0) ? stop + 1 : 0
  }

  #lines(buffer: Buffer, from: number, end: number, base: number): boolean {
    const seed = this.#seed
    const meanings = this.#meaning
    const withContent = this.#withContent
    const cells = this.#cells
    let at = from
    let waiting = 0
    while (at < end) {
      const begin = at
      if (waiting === 0) this.#room(this.#rows + batch)
      const row = this.#rows + waiting
      for (let cell = 0; cell < 4; cell++) {
        const quoted = buffer[at] === quote
        if (quoted) at++
        const start = at
        const meaning = meanings[cell]
        const hashed = meaning === 0 || meaning === 1 || (meaning === 2 && withContent)
        let hash = seed
        let byte = buffer[at]!
        for (;;) {
          // Nearly every byte of a cell lies above the comma, and every byte that ends one does not.
          if (hashed) {
            while (byte > comma) {
              hash = Math.imul(hash ^ byte, 0x01000193)
              byte = buffer[++at]!
            }
          } else while (byte > comma) byte = buffer[++at]!
          if (byte === comma || byte === newline || byte === quote || byte === carriageReturn) break
          hash = Math.imul(hash ^ byte, 0x01000193)
          byte = buffer[++at]!
        }
        const stop = at
        if (stop === start || buffer[start]! <= space || buffer[stop - 1]! <= space) return false
        if (quoted !== (byte === quote)) return false
        if (quoted) byte = buffer[++at]!
        if (cell === 3 && byte === carriageReturn) byte = buffer[++at]!
        if (byte !== (cell === 3 ? newline : comma)) return false
        at++
        if (hashed) {
          const field = cells[meaning]!
          field[3 * waiting] = start
          field[3 * waiting + 1] = stop
          field[3 * waiting + 2] = hash
        } else if (meaning === 3) {
          const time = secondsOf(buffer, start, stop)
          if (Number.isNaN(time)) return false
          this.#time[row] = time
        }
      }
      this.#offset[row] = base + begin
      waiting++
      if (waiting === batch || at === end) {
        if (!this.#number(buffer, waiting)) return false
        waiting = 0
      }
    }
    return true
  }

  /** Numbers what the last rows hold. */
  #number(buffer: Buffer, rows: number): boolean {
    const [objects, accounts, contents] = this.#cells
    const at = this.#rows
    this.#rows += rows
    return (
      this.#objects.numberAll(buffer, objects!, rows, this.#object, at) &&
      this.#accounts.numberAll(buffer, accounts!, rows, this.#account, at) &&
      (!this.#withContent || this.#contents.numberAll(buffer, contents!, rows, this.#content, at))
    )
  }

  /** Room for so many rows. Guessed from the first chunk of a file, so that hardly any column moves while it grows. */
  #room(least: number): void {
    if (least <= this.#account.length) return
    const rows = Math.max(least, 2 * this.#account.length)
    const wider = <A extends Int32Array | Uint32Array | Float64Array>(old: A, column: A) => {
      column.set(old)
      return column
    }
    this.#account = wider(this.#account, sharedColumn(Int32Array, rows))
    this.#object = wider(this.#object, sharedColumn(Int32Array, rows))
    if (this.#withContent) this.#content = wider(this.#content, sharedColumn(Int32Array, rows))
    this.#time = wider(this.#time, sharedColumn(Float64Array, rows))
    this.#offset = wider(this.#offset, new Uint32Array(rows))
  }
}

/** Seconds since 1970 of digits that count seconds, milliseconds or microseconds, as the normaliser reads them; NaN for all else. */
function secondsOf(buffer: Buffer, start: number, stop: number): number {
  let whole = 0
  let at = start
  for (; at < stop && buffer[at] !== dot; at++) {
    const digit = buffer[at]!
    if (digit < zero || digit > nine) return Number.NaN
    whole = whole * 10 + digit - zero
  }
  if (at - start > 16 || at === start) return Number.NaN
  let seconds: number
  if (at === stop) {
    seconds = whole < 1e11 ? whole : whole < 1e14 ? whole / 1e3 : whole / 1e6
  } else {
    if (at - start > 12 || stop - at > 7 || stop - at < 2) return Number.NaN
    for (let i = at + 1; i < stop; i++) if (buffer[i]! < zero || buffer[i]! > nine) return Number.NaN
    seconds = Number(buffer.toString('latin1', start, stop))
  }
  return seconds >= earliest && seconds < latest ? seconds : Number.NaN
}

/** The cells of one row of such a file, in the order of `actionFields`. @param text from the row's beginning on */
export function actionCells(text: string, header: readonly number[]): readonly string[] {
  const line = text.slice(0, text.search(/\r?\n|$/))
  const cells = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''))
  return actionFields.map((_, field) => cells[header.indexOf(field)]!)
}
