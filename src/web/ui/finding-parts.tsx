import type { Child } from 'hono/jsx'
import type { Label } from '../../vocab/label.ts'
import type { CoordinationFinding, Shown } from '../findings.ts'
import { CommandLine, Figures, Lines, Time, UserText } from './parts.tsx'
import { visible } from './shown-text.ts'
import { Table, type TableColumn } from './table.tsx'
import type { View } from './view.ts'

interface Props {
  readonly view: View
  readonly finding: CoordinationFinding
}

/** The null models, what each controls for, which was chosen and why. */
export function NullModels({ view, finding }: Props) {
  const { words: w } = view
  const { result, parameters } = finding.body
  const tests = view.integer(result.tests)
  return (
    <section>
      <h2 id="nulls">{w.finding.nulls}</h2>
      <p>{w.finding.tested(tests, view.decimal(parameters.q))}</p>
      <dl class="facts">
        {result.nullModels.map((model) => (
          <>
            <dt>{model.chosen ? w.finding.chosen : w.finding.notChosen}</dt>
            <dd>
              <strong>{visible(w.finding.ofNull(model.name))}</strong>. {w.finding.controls}:{' '}
              {model.controls.map(w.finding.ofNull).join('; ')}.{' '}
              <span class="soft">{w.finding.ofNull(model.why)}</span>
            </dd>
          </>
        ))}
      </dl>
    </section>
  )
}

/** What the rule accepts where nothing can be coordinated. */
export function SelfCheckSection({ view, finding }: Props) {
  const { words: w } = view
  const { selfCheck, edges } = finding.body.result
  const checked = (n: number | null) => (n === null ? w.finding.notRun : view.integer(n))
  return (
    <section>
      <h2 id="self">{w.finding.self}</h2>
      <p class="soft">{w.finding.selfLead}</p>
      <Figures
        items={[
          { label: w.finding.accepted, value: view.integer(edges.length) },
          { label: w.finding.permuted, value: checked(selfCheck.permuted) },
          {
            label: w.finding.jittered(view.lasting(selfCheck.jitterSeconds)),
            value: checked(selfCheck.jittered),
          },
          { label: w.finding.expectedFalse, value: view.decimal(selfCheck.expectedFalse) },
        ]}
      />
    </section>
  )
}

export function KindsSection({ view, finding }: Props) {
  const { words: w } = view
  const { kinds } = finding.body.result
  return (
    <section>
      <h2 id="kinds">{w.finding.kinds}</h2>
      <Table
        view={view}
        label={w.finding.kinds}
        rows={kinds}
        columns={[
          { label: w.column.kind, cell: ({ kind }) => w.kinds[kind] },
          { label: w.column.window, numeric: true, cell: ({ window }) => view.lasting(window) },
          { label: w.column.actions, count: ({ actions }) => actions },
          { label: w.column.accounts, count: ({ accounts }) => accounts },
          { label: w.column.objects, count: ({ objects }) => objects },
          { label: w.column.coActions, count: ({ coActions }) => coActions },
          { label: w.column.pairs, count: ({ pairs }) => pairs },
          { label: w.column.edges, count: ({ edges }) => edges },
          { label: w.column.capped, count: ({ capped }) => capped },
        ]}
      />
    </section>
  )
}

interface AnyProps {
  readonly view: View
  readonly finding: Shown
}

/** A parameter as JSON; a long list is given by its length, the finding's JSON has all of it. */
function written(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 160 && Array.isArray(value) ? `[${value.length}]` : visible(text.slice(0, 400))
}

