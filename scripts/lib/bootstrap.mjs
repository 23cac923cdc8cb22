import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fail, modernNode, root, run, runOnNode, say } from './process.mjs'

/** The file in `dist/` that says from which sources it was made. */
export const buildStamp = '.sources'

/**
 * Installs the packages of package-lock.json unless exactly they are there. An npm that runs on an old Node leaves
 * out optional packages that ask for a newer one, so what is then missing is installed with the Node just brought.
 */
export async function ensureInstalled() {
  if (installed()) return
  say('installing packages (once, and again when package-lock.json changes)')
  const code = (await installPackages()) || (installed() ? 0 : await installPackages())
  if (code !== 0) fail('the packages could not be installed', 'npm ci shows why; it needs the network once')
}

function installPackages() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const path = [dirname(modernNode() ?? process.execPath), process.env.PATH].join(delimiter)
  return run(npm, args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
    stdio: ['ignore', 2, 2],
  })
}

/** Builds unless `dist/` was made from these very sources. @returns whether `dist/` can be used */
export async function ensureBuilt() {
  const stamp = join(root, 'dist', buildStamp)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()) return true
  say('building')
  return (await runOnNode([join(root, 'scripts', 'build.mjs')], { cwd: root })) === 0
}

/** A hash over everything that the build reads. */
export function sourcesHash() {
  const hash = createHash('sha256')
  const single = [
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'vite.config.ts',
    'scripts/build.mjs',
  ]
  for (const file of [...single, ...filesUnder('src')]) {
    const path = join(root, file)
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/** All files below a folder of the clone, sorted, as paths from the root with `/`. */
export function filesUnder(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
}

function installed() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record) || modernNode() === undefined) return false
  const present = readPackages(record)
  const wanted = readPackages(join(root, 'package-lock.json'))
  const isThere = (path) => present[path]?.version === wanted[path].version
  return Object.entries(wanted).every(([path, { optional, optionalDependencies }]) => {
    if (path === '' || (optional === true && present[path] === undefined)) return true
    const fitting = Object.keys(optionalDependencies ?? {})
      .map((name) => `node_modules/${name}`)
      .filter((part) => part in wanted && fits(wanted[part]))
    return isThere(path) && (fitting.length === 0 || fitting.some(isThere))
  })
}

/** Whether a package is made for this machine; which C library it has, only the installation can tell. */
function fits({ os, cpu }) {
  return os?.includes(process.platform) === true && cpu?.includes(process.arch) === true
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
