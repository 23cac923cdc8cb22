import {
  type AssertionRow,
  assertionsOf,
  type CriteriaTable,
  type ElementFinding,
  elements,
  judgedUnder,
  judgeTable,
  normVersions,
  tableNamed,
} from '../../../judge/index.ts'
import type { RecordBook, RecordView } from '../../../records/index.ts'
import { gradeText } from '../../../vocab/grades.ts'
import { limbs, verdicts } from '../../../vocab/violations.ts'
import { type Dossier, listed } from '../../casework/dossier.ts'
import { Found } from '../../ui/judge-parts.tsx'
import { Likely, TableFrame, UserText } from '../../ui/parts.tsx'
import { labelOf, Marks, recordUrl } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

interface Props {
  readonly view: View
  readonly book: RecordBook
  readonly dossier: Dossier
}

/** First the norm, then the other tables by which the case was assessed. */
export function VerdictSections({ view, book, dossier }: Props) {
  const [judged] = dossier.normFindings
  const { casework: w } = view.words
  return (
    <>
      <section>
        <h2 id="verdict">{w.normVerdict}</h2>
        {judged === undefined ? (
          <p>{w.noVerdict}</p>
        ) : (
          <NormVerdict view={view} book={book} record={judged} dossier={dossier} />
        )}
      </section>
      {latestByTable(dossier.assessments).map((record) => (
        <Assessed view={view} book={book} record={record} dossier={dossier} />
      ))}
    </>
  )
}

/** One assessment a table: the approved or newest one. */
function latestByTable(assessments: readonly RecordView[]): readonly RecordView[] {
  const kept = new Map<string, RecordView>()
  for (const record of assessments) {
    const table = String(record.fields.table)
    if (!kept.has(table)) kept.set(table, record)
  }
  return [...kept.values()]
}

interface One extends Props {
  readonly record: RecordView
}

