import type { Context } from './context.ts'
import type { CoordinationFinding, ScanRequest } from './coordination.ts'
import { coordinationLook } from './coordination-look.ts'
import { type Found, find } from './look.ts'

type Body = CoordinationFinding['body']

export type ScanOutcome = Found<Body['parameters'], Body['result']>

/** Looks for accounts that act together, and keeps the finding in the store. */
export function scan({ files, ...options }: ScanRequest, context: Context): Promise<ScanOutcome> {
  return find(coordinationLook, files, options, context)
}
