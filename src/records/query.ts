import type { Tlp } from '../vocab/tlp.ts'
import type { Listing } from './directory.ts'

export interface Query {
  /** Text to be found in the id, the title or a column. */
  readonly search?: string
  readonly filters?: Readonly<Record<string, string>>
  /** Retracted records are left out unless asked for. */
  readonly show?: 'current' | 'retracted' | 'all'
}

/** What a list knows of a record. */
export type Outline = Pick<Listing, 'id' | 'filters' | 'targets'> & {
  readonly number: string | null
  /** Milliseconds since 1970. */
  readonly changed: number
}

/** What an author hands in. */
export interface Entry {
  /** As read from a form or from JSON; not trusted. */
  readonly fields: unknown
  readonly tlp: Tlp
  readonly shared: boolean
}
