import type { RecordKind } from '../../../records/index.ts'
import type { Exchange, ForeignRecord } from '../../../share/index.ts'
import { countryName } from '../../ui/countries.ts'
import { CommandLine, Id, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import { labelOf, TlpTag, titleOf } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

interface Props {
  readonly view: View
  readonly key: string
  /** The country for which this instance speaks. */
  readonly own: string | null
  /** Coalitions that each key pledged to join. */
  readonly pledged: ReadonlyMap<string, readonly string[]>
  /** Whether the reader may enrol. */
  readonly enrols: boolean
  readonly members: Awaited<ReturnType<Exchange['members']>>
  readonly records: readonly ForeignRecord[]
  readonly kinds: ReadonlyMap<string, RecordKind>
}

export function ExchangePage(props: Props) {
  const { view, key, members, records, kinds } = props
  const { exchange: w } = view.words
  return (
    <>
      <p class="lead">{w.lead}</p>
      <section>
        <h2>{w.key}</h2>
        <CommandLine view={view} command={key} />
        <p class="soft">{w.keyLead}</p>
      </section>
      <Own {...props} />
      <section>
        <h2 id="members">{w.members}</h2>
        {members.length === 0 ? <p>{w.noMembers}</p> : <Members {...props} />}
        <Enrol {...props} />
      </section>
      <section>
        <h2>{w.records}</h2>
        {records.length === 0 ? <p>{w.none}</p> : <Records {...{ view, records, kinds }} />}
      </section>
    </>
  )
}

/** For whom this instance speaks. */
function Own({ view, own, enrols }: Props) {
  const { exchange: w } = view.words
  return (
    <section>
      <h2 id="own">{w.own}</h2>
      <p>{own === null ? w.ownNone : <strong>{countryName(view, own)}</strong>}</p>
      {enrols ? (
        <form method="post" action={view.to('/exchange/own')} class="row">
          <label>
            {w.ownCode}{' '}
            <input
              type="text"
              name="country"
              size={4}
              maxlength={2}
              pattern="[A-Z]{2}"
              required
              value={own ?? ''}
            />
          </label>
          <button type="submit">{w.ownSet}</button>
        </form>
      ) : (
        <p class="soft">{w.ownLead}</p>
      )}
    </section>
  )
}

function Enrol({ view, enrols }: Props) {
  const { exchange: w } = view.words
  if (!enrols)
    return <CommandLine view={view} command="tocsin exchange add NAME https://ADDRESS/ KEY --country XX" />
  const field = (
    name: 'name' | 'country' | 'url' | 'key',
    more: { required?: true; pattern?: string } = {},
  ) => (
    <>
      <label for={name}>{w.enrolFields[name]}</label>
      <input type="text" id={name} name={name} size={name === 'url' || name === 'key' ? 60 : 12} {...more} />
    </>
  )
  return (
    <details>
      <summary>{w.enrol}</summary>
      <form method="post" action={view.to('/exchange/members')} class="stack">
        {field('name', { required: true, pattern: '[a-z0-9][a-z0-9\\-]{0,39}' })}
        {field('country', { pattern: '[A-Z]{2}' })}
        {field('url')}
        {field('key', { required: true })}
        <button type="submit" class="main">
          {w.enrolDo}
        </button>
      </form>
    </details>
  )
}

function Members({ view, members, enrols, pledged }: Props) {
  const { exchange: w } = view.words
  return (
    <TableFrame label={w.members}>
      <thead>
        <tr>
          <th scope="col">{w.member}</th>
          <th scope="col">{w.speaksFor}</th>
          <th scope="col">{w.inCoalition}</th>
          <th scope="col">{w.address}</th>
          <th scope="col">{w.contact}</th>
          <th scope="col" class="n">
            {w.events}
          </th>
          <th scope="col" class="n">
            {w.refused}
          </th>
          <th scope="col">{w.problem}</th>
          {enrols ? <th scope="col">{w.change}</th> : null}
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, country, url, key, status }) => (
          <tr>
            <th scope="row">
              {name}
              <details>
                <summary>{w.itsKey}</summary>
                <Id id={key.vkey} />
              </details>
            </th>
            <td>{country === null ? '–' : countryName(view, country)}</td>
            <td>
              {pledged.has(key.vkey) ? (
                <UserText text={view.list(pledged.get(key.vkey) ?? [])} />
              ) : (
                w.noPledge
              )}
            </td>
            <td>{url === null ? w.byFile : <Id id={url} />}</td>
            <td>{status?.contact == null ? w.never : <Time view={view} at={status.contact} />}</td>
            <td class="n">{view.integer(status?.seen?.size ?? 0)}</td>
            <td class="n">{view.integer(status?.refused ?? 0)}</td>
            <td class="wide-text">{status?.problem == null ? '' : <UserText text={status.problem} />}</td>
            {enrols ? (
              <td>
                <form method="post" action={view.to(`/exchange/members/${name}/remove`)}>
                  <button type="submit" aria-label={`${w.remove}: ${name}`}>
                    {w.remove}
                  </button>
                </form>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Records({ view, records, kinds }: Pick<Props, 'view' | 'records' | 'kinds'>) {
  const { exchange: w } = view.words
  return (
    <TableFrame label={w.records}>
      <thead>
        <tr>
          <th scope="col">{w.record}</th>
          <th scope="col">{w.kind}</th>
          <th scope="col">{w.member}</th>
          <th scope="col">{w.changed}</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ origin, id, state, events }) => {
          const kind = kinds.get(state?.kind ?? '')
          const href = `/exchange/${id}?origin=${encodeURIComponent(origin)}`
          if (state === null || kind === undefined) return null
          return (
            <tr>
              <th scope="row">
                <a href={view.to(href)}>{titleOf(kind, state)}</a>
                <br />
                <small>
                  <Id id={id} />
                </small>
              </th>
              <td>
                {labelOf(view, kind.one)} <TlpTag view={view} tlp={state.tlp} />
              </td>
              <td>{events.at(-1)?.member}</td>
              <td>
                <Time view={view} at={state.changed} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
