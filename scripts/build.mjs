/** `npm run build`: `src/` to `dist/`, which is replaced at once by a complete one or stays as it was. */
import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildStamp, ensureInstalled, filesUnder, sourcesHash } from './lib/bootstrap.mjs'
import { root, runOnNode } from './lib/process.mjs'

await ensureInstalled()
const sources = sourcesHash()
const draft = join(root, `.dist-${process.pid}`)
const old = join(root, `.dist-${process.pid}-old`)

try {
  process.exitCode = await build()
} finally {
  for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true })
}

async function build() {
  const code =
    (await tool('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', draft])) ||
    (await tool('vite/bin/vite.js', [
      'build',
      '--logLevel',
      'warn',
      '--outDir',
      join(draft, 'web', 'islands'),
    ]))
  if (code !== 0) return code
  for (const file of filesUnder('src')) {
    if (/\.tsx?$/.test(file) || file.startsWith('src/web/islands/')) continue
    cpSync(join(root, file), join(draft, file.slice('src/'.length)), { recursive: true })
  }
  writeFileSync(join(draft, buildStamp), sources)
  const dist = join(root, 'dist')
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(draft, dist)
  return 0
}

function tool(path, args) {
  return runOnNode([join(root, 'node_modules', path), ...args], { cwd: root })
}
