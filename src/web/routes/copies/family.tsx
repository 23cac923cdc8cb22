import {
  type CopiesParameters,
  type CopiesResult,
  difference,
  type Family,
  unmarked,
} from '../../../detect/copies/index.ts'
import { exposureClasses } from '../../../vocab/exposure.ts'
import { DotPlot } from '../../charts/dot-plot.tsx'
import { type CopiesFinding, membersCsv } from '../../copies-rows.ts'
import { outletsOf, postsOfFamily } from '../../laundering-rows.ts'
import { Beside, KindsBar, LookedStrip, Sides } from '../../ui/copies-parts.tsx'
import { Contest } from '../../ui/finding-parts.tsx'
import { Carrying, Lanes } from '../../ui/laundering-parts.tsx'
import { Likely, Pager, pageOf, Sentence, Time } from '../../ui/parts.tsx'
import { clip } from '../../ui/shown-text.ts'
import { Table } from '../../ui/table.tsx'
import { linkTo, type View } from '../../ui/view.ts'
import type { PartPages } from '../detector-pages.ts'

const perPage = 20

export const familyPages: PartPages<CopiesParameters, CopiesResult, Family> = {
  name: 'family',
  what: 'text',
  find: (finding, id) => finding.body.result.families.find((one) => one.id === id),
  title: (words, { part }) => words.copies.familyTitle(part.id),
  show: (view, { finding, part }) => <FamilyPage view={view} finding={finding} family={part} />,
  json({ finding, part }) {
    const { accounts } = finding.body.result
    const members = part.members.map((member) => ({ ...member, account: accounts[member.account] }))
    return { finding: finding.id, ...part, members }
  },
  csv: ({ finding, part }) => membersCsv(finding, [part]),
  opensCase: true,
}

function FamilyPage({ view, finding, family }: { view: View; finding: CopiesFinding; family: Family }) {
  const { copies: w } = view.words
  return (
    <>
      <div class="head">
        <p class="claim">
          {w.claim(
            view.integer(family.accounts),
            view.integer(family.posts),
            view.lasting((family.last - family.first) / 1000),
          )}{' '}
          {w.sourceIs} <Likely view={view} term={family.likelihood} />.
        </p>
        <blockquote class="user lead" dir="auto">
          {clip(family.variants[0]!.text, 600)}
        </blockquote>
        <KindsBar view={view} kinds={family.kinds} />
      </div>
      <Path view={view} finding={finding} family={family} />
      <section>
        <h2 id="lanes">{view.words.laundering.lanes}</h2>
        <Lanes
          view={view}
          finding={finding}
          posts={postsOfFamily(finding, family)}
          isOrigin={({ after, account }) => after === 0 && account === family.members[0]!.account}
        />
      </section>
      <Compare view={view} family={family} />
      <Wordings view={view} family={family} />
      <Members view={view} finding={finding} family={family} />
      <LookedStrip view={view} finding={finding} />
      <div class="two even">
        <section class="not">
          <p>{w.notShown}</p>
        </section>
        <Contest title={w.contest} text={w.contestText(finding.id, family.id)} />
      </div>
    </>
  )
}

/** When each class of outlet carried it: the picture, and its table. */
function Path({ view, finding, family }: { view: View; finding: CopiesFinding; family: Family }) {
  const { copies: w } = view.words
  const { accounts } = finding.body.result
  const declared = new Map(finding.body.parameters.outlets.map((outlet) => [outlet.account, outlet]))
  const rows = family.path.map(({ exposure }) => ({
    label: exposureClasses[exposure][view.language],
    after: family.members
      .filter(({ account }) => (declared.get(accounts[account]!)?.exposure ?? 'unclassified') === exposure)
      .map(({ time }) => (time - family.first) / 1000),
  }))
  return (
    <section>
      <h2 id="path">{w.path}</h2>
      <p class="soft">{w.pathLead}</p>
      {declared.size === 0 ? (
        <p class="soft">
          <Sentence text={w.pathUndeclared} />
        </p>
      ) : null}
      {[
        { width: 860, class: 'wide-chart' },
        { width: 328, class: 'narrow' },
      ].map((size) => (
        <DotPlot
          {...size}
          rows={rows}
          band={null}
          label={w.path}
          axis={w.afterFirst}
          write={(seconds) => view.lasting(seconds)}
        />
      ))}
      <Table
        view={view}
        label={w.path}
        rows={family.path}
        columns={[
          { label: w.column.class, cell: ({ exposure }) => exposureClasses[exposure][view.language] },
          { label: w.column.first, class: 'nowrap', cell: ({ first }) => <Time view={view} at={first} /> },
          { label: w.column.posts, count: ({ posts }) => posts },
          { label: w.column.accounts, count: ({ accounts: n }) => n },
        ]}
      />
    </section>
  )
}

