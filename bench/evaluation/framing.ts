import { roles } from '../../src/detect/coordination/roles.ts'
import { table } from './chart.ts'
import { see, share } from './worlds.ts'

/** Shadows repeat everything that a genuine account shares: is it shown as copied, and kept out of the suspicion? */
export function framing(worlds: number, say: (text: string) => void): string {
  const rows = [2, 4, 8].map((size) => {
    let met = 0
    let copied = 0
    let blamed = 0
    let shadows = 0
    for (let seed = 1; seed <= worlds; seed++) {
      const { world, detection } = see({
        posts: 60_000,
        seed: 3000 + seed,
        operations: Array.from({ length: 5 }, () => ({
          kind: 'framing' as const,
          size,
          rounds: 20,
          spread: 20,
          participation: 0.9,
        })),
      })
      for (const operation of world.truth.operations) {
        const framed = world.accounts.indexOf(operation.framed!)
        const group = detection.groups.find(({ members }) => members.includes(framed))
        if (group === undefined) continue
        met++
        const role = roles(
          group.members,
          group.edges.map((at) => detection.edges[at]!),
        )
        if (role.get(framed) === 'copied') copied++
        else blamed++
        shadows += [...role.values()].filter((one) => one === 'follower').length
      }
    }
    say(`framing: ${size} shadows`)
    return [size, worlds * 5, met, copied, blamed, shadows]
  })
  return [
    '## Framing',
    'Planted accounts shadow a genuine one, repeating what it shares within 20 s. How often it has any accepted edge, and then whether',
    'it is shown as copied (no part of the suspicious community) or as a member:',
    '',
    table(
      [
        'shadows',
        'genuine accounts shadowed',
        'with an accepted edge',
        'shown as copied',
        'shown as a member',
        'shadows shown as followers',
      ],
      rows,
    ),
    '',
    `The other error: of the members of ordinary operations (10 accounts, 6 rounds, 60 s) ${mistaken(worlds)} are shown as copied.`,
  ].join('\n')
}

function mistaken(worlds: number): string {
  let members = 0
  let copied = 0
  for (let seed = 1; seed <= worlds; seed++) {
    const seen = see({
      posts: 60_000,
      seed: 4000 + seed,
      operations: Array.from({ length: 10 }, () => ({ kind: 'synchronised-sharing' as const })),
    })
    for (const group of seen.detection.groups) {
      const inside = group.edges.map((at) => seen.detection.edges[at]!)
      for (const [account, role] of roles(group.members, inside)) {
        if (!seen.plantedIn.has(account)) continue
        members++
        if (role === 'copied') copied++
      }
    }
  }
  return `${copied} of ${members} (${share(copied, members)})`
}
