import { isUtf8 } from 'node:buffer'
import { inTerminal } from '../vocab/label.ts'
import { limits } from './limits.ts'
import { Window } from './window.ts'

/** What the careful reader hands on; offsets are bytes of the file, `[start, end)` lies in `bytes`. */
export interface CsvSink {
  record(bytes: Buffer, start: number, end: number, place: Place, sloppy: boolean): void
  reject(place: Place, reason: string): void
}

export interface Place {
  /** Line of the file, the first is 1. */
  readonly line: number
  readonly offset: number
  readonly length: number
}

type Outcome = 'record' | 'more' | 'bad'

/**
 * Reads CSV record by record (RFC 4180) without ever losing a good row: a row that breaks the rules is handed
 * to `reject`, and reading resumes at the next line. Linear in the size of the file.
 * @param delimiter a byte
 * @param columns as the header has them; the header itself is skipped
 */
export async function readCsvCarefully(
  path: string,
  delimiter: number,
  columns: number,
  sink: CsvSink,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  const window = await Window.over(path, signal)
  const scan = new RecordScan(delimiter)
  let line = 1
  let header = true
  // Looking for the good rows behind an unclosed quote reads bytes again; this bounds how many.
  let secondLooks = 8 * limits.record
  try {
    while (window.from < window.to || !window.ended) {
      if (window.low) {
        await window.fill()
        onBytes?.(window.offset(window.from))
      }
      const { bytes, from: start } = window
      const outcome = scan.run(bytes, start, window.to, window.ended)
      const place = { line, offset: window.offset(start), length: scan.end - start }
      if (outcome === 'record') {
        window.from = scan.next
        line += scan.lines
        secondLooks += scan.next - start
        if (scan.end === start) continue
        if (header) {
          header = false
          continue
        }
        if (scan.columns === columns) {
          const record = bytes.subarray(start, scan.end)
          if (record.indexOf(0) !== -1) sink.reject(place, 'the row contains a NUL byte; remove it')
          else if (!isUtf8(record)) sink.reject(place, 'the row is not UTF-8; save the file as UTF-8')
          else sink.record(bytes, start, scan.end, place, scan.sloppy)
          continue
        }
        const counted = inTerminal`the row has ${scan.columns} {column|columns}, the header ${columns}`
        if (scan.lines === 1) {
          sink.reject(place, counted)
          continue
        }
        line -= scan.lines
        scan.reason = `${counted}; perhaps a quote is not closed`
      }
      const lineEnd = bytes.subarray(0, window.to).indexOf(10, start)
      const again = scan.next - lineEnd
      if (lineEnd === -1) {
        const length = await window.skipLine()
        sink.reject({ ...place, length }, scan.reason)
        line++
      } else if (again <= secondLooks) {
        secondLooks -= Math.max(0, again)
        sink.reject({ ...place, length: lineEnd - start }, scan.reason)
        window.from = lineEnd + 1
        line++
      } else {
        for (let at = start; at < scan.next; at++) if (bytes[at] === 10) line++
        window.from = scan.next
        await window.skipLine()
        line++
        const length = window.offset(window.from) - place.offset
        sink.reject({ ...place, length }, `${scan.reason}; the lines up to ${line - 1} were skipped with it`)
      }
      header = false
    }
  } finally {
    await window.close()
  }
}

/** The cells of one record, unquoted. */
export function csvCells(record: string, delimiter: string): string[] {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (record[at] === '"') {
      let cell = ''
      at++
      for (;;) {
        const close = record.indexOf('"', at)
        if (close === -1) {
          cell += record.slice(at)
          at = record.length
          break
        }
        cell += record.slice(at, close)
        at = close + 1
        if (record[at] !== '"') break
        cell += '"'
        at++
      }
      const next = record.indexOf(delimiter, at)
      cells.push(cell)
      if (next === -1) return cells
      at = next + 1
    } else {
      const next = record.indexOf(delimiter, at)
      if (next === -1) {
        cells.push(record.slice(at))
        return cells
      }
      cells.push(record.slice(at, next))
      at = next + 1
    }
  }
}

/** Finds the end of one record. */
export class RecordScan {
  /** After the record and its line end. */
  next = 0
  /** After the record's last byte. */
  end = 0
  columns = 0
  lines = 0
  /** A quote stands inside a plain cell: taken as a character. */
  sloppy = false
  reason = ''
  private readonly delimiter: number

  constructor(delimiter: number) {
    this.delimiter = delimiter
  }

  run(bytes: Buffer, start: number, to: number, ended: boolean): Outcome {
    const { delimiter } = this
    const last = Math.min(to, start + limits.record + 2)
    let quoted = false
    let cellStart = true
    this.columns = 1
    this.lines = 1
    this.sloppy = false
    for (let i = start; i < last; i++) {
      const byte = bytes[i]!
      if (quoted) {
        if (byte === 10) this.lines++
        if (byte !== 34) continue
        const after = i + 1 < to ? bytes[i + 1]! : 10
        if (after === 34) {
          i++
        } else if (after === delimiter || after === 10 || after === 13) {
          quoted = false
        } else {
          return this.bad(
            i + 1,
            'a quote inside a quoted cell is not doubled, or a quote before it is not closed',
          )
        }
      } else if (byte === 10) {
        return this.record(i + 1, i > start && bytes[i - 1] === 13 ? i - 1 : i)
      } else if (byte === delimiter) {
        this.columns++
        cellStart = true
      } else if (byte === 34) {
        if (cellStart) quoted = true
        else this.sloppy = true
        cellStart = false
      } else {
        cellStart = false
      }
    }
    if (last < to || !ended) {
      this.next = last
      this.end = last
      this.reason = quoted
        ? 'a quote is opened and not closed'
        : `the line is longer than ${limits.record >> 20} MiB`
      return 'more'
    }
    if (quoted) return this.bad(to, 'a quote is opened and not closed')
    return this.record(to, to > start && bytes[to - 1] === 13 ? to - 1 : to)
  }

  private record(next: number, end: number): Outcome {
    this.next = next
    this.end = end
    return 'record'
  }

  private bad(next: number, reason: string): Outcome {
    this.next = next
    this.end = next
    this.reason = reason
    return 'bad'
  }
}
