import { type ClaimTest, stepOf, testAfterDays } from '../../respond/index.ts'
import type { View } from './view.ts'

/** What the checklist shows of a claim when its time has come. */
export function ClaimFound({ view, test }: { view: View; test: ClaimTest }) {
  const { governments: w } = view.words.respond
  const { claim, on, early, done, fresh, of } = test
  const found = w.claimFound(view.integer(done.length), view.integer(of), view.integer(fresh.length))
  return (
    <>
      {early
        ? w.early(view.day(Date.parse(claim.day) + testAfterDays * 86_400_000))
        : `${view.day(Date.parse(on))}: ${found}`}
      {done.length === 0 ? null : <> ({view.list(done.map((step) => stepOf[step].label[view.language]))})</>}
    </>
  )
}
