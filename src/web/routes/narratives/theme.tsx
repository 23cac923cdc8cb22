import { measuredStances, type Subject, statuses, type Theme } from '../../../detect/narratives/index.ts'
import type { RecordView } from '../../../records/index.ts'
import { BurstBars } from '../../charts/burst-bars.tsx'
import type { NarrativesFinding } from '../../narratives-rows.ts'
import { Day, Figures, Time, UserText } from '../../ui/parts.tsx'
import { labelOf } from '../../ui/record-parts.tsx'
import { clip, visible } from '../../ui/shown-text.ts'
import { Table } from '../../ui/table.tsx'
import type { View } from '../../ui/view.ts'

/** What a theme is called, and what it could be. */
export interface Naming {
  /** As records point to it: `F-7K3Q9D4M2X/N1`. */
  readonly reference: string
  readonly named: readonly RecordView[]
  readonly others: readonly RecordView[]
  readonly mayCreate: boolean
}

/** One theme: what is said, when it rose, whom it speaks about, who would gain. */
export function ThemePage(props: {
  view: View
  finding: NarrativesFinding
  theme: Theme
  naming: Naming | undefined
}) {
  const { view, finding, theme } = props
  const { narratives: w, column } = view.words
  const { subjects } = finding.body.parameters
  return (
    <>
      <p class="claim">
        <UserText text={theme.phrases.slice(0, 4).join(' · ')} />
      </p>
      <p class="soft">{w.notThis}</p>
      <Figures
        items={[
          { label: w.status.toLowerCase(), value: labelOf(view, statuses[theme.status]) },
          { label: column.accounts.toLowerCase(), value: view.integer(theme.accounts) },
          { label: column.posts.toLowerCase(), value: view.integer(theme.posts) },
          { label: column.firstSeen.toLowerCase(), value: <Day view={view} at={theme.first} /> },
        ]}
      />
      <OverTime view={view} finding={finding} theme={theme} />
      <Targets view={view} subjects={subjects} theme={theme} />
      <section>
        <h2 id="samples">{w.samples}</h2>
        <ul>
          {theme.samples.map(({ text, posts }) => (
            <li>
              <UserText text={text} /> <span class="soft">({w.times(view.integer(posts))})</span>
            </li>
          ))}
        </ul>
      </section>
      {props.naming === undefined ? null : (
        <NamingSection
          view={view}
          naming={props.naming}
          fields={recordFields(theme, subjects, props.naming)}
        />
      )}
    </>
  )
}

function OverTime({ view, finding, theme }: { view: View; finding: NarrativesFinding; theme: Theme }) {
  const { narratives: w } = view.words
  const { from, milliseconds } = finding.body.result.bars
  const at = (bar: number) => from + bar * milliseconds
  return (
    <section>
      <h2 id="time">{w.timeline}</h2>
      <p class="soft">
        {w.timelineLead} {w.most(view.integer(Math.max(...theme.counts)), view.lasting(milliseconds / 1000))}{' '}
        {w.rules}
      </p>
      <BurstBars values={theme.counts} marks={theme.bursts} width={900} height={120} label={w.over} />
      <p class="row ends soft">
        <Time view={view} at={from} />
        <Time view={view} at={at(theme.counts.length)} />
      </p>
      {theme.bursts.length === 0 ? (
        <p>{w.noBursts}</p>
      ) : (
        <Table
          view={view}
          label={w.bursts}
          rows={theme.bursts}
          columns={[
            {
              label: w.burst.from,
              class: 'nowrap',
              cell: ({ from: bar }) => <Time view={view} at={at(bar)} />,
            },
            { label: w.burst.to, class: 'nowrap', cell: ({ to }) => <Time view={view} at={at(to + 1)} /> },
            { label: w.burst.posts, count: ({ posts }) => posts },
            { label: w.burst.expected, numeric: true, cell: ({ expected }) => view.decimal(expected) },
            {
              label: w.burst.weight,
              means: w.burst.weightMeans,
              numeric: true,
              cell: ({ weight }) => view.decimal(weight),
            },
          ]}
        />
      )}
    </section>
  )
}

