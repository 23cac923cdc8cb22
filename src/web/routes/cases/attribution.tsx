import { weighHypotheses } from '../../../judge/index.ts'
import type { RecordBook, RecordView } from '../../../records/index.ts'
import { type Dossier, listed } from '../../casework/dossier.ts'
import { Likely, TableFrame, UserText } from '../../ui/parts.tsx'
import { labelOf, Marks, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

type Consistency = Parameters<typeof weighHypotheses>[0]['evidence'][number]['cells'][string]

const signs: Readonly<Record<string, string>> = {
  'very-consistent': '++',
  consistent: '+',
  neutral: '0',
  inconsistent: '−',
  'very-inconsistent': '−−',
}

/** Hypotheses side by side, agencies with their dissent, and the denial beside the finding. */
export function AttributionSection(props: { view: View; book: RecordBook; dossier: Dossier }) {
  const { view, book, dossier } = props
  const { casework: w } = view.words
  return (
    <section>
      <h2 id="attribution">{w.attribution}</h2>
      {dossier.attributions.length === 0 ? <p class="soft">{w.attributionNone}</p> : null}
      {dossier.attributions.map((record) => (
        <One view={view} book={book} record={record} />
      ))}
    </section>
  )
}

function One({ view, book, record }: { view: View; book: RecordBook; record: RecordView }) {
  const { casework: w } = view.words
  const { fields } = record
  const kind = book.kinds.get(record.kind)
  const hypotheses = listed(fields.hypotheses).map(({ says }, at) => ({
    id: `h${at + 1}`,
    says: String(says),
  }))
  const pieces = listed(fields.matrix)
  const {
    hypotheses: weighed,
    evidence,
    leading,
  } = weighHypotheses({
    hypotheses: hypotheses.map(({ id }) => id),
    evidence: pieces.map((piece, at) => ({
      id: String(at),
      cells: Object.fromEntries(
        hypotheses.flatMap(({ id }) =>
          piece[id] === undefined ? [] : [[id, piece[id] as Consistency] as const],
        ),
      ),
    })),
  })
  const denial = record.links.get(String(fields.denial))
  return (
    <div class="flow">
      <p>
        <strong class="user" dir="auto">
          {visible(String(fields.conclusion))}
        </strong>
      </p>
      <p class="row">
        <Likely view={view} term={String(fields.likelihood)} />
        <span>{w.confidences[fields.confidence as keyof typeof w.confidences]}</span>
        <span class="tag">{w.attributionSorts[fields.sort as keyof typeof w.attributionSorts]}</span>
        {kind === undefined ? null : <Marks view={view} kind={kind} record={record} />}
        <a href={view.to(recordUrl(record.kind, record.id))} class="code">
          {record.id}
        </a>
      </p>
      {denial === undefined ? null : (
        <p class="said">
          <strong>{w.denial}</strong>{' '}
          <a href={view.to(recordUrl(denial.kind, String(fields.denial)))} class="user" dir="auto">
            {visible(denial.title)}
          </a>
        </p>
      )}
      <TableFrame label={w.matrix}>
        <thead>
          <tr>
            <th scope="col">{w.evidence}</th>
            <th scope="col">{w.grade}</th>
            {hypotheses.map(({ id, says }) => (
              <th scope="col">
                <abbr title={visible(says)}>{id.toUpperCase()}</abbr>
                {leading.includes(id) ? <small> {w.leading}</small> : null}
              </th>
            ))}
            <th scope="col" class="n">
              <abbr title={w.diagnosticMeans}>{w.diagnostic}</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {pieces.map((piece, at) => (
            <tr>
              <th scope="row" class="wide">
                <UserText text={String(piece.says)} />
              </th>
              <td>
                {String(piece.reliability)}
                {String(piece.credibility)}
              </td>
              {hypotheses.map(({ id }) => (
                <td>{signs[String(piece[id] ?? 'neutral')] ?? '0'}</td>
              ))}
              <td class="n">{view.decimal(evidence[at]?.diagnosticity ?? 0)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{w.inconsistency}</th>
            <td />
            {hypotheses.map(({ id }) => (
              <td>{view.integer(weighed.find(({ hypothesis }) => hypothesis === id)?.inconsistency ?? 0)}</td>
            ))}
            <td />
          </tr>
        </tbody>
      </TableFrame>
      <ol class="plain">
        {hypotheses.map(({ id, says }) => (
          <li>
            <span class="code">{id.toUpperCase()}</span> <UserText text={says} />
          </li>
        ))}
      </ol>
      <Agencies view={view} record={record} />
    </div>
  )
}

function Agencies({ view, record }: { view: View; record: RecordView }) {
  const { casework: w } = view.words
  const agencies = listed(record.fields.agencies)
  if (agencies.length === 0) return null
  return (
    <>
      <h3>
        {w.agencies}{' '}
        {record.derived.agencies === undefined ? null : (
          <small>({labelOf(view, record.derived.agencies.text)})</small>
        )}
      </h3>
      <ul>
        {agencies.map(({ agency, position, confidence, says }) => (
          <li>
            <UserText text={String(agency)} />: {w.positions[position as keyof typeof w.positions]}
            {confidence === undefined ? null : (
              <>, {w.confidences[confidence as keyof typeof w.confidences]}</>
            )}
            {says === undefined ? null : (
              <>
                {'. '}
                <UserText text={String(says)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
