import { isoTime } from '../../kernel/time.ts'
import { type Content, voteOf } from '../../records/index.ts'
import { RespondError } from '../errors.ts'
import { agreedRow, type Violation } from '../kinds/violation.ts'
import type { JointAction } from './message.ts'

/** Whether the record of a member of a coalition says that it is one now. */
export const isMember = ({ standing, left }: Content) => standing === 'member' && left === undefined

/** What a violation falls under. */
export interface AgreedBy {
  readonly redLine: Content
  readonly coalition: Content
  readonly election: Content
  /** Countries in the coalition, in their order. */
  readonly members: readonly string[]
}

/**
 * What members are asked, from the record of a violation under its red line.
 * @throws RespondError `action-refused` that says what is missing
 */
export function actionFromViolation(
  id: string,
  violation: Content,
  { redLine, coalition, election, members }: AgreedBy,
): JointAction {
  const values = violation as unknown as Violation
  const { chosen, channel, textEn, textFr, release, lessBecause, deescalation, cease } = values
  const agreed = agreedRow(values, new Map([[values.redLine, redLine]]))
  const vote = voteOf(election)
  if (vote === null) {
    throw new RespondError('action-refused', 'the election of the red line has no hours of polling')
  }
  if (agreed === null) {
    throw new RespondError('action-refused', 'the red line says nothing about this violation')
  }
  if (
    chosen === undefined ||
    channel === undefined ||
    textEn === undefined ||
    textFr === undefined ||
    release === undefined
  ) {
    throw new RespondError(
      'action-refused',
      'an action needs the answer chosen, the open channel, the text in each language and its release',
      { hint: 'fill them in on the record of the violation' },
    )
  }
  return {
    coalition: String(coalition.name),
    title: values.title,
    violation: id,
    limb: values.limb,
    severity: Number(values.severity),
    agreed: agreed.class,
    chosen,
    channel,
    text: { en: textEn, fr: textFr },
    release: `${release}:00Z`,
    closes: isoTime(vote.closes),
    quorum: Number(coalition.quorum),
    asked: [...members],
    ...(lessBecause === undefined ? {} : { lessBecause }),
    ...(deescalation === undefined ? {} : { deescalation }),
    ...(cease === undefined ? {} : { cease }),
  }
}