function NormVerdict({ view, book, record, dossier }: One) {
  const { casework: w } = view.words
  const { verdict, limbs: found, elements: rows, counted, changes } = judgedUnder(record.fields)
  const version = normVersions.find((one) => one.version === record.fields.version)
  const met = found.filter(({ finding }) => finding === 'met')
  const kind = book.kinds.get(record.kind)
  return (
    <>
      <p class="verdict-line">
        {labelOf(view, verdicts[verdict])}
        {met.length === 0 ? null : <>: {view.list(met.map(({ limb }) => labelOf(view, limbs[limb])))}</>}
      </p>
      <p class="row">
        {kind === undefined ? null : <Marks view={view} kind={kind} record={record} />}
        <a href={view.to(recordUrl(record.kind, record.id))} class="code">
          {record.id}
        </a>
        <span class="soft">
          {version === undefined ? null : `${labelOf(view, version.title)} ${version.version}`}
        </span>
      </p>
      {record.approved === null ? <p class="soft">{w.draftNote}</p> : null}
      <p class="soft">
        {w.normLead} {w.counted[counted]}
      </p>
      <Matrix
        view={view}
        label={w.normVerdict}
        rows={rows}
        table={version}
        record={record}
        dossier={dossier}
      />
      <h3>{w.change}</h3>
      {changes.length === 0 ? <p class="soft">{w.changeNone}</p> : null}
      <ul>
        {changes.slice(0, 6).map(({ to, elements: changed }) => (
          <li>
            {w.changeTo(labelOf(view, verdicts[to]))}{' '}
            {view.list(
              changed.map((one) => w.elementTo(elementName(view, one.element), w.findingNames[one.to])),
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Assessed({ view, book, record, dossier }: One) {
  const { casework: w } = view.words
  const table = tableNamed(String(record.fields.table))
  if (table === undefined) return null
  const { criteria, rules } = judgeTable(
    table,
    assertionsOf(listed(record.fields.assertions) as unknown as AssertionRow[]),
  )
  const kind = book.kinds.get(record.kind)
  const title = labelOf(view, table.title)
  return (
    <section>
      <h2 id={`table-${table.id}`}>{title}</h2>
      <p class="row">
        <Likely view={view} term={String(record.fields.likelihood)} />
        <span>{w.confidences[record.fields.confidence as keyof typeof w.confidences]}</span>
        {kind === undefined ? null : <Marks view={view} kind={kind} record={record} />}
        <a href={view.to(recordUrl(record.kind, record.id))} class="code">
          {record.id}
        </a>
      </p>
      <ul>
        {rules.map(({ rule, finding }) => {
          const label = table.rules.find(({ id }) => id === rule)?.label
          return (
            <li>
              {label === undefined ? rule : labelOf(view, label)}:{' '}
              {finding === null ? w.peopleJudge : <Found view={view} finding={finding} />}
            </li>
          )
        })}
      </ul>
      <Matrix view={view} label={title} rows={criteria} table={table} record={record} dossier={dossier} />
      <p class="soft">
        {w.source}: {table.source.title}
      </p>
    </section>
  )
}

/** Criterion by criterion: what was found, how sure, and the assertions it rests on with their grades and pieces. */
function Matrix(props: {
  view: View
  label: string
  rows: readonly ElementFinding[]
  table: CriteriaTable | undefined
  record: RecordView
  dossier: Dossier
}) {
  const { view, table } = props
  const { casework: w } = view.words
  const assertions = listed(props.record.fields.assertions) as unknown as readonly AssertionRow[]
  return (
    <TableFrame label={props.label}>
      <thead>
        <tr>
          <th scope="col">{w.criterion}</th>
          <th scope="col">{w.found}</th>
          <th scope="col">{w.sure}</th>
          <th scope="col">{w.rests}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ element, finding, decisive, beside, likelihood, confidence }) => {
          const means = table?.criteria.find(({ id }) => id === element)?.means
          return (
            <tr>
              <th scope="row">
                {means === undefined ? (
                  elementName(view, element)
                ) : (
                  <abbr title={labelOf(view, means)}>{elementName(view, element)}</abbr>
                )}
              </th>
              <td>
                <Found view={view} finding={finding} />
              </td>
              <td>
                {likelihood === null ? null : <Likely view={view} term={likelihood} />}
                {likelihood === null || confidence === null ? null : <br />}
                {confidence === null ? null : <small>{w.confidences[confidence]}</small>}
              </td>
              <td class="wide">
                {decisive.length + beside.length === 0 ? <span class="soft">{w.nothingDecides}</span> : null}
                <ul class="rests">
                  {[...decisive, ...beside].map((id) => {
                    const row = assertions[Number(id.slice(1)) - 1]
                    return row === undefined ? null : (
                      <li class={decisive.includes(id) ? undefined : 'soft'}>
                        <Assertion view={view} row={row} dossier={props.dossier} />
                      </li>
                    )
                  })}
                </ul>
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}

function Assertion({ view, row, dossier }: { view: View; row: AssertionRow; dossier: Dossier }) {
  const { casework: w } = view.words
  const piece = row.evidence === undefined ? undefined : dossier.pieces.get(row.evidence)
  return (
    <>
      {row.stance === 'undercuts' ? <em>{w.against}: </em> : null}
      <UserText text={row.says} />{' '}
      <span class="soft">
        (
        {row.hedge === undefined ? null : (
          <>
            <UserText text={row.hedge} />,{' '}
          </>
        )}
        <UserText text={row.source} />, <strong>{gradeText(row)}</strong>)
      </span>
      {piece === undefined ? null : (
        <>
          {' '}
          <a href={view.to(recordUrl('evidence', piece.id))} class="code nowrap">
            {piece.id}
          </a>
        </>
      )}
      {row.finding === undefined ? null : (
        <>
          {' '}
          <a href={view.to(`/findings/${row.finding}`)} class="code nowrap">
            {row.finding}
          </a>
        </>
      )}
    </>
  )
}

function elementName(view: View, element: string): string {
  const label = elements.entries.get(element)
  return label === undefined ? element : labelOf(view, label)
}
