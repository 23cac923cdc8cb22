export type { Actions } from './actions.ts'
export { type CompatibleEdge, type ContentActions, compatibleEdges, compatiblePairs } from './compatible.ts'
export { describe, likelihoodOf } from './describe.ts'
export {
  type DetectSettings,
  detect,
  jitteredEdges,
  type KindInput,
  type KnownParts,
  permutedEdges,
} from './detect.ts'
export { observeColumns } from './from-columns.ts'
export { type AccountName, observePosts } from './from-posts.ts'
export type { Found } from './kind-test.ts'
export type { Declared } from './network.ts'
export { kindRule } from './objects.ts'
export type { Observations } from './observations.ts'
export type * from './result.ts'
export { objectKinds } from './result.ts'
export { finish, type Step, type Steps } from './work.ts'
