import type { Hono } from 'hono'
import { difference, type Passage, type PassageEnd } from '../../../detect/copies/index.ts'
import { copiesDetector } from '../../../detect/index.ts'
import type { CopiesFinding } from '../../copies-rows.ts'
import { outletsOf, passagesCsv } from '../../laundering-rows.ts'
import { LookedStrip, Sides } from '../../ui/copies-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { csv, findingBy, nothingAt, page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'

export function passageRoutes(app: Hono, web: WebContext): void {
  app.get('/copies/:finding/passages.csv', async (c) => {
    const finding = await findingBy(copiesDetector, web, c.req.param('finding'))
    return csv(c, `${finding.id}-passages.csv`, passagesCsv(finding))
  })
  app.get('/copies/:finding/passages/:passage', async (c) => {
    const finding = await findingBy(copiesDetector, web, c.req.param('finding'))
    const { id, format } = splitFormat(c.req.param('passage'))
    const passage = finding.body.result.passages.find((one) => one.id === id)
    if (passage === undefined) throw nothingAt(`passage ${id}`)
    const { accounts } = finding.body.result
    if (format === 'json') {
      const named = (end: PassageEnd) => ({ ...end, account: accounts[end.account] })
      return c.json({
        finding: finding.id,
        ...passage,
        earlier: named(passage.earlier),
        later: named(passage.later),
      })
    }
    if (format !== 'html') throw nothingAt(`format ${format}`)
    const view = viewOf(c)
    const base = `/copies/${finding.id}`
    const frame = {
      title: view.words.laundering.passageTitle(id),
      finding: `${finding.id}/${id}`,
      crumbs: [
        { label: view.words.copies.title, href: view.to('/copies') },
        { label: finding.id, href: view.to(base) },
      ],
      current: 'copies' as const,
      data: inFormats(`${base}/passages/${id}`, ['json']),
    }
    return page(c, web, view, frame, <PassagePage view={view} finding={finding} passage={passage} />)
  })
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
      <section>
        <h2 id="contest">{c.contest}</h2>
        <p>{c.contestText(finding.id, passage.id)}</p>
      </section>
    </>
  )
}
