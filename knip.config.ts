import type { KnipConfig } from 'knip'

export default {
  entry: [
    'bin/*.mjs',
    'scripts/*.mjs',
    'scripts/lib/typescript-6.mjs',
    'src/cli/tocsin.ts',
    'src/*/index.ts',
    'src/detect/*/index.ts',
    'src/**/*-worker.ts',
    'src/web/islands/*.{ts,tsx}',
    'bench/*.ts',
    'test/**/*.test.{ts,tsx}',
    'test/**/*-child.ts',
    'test/support/*.ts',
  ],
  project: ['{bin,scripts}/**/*.mjs', '{src,bench,test}/**/*.{ts,tsx}'],
  ignoreExportsUsedInFile: true,
  // What scripts/lib/checks.mjs starts by its path, and what a test hands to the browser as text.
  ignoreBinaries: ['mkfifo', 'openssl', 'unshare'],
  ignoreDependencies: ['axe-core', 'dependency-cruiser', 'typescript-6'],
} satisfies KnipConfig