/** Hash, detector, parameters, inputs with their hashes, and the command that runs it again. */
export function RecordSection({ view, finding }: AnyProps) {
  const { words: w } = view
  const { body } = finding
  return (
    <section>
      <h2 id="record">{w.finding.record}</h2>
      <dl class="facts">
        <dt>{w.column.finding}</dt>
        <dd class="code hash">{finding.id}</dd>
        <dt>{w.finding.hash}</dt>
        <dd class="code hash">{finding.hash}</dd>
        <dt>{w.column.computed}</dt>
        <dd>
          <Time view={view} at={Date.parse(finding.computedAt)} /> UTC
        </dd>
        <dt>{w.finding.detector}</dt>
        <dd>
          {body.detector.name} {body.detector.version}, {w.finding.seed.toLowerCase()} {String(body.seed)}
        </dd>
        <dt>{w.finding.parameters}</dt>
        <dd class="code hash">
          {Object.entries(Object(body.parameters))
            .map(([name, value]) => `${name}=${written(value)}`)
            .join(' ')}
        </dd>
      </dl>
      <h3>{w.finding.inputs}</h3>
      <Table
        view={view}
        label={w.finding.inputs}
        rows={body.inputs}
        columns={[
          { label: w.column.file, cell: ({ name }) => <UserText text={name} /> },
          { label: w.column.rows, count: ({ rows }) => rows },
          { label: w.column.rejected, count: ({ rejected }) => rejected },
          { label: w.column.preset, cell: ({ preset }) => visible(preset) },
          { label: 'SHA-256', class: 'code hash', cell: ({ sha256 }) => sha256 },
        ]}
      />
    </section>
  )
}

export function ReplaySection({ view, finding }: AnyProps) {
  const { words: w } = view
  return (
    <section>
      <h2 id="replay">{w.finding.replay}</h2>
      <p class="soft">{w.finding.replayLead}</p>
      <CommandLine view={view} command={`npx tocsin replay ${finding.id}`} />
    </section>
  )
}

/** What a finding does not say, and beside it how to contest it. */
export function Limits(props: {
  words: { readonly not: string; readonly notList: readonly string[] }
  more?: readonly string[]
  /** Null where nothing stands beside it, though something could. */
  beside?: Child
}) {
  const { words: w, more = [], beside } = props
  const not = (
    <section class="not">
      <h2 id="not">{w.not}</h2>
      <Lines of={[...w.notList, ...more]} />
    </section>
  )
  if (beside === undefined) return not
  return (
    <div class="two even">
      {not}
      {beside}
    </div>
  )
}

/** What one detector says among others. */
export function SaidBy(props: { view: View; detector: Label; children: Child }) {
  return (
    <>
      <span class="soft">{props.detector[props.view.language]}:</span> {props.children}
    </>
  )
}

/** How whoever is concerned answers a finding. */
export function Contest({ title, text }: { title: string; text: string }) {
  return (
    <section>
      <h2 id="contest">{title}</h2>
      <p>{text}</p>
    </section>
  )
}

/** Leads to the finding that a row is of. */
export function findingColumn<Row extends { readonly finding: string }>(
  view: View,
  path: string,
): TableColumn<Row> {
  return {
    label: view.words.column.finding,
    class: 'code nowrap',
    cell: ({ finding }) => <a href={view.to(`${path}/${finding}`)}>{finding}</a>,
  }
}

/** Findings of one detector, one a row. @param columns what each of them counts */
export function FindingTable<Row extends { readonly id: string; readonly computedAt: string }>(props: {
  view: View
  label: string
  path: string
  rows: readonly Row[]
  columns: readonly TableColumn<NoInfer<Row>>[]
}) {
  const { view, label, path, rows, columns } = props
  const { column } = view.words
  return (
    <Table
      view={view}
      label={label}
      rows={rows}
      columns={[
        {
          label: column.finding,
          class: 'code nowrap',
          cell: ({ id }) => <a href={view.to(`${path}/${id}`)}>{id}</a>,
        },
        {
          label: column.computed,
          class: 'nowrap',
          cell: ({ computedAt }) => <Time view={view} at={Date.parse(computedAt)} />,
        },
        ...columns,
      ]}
    />
  )
}
