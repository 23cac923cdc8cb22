import { disarmTactics, disarmTechniques } from './disarm-table.ts'

/** A tactic of DISARM, e.g. TA17 Maximise Exposure. */
export interface Tactic {
  readonly id: string
  /** P01 plan, P02 prepare, P03 execute, P04 assess. */
  readonly phase: string
  readonly name: string
}

/** A technique of DISARM, e.g. T0084.001 Use Copypasta. */
export interface Technique {
  readonly id: string
  readonly name: string
  readonly tactic: Tactic
  /** The id before the dot, for a sub-technique. */
  readonly parent: string | undefined
}

function rows(table: string): (readonly [id: string, group: string, name: string])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [id, group, ...name] = line.split(' ')
      return [id!, group!, name.join(' ')] as const
    })
}

export const tactics: ReadonlyMap<string, Tactic> = new Map(
  rows(disarmTactics).map(([id, phase, name]) => [id, { id, phase, name }]),
)

export const techniques: ReadonlyMap<string, Technique> = new Map(
  rows(disarmTechniques).map(([id, tactic, name]) => [
    id,
    { id, name, tactic: tactics.get(tactic)!, parent: id.includes('.') ? id.split('.')[0] : undefined },
  ]),
)

/** The technique with a DISARM id, e.g. `T0084.001`; undefined when there is none. */
export function technique(id: string): Technique | undefined {
  return techniques.get(id)
}
