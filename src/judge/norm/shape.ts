import type { Limb } from '../../vocab/violations.ts'
import { elementsOf } from '../expression.ts'
import type { Norm } from './norm.ts'

/** A norm as a path that people can follow: what every limb needs, then where each further element leads. */
export interface NormShape {
  readonly common: readonly string[]
  readonly grounds: readonly { readonly element: string; readonly limbs: readonly Limb[] }[]
}

/** In the order of the norm's criteria. */
export function shapeOf({ criteria, rules }: Norm): NormShape {
  const needs = rules.map(({ id, rule }) => ({ limb: id, elements: elementsOf(rule) }))
  const common = criteria
    .map(({ id }) => id)
    .filter((id) => needs.every(({ elements }) => elements.includes(id)))
  const grounds = criteria
    .filter(({ id }) => !common.includes(id))
    .map(({ id }) => ({
      element: id,
      limbs: needs.filter(({ elements }) => elements.includes(id)).map(({ limb }) => limb),
    }))
  return { common, grounds }
}
