export type { RateComparison } from './compare.ts'
export {
  type Change,
  type Looked,
  type Observation,
  type SourceSeen,
  staleAfter,
  type Trend,
  type TrendRow,
  type TrendWindow,
  trendOf,
  trendRate,
} from './trend.ts'
