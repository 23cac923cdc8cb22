export { type Environment, readConfig, type Setting, settings } from './config.ts'
export type { Config, Context, Effects, Terminal } from './context.ts'
export { systemEffects } from './effects.ts'
export { appVersion } from './version.ts'
