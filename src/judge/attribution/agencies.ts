import type { ConfidenceLevel } from '../../vocab/confidence.ts'
import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'

/** What one agency says of a finding. Statements of politicians are none of these. */
export interface Position {
  readonly agency: string
  readonly position: 'agree' | 'dissent' | 'abstain'
  /** Where it agrees. */
  readonly confidence?: ConfidenceLevel
}

export interface Agreement {
  readonly agree: number
  readonly dissent: number
  readonly abstain: number
  readonly of: number
  /** The lowest confidence among those that agree; null where one of them gave none, or none agrees. */
  readonly confidence: ConfidenceLevel | null
  /** `4 of 4 agree, high confidence` */
  readonly says: Label
}

const levels: readonly ConfidenceLevel[] = ['low', 'moderate', 'high']
const french: Readonly<Record<ConfidenceLevel, string>> = {
  low: 'faible',
  moderate: 'moyenne',
  high: 'élevée',
}

/** Counts agencies; an agency that is named twice counts by its last position. */
export function agreement(positions: readonly Position[]): Agreement {
  const last = [...new Map(positions.map((one) => [one.agency, one])).values()]
  const count = (position: Position['position']) => last.filter((one) => one.position === position).length
  const given = last.filter(({ position }) => position === 'agree').map(({ confidence }) => confidence)
  const confidence = given.includes(undefined)
    ? null
    : (levels.find((level) => given.includes(level)) ?? null)
  const [agree, dissent, abstain, of] = [count('agree'), count('dissent'), count('abstain'), last.length]
  const en = [`${agree} of ${of} agree`]
  const fr = [`${agree} sur ${of} d’accord`]
  if (dissent > 0) {
    en.push(inEnglish`${dissent} {dissents|dissent}`)
    fr.push(`${dissent} en désaccord`)
  }
  if (abstain > 0) {
    en.push(inEnglish`${abstain} {abstains|abstain}`)
    fr.push(inFrench`${abstain} {s’abstient|s’abstiennent}`)
  }
  if (confidence !== null) {
    en.push(`${confidence} confidence`)
    fr.push(`confiance ${french[confidence]}`)
  }
  return { agree, dissent, abstain, of, confidence, says: { en: en.join(', '), fr: fr.join(', ') } }
}
