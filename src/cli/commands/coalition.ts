import type { Context } from '../../app/frame.ts'
import { needStore, openRecords } from '../../app/frame.ts'
import { type JointDesk, openExchange } from '../../app/serving.ts'
import { ExitCode } from '../../kernel/errors.ts'
import { isoTime } from '../../kernel/time.ts'
import type { JointState } from '../../respond/index.ts'
import { inTerminal } from '../../vocab/label.ts'
import { command, type GlobalOptions, type Options } from '../command.ts'
import { printable } from '../printable.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  coalition: { value: 'NAME', says: 'pledge: the name of the coalition, as it stands in its record' },
  day: { value: 'DAY', says: 'pledge: the day on which it joins, such as 2027-05-01' },
  reason: { value: 'TEXT', says: 'waive: the public reason' },
  by: { value: 'WHO', says: 'propose, confirm, waive: who decided it, as it stands in the ledger' },
} as const

type Given = Options<typeof options> & GlobalOptions

interface Work {
  readonly terminal: Context['effects']['terminal']
  readonly given: Given
  readonly arg: string
  readonly joint: JointDesk
}

/** What each does, and whether it is about one thing. */
const actions: ReadonlyMap<string, { readonly about?: string; run(work: Work): Promise<unknown> }> = new Map([
  ['pledge', { run: pledge }],
  ['propose', { about: 'VIOLATION', run: propose }],
  [
    'confirm',
    {
      about: 'ID',
      run: ({ joint, arg, given }: Work) => joint.decide(arg, { decision: 'confirms' }, who(given)),
    },
  ],
  ['waive', { about: 'ID', run: waive }],
  ['status', { run: status }],
])

export const coalition = command({
  name: 'coalition',
  summary: 'act jointly with other members: pledge, propose, confirm, release at one moment',
  usage: 'pledge | propose VIOLATION | confirm ID | waive ID | status',
  examples: [
    'tocsin coalition pledge --coalition "Open group" --day 2027-05-01',
    'tocsin coalition propose VI-7K3Q9D4M --by "Ana, ministry"',
    'tocsin coalition confirm JA-7K3Q9D4M2X7K3Q9D --by "Ben, ministry"',
    'tocsin coalition waive JA-7K3Q9D4M2X7K3Q9D --reason "A caretaker government is in office" --by "Ben, ministry"',
    'tocsin coalition status',
  ],
  options,
  async run({ config, effects }, given, [name = '', arg, ...rest]) {
    const { terminal } = effects
    const action = actions.get(name)
    if (action === undefined || (action.about === undefined) !== (arg === undefined) || rest.length > 0) {
      throw new UsageError('say what to do with the coalition', { hint: 'tocsin coalition --help lists it' })
    }
    await needStore(config)
    const records = await openRecords(config, effects)
    try {
      const { joint } = openExchange(records, effects)
      await action.run({ terminal, given, arg: arg ?? '', joint })
      return ExitCode.ok
    } finally {
      await records.close()
    }
  },
})

async function pledge({ joint, given, terminal }: Work): Promise<void> {
  const { coalition: of, day } = given
  if (of === undefined || day === undefined) throw new UsageError('a pledge needs --coalition and --day')
  terminal.out(`${(await joint.pledge(of, day)).signature}\n`)
}

function who({ by }: Given): string {
  if (by === undefined || by.trim() === '') throw new UsageError('say with --by who decided it')
  return by
}

async function propose({ joint, arg, given, terminal }: Work): Promise<void> {
  const by = who(given)
  const body = await joint.actionFor({ name: by, role: 'coalition-delegate' }, arg)
  terminal.out(`${await joint.propose(body, by)}\n`)
}

async function waive({ joint, arg, given }: Work): Promise<void> {
  const reason = given.reason === undefined ? {} : { reason: given.reason }
  await joint.decide(arg, { decision: 'waives', ...reason }, who(given))
}

function summary({ id, action, confirmed, quorate, members, spread }: JointState) {
  return {
    ...{ id, title: action.title, release: action.release, quorum: action.quorum, confirmed, quorate },
    members: members.map(({ country, decision, decided, released }) => ({
      ...{ country, decision },
      reason: decided?.message.body.reason ?? null,
      decided: decided === null ? null : isoTime(decided.at),
      released: released === null ? null : isoTime(released.at),
    })),
    spreadMs: spread,
  }
}

async function status({ joint, given, terminal }: Work): Promise<void> {
  const states = await joint.states()
  if (given.json === true) {
    terminal.out(`${JSON.stringify({ own: await joint.own(), actions: states.map(summary) })}\n`)
    return
  }
  if (states.length === 0) terminal.err('no violation is being answered together\n')
  for (const { id, action, confirmed, released, spread } of states) {
    const apart = spread === null ? '' : `, ${spread} ms apart`
    terminal.out(
      inTerminal`${id}  ${action.release}  ${confirmed} of ${action.quorum} confirmed, ${released} {statement|statements} out${apart}  ${printable(action.title)}\n`,
    )
  }
}
