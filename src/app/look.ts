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

/** What people know beforehand about an election, each list as the files that hold it. */
export interface Lists {
  /** Names to protect, as `tocsin lookalikes --protect` reads them. */
  readonly protect: readonly string[]
  /** Overt outlets, as `tocsin amplification --outlets` reads them. */
  readonly outlets: readonly string[]
  /** Candidates, parties and institutions, as `tocsin narratives --subjects` reads them. */
  readonly subjects: readonly string[]
  /** When accounts were made, as `tocsin preparation --accounts` reads them. */
  readonly accounts: readonly string[]
}

export const noLists: Lists = { protect: [], outlets: [], subjects: [], accounts: [] }

/** Files in the order in which a detector takes them, and the options that say which is which. */
interface Arranged<Options> {
  readonly files: readonly string[]
  readonly options: Options
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
  arranged?(of: (field: LookField) => readonly string[], context: Context): Promise<Arranged<Options>>
  /**
   * How it joins the one run over posts, with the files that follow the posts; absent where it looks at something else.
   * @returns nothing where it needs a list that was not given
   */
  join?(lists: Lists, context: Context): Promise<Arranged<Options> | undefined>
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
