/**
 * The base of every room's error class. A room declares a closed union of codes and a table that gives
 * each its exit code and HTTP status; at the boundary the table becomes RFC 9457 problem+json or an exit code.
 * Throw a `TypeError` for a caller's bug and a coded error for bad data.
 */
export abstract class CodedError<Code extends string = string> extends Error {
  readonly code: Code
  /** What to do about it, in a sentence without a full stop, e.g. `try --preset neutral`. */
  readonly hint: string | undefined
  /** The room's table: what each of its codes means at the boundaries. */
  protected abstract readonly meanings: Readonly<Record<Code, CodeMeaning>>

  constructor(code: Code, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.hint = options.hint
  }

  /** Exit code of the command line, see `ExitCode`. */
  get exitCode(): number {
    return this.meanings[this.code].exitCode
  }

  /** HTTP status at the web boundary. */
  get status(): number {
    return this.meanings[this.code].status
  }
}

/** What a code means at the two boundaries. */
export interface CodeMeaning {
  readonly exitCode: number
  readonly status: number
  /** One line for the reference in `docs/`. */
  readonly means: string
}

/** Exit codes of the command line; `docs/reference/cli.md` lists them and a test compares. */
export const ExitCode = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  findings: 3,
  invalidInput: 4,
  notFound: 5,
  refused: 6,
  upstream: 7,
  partial: 8,
  integrity: 9,
  limit: 10,
  interrupted: 130,
} as const
