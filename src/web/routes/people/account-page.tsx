import type { PasskeyRow, PersonEvent, SessionRow, SignedIn, TokenRow } from '../../../people/index.ts'
import { desks } from '../../../records/index.ts'
import { TableFrame, Time } from '../../ui/parts.tsx'
import { roleText } from '../../ui/person-bar.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { OnRecord } from './parts.tsx'
import { PasskeyButton } from './sign-in.tsx'

export interface AccountPage {
  readonly signedIn: SignedIn
  readonly passkeys: readonly PasskeyRow[]
  readonly tokens: readonly TokenRow[]
  readonly sessions: readonly SessionRow[]
  readonly events: readonly PersonEvent[]
  /** Recovery codes left. */
  readonly codes: number
  readonly connected: boolean
  readonly provider: string | null
  readonly kinds: readonly { readonly name: string; readonly label: string }[]
  /** Whether the page was opened under a number, where there are no passkeys. */
  readonly numbered: boolean
}

type Props = AccountPage & { readonly view: View }

export function Account(props: Props) {
  const { view, passkeys, codes, connected } = props
  const { people: w } = view.words
  const noWayBack = passkeys.length === 0 && codes === 0 && !connected
  return (
    <>
      {noWayBack ? <p role="alert">{w.wayBack}</p> : null}
      <Roles {...props} />
      <Passkeys {...props} />
      <Codes {...props} />
      <ProviderPart {...props} />
      <Tokens {...props} />
      <Sessions {...props} />
      <OnRecord view={view} events={props.events} />
    </>
  )
}

