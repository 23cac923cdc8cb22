import type { RecordKind } from '../kind.ts'
import { accountSet } from './account-set.ts'
import { actor } from './actor.ts'
import { election } from './election.ts'
import { outlet } from './outlet.ts'
import { reveal } from './reveal.ts'
import { statement } from './statement.ts'
import { task } from './task.ts'

/** Every kind that the program knows, in the order in which pages list them. */
export const kinds: readonly RecordKind[] = [election, task, actor, outlet, accountSet, statement, reveal]
