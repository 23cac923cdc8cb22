import type { CoordinationFinding, Shown } from '../findings.ts'
import { CommandLine, Figures, TableFrame, Time, UserText } from './parts.tsx'
import { visible } from './shown-text.ts'
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
              <strong>{visible(model.name)}</strong>. {w.finding.controls}: {model.controls.join('; ')}.{' '}
              <span class="soft">{model.why}</span>
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
      <TableFrame label={w.finding.kinds}>
        <thead>
          <tr>
            <th scope="col">{w.column.kind}</th>
            {[
              w.column.window,
              w.column.actions,
              w.column.accounts,
              w.column.objects,
              w.column.coActions,
              w.column.pairs,
              w.column.edges,
              w.column.capped,
            ].map((label) => (
              <th scope="col" class="n">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr>
              <th scope="row">{w.kinds[kind.kind]}</th>
              <td class="n">{view.lasting(kind.window)}</td>
              {[
                kind.actions,
                kind.accounts,
                kind.objects,
                kind.coActions,
                kind.pairs,
                kind.edges,
                kind.capped,
              ].map((n) => (
                <td class="n">{view.integer(n)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
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
      <TableFrame label={w.finding.inputs}>
        <thead>
          <tr>
            <th scope="col">{w.column.file}</th>
            <th scope="col" class="n">
              {w.column.rows}
            </th>
            <th scope="col" class="n">
              {w.column.rejected}
            </th>
            <th scope="col">{w.column.preset}</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {body.inputs.map((input) => (
            <tr>
              <th scope="row">
                <UserText text={input.name} />
              </th>
              <td class="n">{view.integer(input.rows)}</td>
              <td class="n">{view.integer(input.rejected)}</td>
              <td>{visible(input.preset)}</td>
              <td class="code hash">{input.sha256}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
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
