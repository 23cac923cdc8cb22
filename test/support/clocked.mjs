/**
 * Runs a command line of a built program as `tocsin` does, with a clock that the parent can put forward:
 * `node clocked.mjs DIST AHEAD ARGUMENT...`. How many milliseconds it is ahead may change with a message of the parent.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , dist, begun, ...args] = process.argv
const load = (path) => import(pathToFileURL(join(dist, path)).href)
const { systemEffects } = await load('app/frame.js')
const { main } = await load('cli/main.js')
const { processTerminal } = await load('cli/terminal.js')

let ahead = Number(begun)
process.on('message', (ms) => {
  ahead = ms
})
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
const effects = systemEffects({ terminal: processTerminal(process, process.env), signal: stop.signal })
const code = await main(args, {
  effects: { ...effects, clock: () => Date.now() + ahead },
  env: process.env,
  columns: () => 80,
})
process.exit(code)
