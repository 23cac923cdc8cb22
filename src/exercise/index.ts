export { type ExerciseActions, exerciseActions } from './actions.ts'
export {
  calibrationExercise,
  demoExercise,
  type ExerciseConfig,
  electionDay,
  type GroupsSpec,
} from './config.ts'
export { ExerciseError, type ExerciseErrorCode, exerciseCodes } from './errors.ts'
export { type ExerciseFormat, exerciseFormats, formatNamed, formatOf } from './formats.ts'
export {
  type OperationKind,
  type OperationParameters,
  type OperationSpec,
  operationDefaults,
  operationKinds,
  parseOperations,
} from './operations.ts'
export type { AccountTruth, Affiliation, OperationTruth, Truth } from './truth.ts'
export { type ExercisePost, type ExerciseWorld, exerciseWorld } from './world.ts'
export { type ExerciseOutput, type ExerciseReceipt, writeExercise } from './write.ts'
