import type { Context } from '../../app/frame.ts'
import { openRecords } from '../../app/frame.ts'
import { ExitCode } from '../../kernel/errors.ts'
import type { Member, People } from '../../people/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command, type GlobalOptions, type Options } from '../command.ts'
import { numberOption } from '../number-option.ts'
import { printable } from '../printable.ts'
import { tabulate } from '../tabulate.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  role: {
    value: 'ROLE',
    says: 'add: the first role; token: the role that it acts in (standard: the first held)',
  },
  organisation: { value: 'NAME', says: 'add, role, token: the organisation in which the role is held' },
  sphere: {
    value: 'SPHERE',
    says: 'add, role: make the organisation, of this sphere: civil-society, government, instance',
  },
  address: { value: 'MAIL', says: 'add: an address by which an identity provider knows the person' },
  take: { says: 'role: take it away instead' },
  scope: { value: 'SCOPE', many: true, says: 'token: read, write, read:KIND, write:desk/DESK' },
  days: { value: 'N', says: 'token: how long it lasts, at most 365 (standard: 30)' },
  label: { value: 'TEXT', says: 'token: what it is called' },
} as const

type Given = Options<typeof options> & GlobalOptions
interface Work {
  readonly people: People
  readonly given: Given
  readonly words: readonly string[]
  readonly origin: string
}
/** @returns the answer as JSON and as lines */
type Action = (work: Work) => Promise<{ readonly data: object; readonly lines: string }>

/** Who did it, in the ledger: whoever runs the program. */
const by = 'terminal'

const actions: ReadonlyMap<string, { readonly takes: number; readonly run: Action }> = new Map([
  ['list', { takes: 0, run: list }],
  ['organisations', { takes: 0, run: organisations }],
  ['add', { takes: 1, run: add }],
  ['role', { takes: 2, run: role }],
  ['recover', { takes: 1, run: recover }],
  ['suspend', { takes: 1, run: (work: Work) => suspend(work, true) }],
  ['reinstate', { takes: 1, run: (work: Work) => suspend(work, false) }],
  ['token', { takes: 1, run: token }],
  ['revoke', { takes: 2, run: revoke }],
])

export const people = command({
  name: 'people',
  summary: 'say who may sign in, in which role, and what their programs may do',
  usage:
    'list | organisations | add NAME | role NAME ROLE | recover NAME | suspend NAME | reinstate NAME | token NAME | revoke NAME TOKEN',
  examples: [
    'tocsin people list',
    'tocsin people add ada --role analyst --organisation Desk --sphere civil-society',
    'tocsin people role ada reviewer --organisation Desk',
    'tocsin people recover ada',
    'tocsin people token ada --scope read --scope write:task --days 90',
  ],
  options,
  async run(context, given, [name, ...words]) {
    const action = actions.get(name ?? '')
    const hint = 'tocsin people --help lists what it can do'
    if (action === undefined) {
      const message =
        name === undefined ? 'people needs to know what to do' : `people cannot '${printable(name)}'`
      throw new UsageError(message, { hint })
    }
    if (words.length !== action.takes) {
      throw new UsageError(
        inTerminal`people ${String(name)} takes ${action.takes} {name|names}, but was given ${words.length}`,
        {
          hint,
        },
      )
    }
    return withPeople(context, async (opened) => {
      const origin = opened.origin ?? 'http://localhost:7007'
      const { data, lines } = await action.run({ people: opened, given, words, origin })
      context.effects.terminal.out(given.json === true ? `${JSON.stringify(data)}\n` : lines)
      return ExitCode.ok
    })
  },
})

async function withPeople<Result>(
  { config, effects }: Context,
  work: (people: People) => Promise<Result>,
): Promise<Result> {
  const records = await openRecords(config, effects)
  try {
    return await work(records.people)
  } finally {
    await records.close()
  }
}

const rolesText = ({ memberships }: Member): string =>
  memberships.map(({ role, organisation }) => `${role} (${printable(organisation.name)})`).join(', ')

