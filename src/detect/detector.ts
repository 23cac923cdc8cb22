import type { Label } from '../vocab/label.ts'
import type { Finding } from './finding.ts'

/** What a finding says, in a line of a list. */
export interface Headline {
  readonly found: Label
  /** How many things it found; 0 is a finding too. */
  readonly count: number
  /** What the detector could not look at in this input, each as a sentence. */
  readonly unseen: readonly Label[]
}

/** What a detector says of itself and of its findings. How it reads its input is the business of the program around it. */
export interface Detector<Parameters, Result> {
  /** Its name in findings: lower case. */
  readonly name: string
  /** Raised whenever the same input would give another result. */
  readonly version: string
  readonly label: Label
  /** Where its findings have their pages: `/networks` for `/networks/F-...`. */
  readonly path: string
  headline(finding: Pick<Finding<Parameters, Result>, 'body'>): Headline
}
