import { statuses } from '../../../detect/narratives/index.ts'
import { isoTime } from '../../../kernel/time.ts'
import { listed } from '../../casework/dossier.ts'
import { BurstBars } from '../../charts/burst-bars.tsx'
import type { NamedNarrative } from '../../named-narratives.ts'
import { Day, Figures, UserText } from '../../ui/parts.tsx'
import { DerivedText, labelOf, recordUrl } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'
import { Themes } from './list.tsx'

const millisecondsADay = 86_400_000

/** A narrative that an analyst named: what it says, whom it targets, who would gain, and how it went. */
export function NarrativePage({ view, narrative }: { view: View; narrative: NamedNarrative }) {
  const { narratives: w, column } = view.words
  const { record, merged, themes, others, days, posts, status } = narrative
  const text = (name: string) => String(record.fields[name] ?? '')
  return (
    <>
      <p class="claim">
        <UserText text={text('story')} />
      </p>
      <p>
        <strong>
          <DerivedText view={view} derived={record.derived.printed} />
        </strong>
      </p>
      <Figures
        items={[
          {
            label: w.status.toLowerCase(),
            value: status === null ? '–' : labelOf(view, statuses[status]),
          },
          { label: w.themesOf.toLowerCase(), value: view.integer(themes.length) },
          { label: column.posts.toLowerCase(), value: view.integer(posts) },
        ]}
      />
      {themes.length === 0 ? (
        <p>{w.noThemes}</p>
      ) : (
        <section>
          <h2 id="time">{w.timeline}</h2>
          <p class="soft">
            {w.most(view.integer(Math.max(...days.counts)), view.lasting(86_400))} {w.rules}
          </p>
          <BurstBars values={days.counts} marks={[]} width={900} height={120} label={w.over} />
          <p class="row ends soft">
            <Day view={view} at={days.from} />
            <Day view={view} at={days.from + (days.counts.length - 1) * millisecondsADay} />
          </p>
          <h2 id="themes">{w.themesOf}</h2>
          <Themes view={view} rows={themes} />
        </section>
      )}
      {others.length === 0 ? null : (
        <section>
          <h2 id="others">{w.otherFindings}</h2>
          <ul>
            {others.map((reference) => (
              <li>
                <a class="code" href={view.to(`/findings/${reference}`)}>
                  {reference}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 id="counter">{w.counter}</h2>
        <p>
          <UserText text={text('counter')} />
        </p>
      </section>
      {merged.length === 0 ? null : (
        <section>
          <h2 id="merged">{w.merged}</h2>
          <ul>
            {merged.map((one) => (
              <li>
                <a href={view.to(recordUrl('narrative', one.id))}>
                  <UserText text={String(one.fields.name)} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a class="button" href={view.to(recordUrl('narrative', record.id))}>
          {w.theRecord}
        </a>
      </p>
    </>
  )
}

/** The same as data. */
export function narrativeJson({ record, merged, themes, others, days, posts, status }: NamedNarrative) {
  const { id, tlp, fields, derived } = record
  return {
    id,
    tlp,
    name: fields.name,
    story: fields.story,
    targets: listed(fields.targets).map(({ name }) => name),
    would_benefit: listed(fields.beneficiaries).map(({ name }) => name),
    printed: derived.printed?.text.en,
    counter: fields.counter,
    status,
    posts,
    themes: themes.map((theme) => `${theme.finding}/${theme.id}`),
    other_findings: others,
    merged: merged.map((one) => ({ id: one.id, name: one.fields.name })),
    from: themes.length === 0 ? null : isoTime(days.from).slice(0, 10),
    posts_a_day: days.counts,
  }
}
