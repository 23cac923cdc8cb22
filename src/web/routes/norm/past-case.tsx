import { type Assertion, type CoverageRow, cautiously, type Norm, reachOf } from '../../../judge/index.ts'
import type { Incident } from '../../../respond/index.ts'
import { findings } from '../../../vocab/criteria.ts'
import { limbs, verdicts } from '../../../vocab/violations.ts'
import { criterionLabel, Found, NormTreeFigure } from '../../ui/judge-parts.tsx'
import { SourceLinks, StandingTag } from '../../ui/library-parts.tsx'
import { Likely, TableFrame, UserText } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

interface Props {
  readonly view: View
  readonly incident: Incident
  readonly row: CoverageRow
  readonly norm: Norm
  readonly assertions: readonly Assertion[]
}

/** One past case under the norm: verdict, path, elements with what they rest on, and what would change it. */
export function PastCasePage(props: Props) {
  const { view, incident, row, norm } = props
  const { coverage: w, norm: n } = view.words.judge
  const { verdict, limbs: found } = row.finding
  const reach = reachOf(row)
  const met = found.filter(({ finding }) => finding === 'met')
  return (
    <>
      <p class="claim verdict">{reach === 'no-information' ? w.outside : verdicts[verdict][view.language]}</p>
      {reach === 'covered' ? null : <p>{w.reach[reach]}</p>}
      {met.length === 0 ? null : (
        <ul class="limbs">
          {met.map(({ limb }) => (
            <li>{limbs[limb][view.language]}</li>
          ))}
        </ul>
      )}
      <p>
        <StandingTag view={view} standing={incident.standing} />{' '}
        <a href={view.to(`/library/${incident.id}`)}>{w.incident}</a> · {norm.title[view.language]}{' '}
        <a href={view.to(`/norm?version=${norm.version}`)}>{n.version(norm.version)}</a>
      </p>
      <section>
        <h2 id="path">{w.path}</h2>
        <p class="soft">{w.pathLead}</p>
        <NormTreeFigure view={view} norm={norm} finding={row.finding} />
      </section>
      <section>
        <h2 id="elements">{w.elements}</h2>
        <Elements {...props} />
        <p class="soft">{w.recompute}</p>
      </section>
      <section>
        <h2 id="change">{w.change}</h2>
        <Changes {...props} />
      </section>
      <section class="not">
        <h2 id="contest">{w.contest}</h2>
        <p>{w.contestText(incident.id)}</p>
      </section>
    </>
  )
}

function Elements({ view, row, norm, assertions, incident }: Props) {
  const { coverage: w, norm: n, reason, confidence } = view.words.judge
  return (
    <TableFrame label={w.elements}>
      <thead>
        <tr>
          <th scope="col">{n.element}</th>
          <th scope="col">{w.finding}</th>
          <th scope="col">{w.sure}</th>
          <th scope="col">{w.rests}</th>
        </tr>
      </thead>
      <tbody>
        {row.finding.elements.map((one) => (
          <tr>
            <th scope="row">{criterionLabel(norm, one.element)[view.language]}</th>
            <td>
              <Found view={view} finding={one.finding} />
              {one.finding === 'met' ? null : (
                <>
                  <br />
                  <small>{reason[one.reason]}</small>
                </>
              )}
            </td>
            <td>
              {one.likelihood === null ? null : <Likely view={view} term={one.likelihood} />}{' '}
              {one.confidence === null ? null : <small>{confidence[one.confidence]}</small>}
            </td>
            <td class="wide-text">
              <ul class="rests">
                {[...one.decisive, ...one.beside].map((id) => {
                  const assertion = assertions.find((other) => other.id === id)
                  return assertion === undefined ? null : (
                    <li class={one.decisive.includes(id) ? undefined : 'soft'}>
                      <Rests view={view} assertion={assertion} incident={incident} />
                    </li>
                  )
                })}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** Who asserts it, in whose words, with the grade and where it can be read. */
function Rests(props: { view: View; assertion: Assertion; incident: Incident }) {
  const { view, assertion, incident } = props
  const { coverage: w } = view.words.judge
  const own = assertion.source === 'library'
  return (
    <>
      {assertion.stance === 'undercuts' ? <em>{w.against}: </em> : null}
      {own ? w.library : <UserText text={assertion.source} />}:{' '}
      <span lang={assertion.hedge === undefined ? undefined : 'en'}>
        <UserText text={cautiously(assertion)} />
      </span>{' '}
      {assertion.evidence === incident.links ? (
        <a class="nowrap" href={view.to(`/library/${incident.id}#sources`)}>
          {w.sources(view.integer(incident.links.length))}
        </a>
      ) : (
        <SourceLinks links={assertion.evidence} />
      )}
    </>
  )
}

function Changes({ view, row, norm }: Props) {
  const { coverage: w } = view.words.judge
  const { changes } = row.finding
  if (changes.length === 0) return <p>{w.noChange}</p>
  return (
    <>
      {[...new Set(changes.map(({ to }) => to))].map((to) => {
        const ways = changes.filter((change) => change.to === to)
        return (
          <>
            <p>
              {ways.length === 1
                ? w.changeTo(verdicts[to][view.language])
                : w.anyOf(verdicts[to][view.language])}
            </p>
            <ul>
              {ways.map(({ elements }) => (
                <li>
                  {view.list(
                    elements.map((one) =>
                      w.becomes(
                        criterionLabel(norm, one.element)[view.language],
                        findings[one.to][view.language],
                      ),
                    ),
                  )}
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </>
  )
}