function Targets({ view, subjects, theme }: { view: View; subjects: readonly Subject[]; theme: Theme }) {
  const { narratives: w } = view.words
  const name = (subject: number) => visible(subjects[subject]?.name ?? '')
  const gain = theme.wouldBenefit.map(name)
  if (subjects.length === 0) return <p class="soft">{w.noSubjects}</p>
  return (
    <section>
      <h2 id="targets">{w.targets}</h2>
      <Table
        view={view}
        label={w.targets}
        rows={theme.subjects}
        columns={[
          { label: w.about, cell: ({ subject }) => <bdi>{name(subject)}</bdi> },
          { label: w.named, count: ({ named }) => named },
          { label: w.attacks, count: ({ attacks }) => attacks },
          { label: w.supports, count: ({ supports }) => supports },
        ]}
      />
      <p class="soft">{w.advice}</p>
      <Measured view={view} />
      <p>
        <strong>{w.benefit}:</strong> <bdi>{gain.length === 0 ? w.nobody : view.list(gain)}</bdi>.{' '}
        {gain.length === 0 ? '' : `${w.benefitLead} ${w.noPart(view.list(gain))}`}
      </p>
    </section>
  )
}

/** What the reading of attack and support was worth where people had coded the posts. */
function Measured({ view }: { view: View }) {
  const { narratives: w } = view.words
  const { attacks, supports } = measuredStances
  const all = Object.values(attacks).reduce((sum, n) => sum + n, 0)
  const read = (stance: 'attacks' | 'supports') => view.integer(attacks[stance] + supports[stance])
  return (
    <details>
      <summary>{w.measured}</summary>
      <p>
        {w.measuredLead(view.integer(attacks.attacks), read('attacks'), view.integer(all))}{' '}
        {w.measuredSupport(view.integer(supports.supports), read('supports'))}
      </p>
      <Table
        view={view}
        label={w.measured}
        rows={['attacks', 'supports'] as const}
        columns={[
          { label: w.coded, cell: (coded) => w.codedAs[coded] },
          ...(['attacks', 'supports', 'unclear', 'not named'] as const).map((as) => ({
            label: w.readAs[as],
            numeric: true,
            cell: (coded: 'attacks' | 'supports') => view.integer(measuredStances[coded][as]),
          })),
        ]}
      />
    </details>
  )
}

/** The narrative that it belongs to; to name it, or to add it to one. */
function NamingSection({ view, naming, fields }: { view: View; naming: Naming; fields: URLSearchParams }) {
  const { narratives: w } = view.words
  const { reference, named, others, mayCreate } = naming
  return (
    <section>
      <h2 id="narrative">{w.whichNarrative}</h2>
      {named.length === 0 ? <p class="soft">{w.unnamed}</p> : null}
      <ul>
        {named.map((record) => (
          <li>
            <a href={view.to(`/narratives/${record.id}`)}>
              <UserText text={String(record.fields.name)} />
            </a>
          </li>
        ))}
      </ul>
      {!mayCreate ? null : (
        <p>
          <a class="button main" href={view.to(`/records/narrative/new?${fields}`)}>
            {w.record}
          </a>
        </p>
      )}
      {!mayCreate || others.length === 0 ? null : (
        <form method="post" action={view.to('/narratives/join')} class="choose">
          <input type="hidden" name="finding" value={reference} />
          <div class="field">
            <label for="narrative-id">{w.join}</label>
            <select id="narrative-id" name="narrative" required>
              {others.map(({ id, fields: { name } }) => (
                <option value={id}>{clip(String(name), 70)}</option>
              ))}
            </select>
          </div>
          <button type="submit">{w.joinButton}</button>
        </form>
      )}
    </section>
  )
}

/** What the form of a narrative begins with. */
function recordFields(theme: Theme, subjects: readonly Subject[], { reference }: Naming): URLSearchParams {
  const fields = new URLSearchParams({
    name: theme.phrases[0]?.slice(0, 120) ?? '',
    'seen.0.finding': reference,
  })
  const story = theme.samples[0]?.text.slice(0, 1500)
  if (story !== undefined) fields.set('story', story)
  for (const [at, { subject }] of theme.subjects.filter(({ attacks }) => attacks > 0).entries()) {
    fields.set(`targets.${at}.name`, subjects[subject]!.name)
  }
  for (const [at, subject] of theme.wouldBenefit.entries()) {
    fields.set(`beneficiaries.${at}.name`, subjects[subject]!.name)
  }
  return fields
}
