import { amplification } from './amplification/detector.ts'
import { coordination } from './coordination/detector.ts'
import { copies } from './copies/detector.ts'
import type { Detector } from './detector.ts'
import { infrastructure } from './infrastructure/detector.ts'
import { lookalikes } from './lookalikes/detector.ts'
import { narratives } from './narratives/detector.ts'
import { preparation } from './preparation/detector.ts'

/** A detector whose parameters and result are not known in the type any more. */
export type AnyDetector = Detector<never, never>

/** Every detector, in the order in which pages list them. */
export const detectors: readonly AnyDetector[] = [
  coordination,
  copies,
  narratives,
  lookalikes,
  infrastructure,
  amplification,
  preparation,
]

export function detectorOf(finding: {
  readonly body: { readonly detector: { readonly name: string } }
}): AnyDetector | undefined {
  return detectors.find(({ name }) => name === finding.body.detector.name)
}
