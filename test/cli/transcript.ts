/**
 * A command line session as text, after age's testscripts:
 *
 *     # a comment
 *     $ NO_COLOR=1 tocsin scan 'my posts.csv'
 *     a line on stdout
 *     ! a line on stderr
 *     ...
 *     [exit 4]
 *     -- my posts.csv --
 *     the content of a file that is there before the first command
 *
 * A line `...` (or `! ...`) stands for any lines, `...` within a line for any text. Without `[exit N]` the code must be 0.
 */
export interface Transcript {
  readonly steps: readonly Step[]
  readonly files: ReadonlyMap<string, string>
}

export interface Step {
  readonly line: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly out: readonly string[]
  readonly err: readonly string[]
  readonly exit: number
}

export function parseTranscript(text: string): Transcript {
  const [session, ...parts] = text.split(/^-- (.+) --\n/m)
  const files = new Map<string, string>()
  for (let i = 0; i < parts.length; i += 2) files.set(parts[i]!, parts[i + 1]!)
  const steps = session!
    .split(/^\$ /m)
    .slice(1)
    .map((block) => parseStep(block.split('\n').filter((line) => line !== '' && !line.startsWith('#'))))
  return { steps, files }
}

function parseStep([line, ...rest]: readonly string[]): Step {
  const words = [...line!.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!)
  const at = words.indexOf('tocsin')
  if (at < 0) throw new TypeError(`not a call of tocsin: ${line}`)
  const exits = rest.filter((text) => text.startsWith('[exit '))
  const shown = rest.filter((text) => !text.startsWith('[exit '))
  return {
    line: line!,
    args: words.slice(at + 1),
    env: Object.fromEntries(words.slice(0, at).map((word) => word.split('=', 2) as [string, string])),
    out: shown.filter((text) => !text.startsWith('! ')),
    err: shown.filter((text) => text.startsWith('! ')).map((text) => text.slice(2)),
    exit: exits[0] === undefined ? 0 : Number(/\d+/.exec(exits[0])?.[0]),
  }
}

/** Whether printed lines are as a transcript has them. Empty lines are not compared. */
export function matches(expected: readonly string[], printed: string): boolean {
  const lines = printed.split('\n').filter((line) => line !== '')
  const pattern = expected.map((line) =>
    line === '...' ? '(?:.*\n)*' : `${line.split('...').map(RegExp.escape).join('.*')}\n`,
  )
  return new RegExp(`^${pattern.join('')}$`).test(lines.map((line) => `${line}\n`).join(''))
}
