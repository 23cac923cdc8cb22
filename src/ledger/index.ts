export type { Problem, ProblemCode } from './chain-check.ts'
export { type Checkpoint, openCheckpoint } from './checkpoint.ts'
export { type LedgerCode, LedgerError, ledgerCodes } from './errors.ts'
export type { Act, Body, Draft, LedgerEvent, SignedAct } from './event.ts'
export { jsonLine, parseCanonical, readLines } from './event-line.ts'
export { exportLines } from './export.ts'
export { importLedger, verifyExport } from './export-file.ts'
export { type EnrolledKey, type KeyRole, ledgerKinds } from './keyring.ts'
export { parseSigningKey, parseVerifierKey, type SigningKey, signingKey, type VerifierKey } from './keys.ts'
export { type InclusionProof, Ledger, type LedgerOptions, vouchedBytes } from './ledger.ts'
export { type Hash, leafHash, verifyConsistency, verifyInclusion } from './merkle.ts'
export { type LedgerPlace, openLedger, openLedgerStore, openShelf, readKey } from './open.ts'
export {
  catchUp,
  Fold,
  type Projection,
  type Reducer,
  rebuild,
  recordIndex,
  stateRows,
} from './projection.ts'
export { type CheckedEvent, checkProven, provenEvent } from './proven.ts'
export type { Shelf, Slip } from './shelf.ts'
export type { LedgerStore, StateRow } from './store.ts'
export { type Verdict, type VerifyOptions, verifyStore } from './verify.ts'
export { type Publication, readPublication, witness, writePublication } from './witness.ts'
