import type { Hono } from 'hono'
import { isoTime } from '../../../kernel/time.ts'
import type { Member, OrganisationRow, PersonEvent, TokenRow } from '../../../people/index.ts'
import { signedInAt } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { Figures, TableFrame, Time } from '../../ui/parts.tsx'
import { roleText } from '../../ui/person-bar.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { inFormats } from '../../ui/view.ts'
import { page, splitFormat, viewOf, type WebContext } from '../../web-context.ts'
import { Act, TokenTable } from './account-page.tsx'
import { adminAt, readerAt } from './gate.ts'
import { eventJson, memberJson, OnRecord } from './parts.tsx'
import { linkPage, RoleSelect, splitRole, stateText, waysText } from './people.tsx'

/** One person, as admins and auditors see them. */
export function personRoutes(app: Hono, web: WebContext): void {
  app.get('/people/:id', async (c) => {
    const { people } = readerAt(c, web)
    const { id, format } = splitFormat(c.req.param('id'))
    const member = await people.registry.find(id)
    const [events, tokens, organisations] = await Promise.all([
      people.registry.events(member),
      people.tokens.list(member.userId),
      people.registry.organisations(),
    ])
    if (format === 'json') {
      return c.json({
        ...memberJson(member),
        tokens: tokens.map(({ record, scopes, expires }) => ({
          id: record,
          scopes: scopes.split(' '),
          expires: isoTime(expires),
        })),
        record: events.map(eventJson),
      })
    }
    const view = viewOf(c)
    const { people: w } = view.words
    const crumbs = [{ label: w.people, href: view.to('/people') }]
    const data = inFormats(`/people/${member.id}`, ['json'])
    const changes = signedInAt(c)?.person?.role === 'admin'
    const shown = { member, events, tokens, organisations, changes }
    return page(
      c,
      web,
      view,
      { title: visible(member.name), crumbs, data },
      <OnePerson view={view} {...shown} />,
    )
  })
  app.post('/people/:id/roles', async (c) => {
    const { people, by } = adminAt(c, web, 'revise')
    const member = await people.registry.find(c.req.param('id'))
    const held = splitRole((await receiveForm(c.req.raw)).get('role') ?? '')
    if (held !== undefined) await people.registry.give(by, member, held.organisation, held.role)
    return c.redirect(viewOf(c).to(`/people/${member.id}`), 303)
  })
  app.post('/people/:id/roles/:held/take', async (c) => {
    const { people, by } = adminAt(c, web, 'revise')
    const member = await people.registry.find(c.req.param('id'))
    await people.registry.take(by, member, c.req.param('held'))
    return c.redirect(viewOf(c).to(`/people/${member.id}`), 303)
  })
  app.post('/people/:id/link', async (c) => {
    const { people, by } = adminAt(c, web, 'revise')
    const member = await people.registry.find(c.req.param('id'))
    const purpose = member.passkeys === 0 && !member.provider ? 'invitation' : 'recovery'
    return linkPage(c, web, people, member, await people.links.issue(by, member, purpose))
  })
  app.post('/people/:id/tokens/:token/revoke', async (c) => {
    const { people, by } = adminAt(c, web, 'retract')
    const member = await people.registry.find(c.req.param('id'))
    await people.tokens.revoke(by, member, c.req.param('token'))
    return c.redirect(viewOf(c).to(`/people/${member.id}`), 303)
  })
  for (const [path, suspended] of [
    ['suspend', true],
    ['reinstate', false],
  ] as const) {
    app.post(`/people/:id/${path}`, async (c) => {
      const { people, by } = adminAt(c, web, 'retract')
      const member = await people.registry.find(c.req.param('id'))
      await people.registry.suspend(by, member, suspended)
      return c.redirect(viewOf(c).to(`/people/${member.id}`), 303)
    })
  }
}

interface Shown {
  readonly view: View
  readonly member: Member
  readonly events: readonly PersonEvent[]
  readonly tokens: readonly TokenRow[]
  readonly organisations: readonly OrganisationRow[]
  readonly changes: boolean
}

function OnePerson({ view, member, events, tokens, organisations, changes }: Shown) {
  const { people: w } = view.words
  const base = `/people/${member.id}`
  return (
    <>
      <section>
        <Figures
          items={[
            { label: w.state, value: stateText(view, member) },
            { label: w.ways, value: waysText(view, member) },
          ]}
        />
      </section>
      <section>
        <h2>{w.rolesTitle}</h2>
        {member.memberships.length === 0 ? (
          <p>{w.noRole}</p>
        ) : (
          <TableFrame label={w.rolesTitle}>
            <thead>
              <tr>
                <th scope="col">{w.role}</th>
                <th scope="col">{w.sphere}</th>
                <th scope="col">{w.since}</th>
                <th scope="col">{w.givenBy}</th>
                {changes ? <th scope="col">{w.change}</th> : null}
              </tr>
            </thead>
            <tbody>
              {member.memberships.map((membership) => (
                <tr>
                  <th scope="row">{roleText(view, membership)}</th>
                  <td>{w.spheres[membership.organisation.sphere]}</td>
                  <td>
                    <Time view={view} at={membership.given} />
                  </td>
                  <td>{visible(membership.givenBy)}</td>
                  {changes ? (
                    <td>
                      <Act
                        view={view}
                        to={`${base}/roles/${membership.id}/take`}
                        label={w.take}
                        of={roleText(view, membership)}
                      />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
        {changes ? (
          <form method="post" action={view.to(`${base}/roles`)} class="record">
            <RoleSelect view={view} organisations={organisations} />
            <p class="row">
              <button type="submit">{w.give}</button>
            </p>
          </form>
        ) : null}
      </section>
      {tokens.length === 0 ? null : (
        <section>
          <h2>{w.tokensTitle}</h2>
          <TokenTable view={view} tokens={tokens} revoke={changes ? `${base}/tokens` : null} />
        </section>
      )}
      {changes ? <Means view={view} member={member} base={base} /> : <p>{w.onlySignedIn}</p>}
      <OnRecord view={view} events={events} />
    </>
  )
}

function Means({ view, member, base }: { view: View; member: Member; base: string }) {
  const { people: w } = view.words
  return (
    <section>
      <h2>{w.change}</h2>
      {member.suspended ? (
        <Act view={view} to={`${base}/reinstate`} label={w.reinstate} />
      ) : (
        <>
          <p class="soft">{w.linkMeans}</p>
          <Act view={view} to={`${base}/link`} label={w.linkMake} />
          <p class="soft">{w.suspendMeans}</p>
          <Act view={view} to={`${base}/suspend`} label={w.suspend} />
        </>
      )}
    </section>
  )
}
