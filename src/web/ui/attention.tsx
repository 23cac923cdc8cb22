import type { AmplificationResult } from '../../detect/amplification/index.ts'
import { wilson } from '../../detect/index.ts'
import { DaysChart } from '../charts/bars.tsx'
import { FrameLine } from './aggregate-table.tsx'
import { Day, Sentence } from './parts.tsx'
import { visible } from './shown-text.ts'
import { Table } from './table.tsx'
import type { View } from './view.ts'

/** For each topic the share of the outlets' items of a day, as a picture and as a table with its uncertainty. */
export function Attention({ view, result }: { view: View; result: AmplificationResult }) {
  const { amplification: w } = view.words
  return (
    <section>
      <h2 id="attention">{w.attention}</h2>
      <p>
        <Sentence text={result.attention.length === 0 ? w.noTopic : w.attentionLead} />
      </p>
      {result.attention.length === 0 ? null : <FrameLine view={view} frame={result.frame} />}
      <div class="two even">
        {result.attention.map((topic) => (
          <Meter view={view} {...topic} />
        ))}
      </div>
    </section>
  )
}

function Meter({ view, topic, days }: { view: View } & AmplificationResult['attention'][number]) {
  const { amplification: w } = view.words
  const share = ({ items, onTopic }: { items: number; onTopic: number }) =>
    items === 0 ? 0 : onTopic / items
  const highest = days.reduce(
    (best, day) => (share(day) > share(best) ? day : best),
    days[0] ?? { day: '', items: 0, onTopic: 0 },
  )
  if (days.length === 0) return <p>{w.empty}</p>
  const name = visible(topic)
  const percent = (n: number) => view.integer(100 * n)
  const says = w.attentionOf(name, view.decimal(100 * share(highest)), view.day(Date.parse(highest.day)))
  return (
    <figure>
      <figcaption class="soft">{says}</figcaption>
      <DaysChart values={days.map(share)} label={says} />
      <p class="soft">
        <Day view={view} at={Date.parse(days[0]!.day)} /> –{' '}
        <Day view={view} at={Date.parse(days.at(-1)!.day)} />
      </p>
      <details>
        <summary>{view.words.showTable}</summary>
        <Table
          view={view}
          label={name}
          rows={days.slice(-100)}
          columns={[
            { label: w.day, cell: ({ day }) => <Day view={view} at={Date.parse(day)} /> },
            { label: w.items, means: w.itemsMean, count: ({ items }) => items },
            { label: w.onTopic, count: ({ onTopic }) => onTopic },
            { label: w.share, numeric: true, cell: (day) => `${percent(share(day))} %` },
            {
              label: w.interval,
              numeric: true,
              cell: ({ onTopic, items }) => {
                const [low, high] = wilson(onTopic, items)
                return view.words.band(percent(low), percent(high))
              },
            },
          ]}
        />
      </details>
    </figure>
  )
}
