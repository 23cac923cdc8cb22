import type { Clock, Progress, RandomBytes } from '../kernel/effects.ts'
import type { OpenSource } from '../lake/index.ts'
import type { SignInSettings } from '../people/index.ts'

/** What a person or a script may set; each has an option or an environment variable. */
export interface Config {
  /** Folder of the embedded store: lake, vault, findings, keys. */
  readonly store: string
  /** Megabytes that the query engine may hold before it spills to disk. */
  readonly memoryLimit: number
  /** Days after which the server deletes raw content; absent, only `tocsin forget` does. */
  readonly retentionDays?: number
  /** Folder of a sentence encoder that the user brought; absent, meanings are not compared. */
  readonly vectors?: string
  /** PostgreSQL database of a team; null where everything lies in the embedded store. */
  readonly databaseUrl: string | null
  /** Absent where browsers reach the web app on this machine only. */
  readonly signIn?: SignInSettings
}

/**
 * The terminal as the commands see it: data on `out`, talk on `err`. Both write the text as it is: a line
 * brings its own line end.
 */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether a person is watching `err`: only then is there a moving bar. */
  readonly interactive: boolean
  readonly color: boolean
  readonly stdin: NodeJS.ReadableStream
}

/** All effects, made once in the composition root and handed down. */
export interface Effects {
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly terminal: Terminal
  readonly progress: Progress
  /** Fires on Ctrl-C; long work stops at the next safe point. */
  readonly signal: AbortSignal
}

export interface Context {
  readonly config: Config
  readonly effects: Effects
  /** How files become posts; absent, each is read anew whenever somebody looks at it. */
  readonly openSource?: OpenSource
}
