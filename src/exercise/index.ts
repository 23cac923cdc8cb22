export { type ExerciseActions, exerciseActions } from './actions.ts'
export {
  calibrationExercise,
  demoExercise,
  type ExerciseConfig,
  electionDay,
  type GroupsSpec,
} from './config.ts'
export { ExerciseError, type ExerciseErrorCode, exerciseErrors } from './errors.ts'
export {
  type OperationKind,
  type OperationParameters,
  type OperationSpec,
  operationDefaults,
  operationKinds,
} from './operations.ts'
export type { AccountTruth, Affiliation, OperationTruth, Truth } from './truth.ts'
