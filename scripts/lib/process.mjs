import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const wanted = 24
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * The Node that runs Tocsin: the `node` package's own binary, else the running one if it is new enough.
 * @returns its path, or undefined where there is none
 */
export function modernNode() {
  const folder = join(root, 'node_modules', 'node')
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(binary) && major(versionOf(folder)) >= wanted) return binary
  return major(process.versions.node) >= wanted ? process.execPath : undefined
}

/** The same, for scripts that cannot go on without it. */
function needModernNode() {
  const node = modernNode()
  if (node === undefined) {
    fail(
      `Node ${wanted} is needed, this is ${process.versions.node}, and the package 'node' brought none for ` +
        `${process.platform} on ${process.arch}`,
      `install Node ${wanted} or later and try again`,
    )
  }
  return node
}

/**
 * The engine keeps its machine code behind protection keys where the processor has them, and its book of code pages is
 * not safe with several threads: it ends the process with "Check failed: jit_page.has_value()" (nodejs/node 64500).
 */
export const engineFlags = ['--no-memory-protection-keys']

/** Runs a file of ours, or one of a package, on the Node that Tocsin needs. @returns its exit code, as {@link run} */
export function runOnNode(args, options = {}) {
  return run(needModernNode(), [...engineFlags, ...args], options)
}

/** The same, and keeps what it prints. @returns {Promise<{ code: number, output: string }>} */
export function captureOnNode(args) {
  return capture(needModernNode(), [...engineFlags, ...args])
}

/** Runs a program with this terminal and forwards signals to it. @returns its exit code, 128 + n after signal n */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const forward = (signal) => child.kill(signal)
    for (const signal of forwarded) process.on(signal, forward)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const name of forwarded) process.off(name, forward)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** Runs a program and keeps what it prints. @returns {Promise<{ code: number, output: string }>} */
async function capture(program, args) {
  const chunks = []
  const code = await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code: code ?? 1, output: Buffer.concat(chunks).toString() }
}

export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Tells what is wrong and what to do, and ends the process. */
export function fail(message, hint) {
  say(`tocsin: ${message}`)
  say(`hint: ${hint}`)
  process.exit(1)
}

function versionOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

function major(version) {
  return Number(version.split('.')[0])
}
