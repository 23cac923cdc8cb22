import { search } from './kind-test.ts'
import { layOut } from './lines.ts'

/** What threads divide among themselves. */
export const coordinationJobs = [layOut, search] as const
