import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import type { Deed } from '../checklist/deed.ts'
import { floorRung } from './response.ts'

/** How far a deed got: an end counts as such whatever came before it. */
export type DeedStatus = 'announced' | 'done' | 'ended'
export const deedStatuses: readonly DeedStatus[] = ['announced', 'done', 'ended']

export function statusOfDeed({ implemented, ended }: Deed): DeedStatus {
  return ended !== null ? 'ended' : implemented !== null ? 'done' : 'announced'
}

/** Classes from the floor of the ladder up: what costs the other side something. */
export const costlyClasses = (Object.keys(measureClasses) as MeasureClassName[]).filter(
  (name) => measureClasses[name].rung >= floorRung,
)

interface Term {
  readonly began: string
  readonly ends: string | null
}

/** Whether a deed was first announced or done within a term; the day of a hand-over belongs to who takes over. */
export function withinTerm(deed: Deed, { began, ends }: Term): boolean {
  const day = deed.announced ?? deed.implemented
  return day !== null && day >= began && (ends === null || day < ends)
}

export interface AdministrationCounts {
  readonly statuses: Readonly<Record<DeedStatus, number>>
  /** Of each class from the floor up: those carried out, ended since or not. */
  readonly classes: Readonly<Partial<Record<MeasureClassName, number>>>
}

/** What one administration did, by the same criteria for each. */
export function administrationCounts(deeds: readonly Deed[], term: Term): AdministrationCounts {
  const own = deeds.filter((deed) => withinTerm(deed, term))
  const count = (status: DeedStatus) => own.filter((deed) => statusOfDeed(deed) === status).length
  return {
    statuses: { announced: count('announced'), done: count('done'), ended: count('ended') },
    classes: Object.fromEntries(
      costlyClasses.map((name) => [
        name,
        own.filter((deed) => deed.class === name && deed.implemented !== null).length,
      ]),
    ),
  }
}
