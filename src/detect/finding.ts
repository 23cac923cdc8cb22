import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { sha256 } from '../kernel/hashing.ts'
import { contentId } from '../kernel/ids.ts'

/** Where the observations of a finding came from, so that a replay can fetch the same ones. */
export interface InputDigest {
  /** A `file` is read again from where it lay, or from `tocsin replay --input`; a `segment` lies in the lake of the store. */
  readonly source: 'file' | 'segment'
  /** Without its folder: a finding is the same wherever its input lies. */
  readonly name: string
  /** Of the bytes as they lay on disk. */
  readonly sha256: string
  readonly rows: number
  readonly rejected: number
  /** The preset or map by which the rows were understood. */
  readonly preset: string
}

/**
 * What a detector says about observations. Everything in `body` is a function of the input, the
 * parameters and the detector's version: a replay yields the same bytes or the finding is void.
 */
export interface Finding<Parameters = Json, Result = Json> {
  /** `F-` and ten characters derived from the body. */
  readonly id: string
  /** SHA-256 of the canonical JSON (RFC 8785) of `body`. */
  readonly hash: string
  /** When it was computed; not part of the hash. ISO 8601, UTC. */
  readonly computedAt: string
  /** Where each input of source `file` lay then; not part of the hash. */
  readonly places: readonly string[]
  readonly body: FindingBody<Parameters, Result>
}

export interface FindingBody<Parameters = Json, Result = Json> {
  readonly detector: { readonly name: string; readonly version: string }
  readonly parameters: Parameters
  readonly seed: number
  readonly inputs: readonly InputDigest[]
  readonly result: Result
}

export function makeFinding<P, R>(
  body: FindingBody<P, R>,
  computedAt: string,
  places: readonly string[] = [],
): Finding<P, R> {
  const canonical = canonicalJson(body as unknown as Json)
  return { id: contentId('F', canonical), hash: sha256(canonical), computedAt, places, body }
}