function Compare({ view, family }: { view: View; family: Family }) {
  const { copies: w } = view.words
  const asked = Number(view.query.get('wording') ?? Number.NaN)
  const known = Number.isInteger(asked) && asked >= 0 && asked < family.variants.length
  if (family.variants.length < 2 && !known) return null
  const chosen = known ? asked : furthest(family)
  const [first, other] = [family.variants[0]!, family.variants[chosen]!]
  const heads = [
    `${w.earliestWording}, ${view.time(first.first)}`,
    `${w.otherWording} ${chosen + 1} (${w.kind[other.kind]}), ${view.time(other.first)}`,
  ] as const
  return (
    <section>
      <h2 id="compare">{w.compare}</h2>
      {other.meaning === undefined ? (
        <>
          <p class="soft">{w.compareLead}</p>
          <Beside view={view} difference={difference(first.text, other.text)} heads={heads} />
        </>
      ) : (
        <>
          <p class="soft">{w.byMeaning(view.decimal(other.meaning))}</p>
          <Sides difference={unmarked(first.text, other.text)} heads={heads} />
        </>
      )}
    </section>
  )
}

/** The wording that most accounts carried beside the earliest: what a reader would ask for first. */
function furthest(family: Family): number {
  let best = 1
  for (const [at, variant] of family.variants.entries()) {
    if (at > 0 && variant.kind !== 'verbatim' && variant.accounts > family.variants[best]!.accounts) best = at
  }
  return best
}

function Wordings({ view, family }: { view: View; family: Family }) {
  const { copies: w } = view.words
  return (
    <section>
      <h2 id="wordings">{w.wordingsTitle}</h2>
      {family.wordings > family.variants.length ? (
        <p class="soft">
          {w.wordingsMore(view.integer(family.variants.length), view.integer(family.wordings))}
        </p>
      ) : null}
      <Table
        view={view}
        label={w.wordingsTitle}
        rows={family.variants.map((variant, at) => ({ ...variant, at }))}
        columns={[
          {
            label: w.column.text,
            class: 'wide',
            cell: ({ at, text }) => (
              <>
                {at + 1}.{' '}
                <span class="user" dir="auto">
                  {clip(text, 240)}
                </span>{' '}
                {at === 0 ? null : (
                  <a class="nowrap" href={`${linkTo(view, { wording: String(at) })}#compare`}>
                    {w.showBeside}
                  </a>
                )}
              </>
            ),
          },
          { label: w.column.kind, cell: ({ kind }) => w.kind[kind] },
          {
            label: w.column.shared,
            means: w.column.sharedMeans,
            numeric: true,
            cell: ({ shared, meaning }) => (
              <>
                {view.integer(Math.round(shared * 100))} %
                {meaning === undefined ? null : (
                  <>
                    <br />
                    <small class="nowrap">{w.cosine(view.decimal(meaning))}</small>
                  </>
                )}
              </>
            ),
          },
          { label: w.column.posts, count: ({ posts }) => posts },
          { label: w.column.accounts, count: ({ accounts }) => accounts },
          { label: w.column.first, class: 'nowrap', cell: ({ first }) => <Time view={view} at={first} /> },
        ]}
      />
    </section>
  )
}

function Members({ view, finding, family }: { view: View; finding: CopiesFinding; family: Family }) {
  const { copies: w } = view.words
  const { exposureOf } = outletsOf(finding)
  const shown = pageOf(family.members, view.query.get('page'), perPage)
  return (
    <section>
      <h2 id="posts">{w.membersTitle}</h2>
      {family.posts > family.members.length ? (
        <p class="soft">{w.wordingsMore(view.integer(family.members.length), view.integer(family.posts))}</p>
      ) : null}
      <Table
        view={view}
        label={w.membersTitle}
        rows={shown.items}
        columns={[
          { label: w.column.first, class: 'nowrap', cell: ({ time }) => <Time view={view} at={time} /> },
          {
            label: view.words.column.account,
            names: true,
            cell: (member) => <Carrying finding={finding} account={member.account} />,
          },
          {
            label: w.column.class,
            cell: ({ account }) => exposureClasses[exposureOf(account)][view.language],
          },
          {
            label: w.column.kind,
            cell: ({ variant }) => {
              const kind = family.variants[variant]?.kind
              return kind === undefined ? '–' : w.kind[kind]
            },
          },
          { label: w.column.post, class: 'code', cell: ({ post }) => post.slice(0, 12) },
        ]}
      />
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}
