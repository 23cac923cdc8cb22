import { isoTime } from '../../../kernel/time.ts'
import type { Member, PersonEvent } from '../../../people/index.ts'
import { Id, TableFrame, Time } from '../../ui/parts.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'

/** What the ledger says about a person. */
export function OnRecord({ view, events }: { view: View; events: readonly PersonEvent[] }) {
  const { people: w } = view.words
  return (
    <section>
      <h2>{w.recordTitle}</h2>
      <p class="soft">{w.recordLead}</p>
      <TableFrame label={w.recordTitle}>
        <thead>
          <tr>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.by}</th>
            <th scope="col">{w.details}</th>
          </tr>
        </thead>
        <tbody>
          {events.slice(0, 50).map((event) => (
            <tr>
              <td>
                <Time view={view} at={event.recorded} />
              </td>
              <td>{w.events[event.kind] ?? event.kind}</td>
              <td>
                <Id id={event.author} />
              </td>
              <td>
                <small class="code">{detailsOf(event)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}

function detailsOf({ body }: PersonEvent): string {
  return Object.entries(body ?? {})
    .map(
      ([name, value]) => `${name}: ${name === 'expires' ? isoTime(Number(value)) : visible(String(value))}`,
    )
    .join(', ')
}

export function eventJson({ recorded, kind, author, body, hash }: PersonEvent): object {
  return { at: isoTime(recorded), event: kind, by: author, ...body, hash }
}

export function memberJson({ id, name, suspended, memberships, passkeys, provider }: Member): object {
  const roles = memberships.map(({ role, organisation, given, givenBy }) => ({
    role,
    organisation: organisation.name,
    sphere: organisation.sphere,
    given: isoTime(given),
    givenBy,
  }))
  return { id, name, suspended, roles, passkeys, provider }
}
