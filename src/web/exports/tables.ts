import { csvLine } from '../../kernel/csv.ts'
import { isoTime } from '../../kernel/time.ts'
import type { Community, CoordinationFinding } from '../findings.ts'

/** `account_a,account_b,count,expected,p,q`, one accepted edge a line. */
export function edgesCsv(finding: CoordinationFinding, only?: Community): string {
  const { accounts, edges } = finding.body.result
  const chosen = only === undefined ? edges : only.edges.flatMap((index) => edges[index] ?? [])
  return (
    csvLine(['account_a', 'account_b', 'count', 'expected', 'p', 'q']) +
    chosen
      .map((edge) => csvLine([accounts[edge.a], accounts[edge.b], edge.count, edge.expected, edge.p, edge.q]))
      .join('')
  )
}

/** `community,account`, one member a line. */
export function communitiesCsv(finding: CoordinationFinding): string {
  const { accounts, communities } = finding.body.result
  return (
    csvLine(['community', 'account']) +
    communities
      .flatMap((community) =>
        community.members.map((member) => csvLine([community.id, accounts[member.account]])),
      )
      .join('')
  )
}

export function accountsCsv(finding: CoordinationFinding, community: Community): string {
  const { accounts } = finding.body.result
  return (
    csvLine(['account', 'role', 'actions', 'degree']) +
    community.members
      .map((member) => csvLine([accounts[member.account], member.role, member.actions, member.degree]))
      .join('')
  )
}

/** One member action a line, with the id of the post it can be checked on. */
export function objectsCsv(finding: CoordinationFinding, community: Community): string {
  const { accounts } = finding.body.result
  const head = csvLine(['kind', 'object', 'everyone', 'account', 'time', 'after_seconds', 'post'])
  return (
    head +
    community.objects
      .flatMap((object) =>
        object.actions.map((action) =>
          csvLine([
            object.kind,
            object.object,
            object.everyone,
            accounts[community.members[action.member]?.account ?? -1],
            isoTime(object.first + action.after * 1000),
            action.after,
            action.post,
          ]),
        ),
      )
      .join('')
  )
}
