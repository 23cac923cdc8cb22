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

/** Something dated in a finding that may be a sign of a technique. Whether it was used, people decide in a case. */
export interface Sign {
  /** DISARM id such as `T0084.001`; which detector sees signs of which technique is ours, see docs/trend.md. */
  readonly technique: string
  /** Milliseconds since 1970; it counts on the first day. */
  readonly first: number
  readonly last: number
  /** The part of the finding that shows it, as its page is called; null for the finding itself. */
  readonly part: string | null
}

/** What a finding adds to the trend of techniques. */
export interface Dated {
  readonly signs: readonly Sign[]
  readonly unit: 'posts' | 'days'
  /** How much was looked at on each day, `2027-05-01`; null where the finding does not say. */
  readonly looked: readonly { readonly day: string; readonly amount: number }[] | null
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
  /** What it needs beside posts, as a sentence; absent where posts are enough. */
  readonly wants?: Label
  headline(finding: Pick<Finding<Parameters, Result>, 'body'>): Headline
  /** Absent where nothing that it finds is dated or a sign of a technique. */
  dated?(finding: Pick<Finding<Parameters, Result>, 'body'>): Dated
}
