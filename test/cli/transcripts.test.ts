import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fakeHost } from '../support/host.ts'
import { matches, parseTranscript } from './transcript.ts'

const here = import.meta.dirname
const home = process.cwd()
const folders: string[] = []

afterAll(() => {
  process.chdir(home)
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe.each(readdirSync(here).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const { steps, files } = parseTranscript(readFileSync(join(here, name), 'utf8'))
  let finding = ''
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-cli-'))
  folders.push(folder)
  for (const [file, content] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }

  test.each(steps)('$line', async (step) => {
    process.chdir(folder)
    const host = fakeHost({ env: step.env })
    const exit = await main(
      step.args.map((word) => (word === 'FINDING' ? finding : word)),
      host,
    )
    finding = /\bF-[0-9A-Z]{10}\b/.exec(host.printed.out + host.printed.err)?.[0] ?? finding
    const session = { exit, out: host.printed.out, err: host.printed.err }
    if (!matches(step.out, session.out)) expect(session.out).toBe(`${step.out.join('\n')}\n`)
    if (!matches(step.err, session.err)) expect(session.err).toBe(`${step.err.join('\n')}\n`)
    expect(session.exit, session.err).toBe(step.exit)
  })
})
