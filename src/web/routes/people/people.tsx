import type { Context, Hono } from 'hono'
import { csvLine } from '../../../kernel/csv.ts'
import type { Member, OrganisationRow, People } from '../../../people/index.ts'
import { rolesOf } from '../../../people/index.ts'
import { spheres } from '../../../records/index.ts'
import { WebError } from '../../errors.ts'
import { signedInAt } from '../../people.ts'
import { receiveForm } from '../../records-entry.ts'
import { CommandLine, TableFrame } from '../../ui/parts.tsx'
import { roleText } from '../../ui/person-bar.tsx'
import { visible } from '../../ui/shown-text.ts'
import type { View } from '../../ui/view.ts'
import { csv, page, viewOf, type WebContext } from '../../web-context.ts'
import { adminAt, partyOf, readerAt, unkept } from './gate.ts'
import { memberJson } from './parts.tsx'
import { NameField } from './welcome.tsx'

/** The admin's page: who is here, in which organisations and roles. */
export function peoplePageRoutes(app: Hono, web: WebContext): void {
  app.get('/people.json', async (c) => {
    const { people } = readerAt(c, web)
    const [members, organisations] = await everybody(people)
    return c.json({
      people: members.map(memberJson),
      organisations: organisations.map(({ record, name, sphere }) => ({ id: record, name, sphere })),
    })
  })
  app.get('/people.csv', async (c) => {
    const { people } = readerAt(c, web)
    const [members] = await everybody(people)
    const head = csvLine([
      'id',
      'name',
      'role',
      'organisation',
      'sphere',
      'suspended',
      'passkeys',
      'provider',
    ])
    const lines = members.flatMap(({ id, name, memberships, suspended, passkeys, provider }) =>
      (memberships.length === 0 ? [undefined] : memberships).map((held) =>
        csvLine([
          id,
          name,
          held?.role ?? '',
          held?.organisation.name ?? '',
          held?.organisation.sphere ?? '',
          suspended ? 'yes' : 'no',
          passkeys,
          provider ? 'yes' : 'no',
        ]),
      ),
    )
    return csv(c, 'people.csv', [head, ...lines].join(''))
  })
  app.get('/people', async (c) => {
    const { people } = readerAt(c, web)
    const [members, organisations] = await everybody(people)
    const view = viewOf(c)
    const data = ['JSON', 'CSV'].map((label) => ({ label, href: `/people.${label.toLowerCase()}` }))
    const changes = signedInAt(c)?.person?.role === 'admin'
    const body = <Everybody view={view} members={members} organisations={organisations} changes={changes} />
    return page(c, web, view, { title: view.words.people.people, data }, body)
  })
  app.post('/people', async (c) => {
    const { people, by } = adminAt(c, web, 'create')
    const form = await receiveForm(c.req.raw)
    const held = splitRole(form.get('role') ?? '')
    const added = await people.registry.add(by, form.get('name') ?? '', form.get('address') ?? '')
    if (held !== undefined) await people.registry.give(by, added, held.organisation, held.role)
    const link = await people.links.issue(by, added, 'invitation')
    return linkPage(c, web, people, added, link)
  })
  app.post('/people/organisations', async (c) => {
    const { people, by } = adminAt(c, web, 'create')
    const form = await receiveForm(c.req.raw)
    await people.registry.addOrganisation(by, form.get('name') ?? '', form.get('sphere') ?? '')
    return c.redirect(viewOf(c).to('/people'), 303)
  })
}

function everybody({ registry }: People) {
  return Promise.all([registry.list(), registry.organisations()])
}

/** Shows a one-time link, once. */
export function linkPage(
  c: Context,
  web: WebContext,
  people: People,
  member: Member,
  link: string,
): Response {
  const url = `${partyOf(c, people).origin}/welcome?link=${link}`
  if (c.req.header('accept') === 'application/json') return unkept(c.json({ id: member.id, link: url }, 201))
  const view = viewOf(c)
  const { people: w } = view.words
  const title = w.linkTitle(visible(member.name))
  const crumbs = [{ label: w.people, href: view.to('/people') }]
  const body = (
    <section>
      <p role="alert">{w.linkShown}</p>
      <CommandLine view={view} command={url} />
      <p>
        <a href={view.to(`/people/${member.id}`)}>{visible(member.name)}</a>
      </p>
    </section>
  )
  return unkept(page(c, web, view, { title, crumbs }, body))
}

/** `O-7K3Q9D4M/analyst` from the form; empty for none. @throws WebError `bad-form` */
export function splitRole(text: string): { organisation: string; role: string } | undefined {
  if (text === '') return undefined
  const [organisation, role, ...rest] = text.split('/')
  if (organisation !== undefined && role !== undefined && rest.length === 0) return { organisation, role }
  throw new WebError('bad-form', 'the form names no role in an organisation')
}

