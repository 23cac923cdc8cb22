const mostCharacters = 1 << 20

/**
 * Cuts JSON lines, a JSON array or objects one after another into its outermost objects, line by line: the whole is never
 * held. Linear; an object of more than a million characters is given up.
 */
export class ObjectScanner {
  private depth = 0
  private inText = false
  private escaped = false
  private parts = ''
  private tooLong = false

  /** @returns the objects that end in this line; undefined for what is no object or too long */
  push(line: string): readonly (Readonly<Record<string, unknown>> | undefined)[] {
    const found: (Readonly<Record<string, unknown>> | undefined)[] = []
    let start = this.depth > 0 ? 0 : -1
    for (let i = 0; i < line.length; i++) {
      const sign = line.charCodeAt(i)
      if (this.inText) {
        if (this.escaped) this.escaped = false
        else if (sign === 92) this.escaped = true
        else if (sign === 34) this.inText = false
      } else if (sign === 34) this.inText = this.depth > 0
      else if (sign === 123) {
        if (this.depth++ === 0) start = i
      } else if (sign === 125 && this.depth > 0 && --this.depth === 0) {
        this.keep(line.slice(start, i + 1))
        found.push(this.taken())
        start = -1
      }
    }
    if (this.depth > 0) this.keep(`${line.slice(Math.max(0, start))}\n`)
    return found
  }

  private keep(text: string): void {
    if (this.parts.length + text.length > mostCharacters) {
      this.tooLong = true
      this.parts = ''
    } else if (!this.tooLong) this.parts += text
  }

  private taken(): Readonly<Record<string, unknown>> | undefined {
    const { parts, tooLong } = this
    this.parts = ''
    this.tooLong = false
    if (tooLong) return undefined
    try {
      return JSON.parse(parts) as Readonly<Record<string, unknown>>
    } catch {
      return undefined
    }
  }
}
