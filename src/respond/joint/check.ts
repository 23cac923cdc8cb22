import { measureClasses } from '../../vocab/measures.ts'
import { RespondError } from '../errors.ts'
import { floorRung } from '../figures/response.ts'
import type { JointAction, Message } from './message.ts'

/** The rules of an action that its form cannot say. @throws RespondError `action-refused` */
export function checkAction(action: JointAction): void {
  const rung = measureClasses[action.chosen].rung
  if (rung < floorRung) {
    const { en } = measureClasses[action.chosen].label
    throw new RespondError('action-refused', `'${en}' lies below the floor: isolation is the least`)
  }
  if (rung < measureClasses[action.agreed].rung && action.lessBecause === undefined) {
    throw new RespondError('action-refused', 'less was chosen than the red line asks: say why')
  }
  if (new Set(action.asked).size < Math.max(action.quorum, action.asked.length)) {
    throw new RespondError('action-refused', 'the quorum must be reached among the members that are asked')
  }
}

/** @throws RespondError `action-refused` */
export function checkConfirmation(body: Extract<Message, { kind: 'confirmation' }>['body']): void {
  if (body.decision === 'waives' && body.reason === undefined) {
    throw new RespondError('action-refused', 'a waiver needs its public reason', {
      hint: 'give it with --reason',
    })
  }
}
