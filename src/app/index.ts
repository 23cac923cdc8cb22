export type { Config, Context, Effects, Terminal } from './context.ts'
