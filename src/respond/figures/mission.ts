import type { Interval } from '../library/incident.ts'

/** A row of the table with which this project was begun, over the same 33 incidents. */
export interface MissionRow {
  readonly n: number
  readonly median: number
  readonly least: number
  readonly most: number
  /** Without the incidents that the attribution itself revealed; null where the table has no such figure. */
  readonly without: { readonly n: number; readonly median: number } | null
}

/** Incidents that the mission's figures are about. */
export const missionCases = 33

/**
 * The figures of the mission. They count two entries of one incident that its compilers only remembered; this program
 * ships nothing that was only remembered, and a test shows that nothing else makes a difference.
 */
export const missionFigures: Readonly<Record<Exclude<Interval, 'target'>, MissionRow>> = {
  named: { n: 30, median: 1, least: 0, most: 364, without: null },
  government: { n: 26, median: 55.5, least: 0, most: 1263, without: { n: 23, median: 80 } },
  measure: { n: 15, median: 198, least: 0, most: 1987, without: { n: 13, median: 320 } },
}