/** Every role that an organisation may give. */
export function RoleSelect(props: { view: View; organisations: readonly OrganisationRow[]; none?: string }) {
  const { view } = props
  const { people: w, records } = view.words
  return (
    <div class="field">
      <label for="role">{w.roleIn}</label>
      <select id="role" name="role">
        {props.none === undefined ? null : <option value="">{props.none}</option>}
        {props.organisations.flatMap(({ record, name, sphere }) =>
          rolesOf[sphere].map((role) => (
            <option value={`${record}/${role}`}>{w.actsAs(records.roles[role], visible(name))}</option>
          )),
        )}
      </select>
    </div>
  )
}

function Everybody(props: {
  view: View
  members: readonly Member[]
  organisations: readonly OrganisationRow[]
  changes: boolean
}) {
  const { view, members, organisations } = props
  const { people: w } = view.words
  return (
    <>
      <section>
        <p class="soft">{w.peopleLead}</p>
        <p>{w.found(view.integer(members.length))}</p>
        <TableFrame label={w.people}>
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.rolesTitle}</th>
              <th scope="col">{w.ways}</th>
              <th scope="col">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr>
                <th scope="row">
                  <a href={view.to(`/people/${member.id}`)}>{visible(member.name)}</a>
                </th>
                <td>
                  {member.memberships.length === 0 ? <span class="soft">{w.noRole}</span> : null}
                  <ul class="plain">
                    {member.memberships.map((membership) => (
                      <li>{roleText(view, membership)}</li>
                    ))}
                  </ul>
                </td>
                <td>{waysText(view, member)}</td>
                <td>{stateText(view, member)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
        {props.changes ? <AddPerson view={view} organisations={organisations} /> : <p>{w.onlySignedIn}</p>}
      </section>
      <Organisations {...props} />
    </>
  )
}

export function waysText(view: View, { passkeys, provider }: Member): string {
  const { people: w } = view.words
  const ways = [
    ...(passkeys === 0 ? [] : [w.passkeys(view.integer(passkeys))]),
    ...(provider ? [w.provider] : []),
  ]
  return ways.length === 0 ? w.noWay : ways.join(', ')
}

/** Somebody who has no way to come in but a link was only invited. */
export function stateText(view: View, { suspended, passkeys, provider }: Member): string {
  const { people: w } = view.words
  return suspended ? w.suspended : passkeys > 0 || provider ? w.active : w.invited
}

function AddPerson({ view, organisations }: { view: View; organisations: readonly OrganisationRow[] }) {
  const { people: w } = view.words
  return (
    <details>
      <summary>{w.addPerson}</summary>
      <form method="post" action={view.to('/people')} class="record">
        <NameField view={view} />
        <RoleSelect view={view} organisations={organisations} none={w.noRoleNow} />
        <div class="field">
          <label for="address">{w.address}</label>
          <input id="address" name="address" type="text" maxlength={200} aria-describedby="address-hint" />
          <small id="address-hint">{w.addressHint}</small>
        </div>
        <p class="row">
          <button type="submit" class="main">
            {w.addAndLink}
          </button>
        </p>
      </form>
    </details>
  )
}

function Organisations(props: {
  view: View
  members: readonly Member[]
  organisations: readonly OrganisationRow[]
  changes: boolean
}) {
  const { view, members } = props
  const { people: w } = view.words
  const count = (record: string) =>
    members.filter(({ memberships }) => memberships.some(({ organisation }) => organisation.id === record))
      .length
  return (
    <section>
      <h2>{w.organisationsTitle}</h2>
      <TableFrame label={w.organisationsTitle}>
        <thead>
          <tr>
            <th scope="col">{w.organisation}</th>
            <th scope="col">{w.sphere}</th>
            <th scope="col" class="n">
              {w.members}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.organisations.map(({ record, name, sphere }) => (
            <tr>
              <th scope="row" class="user" dir="auto">
                {visible(name)}
              </th>
              <td>{w.spheres[sphere]}</td>
              <td class="n">{view.integer(count(record))}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {props.changes ? <AddOrganisation view={view} /> : null}
    </section>
  )
}

function AddOrganisation({ view }: { view: View }) {
  const { people: w } = view.words
  return (
    <details>
      <summary>{w.addOrganisation}</summary>
      <form method="post" action={view.to('/people/organisations')} class="record">
        <div class="field">
          <label for="organisation">{w.organisation}</label>
          <input id="organisation" name="name" type="text" required maxlength={80} dir="auto" />
        </div>
        <div class="field">
          <label for="sphere">{w.sphere}</label>
          <select id="sphere" name="sphere">
            {spheres.map((sphere) => (
              <option value={sphere}>{w.spheres[sphere]}</option>
            ))}
          </select>
        </div>
        <p class="row">
          <button type="submit">{w.addOrganisation}</button>
        </p>
      </form>
    </details>
  )
}
