import { type Indicator, isIndicator } from '../vocab/indicators.ts'

/** A sign of deception or coordination that somebody names, with the ids of what it rests on. */
export interface Sign {
  readonly indicator: string
  readonly evidence: readonly string[]
}

/** What somebody wants to open as an incident. */
export interface Intake {
  /** Ids of the pieces that are the content itself: the post, the article, the recording. */
  readonly content: readonly string[]
  readonly signs: readonly Sign[]
}

export type SignRefusal = 'no-such-indicator' | 'no-evidence' | 'content-alone'

export interface IntakeFinding {
  readonly admitted: boolean
  /** The signs that count, each once, sorted. */
  readonly by: readonly Indicator[]
  readonly refused: readonly { readonly indicator: string; readonly why: SignRefusal }[]
}

/**
 * Whether something can be opened as an incident: it needs a sign of deception or coordination that rests on something
 * beside the content itself, such as a claim check, a registration or a finding of a detector. What the content says is
 * never read, so that no opinion can be an incident.
 */
export function admit({ content, signs }: Intake): IntakeFinding {
  const said = new Set(content)
  const by = new Set<Indicator>()
  const refused: { indicator: string; why: SignRefusal }[] = []
  for (const { indicator, evidence } of signs) {
    if (!isIndicator(indicator)) refused.push({ indicator, why: 'no-such-indicator' })
    else if (evidence.length === 0) refused.push({ indicator, why: 'no-evidence' })
    else if (evidence.every((piece) => said.has(piece))) refused.push({ indicator, why: 'content-alone' })
    else by.add(indicator)
  }
  return { admitted: by.size > 0, by: [...by].sort(), refused }
}
