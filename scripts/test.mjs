/** `npm test [-- FILTER...]`: every check and every test; with a filter only the tests that match it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled } from './lib/bootstrap.mjs'
import { runChecks } from './lib/checks.mjs'
import { root, runOnNode } from './lib/process.mjs'

const filter = process.argv.slice(2)

await ensureInstalled()
const built = await ensureBuilt()
if (!built) process.stdout.write('failed build\n')
const checks = filter.length === 0 ? await runChecks() : { passed: 0, failed: 0 }
const tests = await runTests()
const failed = checks.failed + tests.failed + (built ? 0 : 1)

tellAboutChromium()
if (tests.skipped > 0) process.stdout.write(`${tests.skipped} skipped, each with its reason above\n`)
process.stdout.write(`${checks.passed + tests.passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** The engine itself sometimes crashes under a test (nodejs/node 64500): what had not ended then is run once more. */
async function runTests() {
  const first = await runOnce(filter)
  if (!first.crashed) return first
  process.stdout.write(`the engine crashed: running once more ${first.unfinished.join(', ')}\n`)
  const second = await runOnce(first.unfinished)
  return {
    passed: first.finished + second.passed,
    failed: second.failed,
    skipped: second.skipped,
  }
}

async function runOnce(files) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-test-'))
  const results = join(folder, 'results.json')
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
    const code = await runOnNode([vitest, 'run', ...reporters, ...files], { cwd: root })
    return count(code, existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined, files)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not be loaded has no tests to fail, so it counts as one; so does a run that ends badly. */
function count(code, results, chosen) {
  if (results === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = results.numFailedTests + unloaded
  const ended = results.testResults.filter(
    ({ assertionResults: all }) => all.length > 0 && all.every(({ status }) => status === 'passed'),
  )
  const names = new Set(ended.map(({ name }) => name))
  const unfinished = (chosen.length === 0 ? testFiles() : results.testResults.map(({ name }) => name)).filter(
    (name) => !names.has(name),
  )
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests,
    crashed: failed === 0 && code !== 0 && unfinished.length > 0,
    unfinished,
    finished: ended.reduce((sum, file) => sum + file.assertionResults.length, 0),
  }
}

function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => join(root, 'test', name))
}

function tellAboutChromium() {
  const chromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
  process.stdout.write(
    existsSync(chromium)
      ? `Chromium tests ran with ${chromium}\n`
      : `Chromium tests did not run: there is no ${chromium}; install Debian's chromium or set CHROMIUM_PATH\n`,
  )
}
