import { amplificationLook } from './amplification-look.ts'
import { coordinationLook } from './coordination-look.ts'
import { copiesLook } from './copies-look.ts'
import { infrastructureLook } from './infrastructure-look.ts'
import type { AnyLook } from './look.ts'
import { lookalikesLook } from './lookalikes-look.ts'
import { narrativesLook } from './narratives-look.ts'
import { preparationLook } from './preparation-look.ts'

/** How each detector is run, in the order of the one run over everything. */
export const looks: readonly AnyLook[] = [
  coordinationLook as unknown as AnyLook,
  lookalikesLook as unknown as AnyLook,
  infrastructureLook as unknown as AnyLook,
  copiesLook as unknown as AnyLook,
  amplificationLook as unknown as AnyLook,
  preparationLook as unknown as AnyLook,
  narrativesLook as unknown as AnyLook,
]
