/** The part of the application that looks at files. It loads the lake and the detectors, and nothing of records. */

export { readAffiliations } from './affiliations.ts'
export { amplificationLook } from './amplification-look.ts'
export { type CompatibleOutcome, compatibleScan } from './compatible-scan.ts'
export type { CoordinationFinding } from './coordination.ts'
export { scanDefaults } from './coordination-look.ts'
export { copiesDefaults, copiesLook } from './copies-look.ts'
export { readDeclaredOutlets } from './declared-outlets.ts'
export { find } from './look.ts'
export { type Beside, lookBeside } from './look-beside.ts'
export { lookalikesLook, readProtected } from './lookalikes-look.ts'
export { replay } from './replay.ts'
export { type ScanOutcome, scan } from './scan.ts'
