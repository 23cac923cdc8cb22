import {
  type CopiesParameters,
  type CopiesResult,
  difference,
  type Passage,
  type PassageEnd,
} from '../../../detect/copies/index.ts'
import type { CopiesFinding } from '../../copies-rows.ts'
import { outletsOf } from '../../laundering-rows.ts'
import { LookedStrip, Sides } from '../../ui/copies-parts.tsx'
import { Contest } from '../../ui/finding-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import type { PartPages } from '../detector-pages.ts'

export const passagePages: PartPages<CopiesParameters, CopiesResult, Passage> = {
  name: 'passage',
  below: 'passages/',
  find: (finding, id) => finding.body.result.passages.find((one) => one.id === id),
  title: (words, { part }) => words.laundering.passageTitle(part.id),
  show: (view, { finding, part }) => <PassagePage view={view} finding={finding} passage={part} />,
  json({ finding, part }) {
    const { accounts } = finding.body.result
    const named = (end: PassageEnd) => ({ ...end, account: accounts[end.account] })
    return { finding: finding.id, ...part, earlier: named(part.earlier), later: named(part.later) }
  },
  opensCase: true,
}

function PassagePage({ view, finding, passage }: { view: View; finding: CopiesFinding; passage: Passage }) {
  const { laundering: w, copies: c } = view.words
  const { earlier, later } = passage
  const { nameOf } = outletsOf(finding)
  const head = ({ account, time, share }: PassageEnd) =>
    w.heading(
      visible(nameOf(account) ?? finding.body.result.accounts[account]!),
      view.time(time),
      view.integer(Math.round(share * 100)),
    )
  return (
    <>
      <p class="claim">
        {w.passageClaim(view.integer(passage.words), view.lasting((later.time - earlier.time) / 1000))}
      </p>
      <p>{w.quoting}</p>
      <section>
        <h2 id="compare">{c.compare}</h2>
        <p class="soft">{w.passageLead}</p>
        <Sides difference={difference(earlier.excerpt, later.excerpt)} heads={[head(earlier), head(later)]} />
      </section>
      <LookedStrip view={view} finding={finding} />
      <Contest title={c.contest} text={c.contestText(finding.id, passage.id)} />
    </>
  )
}
