export type { Assertion } from './assertion.ts'
export { assess, type ElementFinding, type Reason, type Threshold } from './assess.ts'
export { type Agreement, agreement, type Position } from './attribution/agencies.ts'
export { type Assessment, responsibilityFrom, sayAssessment } from './attribution/assessment.ts'
export {
  type Calibration,
  calibration,
  forecastOf,
  type ReliabilityRow,
  type Resolved,
} from './attribution/calibration.ts'
export {
  type Consistency,
  type EvidenceFinding,
  type HypothesisFinding,
  type HypothesisMatrix,
  type MatrixFinding,
  weighHypotheses,
} from './attribution/hypotheses.ts'
export {
  type QualityQuestion,
  type QualityScore,
  qualityQuestions,
  qualityScore,
  qualitySections,
} from './attribution/quality.ts'
export { overclaims } from './attribution/wording.ts'
export { type BreakoutFinding, breakout, type Reach, type ReachFact } from './breakout.ts'
export { type CampaignState, campaignState, dormantAfterDays } from './campaign.ts'
export { type Expression, elementsOf, evaluate, isPositive } from './expression.ts'
export { admit, type Intake, type IntakeFinding, type Sign, type SignRefusal } from './intake.ts'
export { type AssertionRow, assertionsOf, elements } from './kinds/assertions.ts'
export { judgeKinds } from './kinds/index.ts'
export { judgedUnder } from './kinds/norm-finding.ts'
export { tableNamed } from './kinds/tables.ts'
export { type Coverage, type CoverageRow, coverage } from './norm/coverage.ts'
export { type NormDifference, normDifferences, ruleInWords } from './norm/difference.ts'
export { judgeAct } from './norm/judge-act.ts'
export type {
  Act,
  Change,
  Counted,
  LimbFinding,
  LimbRule,
  Norm,
  NormElement,
  NormFinding,
  NormTrace,
} from './norm/norm.ts'
export {
  assertionsOfPastCase,
  meansSay,
  namingSays,
  onlyPossible,
  ownedByState,
  type PastCase,
  speakerGrade,
} from './norm/past-case.ts'
export { type NormReach, reachOf, whatDecides } from './norm/reach.ts'
export { type NormShape, shapeOf } from './norm/shape.ts'
export { reEvaluate, traceHolds } from './norm/trace.ts'
export { norm, normVersions } from './norm/versions.ts'
export {
  type Precedent,
  type PrecedentMatch,
  type PrecedentQuery,
  phaseOf,
  precedents,
} from './precedents.ts'
export { type Body, bodies } from './responsibility.ts'
export { byLiveRisk, type Ranked, type SeverityFinding, severityOf } from './severity.ts'
export { mostAlike, type Rarity, rarityAmong, type Similarity, similarity } from './similarity.ts'
export {
  type CriteriaTable,
  type Criterion,
  judgeTable,
  type Mark,
  type Rule,
  type RuleFinding,
  type TableFinding,
  type TableTrace,
  tableTraceHolds,
} from './table.ts'
export { criteriaTables } from './tables/index.ts'
export { gaps, modelElements, type Offence, offences } from './tables/offences.ts'
export { cautiously, sayElement } from './wording.ts'
