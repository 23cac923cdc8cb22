import type { ObjectKind } from '../detect/coordination/index.ts'
import {
  type AnyDetector,
  type Detector,
  type Finding,
  type FindingBody,
  makeFinding,
} from '../detect/index.ts'
import { isoTime } from '../kernel/time.ts'
import type { RejectReason } from '../lake/index.ts'
import type { Context } from './context.ts'
import { findingStore } from './findings.ts'
import type { LookField } from './look-fields.ts'

/** What came of reading files and looking at them. */
export interface Looked<Parameters, Result> {
  readonly body: FindingBody<Parameters, Result>
  /** Where each input of source `file` lay. */
  readonly places: readonly string[]
  /** Why rows were left out, most frequent first. */
  readonly rejected: readonly RejectReason[]
  /** Handle by pseudonym, for the accounts that the finding names. */
  readonly handles: ReadonlyMap<string, string>
}

/**
 * How the program runs a detector: from files and options to the body of a finding, and from a finding back to
 * the options under which the same files yield it again. Commands, the one run over everything, replay and
 * pages need no more than this.
 */
export interface Look<Options, Parameters, Result> {
  readonly detector: Detector<Parameters, Result>
  look(files: readonly string[], options: Options, context: Context): Promise<Looked<Parameters, Result>>
  optionsOf(body: FindingBody<Parameters, Result>): Options
  /**
   * The files of a form of the web app in the order in which they are taken, and the options that follow; absent where
   * there is no such form. @param of the files of one of the `lookFields`
   */
  arranged?(
    of: (field: LookField) => readonly string[],
    context: Context,
  ): Promise<{ readonly files: readonly string[]; readonly options: Options }>
  /** The options of the one run over posts; absent where the detector looks at something else. */
  readonly standard?: Options
  /** Of these a file must have at least one, or there is nothing to look at. */
  readonly needs?: readonly ObjectKind[]
}

/** A way to look whose types are not known any more. */
export type AnyLook = Omit<Look<unknown, unknown, unknown>, 'detector'> & { readonly detector: AnyDetector }

export type Found<Parameters, Result> = Omit<Looked<Parameters, Result>, 'body' | 'places'> & {
  readonly finding: Finding<Parameters, Result>
}

/** Looks, and keeps the finding in the store. */
export async function find<Options, Parameters, Result>(
  way: Pick<Look<Options, Parameters, Result>, 'look'>,
  files: readonly string[],
  options: Options,
  context: Context,
): Promise<Found<Parameters, Result>> {
  const { body, places, rejected, handles } = await way.look(files, options, context)
  const finding = makeFinding(body, isoTime(context.effects.clock()), places)
  await findingStore(context.config.store).save(finding)
  return { finding, rejected, handles }
}
