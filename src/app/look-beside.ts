import type { Headline } from '../detect/index.ts'
import { CodedError } from '../kernel/errors.ts'
import type { Label } from '../vocab/label.ts'
import type { Context } from './context.ts'
import type { CoordinationFinding } from './coordination.ts'
import { find, type Lists } from './look.ts'
import { looks } from './looks.ts'
import type { FilesRequest } from './open-posts.ts'

/** What another detector said of posts that were scanned, or why it could say nothing. */
export interface Beside {
  readonly detector: string
  /** Id of its finding; null where it could not look. */
  readonly finding: string | null
  readonly headline: Headline
}

/** Reads the lists once, so that a mistake in one is told before the long work. @throws CodedError that names the file */
export async function checkLists(lists: Lists, context: Context): Promise<void> {
  for (const { join } of looks) await join?.(lists, context)
}

/** Has every other detector of posts look at the files of a scan, with its standard options and the lists that there are. */
export async function lookBeside(
  { files, preset, map }: FilesRequest,
  lists: Lists,
  scanned: CoordinationFinding,
  context: Context,
): Promise<readonly Beside[]> {
  const { unseen } = scanned.body.result.coverage
  const beside: Beside[] = []
  for (const { detector, join, needs = [], look } of looks) {
    if (join === undefined) {
      if (detector.wants !== undefined) beside.push(blind(detector.name, detector.wants))
      continue
    }
    try {
      const joining = await join(lists, context)
      if (joining === undefined) beside.push(blind(detector.name, detector.wants!))
      else if (needs.length > 0 && needs.every((kind) => unseen.includes(kind))) {
        const [en, fr] = [
          `the posts have no ${needs.join(' and no ')}`,
          `les messages n’ont ni ${needs.join(' ni ')}`,
        ]
        beside.push(blind(detector.name, { en, fr }))
      } else {
        const options = { ...Object(joining.options), preset, map }
        const { finding } = await find({ look }, [...files, ...joining.files], options, context)
        const headline = detector.headline(finding as never)
        beside.push({ detector: detector.name, finding: finding.id, headline })
      }
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      beside.push(blind(detector.name, { en: error.message, fr: error.message }))
    }
  }
  return beside
}

function blind(detector: string, why: Label): Beside {
  const found = { en: 'could not look', fr: 'n’a rien pu examiner' }
  return { detector, finding: null, headline: { found, count: 0, unseen: [why] } }
}
