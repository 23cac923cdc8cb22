export { type Finding, type FindingBody, type InputDigest, makeFinding } from './finding.ts'
