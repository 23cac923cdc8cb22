import { LedgerError } from '../ledger/index.ts'
import type { Action } from './authorisation.ts'
import { RecordError } from './errors.ts'
import type { RecordKind } from './kind.ts'
import { allows, sphereOfPerson } from './person.ts'
import type { Person } from './view.ts'

export function notAllowed(person: Person, action: Action, kind: RecordKind): RecordError {
  const { role, scopes, ...direct } = person
  const mark = { tlp: 'TLP:CLEAR', sphere: sphereOfPerson(person), shared: true } as const
  if (
    scopes !== undefined &&
    !allows(person, action, kind, mark) &&
    allows({ role, ...direct }, action, kind, mark)
  ) {
    return new RecordError('out-of-scope', `the token's scopes do not let it ${action} a ${kind.name}`, {
      hint: 'make a token with more scopes on your account page',
    })
  }
  return new RecordError('not-allowed', `the role ${role} may not ${action} this ${kind.name}`, {
    hint: 'the authorisation table is in docs/records.md',
  })
}

export function changedSince(id: string): RecordError {
  return new RecordError('edit-conflict', `${id} was changed while you looked at it`, {
    hint: 'look at the new version first',
  })
}

export function asChanged(id: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof LedgerError && error.code === 'conflict') throw changedSince(id)
    throw error
  }
}

export function taken({ one }: RecordKind, id: string): RecordError {
  return new RecordError('taken', `${one.en}: ${id} has this name already`, { hint: `revise ${id}` })
}
