import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import { floorRung } from '../figures/response.ts'

/** One row of what was agreed: for a violation of some severity, the least class of measure and the days for it. */
export interface MatrixRow {
  readonly limb: 'any' | 'A' | 'B' | 'B1' | 'B2'
  readonly severity: 1 | 2 | 3 | 4 | 5
  readonly class: MeasureClassName
  readonly days: number
}

/** Whether a row is about a violation: B is about its two parts as well. */
function covers(row: MatrixRow, limb: MatrixRow['limb']): boolean {
  return row.limb === 'any' || row.limb === limb || (row.limb === 'B' && (limb === 'B1' || limb === 'B2'))
}

/**
 * The row that holds for a violation: of those about it at its severity or below, the most severe and then the harshest.
 * @returns null where nothing was agreed
 */
export function agreedFor(
  matrix: readonly MatrixRow[],
  limb: MatrixRow['limb'],
  severity: number,
): MatrixRow | null {
  const rungOf = (row: MatrixRow) => measureClasses[row.class].rung
  return (
    matrix
      .filter((row) => covers(row, limb) && row.severity <= severity)
      .toSorted((a, b) => b.severity - a.severity || rungOf(b) - rungOf(a) || a.days - b.days)[0] ?? null
  )
}

/** The classes that satisfy a row: at or above its rung, and never below isolation. */
export function optionsFor(row: MatrixRow | null): readonly MeasureClassName[] {
  const least = Math.max(floorRung, row === null ? 0 : measureClasses[row.class].rung)
  return (Object.keys(measureClasses) as MeasureClassName[]).filter(
    (name) => measureClasses[name].rung >= least,
  )
}

/** A row that is weaker than one for a lesser severity of the same violation; null where the matrix only rises. */
export function weakerThanBelow(
  matrix: readonly MatrixRow[],
): readonly [lesser: MatrixRow, graver: MatrixRow] | null {
  for (const graver of matrix) {
    const lesser = matrix.find(
      (row) =>
        row.limb === graver.limb &&
        row.severity < graver.severity &&
        measureClasses[row.class].rung > measureClasses[graver.class].rung,
    )
    if (lesser !== undefined) return [lesser, graver]
  }
  return null
}
