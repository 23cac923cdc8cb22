import { ExerciseError } from './errors.ts'

export const operationKinds = [
  'synchronised-sharing',
  'copy-paste',
  'reworded',
  'lookalike-outlet',
  'persona-network',
  'framing',
] as const

export type OperationKind = (typeof operationKinds)[number]

/** How an operation behaves. What is left out of an `OperationSpec` comes from `operationDefaults`. */
export interface OperationParameters {
  /** Planted accounts. */
  readonly size: number
  /** Pushes, each with an object of its own. In `framing`: shares that the framed account is expected to make. */
  readonly rounds: number
  /** Seconds over which a round's posts are spread; in `framing`, longest delay after the framed account. */
  readonly spread: number
  /** Probability that a member takes part in a round. */
  readonly participation: number
  /** Ordinary posts that a member makes in between, for each post of the operation. */
  readonly cover: number
  /** Further delay of each post, uniform from 0 to this many seconds. */
  readonly jitter: number
  /** Teams: members are dealt anew into so many teams every round, and each team pushes its own object. */
  readonly rotation: number
  /** Share of the rounds that push an ordinary outlet's current article instead of the operation's own page. */
  readonly genuine: number
}

export interface OperationSpec extends Partial<OperationParameters> {
  readonly kind: OperationKind
}

export interface Operation {
  readonly id: string
  readonly kind: OperationKind
  /** DISARM technique ids. */
  readonly techniques: readonly string[]
  readonly parameters: OperationParameters
}

const common: OperationParameters = {
  size: 10,
  rounds: 6,
  spread: 60,
  participation: 0.7,
  cover: 2,
  jitter: 0,
  rotation: 1,
  genuine: 0,
}

export const operationDefaults: Readonly<Record<OperationKind, OperationParameters>> = {
  'synchronised-sharing': common,
  'copy-paste': { ...common, size: 16, rounds: 8, spread: 720 },
  reworded: { ...common, size: 12, rounds: 8, spread: 1800 },
  'lookalike-outlet': { ...common, size: 14, rounds: 8, spread: 1200 },
  'persona-network': { ...common, size: 8, rounds: 14, spread: 10_800, participation: 0.6, cover: 3 },
  framing: { ...common, size: 5, rounds: 20, spread: 15, participation: 0.8, cover: 0.5 },
}

/** DISARM 1.6 techniques that each kind rehearses; names in `vocab/techniques.ts`. */
const techniques: Readonly<Record<OperationKind, readonly string[]>> = {
  'synchronised-sharing': ['T0049.003', 'T0118'],
  'copy-paste': ['T0084.001', 'T0049'],
  reworded: ['T0084', 'T0118'],
  'lookalike-outlet': ['T0149.003', 'T0097.202', 'T0098.001'],
  'persona-network': ['T0097.100', 'T0143.002', 'T0092'],
  framing: ['T0094', 'T0049.003'],
}

/** @throws ExerciseError `unknown-operation` that names the known kinds. */
export function operationKind(name: string): OperationKind {
  const kind = operationKinds.find((known) => known === name)
  if (kind === undefined) {
    throw new ExerciseError('unknown-operation', `there is no operation "${name}"`, {
      hint: `use none or some of ${operationKinds.join(', ')}`,
    })
  }
  return kind
}

/** Fills in the defaults. @throws ExerciseError `bad-setting` that names the operation and the setting. */
export function makeOperation(spec: OperationSpec, number: number): Operation {
  const { kind, ...given } = spec
  const parameters: OperationParameters = { ...operationDefaults[operationKind(kind)], ...given }
  const ranges: Readonly<Record<keyof OperationParameters, readonly [least: number, most: number]>> = {
    size: [2, 100_000],
    rounds: [1, 10_000],
    spread: [0, 604_800],
    participation: [0, 1],
    cover: [0, 1000],
    jitter: [0, 604_800],
    rotation: [1, parameters.size],
    genuine: [0, 1],
  }
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value = parameters[name as keyof OperationParameters]
    const whole = name === 'size' || name === 'rounds' || name === 'rotation'
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
      const wanted = whole ? 'a whole number' : 'a number'
      throw new ExerciseError(
        'bad-setting',
        `${name} of operation ${number} (${kind}) is ${value}, not ${wanted} from ${least} to ${most}`,
      )
    }
  }
  return { id: `O${number}`, kind, techniques: techniques[kind], parameters }
}

/**
 * Reads `none` or kinds separated by commas, each with settings behind colons:
 * `copy-paste,synchronised-sharing:size=10:spread=30`.
 * @throws ExerciseError `unknown-operation` or `bad-setting`
 */
export function parseOperations(text: string): OperationSpec[] {
  if (text === 'none') return []
  return text.split(',').map((part) => {
    const [name = '', ...given] = part.trim().split(':')
    const kind = operationKind(name)
    const settings: Record<string, number> = {}
    for (const setting of given) {
      const [key = '', value = ''] = setting.split('=')
      if (!Object.hasOwn(common, key) || value === '' || !Number.isFinite(Number(value))) {
        throw new ExerciseError('bad-setting', `"${setting}" of ${kind} is not a setting and its number`, {
          hint: `write for example ${kind}:size=10, with some of ${Object.keys(common).join(', ')}`,
        })
      }
      settings[key] = Number(value)
    }
    return { kind, ...settings }
  })
}
