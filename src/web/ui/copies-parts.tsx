import { type CopyKind, copyKinds, type Difference, type Stretch } from '../../detect/copies/index.ts'
import { Sparkline } from '../charts/bars.tsx'
import { px } from '../charts/ticks.ts'
import type { CopiesFinding, FamilyRow } from '../copies-rows.ts'
import { Figures, Likely, Sentence, Time } from './parts.tsx'
import { clip, visible } from './shown-text.ts'
import { Table } from './table.tsx'
import type { View } from './view.ts'

/** Verbatim, edited and reworded posts as one bar, with the figures beside it. */
export function KindsBar({ view, kinds }: { view: View; kinds: Readonly<Record<CopyKind, number>> }) {
  const { words: w } = view
  const present = copyKinds.filter((kind) => kinds[kind] > 0)
  const all = present.reduce((sum, kind) => sum + kinds[kind], 0)
  let from = 0
  return (
    <span class="kinds">
      <svg width="96" height="8" viewBox="0 0 96 8" aria-hidden="true">
        {present.map((kind) => {
          const start = from
          from += (kinds[kind] / Math.max(1, all)) * 96
          return <rect class={kind} x={px(start)} width={px(Math.max(1, from - start - 1))} height="8" />
        })}
      </svg>
      <small>{present.map((kind) => `${view.integer(kinds[kind])} ${w.copies.kind[kind]}`).join(', ')}</small>
    </span>
  )
}

export function FamilyTable(props: {
  view: View
  rows: readonly FamilyRow[]
  label: string
  withFinding?: boolean
}) {
  const { view, rows } = props
  const { copies: w } = view.words
  return (
    <Table
      view={view}
      label={props.label}
      rows={rows}
      columns={[
        {
          label: w.column.opening,
          class: 'wide',
          cell: (row) => (
            <>
              <a href={view.to(row.url)} class="nowrap">
                {props.withFinding ? `${row.finding} ` : ''}
                {row.family}
              </a>{' '}
              <span class="user" dir="auto">
                {clip(row.text, 110)}
              </span>
            </>
          ),
        },
        { label: w.column.accounts, count: (row) => row.accounts },
        { label: w.column.posts, count: (row) => row.posts },
        {
          label: w.column.kinds,
          means: w.column.kindsMeans,
          cell: (row) => <KindsBar view={view} kinds={row.kinds} />,
        },
        {
          label: w.column.first,
          class: 'nowrap',
          cell: (row) => (
            <>
              <Time view={view} at={row.first} />
              <br />
              <small>{w.within(view.lasting((row.last - row.first) / 1000))}</small>
            </>
          ),
        },
        {
          label: w.column.spread,
          cell: (row) => <Sparkline values={row.spread} label={w.column.spread} />,
        },
        {
          label: w.column.source,
          means: w.column.sourceMeans,
          cell: (row) => <Likely view={view} term={row.likelihood} />,
        },
      ]}
    />
  )
}

/** Two texts beside each other; what they share is marked and numbered alike on both sides. */
export function Beside(props: { view: View; difference: Difference; heads: readonly [string, string] }) {
  const { difference, view } = props
  const { copies: w } = view.words
  const percent = (share: number) => view.integer(Math.round(share * 100))
  return (
    <>
      <p class="soft">
        {w.sharedPassages(
          view.integer(difference.passages),
          percent(difference.shareOfA),
          percent(difference.shareOfB),
        )}
        {difference.cut ? ` · ${w.cut}` : ''}
      </p>
      <Sides difference={difference} heads={props.heads} />
    </>
  )
}

/** The two sides alone. */
export function Sides(props: { difference: Difference; heads: readonly [string, string] }) {
  return (
    <div class="two even beside">
      <Side head={props.heads[0]} stretches={props.difference.a} />
      <Side head={props.heads[1]} stretches={props.difference.b} />
    </div>
  )
}

function Side({ head, stretches }: { head: string; stretches: readonly Stretch[] }) {
  return (
    <figure>
      <figcaption class="soft">{head}</figcaption>
      <blockquote class="user" dir="auto">
        {stretches.map(({ text, passage }) =>
          passage === null ? (
            visible(text)
          ) : (
            <mark>
              <sup>{passage + 1}</sup>
              {visible(text)}
            </mark>
          ),
        )}
      </blockquote>
    </figure>
  )
}

/** What was looked at, what was left out, and what cannot be seen. */
export function LookedStrip({ view, finding }: { view: View; finding: CopiesFinding }) {
  const { copies: w, coverage: c } = view.words
  const { looked, alone, coverage } = finding.body.result
  const { vectors } = finding.body.parameters
  return (
    <section class="coverage">
      <h2 id="looked">{w.looked}</h2>
      <Figures
        items={[
          { label: c.posts, value: view.integer(looked.posts) },
          { label: w.distinct, value: view.integer(looked.distinct) },
          { label: w.reshares, value: view.integer(looked.reshares) },
          { label: w.short, value: view.integer(looked.short) },
          { label: w.alone, value: view.integer(alone) },
          { label: <abbr title={w.leftMeans}>{w.left}</abbr>, value: view.integer(looked.left) },
          { label: c.rejected, value: view.integer(coverage.rejected) },
        ]}
      />
      <p class="soft">
        <Time view={view} at={coverage.from} /> – <Time view={view} at={coverage.to} />. {w.undated}{' '}
        {vectors === undefined ? (
          <Sentence text={w.translated} />
        ) : (
          w.meanings(
            view.integer(looked.meanings ?? 0),
            view.decimal(vectors.meaning),
            vectors.digest.slice(0, 12),
          )
        )}
      </p>
    </section>
  )
}
