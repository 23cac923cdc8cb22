import { type FileHandle, open } from 'node:fs/promises'
import { throwIfCancelled } from './errors.ts'
import { limits } from './limits.ts'

/**
 * A sliding window over a file that always shows at least one whole record, if the record keeps to the limit.
 * Memory is bounded whatever the file holds.
 */
export class Window {
  readonly bytes = Buffer.allocUnsafeSlow(4 * limits.record)
  /** The unread part is `bytes[from, to)`. */
  from = 0
  to = 0
  /** Nothing comes after `to`. */
  ended = false
  private before = 0
  private readonly file: FileHandle
  private readonly signal: AbortSignal | undefined

  private constructor(file: FileHandle, signal: AbortSignal | undefined) {
    this.file = file
    this.signal = signal
  }

  static async over(path: string, signal?: AbortSignal): Promise<Window> {
    const window = new Window(await open(path), signal)
    await window.fill()
    if (window.to >= 3 && window.bytes[0] === 0xef && window.bytes[1] === 0xbb && window.bytes[2] === 0xbf) {
      window.from = 3
    }
    return window
  }

  /** Offset in the file of a place in the window. */
  offset(at: number): number {
    return this.before + at
  }

  /** Whether less than a record's limit is left while the file goes on. */
  get low(): boolean {
    return !this.ended && this.to - this.from <= limits.record + 2
  }

  async fill(): Promise<void> {
    throwIfCancelled(this.signal)
    this.bytes.copy(this.bytes, 0, this.from, this.to)
    this.before += this.from
    this.to -= this.from
    this.from = 0
    while (!this.ended && this.to < this.bytes.length) {
      const { bytesRead } = await this.file.read(this.bytes, this.to, this.bytes.length - this.to, null)
      if (bytesRead === 0) this.ended = true
      this.to += bytesRead
    }
  }

  /** Moves past the next line feed, however far away. @returns the bytes skipped */
  async skipLine(): Promise<number> {
    const start = this.offset(this.from)
    for (;;) {
      const at = this.bytes.subarray(0, this.to).indexOf(10, this.from)
      if (at !== -1) {
        this.from = at + 1
        break
      }
      this.from = this.to
      if (this.ended) break
      await this.fill()
    }
    return this.offset(this.from) - start
  }

  async close(): Promise<void> {
    await this.file.close()
  }
}
