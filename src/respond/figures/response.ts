import { measureClasses } from '../../vocab/measures.ts'
import type { Deed } from '../checklist/deed.ts'
import { daysBetween } from './days.ts'

/** How hard, how wide and how fast a response was: three figures, never one grade. */
export interface ResponseFigures {
  /** Sum of the rungs of the different classes of measure in force; `highest` is the highest of them. */
  readonly harshness: number
  readonly highest: number
  /** Persons, entities, diplomats and facilities named; null where no record counts any. */
  readonly targets: number | null
  readonly sectors: number | null
  /** Governments that took a measure. */
  readonly governments: number
  /** Days from the first observation to the first measure at or above isolation; null when there is none. */
  readonly speed: number | null
  /** At or above the floor of the ladder. */
  readonly aboveFloor: boolean
  /** The deeds that each figure was computed from. */
  readonly counted: readonly Deed[]
}

/** The rung of isolation: the least that an answer to a violation should be. */
export const floorRung = 3

/** Whether a deed puts a cost on somebody: in force, at or above the floor, and not an indictment out of reach. */
export function imposesCost(deed: Deed): boolean {
  if (deed.class === null || deed.implemented === null) return false
  if (deed.class === 'indictment' && deed.reachable !== 'yes') return false
  return measureClasses[deed.class].rung >= floorRung
}

/**
 * @param seen day of the first observation; null where nobody knows it
 * @returns figures that do not depend on the order of the deeds; one more deed in force never lowers harshness or width
 */
export function responseFigures(deeds: readonly Deed[], seen: string | null): ResponseFigures {
  const counted = deeds.filter(
    (deed) =>
      deed.implemented !== null &&
      deed.class !== null &&
      !(deed.class === 'indictment' && deed.reachable !== 'yes'),
  )
  const classes = [...new Set(counted.map((deed) => deed.class!))]
  const rungs = classes.map((name): number => measureClasses[name].rung)
  const total = (of: (deed: Deed) => number | null) => {
    const given = counted.map(of).filter((n) => n !== null)
    return given.length === 0 ? null : given.reduce((a, b) => a + b, 0)
  }
  const costly = counted.filter(imposesCost)
  const first = costly.map(({ implemented }) => implemented!).sort()[0]
  return {
    harshness: rungs.reduce((a, b) => a + b, 0),
    highest: Math.max(0, ...rungs),
    targets: total(({ targets }) => targets),
    sectors: total(({ sectors }) => sectors),
    governments: new Set(counted.map(({ government }) => government)).size,
    speed: first === undefined || seen === null ? null : Math.max(0, daysBetween(seen, first)),
    aboveFloor: costly.length > 0,
    counted,
  }
}
