import { testAfterDays } from '../kinds/position.ts'
import type { Said } from './deed.ts'
import { type ChecklistInput, checklist } from './state.ts'
import type { StepName } from './steps.ts'

/** What the checklist shows of a claim when its time has come. The verdict is a person's. */
export interface ClaimTest {
  readonly claim: Said
  /** Day of the test. */
  readonly on: string
  readonly early: boolean
  /** Steps done that day, and those of them that were not when the claim was made. */
  readonly done: readonly StepName[]
  readonly fresh: readonly StepName[]
  readonly of: number
}

/** Promises and claims of a government against its own checklist. */
export function testClaims(input: ChecklistInput): readonly ClaimTest[] {
  return input.said
    .filter(({ sort, day }) => sort === 'promise' && day <= input.on)
    .map((claim) => {
      const due = new Date(Date.parse(claim.day) + testAfterDays * 86_400_000).toISOString().slice(0, 10)
      const doneAt = (day: string) =>
        checklist({ ...input, on: day }).flatMap(({ step, doneOn }) => (doneOn === null ? [] : [step]))
      const early = due > input.on
      const on = early ? input.on : due
      const done = doneAt(on)
      const before = new Set(doneAt(claim.day))
      const fresh = done.filter((step) => !before.has(step))
      return { claim, on, early, done, fresh, of: checklist(input).length }
    })
    .sort((a, b) => b.claim.day.localeCompare(a.claim.day))
}
