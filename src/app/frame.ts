/** What the command line needs before it knows the command. Nothing here loads an engine, so that help is immediate. */
export { type Environment, readConfig, type Setting, settings } from './config.ts'
export type { Context, Effects, Terminal } from './context.ts'
export { systemEffects } from './effects.ts'
export { appVersion } from './version.ts'
