import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './process.mjs'

const lockFile = join(root, 'package-lock.json')
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

export function readLock() {
  return JSON.parse(readFileSync(lockFile, 'utf8'))
}

/**
 * Optional packages for other platforms that package-lock.json does not name. npm leaves them out when it cannot
 * reach them or when they were not installed (npm/cli issue 4828), and then `npm ci` refuses the file.
 * @returns {{ path: string, entry: object }[]} what to add
 */
export function missingPlatforms({ packages }) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev, devOptional }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isNamed(packages, parent, name))
      .map(([name, range]) => ({
        path: `node_modules/${name}`,
        entry: {
          version: range.replace(/^[~^]/, ''),
          ...platformOf(name),
          ...(dev === true ? { dev } : devOptional === true ? { devOptional } : {}),
          optional: true,
        },
      })),
  )
}

function isNamed(packages, parent, name) {
  return `node_modules/${name}` in packages || `${parent}/node_modules/${name}` in packages
}

/** e.g. `@swc/core-linux-x64-musl` is for linux, x64, musl. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? 'musl'
      : words.includes('gnu') || words.includes('gnueabihf')
        ? 'glibc'
        : undefined
  return {
    cpu: words.filter((word) => processors.includes(word)),
    ...(libc === undefined ? {} : { libc: [libc] }),
    os: words.filter((word) => systems.includes(word)),
  }
}
