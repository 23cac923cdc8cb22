import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The measuring data that lies beside the clone on some machines; it is not part of the project. */
const folder = new URL('../../../shared/data/', import.meta.url)

export const sharedData = (path: string): string => new URL(path, folder).pathname

export const hasSharedData = (): boolean => existsSync(folder)

export const absent = 'The measuring data lies outside the project and was not there when this was written.'

/** A small gzipped CSV without line breaks in its cells. */
export function readTable(path: string): Record<string, string>[] {
  const lines = gunzipSync(readFileSync(sharedData(path)))
    .toString()
    .trim()
    .split(/\r?\n/)
  const [head, ...rows] = lines.map((line) => line.replaceAll('"', '').split(','))
  return rows.map((cells) => Object.fromEntries(head!.map((name, at) => [name, cells[at]!])))
}

/** A gzipped file of JSON lines. */
export function readLines<Row>(path: string): Row[] {
  return gunzipSync(readFileSync(sharedData(path)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}
