import { classLabels, type JointState } from '../../../respond/index.ts'
import { severities } from '../../../vocab/severity.ts'
import { limbs } from '../../../vocab/violations.ts'
import { ReleaseDots, type ReleaseMark } from '../../charts/release-dots.tsx'
import type { MemberRow, voiceOf } from '../../joint.ts'
import { countryName } from '../../ui/countries.ts'
import { type Cease, clockTo, JointText, Ladder, Measured } from '../../ui/joint-parts.tsx'
import { Figures, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

interface Props {
  readonly view: View
  readonly state: JointState
  readonly rows: readonly MemberRow[]
  readonly now: number
  /** Whether statements are still to come. */
  readonly running: boolean
  readonly cease: Cease
  readonly voice: Awaited<ReturnType<typeof voiceOf>>
}

/** From when on the page counts every second, milliseconds before T0. */
const close = 10 * 60_000

export function ActionPage(props: Props) {
  const { view, state, now, running, cease, voice } = props
  const { joint: w } = view.words
  const { library: contest } = view.words.respond
  const { action, id, proposal, release } = state
  const pause = release - now < close ? undefined : '15000'
  return (
    <>
      <p class="lead">
        {w.proposedBy(countryName(view, proposal.by))}, <Time view={view} at={proposal.at} />
        {'. '}
        {limbs[action.limb][view.language]}; {w.severity.toLowerCase()}{' '}
        {severities[action.severity as keyof typeof severities][view.language]}.{' '}
        <span class="code nowrap">{id}</span>
        {proposal.by !== voice.own || voice.person === undefined ? null : (
          <>
            {' · '}
            <a href={view.to(`/coalition/violations/${action.violation}`)}>{w.onRecord}</a>
          </>
        )}
      </p>
      <Decide {...props} />
      <tocsin-live
        data-state={running ? 'running' : 'done'}
        data-url={view.to(`/coalition/actions/${id}`)}
        data-pause={pause}
      >
        <Standing {...props} />
      </tocsin-live>
      <JointText view={view} text={action.text} />
      <section>
        <h2 id="ladder">{w.ladder}</h2>
        <p class="soft">{w.ladderPlain}</p>
        <Ladder view={view} agreed={action.agreed} chosen={action.chosen} />
        <Measured
          view={view}
          cease={cease}
          lessBecause={action.lessBecause}
          channel={action.channel}
          deescalation={action.deescalation}
        />
      </section>
      <p class="soft">{w.rule}</p>
      <section>
        <h2 id="contest">{contest.contest}</h2>
        <p>{contest.contestText(id)}</p>
      </section>
    </>
  )
}

/** How it stands now: T0, the quorum, each member, and how far apart the statements went out. */
function Standing(props: Props) {
  const { view, state, rows, now } = props
  const { joint: w } = view.words
  const waits = proposedByReader(props) ? toDecide(props) : null
  const { action, confirmed, quorate, released, release, spread } = state
  const left = now < release ? w.left(clockTo(view, release - now)) : quorate ? w.passed : w.waits
  return (
    <>
      <section>
        <Figures
          items={[
            {
              label: w.release,
              value: (
                <>
                  <span class="nowrap">{view.time(release)} UTC</span> <small class="nowrap">{left}</small>
                </>
              ),
            },
            { label: w.confirmed, value: w.ofQuorum(view.integer(confirmed), view.integer(action.quorum)) },
            { label: w.out, value: w.ofAsked(view.integer(released), view.integer(rows.length)) },
            ...(spread === null ? [] : [{ label: w.apart, value: view.lasting(spread / 1000) }]),
            { label: w.answer, value: classLabels[action.chosen][view.language] },
          ]}
        />
        {waits === null ? null : <p>{w.notProposer(countryName(view, waits))}</p>}
      </section>
      <MemberStates {...props} />
      <ReleaseTimes {...props} />
    </>
  )
}

const tones: Readonly<Record<MemberRow['state'], string>> = {
  asked: 'announced',
  confirms: 'status-done',
  waives: 'status-obstructed',
  contradictory: 'status-contradicted',
  released: 'affiliated',
}

const after = (view: View, ms: number) => `${ms < 0 ? '−' : '+'}${view.decimal(Math.abs(ms) / 1000)}\u00a0s`

function MemberStates({ view, rows }: Props) {
  const { joint: w } = view.words
  const insiders = rows.some(({ contact }) => contact !== null)
  return (
    <section>
      <h2 id="members">{w.members}</h2>
      <TableFrame label={w.members}>
        <thead>
          <tr>
            <th scope="col">{w.member}</th>
            <th scope="col">{w.state}</th>
            <th scope="col" class="n">
              {w.statement}
            </th>
            <th scope="col">{w.decided}</th>
            <th scope="col">
              <abbr title={w.signatureMeans}>{w.signature}</abbr>
            </th>
            {insiders ? <th scope="col">{w.instance}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{countryName(view, row.country)}</th>
              <td>
                <span class={`tag ${tones[row.state]}`}>{w.states[row.state]}</span>
                {row.decided?.message.body.reason === undefined ? null : (
                  <>
                    {' '}
                    <UserText text={row.decided.message.body.reason} />
                  </>
                )}
              </td>
              <td class="n">{row.after === null ? '–' : after(view, row.after)}</td>
              <td>
                {row.decided === null ? (
                  '–'
                ) : (
                  <>
                    <span class="nowrap">
                      <Time view={view} at={row.decided.at} />
                    </span>
                    {row.contact === null ? null : (
                      <small class="soft nowrap">
                        {' '}
                        <bdi>{w.by(row.decided.author)}</bdi>
                      </small>
                    )}
                  </>
                )}
              </td>
              <td class="code">
                {row.decided === null ? (
                  '–'
                ) : (
                  <abbr title={row.decided.hash}>{row.decided.hash.slice(0, 12)}</abbr>
                )}
              </td>
              {row.contact === null ? null : (
                <td class={row.contact.at === null ? undefined : 'wide-text'}>
                  {w.instances[row.contact.how]}
                  {row.contact.at === null ? null : (
                    <small class="soft">, {w.lastHeard(view.time(row.contact.at))}</small>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function ReleaseTimes({ view, rows }: Props) {
  const { joint: w } = view.words
  const marks = rows.flatMap(({ country, after: ms }): ReleaseMark[] =>
    ms === null
      ? []
      : [
          {
            label: countryName(view, country).slice(0, 18),
            after: ms / 1000,
            title: `${countryName(view, country)} ${after(view, ms)}`,
          },
        ],
  )
  if (marks.length === 0) return null
  const chart = { marks, label: w.times, axis: w.afterRelease, write: (n: number) => view.integer(n) }
  return (
    <section>
      <h2 id="times">{w.times}</h2>
      <p class="soft">{w.timesLead}</p>
      <figure>
        <ReleaseDots {...chart} width={720} class="wide-chart" />
        <ReleaseDots {...chart} width={320} class="narrow" />
      </figure>
    </section>
  )
}

/** The country for which the reader's side has still to decide. */
function toDecide({ rows, voice: { own, decides } }: Pick<Props, 'rows' | 'voice'>): string | null {
  const part = rows.find(({ country }) => country === own)
  return decides && part?.decision === null ? part.country : null
}

const proposedByReader = ({ state: { proposal }, voice: { own, person } }: Pick<Props, 'state' | 'voice'>) =>
  proposal.by === own && proposal.author === person?.name

function Decide({ view, state, rows, voice }: Props) {
  const { joint: w } = view.words
  const own = toDecide({ rows, voice })
  if (own === null || proposedByReader({ state, voice })) return null
  const country = countryName(view, own)
  const to = view.to(`/coalition/actions/${state.id}/decide`)
  return (
    <section>
      <h2 id="decide">{w.decide(country)}</h2>
      <p class="soft">{w.decideLead}</p>
      <form method="post" action={to} class="row">
        <button type="submit" class="main" name="decision" value="confirms">
          {w.confirm(country)}
        </button>
      </form>
      <details>
        <summary>{w.waive}</summary>
        <form method="post" action={to} class="stack">
          <label for="reason">{w.reason}</label>
          <textarea id="reason" name="reason" rows={2} maxlength={600} required></textarea>
          <button type="submit" name="decision" value="waives">
            {w.waiveButton}
          </button>
        </form>
      </details>
    </section>
  )
}
