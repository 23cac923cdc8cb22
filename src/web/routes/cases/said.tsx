import type { RecordView } from '../../../records/index.ts'
import { type MixedMessage, mixedMessages, saidOfPosition } from '../../../respond/index.ts'
import { daysWord } from '../../ui/checklist-parts.tsx'
import { DerivedText, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

/** Positions of one government that contradict each other; each government by the id of its record. */
function mixedIn(positions: readonly RecordView[]): readonly MixedMessage[] {
  return mixedMessages(
    positions.map(({ id, fields, approved, changed }) =>
      saidOfPosition({ id, fields, approved: approved !== null, changed }, String(fields.government)),
    ),
  )
}

/** What officials said of a case: firm and undermining counted in the same way. */
export function SaidOnCase({ view, positions }: { view: View; positions: readonly RecordView[] }) {
  const { said: w } = view.words.diplomacy
  if (positions.length === 0) return null
  const count = (direction: string) =>
    view.integer(positions.filter(({ fields }) => fields.direction === direction).length)
  const mixed = mixedIn(positions)
  const days = mixed.map((one) => one.days)
  const listed = positions.toSorted((a, b) => String(b.fields.said).localeCompare(String(a.fields.said)))
  return (
    <section>
      <h2 id="said">{w.title}</h2>
      <p class={mixed.length === 0 ? 'said' : 'merged'}>
        {mixed.length === 0 ? null : <strong>{w.mixed(daysWord(view, Math.max(...days)))} </strong>}
        {w.counts(count('supports'), count('undermines'))}
      </p>
      <ul>
        {listed.map(({ id, fields, derived }) => (
          <li>
            <span class="soft nowrap">{view.day(Date.parse(String(fields.said)))}</span>{' '}
            <bdi>{visible(String(fields.speaker))}</bdi>:{' '}
            <a href={view.to(recordUrl('position', id))} class="user" dir="auto">
              {visible(String(fields.title))}
            </a>{' '}
            {fields.direction === 'neutral' ? null : (
              <span class={`tag ${fields.direction === 'supports' ? 'affiliated' : 'mixed'}`}>
                {view.words.respond.governments.legend[fields.direction as 'supports' | 'undermines']}
              </span>
            )}
            {derived.grounds === undefined ? null : (
              <>
                <br />
                <DerivedText view={view} derived={derived.grounds} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
