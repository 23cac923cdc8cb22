import type { Context, Hono } from 'hono'
import { coverage, type Norm, norm, normDifferences, normVersions, shapeOf } from '../../../judge/index.ts'
import { csvLine } from '../../../kernel/csv.ts'
import type { Incident } from '../../../respond/index.ts'
import { likelihood } from '../../../vocab/confidence.ts'
import { gradeText } from '../../../vocab/grades.ts'
import { limbs } from '../../../vocab/violations.ts'
import { NormTreeFigure, ruleText } from '../../ui/judge-parts.tsx'
import { TableFrame } from '../../ui/parts.tsx'
import { linkTo, type View } from '../../ui/view.ts'
import type { WebContext } from '../../web-context.ts'
import { listRoutes } from '../list-pages.ts'

/** The version that the address asks for, else the one in force. */
function asked(c: Context): Norm {
  return normVersions.find(({ version }) => version === c.req.query('version')) ?? norm
}

const earlier = (one: Norm): Norm | undefined => normVersions[normVersions.indexOf(one) - 1]

export function registerRoutes(app: Hono, web: WebContext): void {
  listRoutes(app, web, {
    path: '/norm',
    current: 'norm',
    title: ({ judge }) => judge.norm.title,
    read: asked,
    json(shown) {
      const before = earlier(shown)
      return {
        norm: shown,
        shape: shapeOf(shown),
        versions: normVersions.map(({ version, effective }) => ({ version, effective })),
        differences: before === undefined ? [] : normDifferences(before, shown),
      }
    },
    csv(shown) {
      const head = 'norm,version,element,label_en,label_fr,means_en,means_fr,limbs'
      const rows = elementRows(shown).map(({ id, label, means, needed }) => [
        shown.id,
        shown.version,
        id,
        label.en,
        label.fr,
        means.en,
        means.fr,
        needed.join(' '),
      ])
      return [head.split(','), ...rows].map(csvLine).join('')
    },
    show: async (view, shown) => <Register view={view} shown={shown} library={await web.library()} />,
  })
}

function elementRows(shown: Norm) {
  const { common, grounds } = shapeOf(shown)
  const all = shown.rules.map(({ id }) => id)
  return shown.criteria.map((criterion) => ({
    ...criterion,
    needed: common.includes(criterion.id)
      ? all
      : (grounds.find(({ element }) => element === criterion.id)?.limbs ?? []),
  }))
}

function Register(props: { view: View; shown: Norm; library: readonly Incident[] }) {
  const { view, shown, library } = props
  const { norm: w } = view.words.judge
  const { covered, of } = coverage(shown, library)
  const before = earlier(shown)
  return (
    <>
      <p class="lead">{w.lead}</p>
      <Versions view={view} shown={shown} />
      <section>
        <h2 id="text">{w.text}</h2>
        <ol class="clauses">
          {shown.clauses.map(({ text }) => (
            <li>{text[view.language]}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2 id="tree">{w.tree}</h2>
        <p class="soft">{w.treeLead}</p>
        <NormTreeFigure view={view} norm={shown} />
      </section>
      <section>
        <h2 id="elements">{w.elements}</h2>
        <p class="soft">
          {w.enough(gradeText(shown.enough), likelihood(shown.enough.likelihood)!.label[view.language])}
        </p>
        <Elements view={view} shown={shown} />
      </section>
      <section>
        <h2 id="limbs">{w.limbs}</h2>
        <Limbs view={view} shown={shown} />
      </section>
      {before === undefined ? null : <Differences view={view} before={before} after={shown} />}
      <section>
        <h2 id="held">{w.held}</h2>
        <p>{w.heldLead(view.integer(covered), view.integer(of))}</p>
        <p class="row">
          <a class="button main" href={view.to(`/norm/coverage?version=${shown.version}`)}>
            {w.heldLink}
          </a>
          <a href={view.to('/norm/criteria')}>{w.criteriaLink}</a>
        </p>
      </section>
      <section class="not">
        <h2 id="propose">{w.propose}</h2>
        <p>{w.proposeText}</p>
      </section>
    </>
  )
}

function Versions({ view, shown }: { view: View; shown: Norm }) {
  const { norm: w } = view.words.judge
  return (
    <nav aria-label={w.versions}>
      <ul class="versions">
        {normVersions.toReversed().map((one) => (
          <li>
            <a
              href={linkTo(view, { version: one.version })}
              aria-current={one === shown ? 'true' : undefined}
            >
              {w.version(one.version)}
            </a>{' '}
            <span class="soft">
              {one.effective === null ? w.draft : w.inForce(view.day(Date.parse(one.effective)))}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Elements({ view, shown }: { view: View; shown: Norm }) {
  const { norm: w } = view.words.judge
  return (
    <TableFrame label={w.elements}>
      <thead>
        <tr>
          <th scope="col">{w.element}</th>
          <th scope="col">{w.means}</th>
          <th scope="col">{w.neededBy}</th>
        </tr>
      </thead>
      <tbody>
        {elementRows(shown).map(({ label, means, needed }) => (
          <tr>
            <th scope="row">{label[view.language]}</th>
            <td class="wide-text">{means[view.language]}</td>
            <td class="nowrap">{needed.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Limbs({ view, shown }: { view: View; shown: Norm }) {
  const { norm: w } = view.words.judge
  return (
    <TableFrame label={w.limbs}>
      <thead>
        <tr>
          <th scope="col">{w.limb}</th>
          <th scope="col">{w.needs}</th>
        </tr>
      </thead>
      <tbody>
        {shown.rules.map(({ id, rule }) => (
          <tr>
            <th scope="row">{limbs[id][view.language]}</th>
            <td class="wide-text">{ruleText(view, shown, rule)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Differences({ view, before, after }: { view: View; before: Norm; after: Norm }) {
  const { norm: w } = view.words.judge
  const label = w.changes(before.version, after.version)
  return (
    <section>
      <h2 id="changes">{label}</h2>
      <TableFrame label={label}>
        <thead>
          <tr>
            <td />
            <th scope="col">{w.before}</th>
            <th scope="col">{w.after}</th>
          </tr>
        </thead>
        <tbody>
          {normDifferences(before, after).map(({ part, id, change, before: was, after: is }) => (
            <tr>
              <th scope="row">
                {w.part[part]} <span class="nowrap">{part === 'limb' ? id : ''}</span>
                <br />
                <small>{w.change[change]}</small>
              </th>
              <td class="wide-text">{was === null ? '–' : <del>{was[view.language]}</del>}</td>
              <td class="wide-text">{is === null ? '–' : <ins>{is[view.language]}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}
