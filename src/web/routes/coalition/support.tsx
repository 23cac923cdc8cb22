import type { RecordView } from '../../../records/index.ts'
import { helps, threats } from '../../../respond/index.ts'
import { countryName } from '../../ui/countries.ts'
import { Day, TableFrame } from '../../ui/parts.tsx'
import { DerivedText, recordUrl } from '../../ui/record-parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

interface SupportProps {
  readonly view: View
  readonly coalition: string
  /** As far as the reader may see them; none for the public. */
  readonly requests: readonly RecordView[]
  readonly mayAsk: boolean
}

/** Which members are exposed to what, what help they asked for, and who accepted. */
export function Support({ view, coalition, requests, mayAsk }: SupportProps) {
  const { support: w } = view.words.diplomacy
  if (requests.length === 0 && !mayAsk) return null
  const exposed = requests.filter(({ fields }) => fields.ended === undefined)
  const shown = [...exposed, ...requests.filter(({ fields }) => fields.ended !== undefined)]
  return (
    <section>
      <h2 id="support">{w.title}</h2>
      <p class="soft">{w.lead}</p>
      {mayAsk ? (
        <p>
          <a class="button" href={view.to(`${recordUrl('support-request')}/new?coalition=${coalition}`)}>
            {w.ask}
          </a>
        </p>
      ) : null}
      {shown.length === 0 ? null : (
        <TableFrame label={w.title}>
          <thead>
            <tr>
              <th scope="col">{w.member}</th>
              <th scope="col">{w.threat}</th>
              <th scope="col">{w.help}</th>
              <th scope="col">{w.stands}</th>
              <th scope="col">{w.needed}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, fields, derived }) => (
              <tr>
                <th scope="row">{countryName(view, String(fields.country))}</th>
                <td>{threats[fields.threat as keyof typeof threats][view.language]}</td>
                <td class="wide">
                  {helps[fields.help as keyof typeof helps][view.language]}:{' '}
                  <a href={view.to(recordUrl('support-request', id))} class="user" dir="auto">
                    {visible(String(fields.title))}
                  </a>
                </td>
                <td>
                  <DerivedText view={view} derived={derived.state} />
                </td>
                <td>
                  {typeof fields.needed === 'string' ? (
                    <Day view={view} at={Date.parse(fields.needed)} />
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
