export {
  type Action,
  actions,
  anyone,
  ceiling,
  type Desk,
  desks,
  may,
  type Role,
  roles,
  type Sphere,
  type Subject,
  sphereOf,
  spheres,
} from './authorisation.ts'
export { RecordBook } from './book.ts'
export { type Balance, balanceOf, type Purpose, purposeNames, purposes } from './clocks/balance.ts'
export type { BoardClock, BoardPage } from './clocks/board.ts'
export { type MailState, Outbox } from './clocks/outbox.ts'
export { type ReminderMail, type ReminderPost, Reminders } from './clocks/reminders.ts'
export { type ClockFacts, escalationLabels, type RunningClock, runningClock } from './clocks/running.ts'
export { daysText, monthsText, spanText, wallDays, wholeMonths } from './clocks/spans.ts'
export {
  dueAt,
  noticeChannel,
  type Stage,
  stages,
  type Vote,
} from './clocks/stages.ts'
export { isZone, momentOf, startOfDay, wallClock } from './clocks/zone.ts'
export {
  differences,
  type FieldDifference,
  type FieldMerge,
  type Merge,
  merge,
  onlyChangedRows,
} from './difference.ts'
export { type Draft, Drafts, draftId } from './drafts.ts'
export { type Fault, type RecordCode, RecordError, recordCodes } from './errors.ts'
export { csvHead, csvRow, historyCsv, recordJson } from './exports.ts'
export {
  choice,
  code,
  day,
  type Field,
  type FlatField,
  finding,
  type Input,
  isRequired,
  isRows,
  link,
  mostRows,
  optional,
  type RowsField,
  recordId,
  rows,
  text,
  time,
  type Vocabulary,
  whole,
} from './field.ts'
export type { HistoryEntry, Version } from './history.ts'
export {
  type Content,
  type Derived,
  declareKind,
  type KindDeclaration,
  type Pointing,
  type RecordKind,
  type Surroundings,
  type Values,
} from './kind.ts'
export { voteOf } from './kinds/election.ts'
export { kinds } from './kinds/index.ts'
export { revealed } from './kinds/reveal.ts'
export { openApi } from './open-api.ts'
export { allows, allowsAtDesk } from './person.ts'
export type { Entry, Outline, Query } from './query.ts'
export type { Told } from './reading.ts'
export { parseScope, type Scope, scopeText, withinScopes } from './scopes.ts'
export { nextState, type RecordState, readRecordEvent, recordStates } from './state.ts'
export { stixBundle } from './stix/bundle.ts'
export { confidenceOfGrade, confidenceOfTerm, hedge, stixId } from './stix/object.ts'
export { fieldsFor, openVariants } from './variants.ts'
export type { Person, RecordView } from './view.ts'