/** One button that changes something. */
export function Act(props: {
  view: View
  to: string
  label: string
  /** Said to those who do not see which row the button is in. */
  of?: string
  values?: Readonly<Record<string, string>>
}) {
  return (
    <form method="post" action={props.view.to(props.to)}>
      {Object.entries(props.values ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" aria-label={props.of === undefined ? undefined : `${props.label}: ${props.of}`}>
        {props.label}
      </button>
    </form>
  )
}

function Roles({ view, signedIn }: Props) {
  const { people: w } = view.words
  const { memberships, acting } = signedIn
  return (
    <section>
      <h2>{w.rolesTitle}</h2>
      {memberships.length === 0 ? (
        <p>{w.noRole}</p>
      ) : (
        <TableFrame label={w.rolesTitle}>
          <thead>
            <tr>
              <th scope="col">{w.role}</th>
              <th scope="col">{w.sphere}</th>
              <th scope="col">{w.since}</th>
              <th scope="col">{w.givenBy}</th>
              <th scope="col">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {memberships.map((membership) => (
              <tr>
                <th scope="row">{roleText(view, membership)}</th>
                <td>{w.spheres[membership.organisation.sphere]}</td>
                <td>
                  <Time view={view} at={membership.given} />
                </td>
                <td>{visible(membership.givenBy)}</td>
                <td>
                  {membership.id === acting?.id ? (
                    <strong>{w.acting}</strong>
                  ) : (
                    <Act
                      view={view}
                      to="/account/acting"
                      label={w.actAs}
                      of={roleText(view, membership)}
                      values={{ role: membership.id }}
                    />
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

function Used({ view, at }: { view: View; at: number }) {
  return at === 0 ? <span class="soft">{view.words.people.never}</span> : <Time view={view} at={at} />
}

function Passkeys({ view, passkeys, numbered }: Props) {
  const { people: w } = view.words
  return (
    <section>
      <h2>{w.passkeysTitle}</h2>
      <p class="soft">{w.passkeysLead}</p>
      {passkeys.length === 0 ? null : (
        <TableFrame label={w.passkeysTitle}>
          <thead>
            <tr>
              <th scope="col">{w.label}</th>
              <th scope="col">{w.made}</th>
              <th scope="col">{w.used}</th>
              <th scope="col">{w.change}</th>
            </tr>
          </thead>
          <tbody>
            {passkeys.map(({ id, label, made, used }) => (
              <tr>
                <th scope="row" class="user" dir="auto">
                  {visible(label)}
                </th>
                <td>
                  <Time view={view} at={made} />
                </td>
                <td>
                  <Used view={view} at={used} />
                </td>
                <td>
                  <Act
                    view={view}
                    to={`/account/passkeys/${id}/remove`}
                    label={w.remove}
                    of={visible(label)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {numbered ? (
        <p>
          {w.passkeyAddress} <code>http://localhost</code>
        </p>
      ) : (
        <PasskeyButton view={view} doing="create" to="/account/passkeys" label={w.addPasskey}>
          <div class="field">
            <label for="passkey-label">{w.label}</label>
            <input
              id="passkey-label"
              name="label"
              type="text"
              maxlength={60}
              dir="auto"
              aria-describedby="passkey-label-hint"
            />
            <small id="passkey-label-hint">{w.labelHint}</small>
          </div>
        </PasskeyButton>
      )}
    </section>
  )
}

function Codes({ view, codes }: Props) {
  const { people: w } = view.words
  return (
    <section>
      <h2>{w.codesTitle}</h2>
      <p>
        {w.codesLeft(view.integer(codes))} {codes === 0 ? null : w.codesReplace}
      </p>
      <Act view={view} to="/account/codes" label={w.codesMake} />
    </section>
  )
}

function ProviderPart({ view, provider, connected }: Props) {
  const { people: w } = view.words
  if (provider === null) return null
  const name = visible(provider)
  return (
    <section>
      <h2>{w.providerTitle}</h2>
      {connected ? (
        <>
          <p>{w.providerOn(name)}</p>
          <Act view={view} to="/account/provider/remove" label={w.remove} of={name} />
        </>
      ) : (
        <Act view={view} to="/account/provider" label={w.providerConnect(name)} />
      )}
    </section>
  )
}

function Tokens(props: Props) {
  const { view, tokens, signedIn } = props
  const { people: w } = view.words
  return (
    <section>
      <h2>{w.tokensTitle}</h2>
      <p class="soft">{w.tokensLead}</p>
      <TokenTable view={view} tokens={tokens} revoke="/account/tokens" />
      {signedIn.memberships.length === 0 ? null : (
        <details>
          <summary>{w.tokenMake}</summary>
          <TokenForm {...props} />
        </details>
      )}
    </section>
  )
}

/** @param revoke where the buttons send; null leaves them out */
export function TokenTable(props: { view: View; tokens: readonly TokenRow[]; revoke: string | null }) {
  const { view } = props
  const { people: w } = view.words
  if (props.tokens.length === 0) return null
  return (
    <TableFrame label={w.tokensTitle}>
      <thead>
        <tr>
          <th scope="col">{w.label}</th>
          <th scope="col">{w.scopes}</th>
          <th scope="col">{w.used}</th>
          <th scope="col">{w.until}</th>
          <th scope="col">{props.revoke === null ? w.state : w.change}</th>
        </tr>
      </thead>
      <tbody>
        {props.tokens.map(({ record, label, scopes, used, expires }) => (
          <tr>
            <th scope="row">
              <span class="user" dir="auto">
                {visible(label)}
              </span>
              <br />
              <small class="code nowrap">{record}</small>
            </th>
            <td>
              <small class="code">{scopes}</small>
            </td>
            <td>
              <Used view={view} at={used} />
            </td>
            <td>
              <Time view={view} at={expires} />
            </td>
            <td>
              {props.revoke === null ? (
                w.active
              ) : (
                <Act
                  view={view}
                  to={`${props.revoke}/${record}/revoke`}
                  label={w.revoke}
                  of={visible(label)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

const lifetimes = [7, 30, 90, 365] as const

function TokenForm({ view, signedIn, kinds }: Props) {
  const { people: w } = view.words
  const byDesk = desks.map((desk) => ({ of: `desk/${desk}`, label: w.scopeDesk(w.desks[desk]) }))
  return (
    <form method="post" action={view.to('/account/tokens')} class="record">
      <div class="field">
        <label for="token-label">{w.label}</label>
        <input id="token-label" name="label" type="text" maxlength={60} dir="auto" required />
      </div>
      <div class="field">
        <label for="token-role">{w.tokenRole}</label>
        <select id="token-role" name="role">
          {signedIn.memberships.map((membership) => (
            <option value={membership.id}>{roleText(view, membership)}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="token-days">{w.tokenDays}</label>
        <select id="token-days" name="days">
          {lifetimes.map((days) => (
            <option value={String(days)} selected={days === 30}>
              {w.days(view.integer(days))}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{w.scopes}</legend>
        <ScopeTable view={view} label={w.scopes} rows={[{ of: '', label: w.scopeAll }, ...byDesk]} />
        <details>
          <summary>{w.scopeKinds}</summary>
          <ScopeTable
            view={view}
            label={w.scopeKinds}
            rows={kinds.map(({ name, label }) => ({ of: name, label }))}
          />
        </details>
      </fieldset>
      <p class="row">
        <button type="submit" class="main">
          {w.tokenMake}
        </button>
      </p>
    </form>
  )
}

function ScopeTable(props: {
  view: View
  label: string
  rows: readonly { readonly of: string; readonly label: string }[]
}) {
  const { people: w } = props.view.words
  return (
    <TableFrame label={props.label}>
      <thead>
        <tr>
          <th scope="col">{w.scopeOf}</th>
          <th scope="col">{w.scopeRead}</th>
          <th scope="col">{w.scopeWrite}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ of, label }) => (
          <tr>
            <th scope="row">{label}</th>
            {(['read', 'write'] as const).map((access) => (
              <td>
                <input
                  type="checkbox"
                  name="scope"
                  value={of === '' ? access : `${access}:${of}`}
                  aria-label={`${label}: ${access === 'read' ? w.scopeRead : w.scopeWrite}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Sessions({ view, sessions, signedIn }: Props) {
  const { people: w } = view.words
  const methods: Readonly<Record<string, string>> = w.methods
  return (
    <section>
      <h2>{w.sessionsTitle}</h2>
      <TableFrame label={w.sessionsTitle}>
        <thead>
          <tr>
            <th scope="col">{w.browser}</th>
            <th scope="col">{w.how}</th>
            <th scope="col">{w.began}</th>
            <th scope="col">{w.until}</th>
            <th scope="col">{w.change}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, createdAt, expiresAt, userAgent, method }) => (
            <tr>
              <th scope="row" class="wide">
                <small class="user" dir="auto">
                  {visible(userAgent || '–').slice(0, 120)}
                </small>
              </th>
              <td>{methods[method ?? ''] ?? '–'}</td>
              <td>
                <Time view={view} at={new Date(createdAt).getTime()} />
              </td>
              <td>
                <Time view={view} at={new Date(expiresAt).getTime()} />
              </td>
              <td>
                {id === signedIn.sessionId ? (
                  <strong>{w.thisOne}</strong>
                ) : (
                  <Act view={view} to="/account/sessions/end" label={w.end} values={{ session: id }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {sessions.length < 2 ? null : <Act view={view} to="/account/sessions/end" label={w.endOthers} />}
    </section>
  )
}
