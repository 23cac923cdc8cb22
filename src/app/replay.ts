import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { makeFinding } from '../detect/index.ts'
import { hashFile, parseMap } from '../lake/index.ts'
import type { Context } from './context.ts'
import { type CoordinationFinding, coordination, detector, type ScanRequest } from './coordination.ts'
import { AppError } from './errors.ts'
import { findingStore } from './findings.ts'
import { openFiles } from './open-files.ts'

export interface Replay {
  readonly finding: CoordinationFinding
  /** Hash of what was computed now. */
  readonly hash: string
  readonly identical: boolean
  /** Parts of the body that differ, in words; empty when identical. */
  readonly differences: readonly string[]
}

/**
 * Computes a finding again from its inputs, parameters and seed.
 * @param given files to take where an input no longer lies where it lay
 * @throws AppError `finding-missing`, `input-missing`
 */
export async function replay(id: string, given: readonly string[], context: Context): Promise<Replay> {
  const finding = (await findingStore(context.config.store).get(id)) as CoordinationFinding | undefined
  if (finding === undefined) {
    throw new AppError('finding-missing', `there is no finding ${id} in ${context.config.store}`, {
      hint: 'tocsin scan FILE makes one; --store names another store',
    })
  }
  const request = await requestOf(finding, given)
  const opened = await openFiles(request, context, false)
  // The same bytes under another name are the same input.
  const inputs = opened.inputs.map((input, at) => ({ ...input, name: finding.body.inputs[at]!.name }))
  try {
    const again = await coordination(request, { ...opened, inputs }, context)
    const { body, hash } = makeFinding(again, finding.computedAt)
    const identical = hash === finding.hash
    return { finding, hash, identical, differences: identical ? [] : differences(finding.body, body) }
  } finally {
    await opened.close()
  }
}

async function requestOf(
  { body, places }: CoordinationFinding,
  given: readonly string[],
): Promise<ScanRequest> {
  const { window, textWindow, q, cap, jitter, affiliations, map } = body.parameters
  const files = await Promise.all(body.inputs.map((input, at) => locate(input, places[at], given)))
  const presets = new Set(body.inputs.map(({ preset }) => preset))
  return {
    files,
    preset: map === null && presets.size === 1 ? [...presets][0] : undefined,
    map: map === null ? undefined : parseMap(JSON.stringify(map), 'the map of the finding'),
    window,
    textWindow,
    q,
    cap,
    jitter,
    seed: body.seed,
    affiliations: new Map(affiliations.map(({ account, affiliation }) => [account, affiliation])),
  }
}

async function locate(
  input: CoordinationFinding['body']['inputs'][number],
  place: string | undefined,
  given: readonly string[],
): Promise<string> {
  const candidates = [...given.map((file) => resolve(file)), ...(place === undefined ? [] : [place])]
  let changed = false
  for (const candidate of candidates) {
    const there = await stat(candidate).then(
      (found) => found.isFile(),
      () => false,
    )
    if (there && (await hashFile(candidate)) === input.sha256) return candidate
    if (there && candidate === place) changed = true
  }
  const named = given.length === 0 ? '' : `${given.map((file) => basename(file)).join(', ')} is not it, and `
  const what = `${input.name} with SHA-256 ${input.sha256.slice(0, 16)}...`
  throw new AppError(
    'input-missing',
    `${what} is missing: ${named}${changed ? 'the file where it lay has other bytes now' : 'it is not where it lay'}`,
    { hint: 'name the file with tocsin replay FINDING --input FILE; it has to be the same bytes' },
  )
}

function differences(before: CoordinationFinding['body'], after: CoordinationFinding['body']): string[] {
  const said = (part: string, x: unknown, y: unknown) =>
    JSON.stringify(x) === JSON.stringify(y) ? [] : [`${part} differ`]
  return [
    ...said('detector versions', before.detector, detector),
    ...said('parameters', before.parameters, after.parameters),
    ...said('inputs', before.inputs, after.inputs),
    ...said('accounts', before.result.accounts, after.result.accounts),
    ...said('edges', before.result.edges, after.result.edges),
    ...said('communities', before.result.communities, after.result.communities),
    ...said('self-checks', before.result.selfCheck, after.result.selfCheck),
    ...said('coverage figures', before.result.coverage, after.result.coverage),
  ]
}
