import fc from 'fast-check'
import type { Actions } from '../../src/detect/coordination/actions.ts'

export type Row = readonly [account: number, object: number, time: number]

export function actionsOf(rows: readonly Row[], accountCount = 12, objectCount = 8): Actions {
  return {
    account: Int32Array.from(rows, ([account]) => account),
    object: Int32Array.from(rows, ([, object]) => object),
    time: Float64Array.from(rows, ([, , time]) => time),
    accountCount,
    objectCount,
  }
}

/** Small worlds, dense enough that co-actions, repeats and ties are common. */
export const rows = (maxLength = 120) =>
  fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 7 }), fc.nat({ max: 600 })) as fc.Arbitrary<Row>, {
    maxLength,
  })
