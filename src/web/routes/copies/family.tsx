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
import { postsOfFamily } from '../../laundering-rows.ts'
import { Beside, KindsBar, LookedStrip, Sides } from '../../ui/copies-parts.tsx'
import { Contest } from '../../ui/finding-parts.tsx'
import { Lanes } from '../../ui/laundering-parts.tsx'
import { Column, Id, Likely, Pager, pageOf, Sentence, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import { clip } from '../../ui/shown-text.ts'
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
      <TableFrame label={w.path}>
        <thead>
          <tr>
            <th scope="col">{w.column.class}</th>
            <th scope="col">{w.column.first}</th>
            <Column label={w.column.posts} numeric />
            <Column label={w.column.accounts} numeric />
          </tr>
        </thead>
        <tbody>
          {family.path.map((step) => (
            <tr>
              <th scope="row">{exposureClasses[step.exposure][view.language]}</th>
              <td class="nowrap">
                <Time view={view} at={step.first} />
              </td>
              <td class="n">{view.integer(step.posts)}</td>
              <td class="n">{view.integer(step.accounts)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
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
      <TableFrame label={w.wordingsTitle}>
        <thead>
          <tr>
            <th scope="col">{w.column.text}</th>
            <th scope="col">{w.column.kind}</th>
            <Column label={w.column.shared} means={w.column.sharedMeans} numeric />
            <Column label={w.column.posts} numeric />
            <Column label={w.column.accounts} numeric />
            <th scope="col">{w.column.first}</th>
          </tr>
        </thead>
        <tbody>
          {family.variants.map((variant, at) => (
            <tr>
              <th scope="row" class="wide">
                {at + 1}.{' '}
                <span class="user" dir="auto">
                  {clip(variant.text, 240)}
                </span>{' '}
                {at === 0 ? null : (
                  <a class="nowrap" href={`${linkTo(view, { wording: String(at) })}#compare`}>
                    {w.showBeside}
                  </a>
                )}
              </th>
              <td>{w.kind[variant.kind]}</td>
              <td class="n">
                {view.integer(Math.round(variant.shared * 100))} %
                {variant.meaning === undefined ? null : (
                  <>
                    <br />
                    <small class="nowrap">{w.cosine(view.decimal(variant.meaning))}</small>
                  </>
                )}
              </td>
              <td class="n">{view.integer(variant.posts)}</td>
              <td class="n">{view.integer(variant.accounts)}</td>
              <td class="nowrap">
                <Time view={view} at={variant.first} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function Members({ view, finding, family }: { view: View; finding: CopiesFinding; family: Family }) {
  const { copies: w } = view.words
  const { accounts } = finding.body.result
  const declared = new Map(finding.body.parameters.outlets.map((outlet) => [outlet.account, outlet]))
  const shown = pageOf(family.members, view.query.get('page'), perPage)
  return (
    <section>
      <h2 id="posts">{w.membersTitle}</h2>
      {family.posts > family.members.length ? (
        <p class="soft">{w.wordingsMore(view.integer(family.members.length), view.integer(family.posts))}</p>
      ) : null}
      <TableFrame label={w.membersTitle}>
        <thead>
          <tr>
            <th scope="col">{w.column.first}</th>
            <th scope="col">{view.words.column.account}</th>
            <th scope="col">{w.column.class}</th>
            <th scope="col">{w.column.kind}</th>
            <th scope="col">{w.column.post}</th>
          </tr>
        </thead>
        <tbody>
          {shown.items.map((member) => {
            const account = accounts[member.account]!
            const outlet = declared.get(account)
            const variant = family.variants[member.variant]
            return (
              <tr>
                <td class="nowrap">
                  <Time view={view} at={member.time} />
                </td>
                <th scope="row">
                  {outlet === undefined ? <Id id={account} /> : <UserText text={outlet.name} />}
                </th>
                <td>{exposureClasses[outlet?.exposure ?? 'unclassified'][view.language]}</td>
                <td>{variant === undefined ? '–' : w.kind[variant.kind]}</td>
                <td class="code">{member.post.slice(0, 12)}</td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
      <Pager view={view} page={shown.page} pages={shown.pages} />
    </section>
  )
}
