import { closeSync, openSync, writeSync } from 'node:fs'

/** Writes many small pieces to a file through one buffer. */
export class SpoolWriter {
  readonly path: string
  rows = 0
  private readonly file: number
  private readonly buffer = Buffer.allocUnsafeSlow(1 << 20)
  private filled = 0

  constructor(path: string) {
    this.path = path
    this.file = openSync(path, 'wx', 0o600)
  }

  text(text: string): void {
    if (text.length * 3 > this.buffer.length - this.filled) {
      this.flush()
      if (text.length * 3 > this.buffer.length) {
        this.write(Buffer.from(text))
        return
      }
    }
    this.filled += this.buffer.write(text, this.filled)
  }

  bytes(source: Buffer, from: number, to: number): void {
    if (to - from > this.buffer.length - this.filled) {
      this.flush()
      if (to - from > this.buffer.length) {
        this.write(source.subarray(from, to))
        return
      }
    }
    this.filled += source.copy(this.buffer, this.filled, from, to)
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private flush(): void {
    this.write(this.buffer.subarray(0, this.filled))
    this.filled = 0
  }

  private write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at)
  }
}

/** One cell of a spool, quoted where RFC 4180 wants it; formulas stay as they are, a spool is never shown. */
export function spoolCell(value: string | undefined): string {
  if (value === undefined) return ''
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
