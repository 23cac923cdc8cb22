import type { Headline } from '../detect/index.ts'
import { CodedError } from '../kernel/errors.ts'
import type { Context } from './context.ts'
import type { CoordinationFinding } from './coordination.ts'
import { find } from './look.ts'
import { looks } from './looks.ts'
import type { FilesRequest } from './open-posts.ts'

/** What another detector said of posts that were scanned, or why it could say nothing. */
export interface Beside {
  readonly detector: string
  /** Id of its finding; null where it could not look. */
  readonly finding: string | null
  readonly headline: Headline
}

/** Has every other detector of posts look at the files of a scan, each with its standard options. */
export async function lookBeside(
  { files, preset, map }: FilesRequest,
  scanned: CoordinationFinding,
  context: Context,
): Promise<readonly Beside[]> {
  const { unseen } = scanned.body.result.coverage
  const beside: Beside[] = []
  for (const { detector, standard, needs = [], look } of looks) {
    if (detector.name === scanned.body.detector.name) continue
    if (standard === undefined) {
      const { wants } = detector
      if (wants !== undefined) beside.push(blind(detector.name, wants.en, wants.fr))
      continue
    }
    if (needs.length > 0 && needs.every((kind) => unseen.includes(kind))) {
      beside.push(
        blind(
          detector.name,
          `the posts have no ${needs.join(' and no ')}`,
          `les messages n’ont ni ${needs.join(' ni ')}`,
        ),
      )
      continue
    }
    try {
      const { finding } = await find({ look }, files, { ...Object(standard), preset, map }, context)
      const headline = detector.headline(finding as never)
      beside.push({ detector: detector.name, finding: finding.id, headline })
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      beside.push(blind(detector.name, error.message, error.message))
    }
  }
  return beside
}

function blind(detector: string, en: string, fr: string): Beside {
  const found = { en: 'could not look', fr: 'n’a rien pu examiner' }
  return { detector, finding: null, headline: { found, count: 0, unseen: [{ en, fr }] } }
}
