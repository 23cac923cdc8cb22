import { readFileSync } from 'node:fs'

/** The version in `package.json`, e.g. `0.1.0`; the same file is found from `src/` and from `dist/`. */
export function appVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
