/** `npm run lock`: completes package-lock.json after `npm install PACKAGE`, see lib/lock.mjs. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingPlatforms, readLock } from './lib/lock.mjs'
import { root, say } from './lib/process.mjs'

const lock = readLock()
const missing = missingPlatforms(lock)
for (const { path, entry } of missing) lock.packages[path] = entry
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`)
say(`${missing.length} packages for other platforms added`)
