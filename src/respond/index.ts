export { type ClaimTest, testClaims } from './checklist/claims.ts'
export {
  type Deed,
  type Document,
  dayOfDeed,
  deedOfMeasure,
  deedsOfLibrary,
  isPlanned,
  type Said,
  saidOfPosition,
} from './checklist/deed.ts'
export {
  type Account,
  accounts,
  type Bar,
  bars,
  type ChecklistInput,
  checklist,
  gaps,
  type StepState,
  type StepStatus,
  stepStatuses,
} from './checklist/state.ts'
export { type StepName, stepNames, stepOf } from './checklist/steps.ts'
export { agreedFor, type MatrixRow, optionsFor } from './coalition/matrix.ts'
export { signPledge } from './coalition/pledge.ts'
export { presets } from './coalition/presets.ts'
export { tilesOf } from './coalition/tiles.ts'
export {
  type Bet,
  breakingSeverity,
  expectedCost,
  type Lever,
  levers,
  leverValue,
  pays,
  type Sensitivity,
  sensitivity,
  standardBet,
} from './deterrence/model.ts'
export { type RespondCode, RespondError, respondCodes } from './errors.ts'
export {
  administrationCounts,
  costlyClasses,
  deedStatuses,
  statusOfDeed,
  withinTerm,
} from './figures/administrations.ts'
export {
  type AnsweredViolation,
  consistency,
  consistencyByQuarter,
  denunciations,
  predictability,
  type Quarter,
} from './figures/concert.ts'
export {
  daysBetween,
  type IntervalFigure,
  type LibraryFigures,
  libraryFigures,
  type Spread,
  spread,
  type Wait,
  waits,
} from './figures/days.ts'
export { missionCases, missionFigures } from './figures/mission.ts'
export { floorRung, imposesCost, type ResponseFigures, responseFigures } from './figures/response.ts'
export { checkAction, checkConfirmation } from './joint/check.ts'
export { actionFromViolation, isMember } from './joint/from-violation.ts'
export { actionId, type JointAction, type Message, readMessage, type Signed } from './joint/message.ts'
export { dueToRelease, type JointState, jointStates, type MemberPart } from './joint/state.ts'
export { incidentKind } from './kinds/incident.ts'
export { respondKinds } from './kinds/index.ts'
export { bindings, statuses } from './kinds/measure-choices.ts'
export { classLabels, stepLabels } from './kinds/measure-fields.ts'
export { memberStandings } from './kinds/member.ts'
export { claimVerdicts, directions, testAfterDays } from './kinds/position.ts'
export { matrixOf } from './kinds/red-line.ts'
export { helps, threats } from './kinds/support-request.ts'
export { agreedRow, type Violation } from './kinds/violation.ts'
export {
  type Act,
  type Acting,
  actingOf,
  governmentsIn,
  type IncidentClass,
  ofClass,
} from './library/acting.ts'
export {
  type Aspect,
  aspects,
  compareElections,
  type ElectionCase,
  type ElectionComparison,
  electionsOf,
} from './library/elections.ts'
export {
  type Incident,
  type IncidentSort,
  type Interval,
  intervals,
  type Means,
  type Response,
  type Standing,
  type Statement,
  standings,
} from './library/incident.ts'
export { readLibrary } from './library/read.ts'
export { fieldsOfIncident, incidentOfRecord, withRecorded } from './library/recorded.ts'
export { libraryInstruments, libraryTerms, type Term } from './library/terms.ts'
export { type BetweenName, betweenNames, betweenStepOf, betweenSteps } from './measures/between.ts'
export { type MixedMessage, mixedMessages, mixedWithin } from './measures/coherence.ts'
export { type Digest, Digests } from './watch/digests.ts'
export {
  type Changes,
  changesSince,
  type Entry,
  isQuiet,
  type Narrowing,
  narrowings,
  registerOf,
  stateOf,
  versionOf,
  watchable,
} from './watch/register.ts'
export { type Watch, Watches } from './watch/watches.ts'
