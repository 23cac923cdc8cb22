import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Headline } from '../detect/index.ts'
import type { RejectReason } from '../lake/index.ts'
import type { Context } from './context.ts'
import { AppError } from './errors.ts'
import { find } from './look.ts'
import type { LookField, LookForm } from './look-fields.ts'
import { looks } from './looks.ts'

/** Files on this disk for one detector, each with its field and what its sender calls it; they lie in a folder of their own. */
export interface LookRequest {
  readonly detector: LookForm
  readonly files: readonly { readonly path: string; readonly name: string; readonly field: LookField }[]
}

/** What came of it. */
export interface LookedAt {
  readonly detector: LookForm
  readonly finding: string
  readonly headline: Headline
  readonly reasons: readonly RejectReason[]
}

/**
 * Has one detector look at received files. They stay in their folder when that goes well, since a replay reads them
 * again, and are removed when it does not.
 */
export async function lookAt({ detector, files }: LookRequest, context: Context): Promise<LookedAt> {
  const way = looks.find((one) => one.detector.name === detector)
  if (way?.arranged === undefined)
    throw new AppError('detector-unknown', `the detector '${detector}' takes no files from a form`)
  try {
    const of = (field: LookField) => files.filter((file) => file.field === field).map(({ path }) => path)
    const { files: inOrder, options } = await way.arranged(of, context)
    const { finding, rejected } = await find(way, inOrder, options, context)
    const headline = way.detector.headline(finding as never)
    return { detector, finding: finding.id, headline, reasons: rejected }
  } catch (error) {
    const folders = new Set(files.map(({ path }) => dirname(path)))
    await Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })))
    throw error
  }
}
