import fc from 'fast-check'
import { expect, test } from 'vitest'

interface Package {
  version: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
  optionalDependencies?: Record<string, string>
}
interface Lock {
  packages: Record<string, Package>
}
const { missingPlatforms } = (await import(new URL('../../scripts/lib/lock.mjs', import.meta.url).href)) as {
  missingPlatforms(lock: Lock): { path: string; entry: Package }[]
}

const lockOf = (names: readonly string[]): Lock => ({
  packages: {
    '': { version: '1.0.0' },
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: Object.fromEntries(names.map((name) => [name, '2.0.0'])),
    },
  },
})

test('a package for another platform is named with the platform it is for', () => {
  expect(missingPlatforms(lockOf(['@tool/cli-linux-x64-musl', '@tool/cli-darwin-arm64']))).toEqual([
    {
      path: 'node_modules/@tool/cli-linux-x64-musl',
      entry: { version: '2.0.0', cpu: ['x64'], libc: ['musl'], os: ['linux'], dev: true, optional: true },
    },
    {
      path: 'node_modules/@tool/cli-darwin-arm64',
      entry: { version: '2.0.0', cpu: ['arm64'], os: ['darwin'], dev: true, optional: true },
    },
  ])
})

test('nothing is missing once it was added', () => {
  const names = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('linux', 'darwin', 'win32'), fc.constantFrom('x64', 'arm64'))
      .map((parts) => parts.join('-')),
  )
  fc.assert(
    fc.property(names, (platforms) => {
      const lock = lockOf(platforms.map((platform) => `@tool/cli-${platform}`))
      const missing = missingPlatforms(lock)
      expect(missing.length).toBe(platforms.length)
      for (const { path, entry } of missing) lock.packages[path] = entry
      expect(missingPlatforms(lock)).toEqual([])
    }),
  )
})
