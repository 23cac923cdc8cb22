export type Environment = Readonly<Record<string, string | undefined>>

/** One environment variable that the program reads; `docs/reference/settings.md` lists them and a test compares. */
export interface Setting {
  readonly variable: string
  /** The option that overrides it. */
  readonly option?: string
  readonly standard: string
  readonly says: string
}
