import type { Content } from '../../records/index.ts'
import { classLabels, floorRung } from '../../respond/index.ts'
import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import { TableFrame, UserText } from './parts.tsx'
import { wallText } from './record-parts.tsx'
import type { View } from './view.ts'

const rungs = [5, 4, 3] as const
const classesAt = (rung: number) =>
  (Object.keys(measureClasses) as MeasureClassName[]).filter((name) => measureClasses[name].rung === rung)

/** What may answer a violation, the harshest on top: what was agreed, what was chosen, and where the floor lies. */
export function Ladder(props: {
  view: View
  agreed: MeasureClassName | null
  chosen: MeasureClassName | null
}) {
  const { view, agreed, chosen } = props
  const { joint: w } = view.words
  const least = agreed === null ? floorRung : measureClasses[agreed].rung
  return (
    <TableFrame label={w.ladder}>
      <thead>
        <tr>
          <th scope="col">{w.step}</th>
          <th scope="col">{w.means}</th>
          <th scope="col">{w.classes}</th>
        </tr>
      </thead>
      <tbody class="ladder">
        {rungs.map((rung) => (
          <tr class={rung < least ? 'less' : undefined}>
            <th scope="row">{view.integer(rung)}</th>
            <td>
              {w.rungs[rung]}
              {rung < least ? <small class="soft"> · {w.lessThan}</small> : null}
            </td>
            <td>
              {classesAt(rung).map((name) => (
                <span class="rung">
                  {classLabels[name][view.language]}
                  {name === agreed ? <span class="tag mixed">{w.agreed}</span> : null}
                  {name === chosen ? <span class="tag affiliated">{w.chosen}</span> : null}
                </span>
              ))}
            </td>
          </tr>
        ))}
        <tr class="below">
          <th scope="row">0–2</th>
          <td colspan={2}>{w.below}</td>
        </tr>
      </tbody>
    </TableFrame>
  )
}

/** The joint text in each language; what is not written yet is said to be missing. */
export function JointText({
  view,
  text,
}: {
  view: View
  text: Readonly<Record<'en' | 'fr', string | undefined>>
}) {
  const { joint: w } = view.words
  return (
    <section>
      <h2 id="text">{w.text}</h2>
      <p class="soft">{w.textLead}</p>
      <div class="tiles">
        {(['en', 'fr'] as const).map((language) => (
          <blockquote class="said" lang={language}>
            {text[language] === undefined ? w.notSet : <UserText text={text[language]} />}
          </blockquote>
        ))}
      </div>
    </section>
  )
}

/** A notice to cease: `null` for none, `away` for one that cannot be read here. */
export type Cease = Content | 'away' | null

/** What keeps the answer measured: its reason, the open channel, the way back, and the notice with its reply. */
export function Measured(props: {
  view: View
  lessBecause: string | undefined
  channel: string | undefined
  deescalation: string | undefined
  cease: Cease
}) {
  const { view, lessBecause, channel, deescalation, cease } = props
  const { joint: w } = view.words
  return (
    <dl class="facts">
      {lessBecause === undefined ? null : (
        <>
          <dt>{w.because}</dt>
          <dd>
            <UserText text={lessBecause} />
          </dd>
        </>
      )}
      <dt>{w.channel}</dt>
      <dd>{channel === undefined ? w.notSet : <UserText text={channel} />}</dd>
      <dt>{w.deescalation}</dt>
      <dd>{deescalation === undefined ? w.notSet : <UserText text={deescalation} />}</dd>
      <dt>{w.cease}</dt>
      <dd>
        <CeaseNotice view={view} cease={cease} />
      </dd>
    </dl>
  )
}

function CeaseNotice({ view, cease }: { view: View; cease: Cease }) {
  const { joint: w } = view.words
  if (cease === null) return <span class="soft">{w.ceaseNone}</span>
  if (cease === 'away') return <span class="soft">{w.ceaseAway}</span>
  const { title, delivered, through, replied, reply } = cease
  return (
    <>
      <UserText text={String(title)} />
      {': '}
      {delivered === undefined ? w.notDelivered : w.delivered(wallText(view, String(delivered)))}
      {through === undefined ? null : (
        <>
          {' ('}
          <UserText text={String(through)} />)
        </>
      )}
      {', '}
      {replied === undefined ? w.noReply : w.replied(wallText(view, String(replied)))}
      {reply === undefined ? null : (
        <>
          {': '}
          <UserText text={String(reply)} />
        </>
      )}
    </>
  )
}

/** `1:02:03`, `2:03`; days where it is longer than two of them. */
export function clockTo(view: View, ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds >= 172_800) return view.lasting(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`
}
