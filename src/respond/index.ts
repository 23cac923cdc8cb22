export { type RespondCode, RespondError, respondCodes } from './errors.ts'
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
export { missionFigures } from './figures/mission.ts'
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
