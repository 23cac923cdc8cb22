import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesUnder } from './bootstrap.mjs'
import { missingPlatforms, readLock } from './lock.mjs'
import { captureOnNode, root } from './process.mjs'

const longest = 500

/** Every check: a name and a function that gives what is wrong, or nothing. */
const checks = [
  [
    'style',
    () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--diagnostic-level=warn', '.']),
  ],
  ['types', () => tool('typescript/bin/tsc', ['-p', '.'])],
  ['types of the islands', islandTypes],
  ['import direction and circles', imports],
  ['unused code', () => tool('knip/bin/knip.js', ['--no-progress'])],
  [`no source file over ${longest} lines`, fileLength],
  ['lock file names every platform', lockFile],
  ['no machine paths or registry hosts', machineTraces],
]

/** Runs every check and prints one line for each. @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks() {
  let failed = 0
  for (const [name, check] of checks) {
    const began = performance.now()
    const fault = await check()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${fault === undefined ? 'ok    ' : 'failed'} ${name} (${seconds} s)\n`)
    if (fault === undefined) continue
    failed++
    process.stdout.write(`${fault.trimEnd()}\n`)
  }
  return { passed: checks.length - failed, failed }
}

async function tool(path, args) {
  const { code, output } = await captureOnNode([join(root, 'node_modules', path), ...args])
  return code === 0 ? undefined : output
}

async function islandTypes() {
  const project = 'src/web/islands/tsconfig.json'
  return existsSync(join(root, project)) ? tool('typescript/bin/tsc', ['-p', project]) : undefined
}

/** The cruiser reports no violation where it can read no file, so it must also have seen the sources. */
async function imports() {
  const parser = pathToFileURL(join(root, 'scripts', 'lib', 'typescript-6.mjs')).href
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = ['--import', parser, cruiser, '--config', '.dependency-cruiser.mjs', 'src']
  const { code, output } = await captureOnNode(args)
  if (code !== 0) return output
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0)
  const there = filesUnder('src').filter((file) => /\.tsx?$/.test(file)).length
  return seen >= there ? undefined : `${output}only ${seen} of ${there} source files were read`
}

function fileLength() {
  const long = filesUnder('src')
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ file, lines }) => lines > longest && /\.(tsx?|css)$/.test(file))
  return report(long.map(({ file, lines }) => `${file}: ${lines} lines`))
}

/** Paths of the machine that wrote a file, and hosts that packages came from, tell on the author and break elsewhere. */
function machineTraces() {
  const traces = [
    /(?<![\w.:/~$}-])\/(?:work|root|tmp|home\/\w+|Users\/\w+)\/[\w.-]/,
    /\bregistry\.[a-z-]+\.[a-z]{2,}\b/,
    /"resolved": "https?:/,
  ]
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0')
  const found = files.filter(Boolean).flatMap((file) => {
    const path = join(root, file)
    if (!existsSync(path)) return []
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.flatMap((line, i) => (traces.some((trace) => trace.test(line)) ? [`${file}:${i + 1}`] : []))
  })
  return report(found)
}

function lockFile() {
  const missing = missingPlatforms(readLock()).map(({ path }) => path)
  return report(
    missing.length === 0 ? [] : ['npm run lock completes package-lock.json, which lacks', ...missing],
  )
}

function report(faults) {
  return faults.length === 0 ? undefined : faults.join('\n')
}