async function list({ people: { registry } }: Work) {
  const members = await registry.list()
  const data = members.map(({ id, name, suspended, passkeys, provider, memberships }) => ({
    ...{ id, name, suspended, passkeys, provider },
    roles: memberships.map(({ role, organisation }) => ({ role, organisation: organisation.name })),
  }))
  const rows = members.map((member) => [
    member.id,
    member.name,
    member.suspended ? 'suspended' : member.passkeys > 0 || member.provider ? 'active' : 'invited',
    rolesText(member),
  ])
  return { data, lines: tabulate(['id', 'name', 'state', 'roles'], rows) }
}

async function organisations({ people: { registry } }: Work) {
  const all = await registry.organisations()
  const data = all.map(({ record, name, sphere }) => ({ id: record, name, sphere }))
  const rows = all.map(({ record, name, sphere }) => [record, printable(name), sphere])
  return { data, lines: tabulate(['id', 'name', 'sphere'], rows) }
}

/** The organisation that an option names, made where a sphere is given too. */
async function organisationOf({ people: { registry }, given }: Work): Promise<string> {
  const { organisation, sphere } = given
  if (organisation === undefined) {
    throw new UsageError('a role is held in an organisation', { hint: 'name it with --organisation' })
  }
  const known = (await registry.organisations()).some(({ key }) => key === organisation.trim().toLowerCase())
  if (!known && sphere !== undefined) await registry.addOrganisation(by, organisation, sphere)
  return organisation
}

async function add(work: Work) {
  const { registry } = work.people
  const { role: first, address } = work.given
  const organisation = first === undefined ? undefined : await organisationOf(work)
  const member = await registry.add(by, work.words[0]!, address)
  if (first !== undefined && organisation !== undefined) await registry.give(by, member, organisation, first)
  return linkFor(work, member, 'invitation')
}

async function recover(work: Work) {
  return linkFor(work, await work.people.registry.find(work.words[0]!), 'recovery')
}

async function linkFor({ people, origin }: Work, member: Member, purpose: 'invitation' | 'recovery') {
  const link = `${origin}/welcome?link=${await people.links.issue(by, member, purpose)}`
  return { data: { id: member.id, link }, lines: `${link}\n` }
}

async function role(work: Work) {
  const { registry } = work.people
  const [name = '', asked = ''] = work.words
  const member = await registry.find(name)
  const organisation = await organisationOf(work)
  if (work.given.take === true) {
    const key = organisation.trim().toLowerCase()
    const held = member.memberships.find(
      (one) => one.role === asked && one.organisation.name.toLowerCase() === key,
    )
    if (held === undefined) throw new UsageError(`${member.name} does not hold that role there`)
    await registry.take(by, member, held.id)
  } else await registry.give(by, member, organisation, asked)
  const after = await registry.find(name)
  return { data: { id: after.id }, lines: `${after.name}: ${rolesText(after) || 'no role'}\n` }
}

async function suspend({ people: { registry }, words }: Work, suspended: boolean) {
  const member = await registry.find(words[0]!)
  await registry.suspend(by, member, suspended)
  return {
    data: { id: member.id, suspended },
    lines: `${member.name}: ${suspended ? 'suspended' : 'reinstated'}\n`,
  }
}

async function token({ people, given, words }: Work) {
  const member = await people.registry.find(words[0]!)
  const key = given.organisation?.trim().toLowerCase()
  const held = member.memberships.find(
    (one) =>
      (given.role === undefined || one.role === given.role) &&
      (key === undefined || one.organisation.name.toLowerCase() === key),
  )
  const { secret, row } = await people.tokens.make(by, member, {
    label: given.label ?? '',
    scopes: given.scope ?? [],
    days: numberOption('days', given.days, 30, { least: 1, most: 365, whole: true }),
    membershipId: held?.id ?? '',
  })
  return { data: { id: row.record, token: secret }, lines: `${secret}\n` }
}

async function revoke({ people, words }: Work) {
  const [name = '', id = ''] = words
  await people.tokens.revoke(by, await people.registry.find(name), id)
  return { data: { id }, lines: `${printable(id)} no longer works\n` }
}
