import type { RecordBook } from '../../../records/index.ts'
import type { Dossier, Moment } from '../../casework/dossier.ts'
import { Moments } from '../../charts/moments.tsx'
import { DerivedText, labelOf, recordUrl, titleOf, wallText } from '../../ui/record-parts.tsx'
import { clip, visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

/** Which lane of the picture a kind of record stands in; everything else is in `other`. */
const lanes: Readonly<Record<string, 'case' | 'evidence' | 'judged' | 'told'>> = {
  case: 'case',
  evidence: 'evidence',
  claim: 'evidence',
  assessment: 'judged',
  'norm-finding': 'judged',
  attribution: 'judged',
  decision: 'judged',
  reply: 'told',
  publication: 'told',
  correction: 'told',
  contest: 'told',
}

const listedMost = 60

export function TimelineSection({ view, moments }: { view: View; moments: readonly Moment[] }) {
  const { casework: w } = view.words
  if (moments.length === 0) return null
  const drawn = (['case', 'evidence', 'judged', 'told', 'other'] as const).map((lane) => ({
    label: w.laneNames[lane],
    moments: moments
      .filter(({ record }) => (lanes[record.kind] ?? 'other') === lane)
      .map(({ at, wall, says }) => ({
        at,
        title: `${wallText(view, wall)}: ${clip(labelOf(view, says), 100)}`,
      })),
  }))
  const shared = { lanes: drawn, label: w.timeline, write: view.day }
  return (
    <section>
      <h2 id="timeline">{w.timeline}</h2>
      <p class="soft">{w.timelineLead}</p>
      <figure>
        <Moments {...shared} width={1080} class="wide-chart" />
        <Moments {...shared} width={328} class="narrow" />
      </figure>
      <details>
        <summary>{view.words.showTable}</summary>
        <ol class="plain">
          {moments.slice(0, listedMost).map(({ wall, says, record }) => (
            <li>
              <span class="soft nowrap">{wallText(view, wall)}</span>{' '}
              <bdi>{visible(labelOf(view, says))}</bdi>{' '}
              <a href={view.to(recordUrl(record.kind, record.id))} class="code nowrap">
                {record.number ?? record.id}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

/** What is said of whom, and what a check gave. */
export function NarrativesSection({
  view,
  book,
  dossier,
}: {
  view: View
  book: RecordBook
  dossier: Dossier
}) {
  const { casework: w } = view.words
  const all = [...dossier.narratives, ...dossier.claims]
  if (all.length === 0) return null
  return (
    <section>
      <h2 id="narratives">{w.narratives}</h2>
      <ul>
        {all.map((record) => {
          const kind = book.kinds.get(record.kind)
          return kind === undefined ? null : (
            <li>
              <span class="soft">{labelOf(view, kind.one)}</span>{' '}
              <a href={view.to(recordUrl(kind.name, record.id))} class="user" dir="auto">
                {titleOf(kind, record)}
              </a>
              {record.derived.printed === undefined ? null : (
                <>
                  {': '}
                  <DerivedText view={view} derived={record.derived.printed} />
                </>
              )}
              {record.kind === 'claim' ? (
                <>
                  {': '}
                  <strong>{w.claimResults[record.fields.result as keyof typeof w.claimResults]}</strong>{' '}
                  <bdi class="user">{visible(String(record.fields.disproof ?? ''))}</bdi>
                </>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
