/** `npm run build`: `src/` to `dist/`, the islands to what vite.config.ts says, and the files that are not code. */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildStamp, ensureInstalled, filesUnder, sourcesHash } from './lib/bootstrap.mjs'
import { needModernNode, root, run } from './lib/process.mjs'

await ensureInstalled()
const node = needModernNode()
const sources = sourcesHash()
rmSync(join(root, 'dist'), { recursive: true, force: true })

await step('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
if (existsSync(join(root, 'vite.config.ts'))) {
  await step('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
}
for (const file of filesUnder('src')) {
  if (/\.tsx?$/.test(file) || file.startsWith('src/web/islands/')) continue
  cpSync(join(root, file), join(root, file.replace(/^src/, 'dist')), { recursive: true })
}
writeFileSync(buildStamp, sources)

async function step(tool, args) {
  const code = await run(node, [join(root, 'node_modules', tool), ...args], { cwd: root })
  if (code !== 0) process.exit(code)
}
