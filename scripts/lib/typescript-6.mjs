/** Loaded before dependency-cruiser, which parses with TypeScript's own interface: version 7 has none yet. */
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    return next(specifier.replace(/^typescript(?=\/|$)/, 'typescript-6'), context)
  },
})
