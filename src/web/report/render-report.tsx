import { raw } from 'hono/html'
import { stylesheet } from '../assets.ts'
import { byNeedOfALook, communityRows } from '../community-rows.ts'
import type { CoordinationFinding } from '../findings.ts'
import { Claim } from '../ui/claim.tsx'
import { CommunityCharts } from '../ui/community-charts.tsx'
import { AccountsSection, NotSection, ObjectsSection } from '../ui/community-tables.tsx'
import { CoverageStrip } from '../ui/coverage.tsx'
import {
  KindsSection,
  NullModels,
  RecordSection,
  ReplaySection,
  SelfCheckSection,
} from '../ui/finding-parts.tsx'
import { Bell } from '../ui/layout.tsx'
import { AffiliationTag, Likely } from '../ui/parts.tsx'
import { Table } from '../ui/table.tsx'
import { makeView } from '../ui/view.ts'
import type { Language } from '../words/index.ts'

/**
 * One self-contained HTML page of a finding: its stylesheet inside, no script, nothing to fetch. It is a function
 * of the finding alone, so that the same finding gives the same bytes.
 */
export function renderReport(finding: CoordinationFinding, language: Language = 'en'): string {
  const view = makeView(language, '')
  const { words: w } = view
  const { communities } = finding.body.result
  const rows = [...communityRows(finding)].sort(byNeedOfALook)
  const ordered = rows.flatMap((row) => communities.find((community) => community.id === row.community) ?? [])
  const style = stylesheet().replaceAll('</', '<\\/')
  const document = (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{w.report.title(finding.id)}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <header class="top">
          <span class="brand">
            <Bell />
            Tocsin
          </span>
          <span class="soft">{w.report.made(view.time(Date.parse(finding.computedAt)))} UTC</span>
        </header>
        <main>
          <div class="head">
            <h1>{w.report.title(finding.id)}</h1>
            <p class="lead">
              {w.finding.lead(
                view.integer(communities.length),
                view.integer(finding.body.result.accounts.length),
                view.integer(finding.body.result.edges.length),
              )}
            </p>
          </div>
          <section>
            <h2 id="contents">{w.report.contents}</h2>
            <Table
              view={view}
              label={w.report.contents}
              rows={rows}
              columns={[
                {
                  label: w.column.community,
                  class: 'nowrap',
                  cell: ({ community }) => <a href={`#${community}`}>{community}</a>,
                },
                { label: w.column.accounts, count: ({ accounts }) => accounts },
                {
                  label: w.column.affiliation,
                  cell: (row) => <AffiliationTag view={view} community={row} />,
                },
                { label: w.column.likelihood, cell: (row) => <Likely view={view} term={row.likelihood} /> },
                { label: w.column.seen, count: ({ seen }) => seen },
                { label: w.column.expected, numeric: true, cell: ({ expected }) => view.decimal(expected) },
              ]}
            />
          </section>
          <CoverageStrip view={view} finding={finding} />
          <NullModels view={view} finding={finding} />
          <SelfCheckSection view={view} finding={finding} />
          <KindsSection view={view} finding={finding} />
          <RecordSection view={view} finding={finding} />
          <ReplaySection view={view} finding={finding} />
          {ordered.map((community) => (
            <article class="sheet" aria-labelledby={community.id}>
              <h2 class="sheet-title" id={community.id}>
                {w.community.title(community.id)} <AffiliationTag view={view} community={community} />
              </h2>
              <Claim view={view} finding={finding} community={community} />
              <CommunityCharts
                view={view}
                finding={finding}
                community={community}
                prefix={`${community.id}-`}
              />
              <NotSection view={view} community={community} prefix={`${community.id}-`} />
              <ObjectsSection
                view={view}
                finding={finding}
                community={community}
                prefix={`${community.id}-`}
              />
              <AccountsSection
                view={view}
                finding={finding}
                community={community}
                prefix={`${community.id}-`}
                all
              />
            </article>
          ))}
        </main>
        <footer class="foot">
          <p>{w.report.offline}</p>
          <p class="code hash">{finding.hash}</p>
        </footer>
      </body>
    </html>
  )
  return `<!doctype html>${String(document)}\n`
}
