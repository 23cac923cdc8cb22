import type { Config } from './context.ts'
import type { ImportedAndScanned, ReceivedFiles } from './import-and-scan.ts'
import type { LookedAt, LookRequest } from './look-at.ts'

export type ImportTask = { readonly config: Config } & (
  | { readonly files: ReceivedFiles }
  | { readonly look: LookRequest }
)

export interface ToldError {
  readonly code: string
  readonly message: string
  readonly hint: string | null
}

/** What the importing process tells the server. */
export type Told =
  | { readonly kind: 'start'; readonly step: string; readonly total?: number; readonly unit?: string }
  | { readonly kind: 'at'; readonly count: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'result'; readonly result: ImportedAndScanned | LookedAt }
  | { readonly kind: 'error'; readonly error: ToldError }

/** An error in the form that crosses processes. */
export function toldOf(error: unknown): ToldError {
  if (!(error instanceof Error)) return { code: 'unexpected', message: String(error), hint: null }
  const { code, hint } = error as { code?: unknown; hint?: unknown }
  return {
    code: typeof code === 'string' ? code : 'unexpected',
    message: error.message,
    hint: typeof hint === 'string' ? hint : null,
  }
}
