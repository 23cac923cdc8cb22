import { readFileSync } from 'node:fs'
import { type Incident, readLibrary } from '../respond/index.ts'

let read: readonly Incident[] | undefined

/** The library of incidents that ships with the program, read once. */
export function bundledLibrary(): readonly Incident[] {
  if (read === undefined) {
    const file = new URL('../../fixtures/library/incidents.json', import.meta.url)
    read = readLibrary(JSON.parse(readFileSync(file, 'utf8')))
  }
  return read
}
