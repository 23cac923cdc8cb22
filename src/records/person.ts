import type { Tlp } from '../vocab/tlp.ts'
import { type Action, type Desk, may, type Sphere, sphereOf } from './authorisation.ts'
import type { RecordKind } from './kind.ts'
import { withinScopes } from './scopes.ts'
import type { Person } from './view.ts'

export function sphereOfPerson({ role, sphere }: Person): Sphere {
  return sphere ?? sphereOf[role]
}

/** What a decision depends on beside who asks. */
interface Marking {
  readonly tlp: Tlp
  readonly sphere: Sphere
  readonly shared: boolean
}

/** The authorisation table, narrowed by the scopes of the token that the person uses, if any. */
export function allows(
  person: Person,
  action: Action,
  kind: Pick<RecordKind, 'name' | 'desk'>,
  { tlp, sphere, shared }: Marking,
): boolean {
  return (
    may(person.role, action, { desk: kind.desk, tlp, sphere, shared }, sphereOfPerson(person)) &&
    withinScopes(person.scopes, action, kind)
  )
}

/** What `allows` needs to know of a desk that holds no records: as if it held one for insiders of the instance. */
export function allowsAtDesk(person: Person, action: Action, desk: Desk): boolean {
  return allows(person, action, { name: desk, desk }, { tlp: 'TLP:AMBER', sphere: 'instance', shared: false })
}
