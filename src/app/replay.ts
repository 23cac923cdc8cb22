import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Finding, type FindingBody, type InputDigest, makeFinding } from '../detect/index.ts'
import { hashFile } from '../lake/index.ts'
import type { Context } from './context.ts'
import { AppError } from './errors.ts'
import { findingStore } from './findings.ts'
import type { AnyLook } from './look.ts'
import { looks } from './looks.ts'

export interface Replay {
  readonly finding: Finding<unknown, unknown>
  /** Hash of what was computed now. */
  readonly hash: string
  readonly identical: boolean
  /** Parts of the body that differ, in words; empty when identical. */
  readonly differences: readonly string[]
}

/**
 * Computes a finding again from its inputs, parameters and seed.
 * @param given files to take where an input no longer lies where it lay
 * @throws AppError `finding-missing`, `detector-unknown`, `input-missing`
 */
export async function replay(id: string, given: readonly string[], context: Context): Promise<Replay> {
  const finding: Finding<unknown, unknown> | undefined = await findingStore(context.config.store).get(id)
  if (finding === undefined) {
    throw new AppError('finding-missing', `there is no finding ${id} in ${context.config.store}`, {
      hint: 'tocsin scan FILE makes one; --store names another store',
    })
  }
  return recompute(finding, given, context)
}

/** How the detector of a finding is run. @throws AppError `detector-unknown` */
export function wayOf({ id, body }: Pick<Finding<unknown, unknown>, 'id' | 'body'>): AnyLook {
  const way = looks.find(({ detector }) => detector.name === body.detector.name)
  if (way === undefined) {
    throw new AppError(
      'detector-unknown',
      `finding ${id} is by the detector '${body.detector.name}', which this program does not have`,
      {
        hint: 'replay it with the version that made it',
      },
    )
  }
  return way
}

/** Where the inputs of a finding lie now. @throws AppError `input-missing` */
export function locateInputs(
  { body, places }: Pick<Finding<unknown, unknown>, 'body' | 'places'>,
  given: readonly string[],
): Promise<readonly string[]> {
  return Promise.all(body.inputs.map((input, at) => locate(input, places[at], given)))
}

/** The same for a finding that does not lie in the store. */
export async function recompute(
  finding: Finding<unknown, unknown>,
  given: readonly string[],
  context: Context,
): Promise<Replay> {
  const { body } = finding
  const way = wayOf(finding)
  const files = await locateInputs(finding, given)
  const looked = await way.look(files, way.optionsOf(body), context)
  // The same bytes under another name are the same input.
  const inputs = looked.body.inputs.map((input, at) => ({
    ...input,
    name: body.inputs[at]?.name ?? input.name,
  }))
  const again = { ...looked.body, inputs }
  const { hash } = makeFinding(again, finding.computedAt)
  const identical = hash === finding.hash
  return { finding, hash, identical, differences: identical ? [] : differences(body, again) }
}

async function locate(
  input: InputDigest,
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

function differences(before: FindingBody<unknown, unknown>, after: FindingBody<unknown, unknown>): string[] {
  const { result: was, ...frame } = before
  const { result: is, ...again } = after
  return [...differing(frame, again), ...differing(was, is)]
}

function differing(before: unknown, after: unknown): string[] {
  const x = Object(before) as Record<string, unknown>
  const y = Object(after) as Record<string, unknown>
  return [...new Set([...Object.keys(x), ...Object.keys(y)])]
    .filter((part) => JSON.stringify(x[part]) !== JSON.stringify(y[part]))
    .map((part) => `${part} differ`)
}
