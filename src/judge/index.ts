export type { Assertion } from './assertion.ts'
export { assess, type ElementFinding, type Reason, type Threshold } from './assess.ts'
export { type BreakoutFinding, breakout, type Reach, type ReachFact } from './breakout.ts'
export { type Expression, elementsOf, evaluate, isPositive } from './expression.ts'
export { admit, type Intake, type IntakeFinding, type Sign, type SignRefusal } from './intake.ts'
export { judgeKinds } from './kinds/index.ts'
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
export { reEvaluate, traceHolds } from './norm/trace.ts'
export { norm, normVersions } from './norm/versions.ts'
export { byLiveRisk, type Ranked, type SeverityFinding, severityOf } from './severity.ts'
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
